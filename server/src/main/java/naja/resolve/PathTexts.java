package naja.resolve;

import naja.vfs.VPath;

/** Paths as programs write them, and the places they stand for. */
final class PathTexts {
    private final ResolverView view;
    private VPath workingDirectory;

    PathTexts(ResolverView view, VPath workingDirectory) {
        this.view = view;
        this.workingDirectory = workingDirectory;
    }

    VPath workingDirectory() {
        return workingDirectory;
    }

    /** The path as the program sees it: an entry of an archive stands behind the archive's name and a slash. */
    static String text(VPath place) {
        return place.isInArchive()
                ? place.onDisk() + (place.entryName().isEmpty() ? "" : "/" + place.entryName())
                : place.toString();
    }

    /** The entry of {@code sys.path} that {@code text} makes. */
    PathEntry entry(String text) {
        if (text.equals("__classpath__")) {
            return PathEntry.classpath();
        }
        if (text.startsWith("__pyclasspath__")) {
            String folder = text.substring("__pyclasspath__".length()).replaceAll("^/+|/+$", "");
            return folder.isEmpty() ? PathEntry.pyclasspath() : PathEntry.pyclasspath(folder, "edit of sys.path");
        }
        VPath place = place(text);
        if (text.isEmpty()) {
            return PathEntry.workingDirectory(place, "edit of sys.path");
        }
        return place.isInArchive()
                ? PathEntry.archive(place, "edit of sys.path")
                : PathEntry.directory(place, "edit of sys.path");
    }

    /** The place that {@code text} leads to, relative to the working directory; it may lead into an archive. */
    VPath place(String text) {
        if (text.startsWith("__pyclasspath__")) {
            return VPath.parse(text.endsWith("/") ? text.substring(0, text.length() - 1) : text);
        }
        int up = text.indexOf("/../");
        if (up > 0 && view.list(absolute(text.substring(0, up))).isEmpty()) {
            VPath above = absolute(text.substring(0, up));
            if (view.stamp(above).isPresent()) {
                // No path leads back out of a file.
                return above.resolve(text.substring(up + "/../".length()));
            }
        }
        VPath place = absolute(text);
        if (view.list(place).isPresent()) {
            return place;
        }
        for (VPath at = place; !at.parent().equals(at); at = at.parent()) {
            if (view.list(at).isPresent()) {
                return place;
            }
            if (view.stamp(at).isPresent()) {
                VPath root = at.archiveRoot();
                return view.list(root).isPresent() ? root.resolve(place.relativeTo(at)) : place;
            }
        }
        return place;
    }

    private VPath absolute(String text) {
        boolean isAbsolute = text.startsWith("/") || (text.length() > 2 && text.charAt(1) == ':');
        if (!isAbsolute) {
            return workingDirectory.resolve(text.replace('\\', '/'));
        }
        int slash = text.indexOf('/');
        String root = text.startsWith("/") ? "/" : text.substring(0, Math.max(slash, 2)) + "/";
        return VPath.parse(root)
                .resolve(text.substring(Math.min(text.length(), root.length())).replace('\\', '/'));
    }

    /** {@code os.chdir}: relative paths lead from there. */
    void changeDirectory(String text) {
        workingDirectory = place(text);
    }

    /** {@code os.path.relpath}, from the working directory. */
    String relativePath(String text) {
        String[] target = absolutePath(text).split("/", -1);
        String[] start = absolutePath("").split("/", -1);
        int common = 0;
        while (common < Math.min(target.length, start.length) && target[common].equals(start[common])) {
            common++;
        }
        StringBuilder relative = new StringBuilder("../".repeat(start.length - common));
        for (int i = common; i < target.length; i++) {
            relative.append(target[i]).append(i + 1 < target.length ? "/" : "");
        }
        return relative.length() == 0 ? "." : relative.toString();
    }

    /** {@code os.path.join}. */
    static String join(String first, String second) {
        if (second.startsWith("/")) {
            return second;
        }
        return first.isEmpty() || first.endsWith("/") ? first + second : first + "/" + second;
    }

    /** {@code os.path.dirname}. */
    static String directoryOf(String path) {
        int slash = path.lastIndexOf('/');
        if (slash < 0) {
            return "";
        }
        String head = path.substring(0, slash + 1);
        String stripped = head.replaceAll("/+$", "");
        return stripped.isEmpty() ? head : stripped;
    }

    /** {@code os.path.normpath}. */
    static String normal(String path) {
        boolean absolute = path.startsWith("/");
        java.util.ArrayDeque<String> parts = new java.util.ArrayDeque<>();
        for (String part : path.split("/", -1)) {
            if (part.equals("..") && !parts.isEmpty() && !parts.getLast().equals("..")) {
                parts.removeLast();
            } else if (!part.isEmpty() && !part.equals(".") && !(absolute && part.equals(".."))) {
                parts.addLast(part);
            }
        }
        String joined = String.join("/", parts);
        return absolute ? "/" + joined : joined.isEmpty() ? "." : joined;
    }

    /** {@code os.path.abspath}. */
    String absolutePath(String path) {
        return normal(path.startsWith("/") ? path : join(workingDirectory.toString(), path));
    }
}
