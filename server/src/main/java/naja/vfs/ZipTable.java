package naja.vfs;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The entries as parallel arrays in the order of the names. */
final class ZipTable {
    static final ZipTable EMPTY =
            new ZipTable(new byte[0], new int[1], new long[0], new int[0], new int[0], new int[0], new byte[0]);

    private final byte[] names;
    private final int[] starts;
    private final long[] offsets;
    private final int[] compressedSizes;
    private final int[] sizes;
    private final int[] times;
    private final byte[] methods;

    ZipTable(
            byte[] names,
            int[] starts,
            long[] offsets,
            int[] compressedSizes,
            int[] sizes,
            int[] times,
            byte[] methods) {
        this.names = names;
        this.starts = starts;
        this.offsets = offsets;
        this.compressedSizes = compressedSizes;
        this.sizes = sizes;
        this.times = times;
        this.methods = methods;
    }

    int size() {
        return offsets.length;
    }

    byte[] rawNames() {
        return names;
    }

    int start(int index) {
        return starts[index];
    }

    int end(int index) {
        return starts[index + 1];
    }

    String name(int index) {
        return new String(names, starts[index], starts[index + 1] - starts[index], StandardCharsets.UTF_8);
    }

    long offset(int index) {
        return offsets[index];
    }

    int compressedSize(int index) {
        return compressedSizes[index];
    }

    int size(int index) {
        return sizes[index];
    }

    int time(int index) {
        return times[index];
    }

    int method(int index) {
        return methods[index];
    }

    long weight() {
        return 200L + names.length + 25L * offsets.length;
    }

    int find(String name) {
        return has(name) && !name.endsWith("/") ? firstFrom(name.getBytes(StandardCharsets.UTF_8)) : -1;
    }

    /** Says whether there is an entry of this name, which may be one for a directory. */
    boolean has(String name) {
        byte[] wanted = name.getBytes(StandardCharsets.UTF_8);
        int index = firstFrom(wanted);
        return index < size() && Arrays.equals(names, starts[index], starts[index + 1], wanted, 0, wanted.length);
    }

    /** Index of the first name that is not before {@code wanted}. */
    private int firstFrom(byte[] wanted) {
        int low = 0;
        int high = size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            int order = Arrays.compareUnsigned(names, starts[middle], starts[middle + 1], wanted, 0, wanted.length);
            if (order < 0) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    Optional<DirectoryListing> list(String directory) {
        byte[] prefix = directory.isEmpty() ? new byte[0] : (directory + "/").getBytes(StandardCharsets.UTF_8);
        int index = firstFrom(prefix);
        if (!directory.isEmpty() && !hasPrefix(index, prefix)) {
            return Optional.empty();
        }
        List<String> files = new ArrayList<>();
        List<String> directories = new ArrayList<>();
        while (hasPrefix(index, prefix)) {
            int start = starts[index] + prefix.length;
            int end = starts[index + 1];
            int slash = indexOfSlash(start, end);
            if (slash < 0) {
                if (start < end) {
                    files.add(new String(names, start, end - start, StandardCharsets.UTF_8));
                }
                index++;
            } else {
                directories.add(new String(names, start, slash - start, StandardCharsets.UTF_8));
                // Everything below this directory begins with its name and a slash; '0' is the next character.
                byte[] behind = Arrays.copyOfRange(names, starts[index], slash + 1);
                behind[behind.length - 1] = '/' + 1;
                index = firstFrom(behind);
            }
        }
        return Optional.of(new DirectoryListing(files, directories));
    }

    private boolean hasPrefix(int index, byte[] prefix) {
        return index < size()
                && starts[index + 1] - starts[index] >= prefix.length
                && Arrays.equals(names, starts[index], starts[index] + prefix.length, prefix, 0, prefix.length);
    }

    private int indexOfSlash(int start, int end) {
        for (int at = start; at < end; at++) {
            if (names[at] == '/') {
                return at;
            }
        }
        return -1;
    }
}
