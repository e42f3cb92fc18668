package naja.vfs;

import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * A tree with the texts of open documents in place of what is below it. A document that is not saved yet appears in
 * the listing of its directory, and its directory exists.
 */
public final class OverlayTree implements FileTree {
    private final FileTree base;
    private final Map<VPath, Overlay> overlays;
    private final Map<VPath, DirectoryListing> added;

    /**
     * The tree {@code base} under {@code overlays}.
     *
     * @param overlays open documents by their paths
     */
    public OverlayTree(FileTree base, Map<VPath, Overlay> overlays) {
        this.base = base;
        this.overlays = Map.copyOf(overlays);
        ListingBuilder listings = new ListingBuilder();
        for (VPath file : overlays.keySet()) {
            if (!file.isInArchive()) {
                listings.addFile(file);
            }
        }
        this.added = listings.build();
    }

    @Override
    public Optional<DirectoryListing> list(VPath directory) {
        Optional<DirectoryListing> below = base.list(directory);
        DirectoryListing extra = added.get(directory);
        if (extra == null) {
            return below;
        }
        return Optional.of(below.map(listing -> merged(listing, extra)).orElse(extra));
    }

    @Override
    public Optional<FileStamp> stamp(VPath file) {
        Overlay overlay = overlays.get(file);
        if (overlay == null) {
            return base.stamp(file);
        }
        return Optional.of(new FileStamp(overlay.content.length, overlay.version));
    }

    @Override
    public Optional<byte[]> read(VPath file) {
        Overlay overlay = overlays.get(file);
        return overlay == null ? base.read(file) : Optional.of(overlay.content.clone());
    }

    @Override
    public Optional<ZipNames> names(VPath file) {
        return base.names(file);
    }

    @Override
    public boolean isCircle(VPath directory) {
        return base.isCircle(directory);
    }

    @Override
    public Optional<ZipDirectory> archive(VPath file) {
        return base.archive(file);
    }

    private static DirectoryListing merged(DirectoryListing below, DirectoryListing extra) {
        if (below.files().containsAll(extra.files()) && below.directories().containsAll(extra.directories())) {
            return below;
        }
        TreeSet<String> files = new TreeSet<>(below.files());
        files.addAll(extra.files());
        TreeSet<String> directories = new TreeSet<>(below.directories());
        directories.addAll(extra.directories());
        files.removeAll(directories);
        return new DirectoryListing(files, directories);
    }

    /** The text of an open document. */
    public static final class Overlay {
        private final byte[] content;
        private final long version;

        /**
         * The text {@code content}, encoded as the file would be.
         *
         * @param version grows with each edit; negative numbers keep it apart from times of files
         */
        public Overlay(byte[] content, long version) {
            this.content = content.clone();
            this.version = version;
        }
    }
}
