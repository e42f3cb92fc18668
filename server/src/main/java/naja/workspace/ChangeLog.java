package naja.workspace;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Set;
import naja.javaindex.IndexChange;
import naja.vfs.VPath;

/** What differed between the last revisions. It is bounded: of what is too long ago anything may differ. */
final class ChangeLog {
    private static final int REVISIONS = 1_000;
    private static final int PATHS = 50_000;

    /** The newest first. */
    private final Deque<Entry> entries = new ArrayDeque<>();

    private int paths;

    private record Entry(long revision, Touched touched) {}

    /** Notes what differs in {@code revision} from the one before. */
    synchronized void add(long revision, Touched touched) {
        Entry before = entries.peekFirst();
        // Edits of one document touch the same again and again: that is kept once.
        boolean isSame = before != null && before.touched().equals(touched);
        entries.addFirst(new Entry(revision, isSame ? before.touched() : touched));
        paths += touched.paths().size();
        while (entries.size() > REVISIONS || (paths > PATHS && entries.size() > 1)) {
            paths -= entries.removeLast().touched().paths().size();
        }
    }

    /** What may differ in revision {@code last} from revision {@code first}. */
    synchronized Touched between(long first, long last) {
        if (first >= last) {
            return first == last ? Touched.NOTHING : Touched.EVERYTHING;
        }
        boolean everything = true;
        IndexChange java = IndexChange.NOTHING;
        boolean anyFile = false;
        Set<VPath> changed = new HashSet<>();
        for (Iterator<Entry> next = entries.iterator(); next.hasNext(); ) {
            Entry entry = next.next();
            if (entry.revision() <= last) {
                if (entry.touched().everything()) {
                    return Touched.EVERYTHING;
                }
                java = entry.touched().java().and(java);
                anyFile |= entry.touched().anyFile();
                changed.addAll(entry.touched().paths());
            }
            if (entry.revision() == first + 1) {
                everything = false;
                break;
            }
        }
        return everything ? Touched.EVERYTHING : new Touched(false, java, anyFile, changed);
    }
}
