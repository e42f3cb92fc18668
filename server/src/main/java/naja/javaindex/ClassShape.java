package naja.javaindex;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import naja.javaindex.ClassBytes.Malformed;

/**
 * A class file without what its members hold.
 *
 * @param methods the bodies that were asked for, by name and descriptor; of others nothing
 * @param defaults the fields that begin with zero or null: static and without a constant
 */
record ClassShape(
        int access,
        String name,
        Optional<String> superName,
        List<String> interfaces,
        Map<String, Optional<Bytecode>> methods,
        Map<String, String> defaults,
        Map<String, Map<String, Object>> annotations) {

    /**
     * Reads a class file behind its constant pool.
     *
     * @param wanted names of the methods whose bodies are read; {@code *} for all
     */
    static ClassShape read(ClassBytes bytes, Set<String> wanted) throws Malformed {
        int access = bytes.int2();
        String name = bytes.className(bytes.int2());
        Optional<String> superName = bytes.optionalClass(bytes.int2());
        List<String> interfaces = bytes.classNames();
        Map<String, String> defaults = new HashMap<>();
        for (int count = bytes.int2(); count > 0; count--) {
            field(bytes, defaults);
        }
        Map<String, Optional<Bytecode>> methods = new LinkedHashMap<>();
        for (int count = bytes.int2(); count > 0; count--) {
            bytes.skip(2);
            String method = bytes.text(bytes.int2());
            String descriptor = bytes.text(bytes.int2());
            boolean isWanted = wanted.contains(method) || wanted.contains("*");
            methods.put(method + descriptor, body(bytes, isWanted));
        }
        return new ClassShape(access, name, superName, interfaces, methods, defaults, annotations(bytes));
    }

    private static void field(ClassBytes bytes, Map<String, String> defaults) throws Malformed {
        int access = bytes.int2();
        String name = bytes.text(bytes.int2());
        String descriptor = bytes.text(bytes.int2());
        boolean isConstant = false;
        for (int count = bytes.int2(); count > 0; count--) {
            isConstant |= bytes.text(bytes.int2()).equals("ConstantValue");
            bytes.skip(bytes.int4() & 0xFFFFFFFFL);
        }
        if ((access & Access.STATIC) != 0 && !isConstant) {
            defaults.put(name, descriptor);
        }
    }

    private static Optional<Bytecode> body(ClassBytes bytes, boolean isWanted) throws Malformed {
        Optional<Bytecode> body = Optional.empty();
        for (int count = bytes.int2(); count > 0; count--) {
            boolean isCode = bytes.text(bytes.int2()).equals("Code");
            long length = bytes.int4() & 0xFFFFFFFFL;
            int start = bytes.position();
            bytes.skip(length);
            int end = bytes.position();
            if (isCode && isWanted) {
                bytes.moveTo(start);
                body = Optional.of(Bytecode.read(bytes));
                bytes.moveTo(end);
            }
        }
        return body;
    }

    private static Map<String, Map<String, Object>> annotations(ClassBytes bytes) throws Malformed {
        Map<String, Map<String, Object>> annotations = new HashMap<>();
        for (int count = bytes.int2(); count > 0; count--) {
            boolean isWanted = bytes.text(bytes.int2()).equals("RuntimeVisibleAnnotations");
            long length = bytes.int4() & 0xFFFFFFFFL;
            int start = bytes.position();
            bytes.skip(length);
            int end = bytes.position();
            if (isWanted) {
                bytes.moveTo(start);
                try {
                    annotations.putAll(new AnnotationReader(bytes).read());
                } catch (Malformed e) {
                    // The VM does not look at annotations before they are asked for.
                    annotations.clear();
                }
                bytes.moveTo(end);
            }
        }
        return annotations;
    }
}
