package naja.vfs;

/**
 * The identity of a file's content: two equal stamps of one path mean the same bytes.
 *
 * @param size number of bytes
 * @param modified time of the last change in milliseconds since the epoch; for open documents a number that grows with
 *     each edit
 */
public record FileStamp(long size, long modified) {}
