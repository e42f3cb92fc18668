package naja.resolve;

import java.util.List;
import java.util.Optional;
import naja.javaindex.ClassRef;
import naja.vfs.VPath;

/**
 * Something that an import step can give: a module, a package or a Java class. It is what {@code sys.modules} would hold
 * under {@link #name()}.
 */
public sealed interface ModuleSpec extends Referent {

    /** The full dotted name; for a nested Java class the binary name with {@code $}. */
    String name();

    /** The Python source that says what is in it, or nothing for what has none. */
    default Optional<VPath> source() {
        return Optional.empty();
    }

    /** The file that says what is in it: its source, or the compiled file if that is all there is. */
    default Optional<VPath> text() {
        return source();
    }

    /** Says whether it is a Python module object, source or compiled, package or not. */
    default boolean isPython() {
        return this instanceof Source
                || this instanceof Compiled
                || this instanceof Package
                || this instanceof NamespacePackage
                || this instanceof Extension
                || this instanceof Made;
    }

    /** Where its submodules are searched, {@code __path__}; empty for what is no Python package. */
    default List<VPath> searchLocations() {
        return List.of();
    }

    /** A module from a source file. */
    record Source(String name, VPath origin) implements ModuleSpec {
        @Override
        public Optional<VPath> source() {
            return Optional.of(origin);
        }
    }

    /**
     * A module from a compiled file ({@code m$py.class}), used because it is current or because there is no source.
     *
     * @param source the source beside it, if there is one
     */
    record Compiled(String name, VPath origin, Optional<VPath> source) implements ModuleSpec {
        @Override
        public Optional<VPath> text() {
            return Optional.of(source.orElse(origin));
        }
    }

    /**
     * A Python package.
     *
     * @param origin its {@code __init__.py} or {@code __init__$py.class}
     * @param source its {@code __init__.py}, if there is one
     * @param searchLocations its {@code __path__}
     */
    // The runtime's own word, always written ModuleSpec.Package.
    @SuppressWarnings("JavaLangClash")
    record Package(String name, VPath origin, Optional<VPath> source, List<VPath> searchLocations)
            implements ModuleSpec {
        public Package {
            searchLocations = List.copyOf(searchLocations);
        }

        @Override
        public Optional<VPath> text() {
            return Optional.of(source.orElse(origin));
        }
    }

    /**
     * A package without {@code __init__}, which Python 3 makes of the directories of its name (PEP 420).
     *
     * @param searchLocations its portions: the directories of its name on the path, in order
     */
    record NamespacePackage(String name, List<VPath> searchLocations) implements ModuleSpec {
        public NamespacePackage {
            searchLocations = List.copyOf(searchLocations);
        }
    }

    /**
     * A module in native code, which no text tells about.
     *
     * @param searchLocations its {@code __path__}, if it is the {@code __init__} of a package
     */
    record Extension(String name, VPath origin, List<VPath> searchLocations) implements ModuleSpec {
        public Extension {
            searchLocations = List.copyOf(searchLocations);
        }
    }

    /**
     * A module of Python 3's own library of which no file is at hand: it is known by its name.
     *
     * @param isFrozen whether it is part of the interpreter, so that no file can take its place
     */
    record Library(String name, boolean isPackage, boolean isFrozen) implements ModuleSpec {}

    /** A module that the program made itself ({@code imp.new_module}). */
    record Made(String name) implements ModuleSpec {}

    /**
     * A module built into the runtime, such as {@code time}.
     *
     * @param className the Java class that it is in Jython; empty in other runtimes
     */
    record Builtin(String name, String className) implements ModuleSpec {}

    /** A Java package, as Jython's {@code javapackage} type shows it. */
    record JavaPackage(String name) implements ModuleSpec {}

    /** A Java class. */
    record JavaClass(String name, ClassRef reference) implements ModuleSpec {}
}
