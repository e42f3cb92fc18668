package naja.resolve;

import java.util.Set;

/** The modules that start-up has imported before the program's first import (facts, section 3): a file of the program cannot hide them. */
final class Preloaded {
    private static final Set<String> VERSION_2_7 = Set.of(
            "StringIO",
            "_codecs",
            "_functools",
            "_sre",
            "array",
            "codecs",
            "copy_reg",
            "encodings",
            "errno",
            "exceptions",
            "functools",
            "genericpath",
            "java",
            "linecache",
            "org",
            "os",
            "posix",
            "posixpath",
            "re",
            "site",
            "sre_compile",
            "sre_constants",
            "sre_parse",
            "stat",
            "sys",
            "sysconfig",
            "traceback",
            "types",
            "warnings");

    private static final Set<String> VERSION_2_5 =
            Set.of("errno", "exceptions", "os", "posix", "posixpath", "site", "stat", "sys");

    private Preloaded() {}

    /** Says whether {@code sys.modules} has {@code name} before the program begins. */
    static boolean contains(RuntimeProfile profile, String name) {
        return (profile.version().startsWith("2.5") ? VERSION_2_5 : VERSION_2_7).contains(name);
    }
}
