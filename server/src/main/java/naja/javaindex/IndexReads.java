package naja.javaindex;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** What was asked of a {@link JavaIndex}: in an index that does not differ in any of it, the answers are the same. */
public final class IndexReads {
    private final Set<String> classes = ConcurrentHashMap.newKeySet();
    private final Set<String> presence = ConcurrentHashMap.newKeySet();
    private final Set<String> trees = ConcurrentHashMap.newKeySet();
    private volatile boolean all;
    private volatile boolean doubts;
    private volatile boolean entries;

    /** The classes of a package were asked for. */
    void classes(String packageName) {
        classes.add(packageName);
    }

    /** It was asked whether there is such a package. */
    void presence(String packageName) {
        presence.add(packageName);
    }

    /** It was asked what is in a package or below it. */
    void tree(String packageName) {
        trees.add(packageName);
    }

    /** All packages were asked for. */
    void all() {
        all = true;
    }

    /** It was asked why a name that is not known may be there all the same. */
    public void doubts() {
        doubts = true;
    }

    /** The entries of the class path were looked into without asking the index. */
    public void entries() {
        entries = true;
    }

    /** Counts what was asked for {@code part} as asked here. */
    void include(IndexReads part) {
        classes.addAll(part.classes);
        presence.addAll(part.presence);
        trees.addAll(part.trees);
        all |= part.all;
        doubts |= part.doubts;
        entries |= part.entries;
    }

    /** Says whether an answer may differ after {@code change}. */
    public boolean mayDiffer(IndexChange change) {
        if (change.isNothing()) {
            return false;
        }
        return change.isEverything()
                || (all && !change.packages().isEmpty())
                || (doubts && change.doubts())
                || (entries && change.entries())
                || shares(classes, change.packages())
                || shares(presence, change.presence())
                || (!trees.isEmpty() && shares(trees, change.trees()));
    }

    private static boolean shares(Set<String> asked, Set<String> changed) {
        Set<String> smaller = asked.size() < changed.size() ? asked : changed;
        Set<String> larger = smaller == asked ? changed : asked;
        for (String name : smaller) {
            if (larger.contains(name)) {
                return true;
            }
        }
        return false;
    }
}
