package naja.javaindex;

import java.util.Set;
import java.util.TreeSet;
import naja.javaindex.ClassBytes.Malformed;

/**
 * The packages a module opens to all code, from its descriptor (Java Virtual Machine Specification 4.7.25). The
 * platform's own reader refuses descriptors of a later Java.
 */
final class ModuleExports {
    private ModuleExports() {}

    /** The names of the packages that {@code moduleInfo} exports without a target; none if it is malformed. */
    static Set<String> of(byte[] moduleInfo) {
        try {
            return read(new ClassBytes(moduleInfo));
        } catch (Malformed e) {
            return Set.of();
        }
    }

    private static Set<String> read(ClassBytes bytes) throws Malformed {
        // Flags, name, superclass; then no interfaces, fields and methods.
        bytes.skip(6);
        bytes.skip(2L * bytes.int2());
        bytes.skip(4);
        int count = bytes.int2();
        for (int index = 0; index < count; index++) {
            String attribute = bytes.text(bytes.int2());
            long length = bytes.int4() & 0xFFFFFFFFL;
            if (attribute.equals("Module")) {
                return exports(bytes);
            }
            bytes.skip(length);
        }
        return Set.of();
    }

    private static Set<String> exports(ClassBytes bytes) throws Malformed {
        bytes.skip(6);
        bytes.skip(6L * bytes.int2());
        Set<String> exported = new TreeSet<>();
        int count = bytes.int2();
        for (int index = 0; index < count; index++) {
            String name = bytes.packageName(bytes.int2());
            bytes.skip(2);
            int targets = bytes.int2();
            bytes.skip(2L * targets);
            if (targets == 0) {
                exported.add(name.replace('/', '.'));
            }
        }
        return exported;
    }
}
