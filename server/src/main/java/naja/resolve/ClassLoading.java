package naja.resolve;

import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import naja.javaindex.ClassOrigin;
import naja.javaindex.ClassRef;
import naja.javaindex.LoadableClass;
import org.jspecify.annotations.Nullable;

/**
 * Loading and initialising a class that was found ({@code Py.loadAndInitClass}, Java Virtual Machine Specification, chapter
 * 5), as far as its file and those of its supertypes tell without running them: what they do not tell is taken to work.
 *
 * <p>Classes of the JDK, and those that are not compiled yet, load.
 */
final class ClassLoading {
    private static final String NO_CLASS = "NoClassDefFoundError";
    private static final String CHANGED = "IncompatibleClassChangeError";

    private final ResolverView view;
    private final JavaPackages javaPackages;

    ClassLoading(ResolverView view, JavaPackages javaPackages) {
        this.view = view;
        this.javaPackages = javaPackages;
    }

    /** The failure with which the VM answers, the first time; null if nothing tells that it fails. */
    @Nullable
    ImportFailure failure(ClassRef reference) {
        if (!hasFile(reference)) {
            return null;
        }
        String answer = view.remembered(reference, () -> text(reference)).orElse("");
        int space = answer.indexOf(' ');
        return space < 0 ? null : ImportFailure.java(answer.substring(0, space), answer.substring(space + 1));
    }

    /** The name under which Jython shows the class as a built-in type, such as {@code object}; nothing if it does not. */
    Optional<String> exposedName(ClassRef reference) {
        return hasFile(reference) && reference.packageName().startsWith("org.python.")
                ? read(reference).flatMap(LoadableClass::exposedName)
                : Optional.empty();
    }

    /** Says whether Jython's own reader of class files takes the file for that of a public class, so that a star import has it. */
    boolean isSeenByStar(ClassRef reference) {
        if (!hasFile(reference)) {
            return true;
        }
        int newest = view.profile().newestClassFile();
        return read(reference)
                .filter(file -> file.isPublic() && file.major() <= newest)
                .isPresent();
    }

    private Optional<String> text(ClassRef reference) {
        Failure failure = link(reference, new LinkedHashSet<>());
        if (failure == null) {
            failure = initialise(reference, 0);
        }
        return failure == null ? Optional.empty() : Optional.of(failure.error() + " " + failure.message());
    }

    private static boolean hasFile(ClassRef reference) {
        return reference.origin() instanceof ClassOrigin.Entry;
    }

    private Optional<LoadableClass> read(ClassRef reference) {
        return view.loadable(reference);
    }

    /** Loads the class and, before it is done, its superclass and its interfaces. */
    private @Nullable Failure link(ClassRef reference, Set<String> loading) {
        LoadableClass file = hasFile(reference) ? read(reference).orElse(null) : null;
        if (file == null) {
            return null;
        }
        String name = reference.internalName();
        if (name.startsWith("java/")) {
            // Only the platform may define it (ClassLoader.preDefineClass), whatever the file holds.
            String prohibited =
                    reference.binaryName().substring(0, reference.binaryName().lastIndexOf('.'));
            return new Failure("SecurityException", "Prohibited package name: " + prohibited);
        }
        if (!loading.add(name)) {
            return new Failure("ClassCircularityError", name);
        }
        Failure failure = damage(file, name);
        for (String supertype : file.supertypes()) {
            failure = failure == null ? linkSupertype(file, name, supertype, loading) : failure;
        }
        loading.remove(name);
        return failure;
    }

    private @Nullable Failure damage(LoadableClass file, String name) {
        int platform =
                file.major() > 52 && view.platformIsKnown() ? view.classPath().platformVersion() : 0;
        if (platform > 0 && file.major() > platform && file.isClassFile()) {
            return new Failure(
                    "UnsupportedClassVersionError",
                    name + " has been compiled by a more recent version of the Java Runtime (class file version "
                            + file.major()
                            + ".0), this version of the Java Runtime only recognizes class file versions up to "
                            + platform + ".0");
        }
        String damage = file.damage().map(text -> text.replace("%s", name)).orElse(null);
        if (damage != null) {
            return new Failure("ClassFormatError", damage);
        }
        return file.name().equals(name) ? null : new Failure(NO_CLASS, name + " (wrong name: " + file.name() + ")");
    }

    private @Nullable Failure linkSupertype(LoadableClass file, String name, String supertype, Set<String> loading) {
        ClassRef found = javaPackages.findClass(supertype.replace('/', '.'));
        if (found == null) {
            int slash = Math.max(0, supertype.lastIndexOf('/'));
            boolean isSure = view.classPath().isComplete()
                    && view.classPathIsKnown()
                    && view.sysPath().incomplete().isEmpty()
                    && view.javaIncomplete(supertype.substring(0, slash).replace('/', '.'))
                            .isEmpty();
            return isSure ? new Failure(NO_CLASS, supertype) : null;
        }
        Failure failure = link(found, loading);
        if (failure != null) {
            return failure;
        }
        boolean isSuperclass = file.superclass().equals(Optional.of(supertype));
        LoadableClass above = hasFile(found) ? read(found).orElse(null) : null;
        if (above == null || file.isInterface() || above.isInterface() != isSuperclass) {
            return null;
        }
        String dotted = name.replace('/', '.');
        String aboveDotted = supertype.replace('/', '.');
        return new Failure(
                CHANGED,
                isSuperclass
                        ? "class " + dotted + " has interface " + aboveDotted + " as super class"
                        : "class " + dotted + " can not implement " + aboveDotted + ", because it is not an interface");
    }

    /** Initialises the superclass and then the class itself; an exception that is no error is wrapped. */
    private @Nullable Failure initialise(ClassRef reference, int depth) {
        LoadableClass file = hasFile(reference) ? read(reference).orElse(null) : null;
        if (file == null || depth > 50) {
            return null;
        }
        ClassRef above = file.superclass()
                .map(name -> javaPackages.findClass(name.replace('/', '.')))
                .orElse(null);
        Failure failure = above == null ? null : initialise(above, depth + 1);
        if (failure != null) {
            return failure;
        }
        String thrown = file.initialiserThrows().orElse(null);
        if (thrown == null) {
            return null;
        }
        return isError(thrown)
                ? new Failure(thrown.substring(thrown.lastIndexOf('/') + 1), "")
                : new Failure("ExceptionInInitializerError", "");
    }

    /** Says whether a class of exceptions is one of errors, as far as its superclasses are known. */
    private boolean isError(String internalName) {
        String name = internalName;
        for (int depth = 0; depth < 50 && !name.equals("java/lang/Object"); depth++) {
            if (name.equals("java/lang/Error")) {
                return true;
            }
            ClassRef reference = javaPackages.findClass(name.replace('/', '.'));
            name = reference == null
                    ? "java/lang/Object"
                    : view.classFile(reference)
                            .flatMap(file -> file.superName())
                            .orElse("java/lang/Object");
        }
        return false;
    }

    /**
     * A Java exception.
     *
     * @param error simple name of its class
     * @param message its text; empty for none
     */
    private record Failure(String error, String message) {}
}
