package naja.javaindex;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import naja.javaindex.ClassBytes.Malformed;

/** Reads the annotations of one attribute of a class file (Java Virtual Machine Specification 4.7.16). */
final class AnnotationReader {
    private static final int MAX_NESTING = 100;

    private final ClassBytes bytes;

    AnnotationReader(ClassBytes bytes) {
        this.bytes = bytes;
    }

    /** The values of each annotation by the descriptor of its type; what is no number and no text is passed over. */
    Map<String, Map<String, Object>> read() throws Malformed {
        Map<String, Map<String, Object>> annotations = new HashMap<>();
        for (int left = bytes.int2(); left > 0; left--) {
            annotations.put(bytes.text(bytes.int2()), values(0));
        }
        return annotations;
    }

    private Map<String, Object> values(int depth) throws Malformed {
        Map<String, Object> values = new HashMap<>();
        for (int left = bytes.int2(); left > 0; left--) {
            String name = bytes.text(bytes.int2());
            element(depth).ifPresent(value -> values.put(name, value));
        }
        return values;
    }

    private Optional<Object> element(int depth) throws Malformed {
        if (depth > MAX_NESTING) {
            throw new Malformed("its annotations are nested too deeply");
        }
        int tag = bytes.int1();
        switch (tag) {
            case 'e' -> bytes.skip(4);
            case '@' -> {
                bytes.skip(2);
                values(depth + 1);
            }
            case '[' -> {
                for (int left = bytes.int2(); left > 0; left--) {
                    element(depth + 1);
                }
            }
            default -> {
                return bytes.value(bytes.int2());
            }
        }
        return Optional.empty();
    }
}
