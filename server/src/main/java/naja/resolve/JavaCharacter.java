package naja.resolve;

import java.util.Optional;
import naja.javaindex.ClassRef;
import naja.javaindex.PackageIndex;
import naja.vfs.DirectoryListing;
import naja.vfs.VPath;
import org.jspecify.annotations.Nullable;

/**
 * Which dotted names are Java's, found bottom-up: a package is one if a class lies in it, or in a package below it, in any entry
 * of the class path or of {@code sys.path}. Python files beside the classes do not matter, and empty directories are nothing.
 */
final class JavaCharacter {
    private static final String CLASS = ".class";

    /** Directories below each other that are looked into: a link can lead back up. */
    private static final int DEPTH = 40;

    private final StatementImports.Scope scope;
    private final ResolverView view;
    private final JavaPackages javaPackages;
    private final TraceRecorder trace;
    private @Nullable String unknownReason;

    JavaCharacter(StatementImports.Scope scope, JavaPackages javaPackages, TraceRecorder trace) {
        this.scope = scope;
        this.view = scope.view();
        this.javaPackages = javaPackages;
        this.trace = trace;
    }

    /** Why a Java name that was not found may exist all the same; nothing if no index that was asked is incomplete. */
    Optional<String> unknownReason() {
        return Optional.ofNullable(unknownReason).or(javaPackages::unknownReason);
    }

    /** The Java package or class {@code name} of package {@code parent}; the package if there are both. */
    @Nullable
    Referent find(String parent, String name) {
        String fullName = parent.isEmpty() ? name : parent + "." + name;
        if (isPackage(fullName)) {
            return new ModuleSpec.JavaPackage(fullName);
        }
        ClassRef found = javaPackages.findClass(parent, name);
        if (found == null) {
            trace.tried("Java package or class", fullName, "not there");
            return null;
        }
        ImportFailure failure = javaPackages.loading().failure(found);
        if (failure != null) {
            trace.tried("Java class", fullName, "cannot be loaded: " + failure.error());
            throw failure;
        }
        trace.tried("Java class", fullName, "found");
        return new ModuleSpec.JavaClass(fullName, found);
    }

    /** Says whether a class lies in the package of that name or below it. */
    boolean isPackage(String name) {
        if (view.classPath().hasPackage(name)) {
            trace.tried("Java package", name, "found on the class path or in the JDK");
            return true;
        }
        for (VPath archive : view.searchIndex().archives()) {
            PackageIndex packages = view.archive(archive).orElse(null);
            if (packages == null) {
                unknownReason = "archive " + archive + " is still being indexed";
            } else if (packages.hasPackage(name)) {
                trace.tried("Java package", name, "found in " + archive.name());
                return true;
            }
        }
        for (PathEntry entry : view.sysPath().entries()) {
            if (entry.kind() == PathEntry.Kind.DIRECTORY
                    && isPackageIn(entry.location().orElseThrow(), name)) {
                return true;
            }
        }
        return false;
    }

    private boolean isPackageIn(VPath root, String name) {
        SearchDirectory directory = view.searchIndex().directory(root).descend(name);
        if (directory == null || !directory.exists()) {
            return false;
        }
        boolean found = holdsClass(directory.path(), DEPTH);
        trace.looked(
                "Java package",
                name,
                directory.path(),
                found ? "found, for a class is in it or below it" : "no class in it or below it");
        return found;
    }

    private boolean holdsClass(VPath directory, int depth) {
        scope.cancel().check();
        return view.remembered("a class below " + directory, () -> classBelow(directory, depth))
                .isPresent();
    }

    private Optional<String> classBelow(VPath directory, int depth) {
        DirectoryListing listing = view.list(directory).orElse(DirectoryListing.EMPTY);
        if (listing.hasClassFiles()) {
            for (String file : listing.files()) {
                if (isClass(file)) {
                    return Optional.of(file);
                }
            }
        }
        for (String child : listing.directories()) {
            if (depth > 0 && isIdentifier(child) && holdsClass(directory.child(child), depth - 1)) {
                return Optional.of(child);
            }
        }
        return Optional.empty();
    }

    private static boolean isClass(String file) {
        boolean isPythons = file.endsWith("$py.class") || file.endsWith("$_PyInner.class");
        return file.endsWith(CLASS) && !isPythons && isIdentifier(file.substring(0, file.length() - CLASS.length()));
    }

    private static boolean isIdentifier(String name) {
        return !name.isEmpty()
                && Character.isJavaIdentifierStart(name.codePointAt(0))
                && name.codePoints().allMatch(Character::isJavaIdentifierPart);
    }
}
