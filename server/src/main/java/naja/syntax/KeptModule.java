package naja.syntax;

import java.lang.ref.WeakReference;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;
import org.jspecify.annotations.Nullable;

/**
 * What the server keeps of a file that it has read: its {@link ParsedModule}, in at most {@link #MAX_SIZE} bytes.
 *
 * <p>Nearly all summaries are far smaller and kept as they are. A larger one is kept deflated, and one that is too large even
 * so is not kept: the file has to be read again. Of both the unpacked summary serves until the garbage collector takes it,
 * so that requests in a row do not unpack or read it each time.
 */
public final class KeptModule {
    /** The greatest number of bytes that are kept of a file, the objects counted. */
    public static final int MAX_SIZE = 2048;

    /** About what this object, its reference, the summary and the head of its array take. */
    private static final int OBJECTS = 128;

    /** The summary as it is, if it is small. */
    private final @Nullable ParsedModule whole;

    /** The summary deflated, if it is larger; without it and {@link #whole} nothing is kept. */
    private final byte @Nullable [] deflated;

    private final int length;
    private final int importsAt;
    private final int restAt;

    /** A larger summary for as long as it is in memory. */
    private volatile WeakReference<ParsedModule> recent;

    private KeptModule(ParsedModule module, @Nullable ParsedModule whole, byte @Nullable [] deflated) {
        this.whole = whole;
        this.deflated = deflated;
        this.length = module.size();
        this.importsAt = module.importsAt();
        this.restAt = module.restAt();
        this.recent = new WeakReference<>(module);
    }

    /** The summary in the form in which it is kept. */
    public static KeptModule of(ParsedModule module) {
        return module.size() + OBJECTS <= MAX_SIZE
                ? new KeptModule(module, module, null)
                : new KeptModule(module, null, deflated(module.pack()));
    }

    /** The summary; nothing if the file has to be read again. */
    public Optional<ParsedModule> module() {
        if (whole != null) {
            return Optional.of(whole);
        }
        ParsedModule known = recent.get();
        if (known == null && deflated != null) {
            known = new ParsedModule(inflated(deflated), importsAt, restAt);
            recent = new WeakReference<>(known);
        }
        return Optional.ofNullable(known);
    }

    /** Says whether the summary is kept in one form or the other. */
    boolean isKept() {
        return whole != null || deflated != null;
    }

    /** Forgets what the garbage collector may take, for tests. */
    void forgetRecent() {
        recent.clear();
    }

    /** Number of bytes that are kept. */
    public int size() {
        return OBJECTS + (whole != null ? length : deflated == null ? 0 : deflated.length);
    }

    /** The bytes deflated; nothing if they are too many even so. */
    private static byte @Nullable [] deflated(byte[] pack) {
        byte[] buffer = new byte[MAX_SIZE - OBJECTS];
        Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION, /* nowrap= */ true);
        try {
            deflater.setInput(pack);
            deflater.finish();
            int count = deflater.deflate(buffer);
            return deflater.finished() ? Arrays.copyOf(buffer, count) : null;
        } finally {
            deflater.end();
        }
    }

    private byte[] inflated(byte[] deflated) {
        byte[] pack = new byte[length];
        Inflater inflater = new Inflater(/* nowrap= */ true);
        try {
            inflater.setInput(deflated);
            if (inflater.inflate(pack) != length) {
                throw new IllegalStateException("a summary lost its end");
            }
            return pack;
        } catch (DataFormatException e) {
            throw new IllegalStateException(e);
        } finally {
            inflater.end();
        }
    }
}
