package naja.resolve;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The Jython that the tests with a real one ask, as properties say: {@code -Dnaja.jython=2.7.2} takes that version, whose
 * standalone archive must be in the local Maven repository, and {@code -Dnaja.packageCache=false} one without an index of Java
 * packages.
 *
 * @param version its version
 * @param packageCache whether it indexes Java packages
 */
record AskedJython(String version, boolean packageCache) {
    private static final Path WORK = Path.of("target/differential").toAbsolutePath();

    /** The one that the properties name; without them 2.7.4 with its index. */
    static AskedJython fromProperties() {
        return new AskedJython(
                System.getProperty("naja.jython", "2.7.4"),
                !System.getProperty("naja.packageCache", "true").equals("false"));
    }

    /** Its name in the recorded cases. */
    String name() {
        return version + (packageCache ? "" : "-nocache");
    }

    /** A process that runs cases in it; processes that run at the same time have different names. */
    JythonRecorder recorder(String process) {
        return new JythonRecorder(archive(), packageCache, WORK.resolve(name() + "-" + process));
    }

    /** Its archive: the one on the class path, or another of the same repository. */
    Path archive() {
        Path own = JudgedRuntime.jythonJar();
        String name = "jython-standalone-" + version + ".jar";
        if (own.endsWith(name)) {
            return own;
        }
        Path other = own.getParent().resolveSibling(version).resolve(name);
        assertTrue(Files.exists(other), () -> "mvn dependency:get -Dartifact=org.python:jython-standalone:" + version);
        return other;
    }
}
