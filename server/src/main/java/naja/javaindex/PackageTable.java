package naja.javaindex;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import naja.vfs.VPath;

/**
 * Which entries of a class path have a package. The table is made once for a class path; what differs for a module of a build
 * is the order of the entries, so that a module costs no more than that.
 */
final class PackageTable {
    private final Map<String, List<IndexedEntry>> byPackage;

    /** The positions of entries and roots of sources; empty if the table's own order counts. */
    private final Map<VPath, Integer> positions;

    private PackageTable(Map<String, List<IndexedEntry>> byPackage, Map<VPath, Integer> positions) {
        this.byPackage = byPackage;
        this.positions = positions;
    }

    /** The table of {@code entries}, those that are known, in their order. */
    static PackageTable of(Collection<Optional<IndexedEntry>> entries) {
        Map<String, List<IndexedEntry>> table = new HashMap<>();
        for (Optional<IndexedEntry> slot : entries) {
            if (slot.isEmpty()) {
                continue;
            }
            IndexedEntry entry = slot.get();
            for (String name : entry.index().packages()) {
                String ancestor = name;
                while (add(table, ancestor, entry) && !ancestor.isEmpty()) {
                    ancestor = parent(ancestor);
                }
            }
        }
        return new PackageTable(table, Map.of());
    }

    /** The package above; {@code ""} above those of one part. */
    static String parent(String packageName) {
        return packageName.substring(0, Math.max(0, packageName.lastIndexOf('.')));
    }

    /** Notes that {@code entry} has the package; false if that was noted before, and so for its ancestors. */
    private static boolean add(Map<String, List<IndexedEntry>> table, String packageName, IndexedEntry entry) {
        List<IndexedEntry> entries = table.get(packageName);
        if (entries == null) {
            entries = new ArrayList<>(1);
            table.put(packageName, entries);
        } else if (entries.get(entries.size() - 1) == entry) {
            return false;
        }
        entries.add(entry);
        return true;
    }

    /** The same table with the entries in another order. */
    PackageTable inOrder(List<VPath> order) {
        Map<VPath, Integer> places = new HashMap<>();
        order.forEach(entry -> places.putIfAbsent(entry, places.size()));
        return new PackageTable(byPackage, places);
    }

    /** Where {@code entry} stands; behind all others if the order does not name it. */
    int position(VPath entry) {
        return positions.getOrDefault(entry, Integer.MAX_VALUE);
    }

    /** Says whether an entry has the package, or one below it. */
    boolean has(String packageName) {
        return byPackage.containsKey(packageName);
    }

    /** The entries that have the package, or one below it, in their order. */
    List<IndexedEntry> having(String packageName) {
        List<IndexedEntry> entries = byPackage.getOrDefault(packageName, List.of());
        return entries.size() < 2 || positions.isEmpty() || isSorted(entries)
                ? entries
                : entries.stream()
                        .sorted(Comparator.comparingInt(entry -> position(entry.entry())))
                        .toList();
    }

    /** All packages, and those above them. */
    Set<String> packages() {
        return byPackage.keySet();
    }

    private boolean isSorted(List<IndexedEntry> entries) {
        for (int i = 1; i < entries.size(); i++) {
            if (position(entries.get(i - 1).entry()) > position(entries.get(i).entry())) {
                return false;
            }
        }
        return true;
    }
}
