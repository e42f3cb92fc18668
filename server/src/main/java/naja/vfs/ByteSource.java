package naja.vfs;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;

/** The bytes of one file for positioned reads, open until it is closed. */
interface ByteSource extends Closeable {

    /** Number of bytes. */
    long size();

    /**
     * Fills {@code target} with the bytes from {@code position} on.
     *
     * @throws EOFException if the source ends before
     */
    void read(long position, byte[] target) throws IOException;

    /** A file on the disk. It is read without a channel, since a channel closes when its thread is interrupted. */
    static ByteSource open(Path path) throws IOException {
        if (FileNames.mayBeWrong(path.toString())) {
            // Without a channel only the text of the path could be given on, which names no file.
            return of(Files.readAllBytes(path));
        }
        RandomAccessFile file = new RandomAccessFile(path.toFile(), "r");
        try {
            return new DiskFile(file, file.length());
        } catch (IOException e) {
            file.close();
            throw e;
        }
    }

    /** Bytes in memory. */
    static ByteSource of(byte[] bytes) {
        return new InMemory(bytes);
    }

    /** A file on the disk. */
    record DiskFile(RandomAccessFile file, long size) implements ByteSource {

        @Override
        public void read(long position, byte[] target) throws IOException {
            if (position < 0) {
                throw new EOFException();
            }
            file.seek(position);
            file.readFully(target);
        }

        @Override
        public void close() throws IOException {
            file.close();
        }
    }

    /** Bytes in memory. */
    @SuppressWarnings("ArrayRecordComponent") // never compared, and not seen outside this package
    record InMemory(byte[] bytes) implements ByteSource {

        @Override
        public long size() {
            return bytes.length;
        }

        @Override
        public void read(long position, byte[] target) throws IOException {
            if (position < 0 || position + target.length > bytes.length) {
                throw new EOFException();
            }
            System.arraycopy(bytes, (int) position, target, 0, target.length);
        }

        @Override
        public void close() {}
    }
}
