package naja.vfs;

/** Looks through the name of an entry of an archive once, for each is looked at in each archive. */
final class ZipNameCheck {
    /** The name is in ASCII and safe; or in UTF-8 and safe, as {@link #NOT_ASCII} has it. */
    static final int SAFE = 0;

    /** The name is absolute, has an empty part, {@code .} or {@code ..}, a backslash, a NUL or a drive. */
    static final int UNSAFE = 1;

    /** The name has a byte that is not ASCII, before which nothing is unsafe. */
    static final int NOT_ASCII = 2;

    private ZipNameCheck() {}

    /**
     * Checks the range of {@code name}.
     *
     * @param isUtf8 whether bytes that are not ASCII are known to be right
     * @return {@link #SAFE}, {@link #UNSAFE} or {@link #NOT_ASCII}
     */
    static int of(byte[] name, int start, int end, boolean isUtf8) {
        int partStart = start;
        for (int at = start; at < end; at++) {
            byte letter = name[at];
            if (letter > '\\') {
                // Most letters, and quickly.
                continue;
            }
            if (letter == '/') {
                if (isNoPart(name, partStart, at)) {
                    return UNSAFE;
                }
                partStart = at + 1;
            } else if (letter == '\\' || letter == 0 || (letter == ':' && at == start + 1)) {
                return UNSAFE;
            } else if (letter < 0 && !isUtf8) {
                return NOT_ASCII;
            }
        }
        // The name of a directory ends with a slash.
        boolean isClosed = partStart == end && end > start;
        return !isClosed && isNoPart(name, partStart, end) ? UNSAFE : SAFE;
    }

    /** Says whether a part is empty, {@code .} or {@code ..}. */
    private static boolean isNoPart(byte[] name, int start, int end) {
        int length = end - start;
        return length <= 2 && (length == 0 || (name[start] == '.' && (length == 1 || name[start + 1] == '.')));
    }
}
