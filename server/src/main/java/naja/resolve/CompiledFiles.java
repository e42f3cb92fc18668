package naja.resolve;

import naja.javaindex.CompiledModule;
import naja.resolve.RuntimeProfile.Rule;
import naja.vfs.FileStamp;
import naja.vfs.VPath;
import org.jspecify.annotations.Nullable;

/**
 * Whether a compiled Python file is used ({@code imp.loadFromSource}, {@code imp.readCodeData}): facts 2.5 and 4.5.
 *
 * <p>Those of the runtime's own library are taken for what its makers made of the source beside them, and are not read.
 */
final class CompiledFiles {
    /** By how many milliseconds the noted source time may lie behind the source's: archives round times. */
    private static final long ROUNDING = 2000;

    private final ResolverView view;

    CompiledFiles(ResolverView view) {
        this.view = view;
    }

    /** Says whether a compiled file in a directory is used in place of its source. */
    boolean isUsed(VPath compiled, VPath source) {
        FileStamp compiledStamp = view.stamp(compiled).orElse(null);
        FileStamp sourceStamp = view.stamp(source).orElse(null);
        if (compiledStamp == null || sourceStamp == null || compiledStamp.modified() < sourceStamp.modified()) {
            return false;
        }
        CompiledModule module = read(compiled);
        return module == null || (isReadable(module) && matches(module, sourceStamp.modified()));
    }

    /**
     * Says whether a compiled file in a directory is used where there is no source; false if it is passed over.
     *
     * @throws ImportFailure if it cannot be used and is not passed over either
     */
    boolean isUsedAlone(VPath compiled) {
        CompiledModule module = read(compiled);
        if (module == null) {
            return true;
        }
        boolean isReadable = isReadable(module);
        boolean isOurs = module.version() == view.profile().compiledVersion();
        if ((isReadable && isOurs) || view.profile().follows(Rule.UNUSABLE_COMPILED_PASSED_OVER)) {
            return isReadable && isOurs;
        }
        throw ImportFailure.importError(
                isReadable
                        ? "compiled unit contains version " + module.version() + " code ("
                                + view.profile().compiledVersion() + " required): " + compiled
                        : "Malformed bytecode: not enough data[compiled=" + compiled + "]");
    }

    /**
     * Says whether a compiled file in an archive is used; false if it is passed over.
     *
     * @param source the source beside it, if there is one
     * @throws ImportFailure if it is damaged
     */
    boolean isUsedInArchive(VPath compiled, @Nullable VPath source) {
        return isUsedByImporter(compiled, source, compiled.toString());
    }

    /**
     * Says whether a compiled file among the resources of the class path is used, whatever its source says; false if it is
     * passed over.
     *
     * @param resource how the runtime calls it, in {@code __pyclasspath__/}
     * @throws ImportFailure if it is damaged
     */
    boolean isUsedOnClassPath(VPath compiled, String resource) {
        return isUsedByImporter(compiled, null, resource);
    }

    private boolean isUsedByImporter(VPath compiled, @Nullable VPath source, String shown) {
        CompiledModule module = read(compiled);
        FileStamp stamp = source == null ? null : view.stamp(source).orElse(null);
        if (module == null) {
            return true;
        }
        if (!isReadable(module)) {
            throw ImportFailure.importError("Malformed bytecode: not enough data[path=" + shown + "]");
        }
        return stamp == null ? module.version() == view.profile().compiledVersion() : matches(module, stamp.modified());
    }

    /** Says whether Jython's reader of class files gets through the file. It refuses those of a version that it does not know. */
    private boolean isReadable(CompiledModule module) {
        int newest = view.profile().newestClassFile();
        if (module.major() > newest) {
            throw ImportFailure.java(
                    "IllegalArgumentException",
                    view.profile().follows(Rule.READER_NAMES_VERSION)
                            ? "Unsupported class file major version " + module.major()
                            : "");
        }
        return !module.isDamaged();
    }

    private boolean matches(CompiledModule module, long sourceTime) {
        if (module.version() != view.profile().compiledVersion()) {
            return false;
        }
        long later = module.sourceTime() - sourceTime;
        return view.profile().follows(Rule.COMPILED_MATCHES_SOURCE) ? later == 0 : later <= ROUNDING;
    }

    /** What the file says; null for one of the runtime's own, or one that cannot be read, about which nothing is known. */
    private @Nullable CompiledModule read(VPath compiled) {
        if (view.isRuntimes(compiled)) {
            return null;
        }
        return view.compiled(compiled).orElse(null);
    }
}
