package naja.vfs;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Collects files and directories, and makes the listings of all directories that hold them. */
final class ListingBuilder {
    private final Map<VPath, Set<String>> files = new HashMap<>();
    private final Map<VPath, Set<String>> directories = new HashMap<>();

    void addFile(VPath file) {
        VPath parent = file.parent();
        addDirectory(parent);
        files.computeIfAbsent(parent, key -> new TreeSet<>()).add(file.name());
    }

    void addDirectory(VPath directory) {
        if (directories.containsKey(directory)) {
            return;
        }
        directories.put(directory, new TreeSet<>());
        VPath parent = directory.parent();
        if (!parent.equals(directory)) {
            addDirectory(parent);
            directories.computeIfAbsent(parent, key -> new TreeSet<>()).add(directory.name());
        }
    }

    Map<VPath, DirectoryListing> build() {
        Map<VPath, DirectoryListing> listings = new HashMap<>();
        directories.forEach((directory, names) ->
                listings.put(directory, new DirectoryListing(files.getOrDefault(directory, Set.of()), names)));
        return Map.copyOf(listings);
    }
}
