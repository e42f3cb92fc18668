package naja.features.diagnostics;

import java.util.Optional;
import naja.resolve.ResolverView;
import naja.vfs.DirectoryListing;
import naja.vfs.VPath;

/** The files that a directory of a search path has for a name. */
final class PythonFiles {
    private PythonFiles() {}

    /** The file of the module or package {@code name} in {@code directory}, by the rules of Jython. */
    static Optional<VPath> module(ResolverView view, VPath directory, String name) {
        DirectoryListing inside = view.list(directory.child(name)).orElse(DirectoryListing.EMPTY);
        if (inside.hasFile("__init__.py")) {
            return Optional.of(directory.child(name).child("__init__.py"));
        }
        DirectoryListing listing = view.list(directory).orElse(DirectoryListing.EMPTY);
        return listing.hasFile(name + ".py") && !listing.hasDirectory(name)
                ? Optional.of(directory.child(name + ".py"))
                : Optional.empty();
    }

    /** The name of a module or package in {@code directory} that differs from {@code name} in letter case only. */
    static Optional<String> otherCase(ResolverView view, VPath directory, String name) {
        DirectoryListing listing = view.list(directory).orElse(DirectoryListing.EMPTY);
        Optional<String> packageName = listing.inOtherCase(name).stream()
                .filter(other -> view.list(directory.child(other))
                        .filter(inside -> inside.hasFile("__init__.py"))
                        .isPresent())
                .findFirst();
        return packageName.or(() -> listing.inOtherCase(name + ".py").stream()
                .filter(other -> other.endsWith(".py") && listing.hasFile(other))
                .map(other -> other.substring(0, other.length() - 3))
                .findFirst());
    }
}
