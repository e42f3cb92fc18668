package naja.vfs;

import java.nio.file.Path;

/**
 * An absolute path in the file tree: a file or directory on the disk, or an entry of an archive on the disk. It is
 * normalised, written with {@code /}, and has no slash at its end (but for the root).
 *
 * <p>An entry is written {@code /dir/x.jar!/inner/name}; the archive itself as the directory of its entries is {@code
 * /dir/x.jar!}.
 */
public final class VPath implements Comparable<VPath> {
    private final String text;

    /** Length of the part that names the archive on the disk, or -1 for a path on the disk. */
    private final int archiveEnd;

    private final int hash;

    private VPath(String text, int archiveEnd) {
        this(text, archiveEnd, text.hashCode());
    }

    private VPath(String text, int archiveEnd, int hash) {
        this.text = text;
        this.archiveEnd = archiveEnd;
        this.hash = hash;
    }

    /** The path of a file or directory on the disk; made absolute and normalised. */
    public static VPath of(Path path) {
        return new VPath(FileNames.text(path), -1);
    }

    /** The path whose {@link #toString()} is {@code text}; it must be absolute and normalised. */
    public static VPath parse(String text) {
        int mark = text.indexOf("!/");
        if (mark < 0 && text.endsWith("!")) {
            mark = text.length() - 1;
        }
        return new VPath(text, mark);
    }

    /** The directory of the entries of this archive, which is a file on the disk. */
    public VPath archiveRoot() {
        return isInArchive() ? this : new VPath(text + "!", text.length());
    }

    /** Says whether the path leads into an archive. */
    public boolean isInArchive() {
        return archiveEnd >= 0;
    }

    /** The archive's own path on the disk; this path itself if it leads into no archive. */
    public VPath onDisk() {
        return isInArchive() ? new VPath(text.substring(0, archiveEnd), -1) : this;
    }

    /** The path inside the archive, {@code ""} for the archive's root and for paths on the disk. */
    public String entryName() {
        return isInArchive() && text.length() > archiveEnd + 1 ? text.substring(archiveEnd + 2) : "";
    }

    /** The file or directory called {@code name} in this directory; {@code name} has no slash. */
    public VPath child(String name) {
        boolean isRoot = text.endsWith("/");
        // The hash goes on from that of this path, as that of a string does: paths are long, and are looked up very
        // often.
        int next = isRoot ? hash : 31 * hash + '/';
        for (int i = 0; i < name.length(); i++) {
            next = 31 * next + name.charAt(i);
        }
        return new VPath(isRoot ? text + name : text + "/" + name, archiveEnd, next);
    }

    /** The path below this one that {@code relative}, written with {@code /}, leads to; {@code .} and {@code ..} are followed. */
    public VPath resolve(String relative) {
        VPath path = this;
        int start = 0;
        while (start <= relative.length()) {
            int slash = relative.indexOf('/', start);
            int end = slash < 0 ? relative.length() : slash;
            String part = relative.substring(start, end);
            if (part.equals("..")) {
                path = path.parent();
            } else if (!part.isEmpty() && !part.equals(".")) {
                path = path.child(part);
            }
            start = end + 1;
        }
        return path;
    }

    /** The directory that holds this path; the parent of an archive's root is the directory of the archive, a root's is itself. */
    public VPath parent() {
        if (isInArchive() && text.length() == archiveEnd + 1) {
            return onDisk().parent();
        }
        int slash = text.lastIndexOf('/');
        if (slash < 0) {
            return this;
        }
        if (isInArchive()) {
            return new VPath(text.substring(0, slash), archiveEnd);
        }
        boolean childOfRoot = slash == 0 || (slash == 2 && text.charAt(1) == ':');
        return new VPath(text.substring(0, childOfRoot ? slash + 1 : slash), -1);
    }

    /** The last part of the path. */
    public String name() {
        if (isInArchive() && text.length() == archiveEnd + 1) {
            return onDisk().name();
        }
        return text.substring(text.lastIndexOf('/') + 1);
    }

    /** Says whether this is {@code other} or lies below it. */
    public boolean startsWith(VPath other) {
        if (!text.startsWith(other.text)) {
            return false;
        }
        return text.length() == other.text.length()
                || other.text.endsWith("/")
                || text.charAt(other.text.length()) == '/'
                || (text.charAt(other.text.length()) == '!' && archiveEnd == other.text.length());
    }

    /** The rest of the path behind {@code base}, which it must start with; {@code ""} if they are equal. */
    public String relativeTo(VPath base) {
        if (!startsWith(base)) {
            throw new IllegalArgumentException(text + " is not below " + base);
        }
        String rest = text.substring(base.text.length());
        if (rest.startsWith("!")) {
            rest = rest.substring(1);
        }
        return rest.startsWith("/") ? rest.substring(1) : rest;
    }

    /**
     * The path for the file system; only for paths on the disk.
     *
     * @throws java.nio.file.InvalidPathException if there can be no file of this name
     */
    public Path toPath() {
        if (isInArchive()) {
            throw new IllegalStateException("inside an archive: " + text);
        }
        return FileNames.path(text);
    }

    @Override
    public int compareTo(VPath other) {
        return text.compareTo(other.text);
    }

    @Override
    public boolean equals(Object object) {
        return this == object
                || (object instanceof VPath other
                        && hash == other.hash
                        && archiveEnd == other.archiveEnd
                        && text.equals(other.text));
    }

    @Override
    public int hashCode() {
        return hash;
    }

    @Override
    public String toString() {
        return text;
    }
}
