package naja.javaindex;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;

/**
 * The class names of one package while an archive or a directory is read, in the order in which they come.
 *
 * <p>A name is its length and its UTF-8: the length is one byte, or 255 and two bytes. So one who looks for a name steps from
 * name to name and compares those of its length, and nothing needs to be put in order first, which took most of the time of
 * reading archives that are in none.
 */
final class ClassNameBytes implements Comparable<ClassNameBytes> {
    private static final int LONG = 255;

    private final String packageName;
    private final boolean isPackage;
    private byte[] bytes = new byte[64];
    private int length;
    private int count;

    /**
     * No names yet.
     *
     * @param isPackage whether there can be a package of this name; otherwise no name is taken
     */
    ClassNameBytes(String packageName, boolean isPackage) {
        this.packageName = packageName;
        this.isPackage = isPackage;
    }

    String packageName() {
        return packageName;
    }

    boolean isPackage() {
        return isPackage;
    }

    /** Number of bytes. */
    int length() {
        return length;
    }

    /** Number of names. */
    int count() {
        return count;
    }

    void copyTo(byte[] target, int at) {
        System.arraycopy(bytes, 0, target, at, length);
    }

    /** Adds the name that the range of {@code utf8} spells; one of more than 65,535 bytes is no class's. */
    void add(byte[] utf8, int start, int end) {
        int size = end - start;
        if (!isPackage || size > 0xFFFF) {
            return;
        }
        if (length + size + 3 > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(length + size + 3, bytes.length * 2));
        }
        if (size < LONG) {
            bytes[length++] = (byte) size;
        } else {
            bytes[length++] = (byte) LONG;
            bytes[length++] = (byte) (size >> 8);
            bytes[length++] = (byte) size;
        }
        System.arraycopy(utf8, start, bytes, length, size);
        length += size;
        count++;
    }

    /** Leaves out what is there twice. */
    void makeDistinct() {
        Set<String> seen = new HashSet<>();
        byte[] before = bytes;
        int end = length;
        length = 0;
        count = 0;
        bytes = new byte[end + 3];
        int at = 0;
        while (at < end) {
            int start = nameStart(before, at);
            at = start + nameLength(before, at);
            if (seen.add(new String(before, start, at - start, StandardCharsets.UTF_8))) {
                add(before, start, at);
            }
        }
    }

    /** Where the name that begins with its length at {@code at} has its first byte. */
    static int nameStart(byte[] names, int at) {
        return (names[at] & 0xFF) == LONG ? at + 3 : at + 1;
    }

    /** Number of bytes of the name that begins with its length at {@code at}. */
    static int nameLength(byte[] names, int at) {
        int size = names[at] & 0xFF;
        return size == LONG ? ((names[at + 1] & 0xFF) << 8) | (names[at + 2] & 0xFF) : size;
    }

    /** Says whether {@code name} is among those in the range of {@code names}. */
    static boolean contains(byte[] names, int start, int end, String name) {
        byte[] wanted = name.getBytes(StandardCharsets.UTF_8);
        int at = start;
        while (at < end) {
            int size = nameLength(names, at);
            int nameStart = nameStart(names, at);
            at = nameStart + size;
            if (size == wanted.length && Arrays.equals(names, nameStart, at, wanted, 0, size)) {
                return true;
            }
        }
        return false;
    }

    @Override
    public int compareTo(ClassNameBytes other) {
        return packageName.compareTo(other.packageName);
    }

    @Override
    public boolean equals(Object object) {
        return object instanceof ClassNameBytes other && packageName.equals(other.packageName);
    }

    @Override
    public int hashCode() {
        return packageName.hashCode();
    }
}
