package naja.syntax;

import java.util.Arrays;
import java.util.Optional;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;
import org.jspecify.annotations.Nullable;

/**
 * What the server keeps of a file that it has read: its {@link ParsedModule}, in at most {@link #MAX_SIZE} bytes.
 *
 * <p>Nearly all summaries are far smaller and kept as they are. A larger one is kept deflated and unpacked for each view that
 * asks for it, in some tens of microseconds. One that is too large even so is not kept: the file is read again.
 */
public final class KeptModule {
    /** The greatest number of bytes that are kept of a file, the objects counted. */
    public static final int MAX_SIZE = 2048;

    /** About what this object, the summary and the head of its array take. */
    private static final int OBJECTS = 80;

    /** The summary as it is; nothing if it is deflated. */
    private final @Nullable ParsedModule whole;

    private final byte[] deflated;
    private final int length;
    private final int importsAt;
    private final int restAt;

    private KeptModule(ParsedModule module, @Nullable ParsedModule whole, byte[] deflated) {
        this.whole = whole;
        this.deflated = deflated;
        this.length = module.size();
        this.importsAt = module.importsAt();
        this.restAt = module.restAt();
    }

    /** The summary in the form in which it is kept; nothing if it is too large. */
    public static Optional<KeptModule> of(ParsedModule module) {
        if (module.size() + OBJECTS <= MAX_SIZE) {
            return Optional.of(new KeptModule(module, module, new byte[0]));
        }
        byte[] buffer = new byte[MAX_SIZE - OBJECTS];
        Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION, /* nowrap= */ true);
        try {
            deflater.setInput(module.pack());
            deflater.finish();
            int count = deflater.deflate(buffer);
            return deflater.finished()
                    ? Optional.of(new KeptModule(module, null, Arrays.copyOf(buffer, count)))
                    : Optional.empty();
        } finally {
            deflater.end();
        }
    }

    /** The summary. */
    public ParsedModule module() {
        return whole != null ? whole : new ParsedModule(inflated(), importsAt, restAt);
    }

    /** Number of bytes that are kept. */
    public int size() {
        return OBJECTS + (whole != null ? length : deflated.length);
    }

    private byte[] inflated() {
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
