package naja.resolve;

import java.util.Set;

/**
 * The Java packages of which the VM has loaded a class before the program begins, with their ancestors: measured with Jython
 * 2.7.4 on JDK 17. Packages below {@code java}, {@code javax}, {@code jdk} and {@code sun} are left to the package index.
 */
final class LoadedPackages {
    private static final Set<String> NAMES = Set.of(
            "com",
            "com.kenai",
            "com.kenai.jffi",
            "com.kenai.jffi.internal",
            "java",
            "java.io",
            "java.lang",
            "java.net",
            "java.nio",
            "java.security",
            "java.util",
            "javax",
            "jdk",
            "jdk.internal",
            "jnr",
            "jnr.constants",
            "jnr.ffi",
            "jnr.posix",
            "org",
            "org.python",
            "org.python.antlr",
            "org.python.compiler",
            "org.python.core",
            "org.python.expose",
            "org.python.google",
            "org.python.google.common",
            "org.python.modules",
            "org.python.objectweb",
            "org.python.objectweb.asm",
            "org.python.util",
            "sun");

    private LoadedPackages() {}

    /** Says whether some class of {@code name}, or of a package below it, is loaded at start. */
    static boolean contains(String name) {
        return NAMES.contains(name);
    }
}
