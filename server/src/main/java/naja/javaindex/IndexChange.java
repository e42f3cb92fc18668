package naja.javaindex;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

/**
 * What may differ between two indexes.
 *
 * @param isEverything whether any answer may differ
 * @param packages whose classes, or what is in their files, may be others
 * @param presence packages that came or went
 * @param doubts whether it differs why a name that is not known may be there all the same
 * @param entries whether there are other entries
 */
public record IndexChange(
        boolean isEverything, Set<String> packages, Set<String> presence, boolean doubts, boolean entries) {
    /** The indexes answer the same. */
    public static final IndexChange NOTHING = new IndexChange(false, Set.of(), Set.of(), false, false);

    /** Any answer may differ. */
    public static final IndexChange EVERYTHING = new IndexChange(true, Set.of(), Set.of(), true, true);

    /** Packages that are named one by one; what changes more changes everything. */
    private static final int MAX_PACKAGES = 20_000;

    public IndexChange {
        packages = Set.copyOf(packages);
        presence = Set.copyOf(presence);
    }

    /**
     * What differs if some entries came, went or were read anew.
     *
     * @param changed the entries as they were and as they are
     * @param entries whether there are other entries, or the same in another order
     * @param doubts whether what is known otherwise of the class path differs
     */
    public static IndexChange between(
            JavaIndex before, JavaIndex now, Collection<ClassSource> changed, boolean entries, boolean doubts) {
        Set<String> packages = new HashSet<>();
        for (ClassSource source : changed) {
            if (source instanceof IndexedEntry entry) {
                packages.addAll(entry.index().packages());
            } else if (source instanceof JavaSourceIndex sources) {
                packages.addAll(sources.index().packages());
            } else {
                return EVERYTHING;
            }
        }
        if (packages.size() > MAX_PACKAGES) {
            return EVERYTHING;
        }
        Set<String> presence = new HashSet<>();
        for (String name : withAncestors(packages)) {
            if (!isPresentAlike(before, now, name)) {
                presence.add(name);
            }
        }
        boolean isOtherwiseComplete = before.isComplete() != now.isComplete();
        return new IndexChange(false, packages, presence, doubts || isOtherwiseComplete, entries);
    }

    /** Both changes, one after the other. */
    public IndexChange and(IndexChange other) {
        if (isEverything || other.isEverything) {
            return EVERYTHING;
        }
        if (isNothing() || other.isNothing()) {
            return isNothing() ? other : this;
        }
        Set<String> allPackages = new HashSet<>(packages);
        allPackages.addAll(other.packages);
        Set<String> allPresence = new HashSet<>(presence);
        allPresence.addAll(other.presence);
        return allPackages.size() > MAX_PACKAGES
                ? EVERYTHING
                : new IndexChange(false, allPackages, allPresence, doubts || other.doubts, entries || other.entries);
    }

    /** Says whether all answers are the same. */
    public boolean isNothing() {
        return !isEverything && packages.isEmpty() && presence.isEmpty() && !doubts && !entries;
    }

    /** The packages in which, or below which, something may differ. */
    Set<String> trees() {
        return withAncestors(packages);
    }

    private static boolean isPresentAlike(JavaIndex before, JavaIndex now, String name) {
        return before.hasPackage(name) == now.hasPackage(name)
                && before.hasPackageOutsideModules(name) == now.hasPackageOutsideModules(name)
                && before.hasPackageInArchives(name, false) == now.hasPackageInArchives(name, false)
                && before.isExported(name) == now.isExported(name);
    }

    private static Set<String> withAncestors(Set<String> packages) {
        Set<String> all = new HashSet<>();
        for (String name : packages) {
            String ancestor = name;
            while (all.add(ancestor) && !ancestor.isEmpty()) {
                ancestor = PackageTable.parent(ancestor);
            }
        }
        return all;
    }
}
