package naja.vfs;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The names in one directory, files and subdirectories apart, each in the order of their code units. */
public final class DirectoryListing {
    /** The listing of a directory with nothing in it. */
    public static final DirectoryListing EMPTY = new DirectoryListing(List.of(), List.of());

    private final String[] files;
    private final String[] directories;
    private final boolean hasPythonFiles;
    private final boolean hasClassFiles;

    /** Told what is asked, if somebody wants to know. */
    private final @Nullable ListingReads reads;

    public DirectoryListing(Collection<String> files, Collection<String> directories) {
        this.files = sorted(files);
        this.directories = sorted(directories);
        boolean python = false;
        boolean classes = false;
        for (String file : this.files) {
            if (file.endsWith(".py") || file.endsWith("$py.class") || file.endsWith("$_PyInner.class")) {
                python = true;
            } else if (file.endsWith(".class")) {
                classes = true;
            }
        }
        this.hasPythonFiles = python;
        this.hasClassFiles = classes;
        this.reads = null;
    }

    private DirectoryListing(DirectoryListing same, ListingReads reads) {
        this.files = same.files;
        this.directories = same.directories;
        this.hasPythonFiles = same.hasPythonFiles;
        this.hasClassFiles = same.hasClassFiles;
        this.reads = reads;
    }

    /** The same listing, which tells {@code reads} what it is asked. */
    DirectoryListing recordedBy(ListingReads recorder) {
        return new DirectoryListing(this, recorder);
    }

    /** Says whether a file of exactly this name is there. */
    public boolean hasFile(String name) {
        if (reads != null) {
            reads.name(name);
        }
        return Arrays.binarySearch(files, name) >= 0;
    }

    /** Says whether a subdirectory of exactly this name is there. */
    public boolean hasDirectory(String name) {
        if (reads != null) {
            reads.name(name);
        }
        return Arrays.binarySearch(directories, name) >= 0;
    }

    /** The names of files and subdirectories that differ from {@code name} in letter case only. */
    public List<String> inOtherCase(String name) {
        if (reads != null) {
            reads.otherCase(name);
        }
        return Stream.concat(Arrays.stream(files), Arrays.stream(directories))
                .filter(other -> other.equalsIgnoreCase(name) && !other.equals(name))
                .toList();
    }

    /** Says whether Python source or compiled Python ({@code $py.class}) is directly in the directory. */
    public boolean hasPythonFiles() {
        if (reads != null) {
            reads.kinds();
        }
        return hasPythonFiles;
    }

    /** Says whether a class file that is not compiled Python is directly in the directory. */
    public boolean hasClassFiles() {
        if (reads != null) {
            reads.kinds();
        }
        return hasClassFiles;
    }

    /** The names of the files. */
    public List<String> files() {
        if (reads != null) {
            reads.all();
        }
        return List.of(files);
    }

    /** The names of the subdirectories. */
    public List<String> directories() {
        if (reads != null) {
            reads.all();
        }
        return List.of(directories);
    }

    @Override
    public boolean equals(Object object) {
        return object instanceof DirectoryListing other
                && Arrays.equals(files, other.files)
                && Arrays.equals(directories, other.directories);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(files) + Arrays.hashCode(directories);
    }

    @Override
    public String toString() {
        return "files " + Arrays.toString(files) + ", directories " + Arrays.toString(directories);
    }

    private static String[] sorted(Collection<String> names) {
        String[] array = names.toArray(String[]::new);
        Arrays.sort(array);
        return array;
    }
}
