package naja.javaindex;

import java.nio.file.Path;
import naja.vfs.VPath;

/** Where a class comes from: an entry of the class path, a source file, or a module of a JDK. */
public sealed interface ClassOrigin {

    /**
     * An entry of the class path.
     *
     * @param root the directory of classes, or the root of the archive ({@code x.jar!})
     */
    record Entry(VPath root) implements ClassOrigin {}

    /**
     * A source file, whose class is there as soon as the project is built.
     *
     * @param root the directory of sources
     * @param file the file that declares the class
     */
    record Source(VPath root, VPath file) implements ClassOrigin {}

    /**
     * A module of a JDK from Java 9 on.
     *
     * @param home the home of the JDK
     */
    record Module(Path home, String module) implements ClassOrigin {}
}
