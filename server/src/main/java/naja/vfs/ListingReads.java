package naja.vfs;

import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** What was asked of the listing of one directory: whether another listing gives the same answers. */
final class ListingReads {
    private final Optional<DirectoryListing> listing;
    private final Set<String> names = ConcurrentHashMap.newKeySet();
    private final Set<String> otherCases = ConcurrentHashMap.newKeySet();
    private volatile boolean kindsAsked;
    private volatile boolean allAsked;

    /** Nothing was asked yet but whether there is such a directory. */
    ListingReads(Optional<DirectoryListing> listing) {
        this.listing = listing;
    }

    /** The listing, which tells what it is asked. */
    Optional<DirectoryListing> recording() {
        return listing.map(names -> names.recordedBy(this));
    }

    /** What is there under one name was asked. */
    void name(String name) {
        names.add(name);
    }

    /** What is there under names that differ from this one in letter case only was asked. */
    void otherCase(String name) {
        otherCases.add(name);
    }

    /** Whether there are files of some kind was asked. */
    void kinds() {
        kindsAsked = true;
    }

    /** All names were looked at. */
    void all() {
        allAsked = true;
    }

    /** Says whether {@code other} answers the same. */
    boolean hold(Optional<DirectoryListing> other) {
        if (listing.isEmpty() || other.isEmpty()) {
            return listing.isEmpty() == other.isEmpty();
        }
        DirectoryListing before = listing.get();
        DirectoryListing now = other.get();
        boolean kindsDiffer =
                before.hasPythonFiles() != now.hasPythonFiles() || before.hasClassFiles() != now.hasClassFiles();
        if ((kindsAsked && kindsDiffer) || (allAsked && !before.equals(now))) {
            return false;
        }
        for (String name : otherCases) {
            if (!before.inOtherCase(name).equals(now.inOtherCase(name))) {
                return false;
            }
        }
        for (String name : names) {
            if (before.hasFile(name) != now.hasFile(name) || before.hasDirectory(name) != now.hasDirectory(name)) {
                return false;
            }
        }
        return true;
    }
}
