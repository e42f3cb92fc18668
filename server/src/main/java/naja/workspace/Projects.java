package naja.workspace;

import java.util.List;
import java.util.Optional;
import naja.resolve.PathEntry;
import naja.vfs.VPath;

/**
 * All projects, and what counts outside of them.
 *
 * @param all in the order of the open folders
 * @param loose for files outside all of them, when there is no project
 */
record Projects(List<Project> all, Project loose) {

    Projects {
        all = List.copyOf(all);
    }

    /** Says whether nothing but class paths differs from {@code other}. */
    boolean differInClasspathsOnly(Projects other) {
        if (all.size() != other.all.size()) {
            return false;
        }
        for (int i = 0; i < all.size(); i++) {
            if (!all.get(i).differsInClasspathOnly(other.all.get(i))) {
                return false;
            }
        }
        return loose.equals(other.loose) || loose.differsInClasspathOnly(other.loose);
    }

    /** The project that {@code file} lies in, else the first whose search path it is on, else the first. */
    Project of(VPath file) {
        if (all.size() == 1) {
            return all.get(0);
        }
        Optional<Project> innermost = Optional.empty();
        for (Project project : all) {
            boolean inside = file.startsWith(project.root()) || file.startsWith(project.folder());
            if (inside && innermost.map(found -> isInside(project, found)).orElse(true)) {
                innermost = Optional.of(project);
            }
        }
        return innermost
                .or(() ->
                        all.stream().filter(project -> isOnPath(project, file)).findFirst())
                .or(() -> all.stream().findFirst())
                .orElse(loose);
    }

    private static boolean isInside(Project project, Project other) {
        return project.root().startsWith(other.root()) && !project.root().equals(other.root());
    }

    private static boolean isOnPath(Project project, VPath file) {
        for (PathEntry entry : project.path()) {
            if (entry.location().map(file::startsWith).orElse(false)) {
                return true;
            }
        }
        return false;
    }
}
