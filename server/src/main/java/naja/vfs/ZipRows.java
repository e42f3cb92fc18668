package naja.vfs;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.Consumer;

/** The entries as they come, to be put in order. */
final class ZipRows implements ZipTableReader.Sink {
    private byte[] names = new byte[0];
    private int[] starts = new int[1];
    private long[] offsets = new long[0];
    private int[] compressedSizes = new int[0];
    private int[] sizes = new int[0];
    private int[] times = new int[0];
    private byte[] methods = new byte[0];
    private int count;

    @Override
    public void expect(int capacity, int nameBytes) {
        names = new byte[nameBytes];
        starts = new int[capacity + 1];
        offsets = new long[capacity];
        compressedSizes = new int[capacity];
        sizes = new int[capacity];
        times = new int[capacity];
        methods = new byte[capacity];
    }

    @Override
    public void add(byte[] name, int start, int end, long offset, int compressedSize, int size, int time, int method) {
        int nameEnd = starts[count] + end - start;
        if (nameEnd > names.length) {
            names = Arrays.copyOf(names, Math.max(nameEnd, names.length * 2));
        }
        System.arraycopy(name, start, names, starts[count], end - start);
        offsets[count] = offset;
        compressedSizes[count] = compressedSize;
        sizes[count] = size;
        times[count] = time;
        methods[count] = (byte) method;
        starts[++count] = nameEnd;
    }

    ZipTable sorted(Consumer<String> problems) {
        Integer[] order = new Integer[count];
        for (int index = 0; index < count; index++) {
            order[index] = index;
        }
        // Stable, so the last of equal names stays the last.
        Arrays.sort(order, (a, b) -> compare(a, b));
        int kept = 0;
        for (int index = 0; index < count; index++) {
            if (index + 1 == count || compare(order[index], order[index + 1]) != 0) {
                order[kept++] = order[index];
            } else if (names[Math.max(0, starts[order[index] + 1] - 1)] != '/') {
                problems.accept("two entries are called '" + name(order[index]) + "', the last counts");
            }
        }
        return table(order, kept);
    }

    private ZipTable table(Integer[] order, int kept) {
        int length = 0;
        for (int index = 0; index < kept; index++) {
            length += starts[order[index] + 1] - starts[order[index]];
        }
        byte[] sortedNames = new byte[length];
        int[] sortedStarts = new int[kept + 1];
        long[] sortedOffsets = new long[kept];
        int[] sortedCompressed = new int[kept];
        int[] sortedSizes = new int[kept];
        int[] sortedTimes = new int[kept];
        byte[] sortedMethods = new byte[kept];
        for (int index = 0; index < kept; index++) {
            int from = order[index];
            int nameLength = starts[from + 1] - starts[from];
            System.arraycopy(names, starts[from], sortedNames, sortedStarts[index], nameLength);
            sortedStarts[index + 1] = sortedStarts[index] + nameLength;
            sortedOffsets[index] = offsets[from];
            sortedCompressed[index] = compressedSizes[from];
            sortedSizes[index] = sizes[from];
            sortedTimes[index] = times[from];
            sortedMethods[index] = methods[from];
        }
        return new ZipTable(
                sortedNames, sortedStarts, sortedOffsets, sortedCompressed, sortedSizes, sortedTimes, sortedMethods);
    }

    private int compare(int a, int b) {
        return Arrays.compareUnsigned(names, starts[a], starts[a + 1], names, starts[b], starts[b + 1]);
    }

    private String name(int index) {
        return new String(names, starts[index], starts[index + 1] - starts[index], StandardCharsets.UTF_8);
    }
}
