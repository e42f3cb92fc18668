package naja.javaindex;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import naja.javaindex.ClassBytes.Malformed;

/**
 * A compiled Python file ({@code m$py.class}): what Jython reads from it before it runs it ({@code imp.readCodeData}), and the
 * names that its code binds.
 */
public final class CompiledModule {
    private static final String VERSION = "Lorg/python/compiler/APIVersion;";
    private static final String SOURCE_TIME = "Lorg/python/compiler/MTime;";
    private static final long NO_TIME = -1;

    private final byte[] file;
    private final Optional<Map<String, Map<String, Object>>> annotations;

    private CompiledModule(byte[] file, Optional<Map<String, Map<String, Object>>> annotations) {
        this.file = file;
        this.annotations = annotations;
    }

    /** Reads a compiled file; one that is no class file {@link #isDamaged}. */
    public static CompiledModule read(byte[] file) {
        try {
            return new CompiledModule(
                    file,
                    Optional.of(ClassShape.read(new ClassBytes(file), Set.of()).annotations()));
        } catch (Malformed e) {
            return new CompiledModule(file, Optional.empty());
        }
    }

    /** Says whether it cannot be read as a class file. */
    public boolean isDamaged() {
        return annotations.isEmpty();
    }

    /** What stands where a class file has its version, as the number with a sign that Jython's reader compares. */
    public int major() {
        return (short) LoadableClass.majorOf(file);
    }

    /** The version of the compiler that made it; 0 if the file does not say. */
    public int version() {
        return value(VERSION) instanceof Integer version ? version : 0;
    }

    /** The time of the source that it was made of, in milliseconds; -1 if the file does not say. */
    public long sourceTime() {
        return value(SOURCE_TIME) instanceof Long time ? time : NO_TIME;
    }

    private Object value(String annotation) {
        return annotations
                .flatMap(found -> Optional.ofNullable(found.get(annotation)))
                .flatMap(values -> Optional.ofNullable(values.get("value")))
                .orElse("");
    }

    /**
     * Python source that imports and binds, at module level, what the compiled code does, in its order; all else is left out.
     * Code of which that is not known is stood for by a statement that may bind anything.
     */
    public String outline() {
        try {
            ClassBytes bytes = new ClassBytes(file);
            return new CompiledCode(bytes, ClassShape.read(bytes, Set.of("*"))).outline();
        } catch (Malformed e) {
            return CompiledCode.ANYTHING;
        }
    }
}
