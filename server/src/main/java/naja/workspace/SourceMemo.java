package naja.workspace;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import naja.syntax.Grammar;
import naja.syntax.KeptModule;
import naja.syntax.ParsedModule;
import naja.syntax.PythonFile;
import naja.syntax.PythonParser;
import naja.vfs.FileStamp;
import naja.vfs.VPath;

/**
 * What texts say, of each file the version that was asked about last. Of most files only the {@link ParsedModule} is kept, as a {@link KeptModule}
 * of bounded size; the trees are for files that are open.
 */
final class SourceMemo {
    /** In characters of source; a summary takes about one byte for each. */
    private static final long SUMMARIES = 64L << 20;

    /** In characters of source; a tree takes some tens of bytes for each. */
    private static final long TREES = 1L << 20;

    private final LatestVersions<PythonFile> trees =
            new LatestVersions<>(TREES, tree -> tree.text().length() + 100L);
    private final LatestVersions<Summary> summaries = new LatestVersions<>(SUMMARIES, Summary::weight);
    private final LatestVersions<Boolean> mentions = new LatestVersions<>(100_000, mention -> 1L);
    private final LatestVersions<ImportUses> uses = new LatestVersions<>(
            1_000_000, use -> 1L + use.names().size() + use.starred().size());
    private final AtomicInteger parses = new AtomicInteger();

    /**
     * Whether a file's bytes pass a test, which is always the same one.
     *
     * @param test gives nothing if the file cannot be read, which is not remembered: it may come back under the same stamp
     */
    boolean mentions(VPath file, FileStamp stamp, Supplier<Optional<Boolean>> test) {
        return remembered(mentions, file, stamp, test).orElse(false);
    }

    /** What a file takes from others; {@code find} gives nothing if the file cannot be read. */
    ImportUses uses(VPath file, FileStamp stamp, Supplier<Optional<ImportUses>> find) {
        return remembered(uses, file, stamp, find).orElse(ImportUses.NONE);
    }

    private static <T> Optional<T> remembered(
            LatestVersions<T> versions, VPath file, FileStamp stamp, Supplier<Optional<T>> find) {
        Optional<T> known = versions.known(file, stamp, Grammar.JYTHON_2_7);
        if (known.isPresent()) {
            return known;
        }
        Optional<T> found = find.get();
        found.ifPresent(value -> versions.put(file, stamp, Grammar.JYTHON_2_7, value));
        return found;
    }

    /** The tree of an open document; it is kept. */
    PythonFile tree(VPath file, FileStamp stamp, Grammar grammar, String text) {
        PythonFile known = trees.known(file, stamp, grammar).orElse(null);
        if (known == null) {
            known = parse(text, grammar);
            trees.put(file, stamp, grammar, known);
        }
        return known;
    }

    /** The tree of a text that is not kept. */
    PythonFile parse(String text, Grammar grammar) {
        parses.incrementAndGet();
        return PythonParser.parse(text, grammar);
    }

    /** The summary of an open document. */
    ParsedModule module(VPath file, FileStamp stamp, Grammar usual, Grammar grammar, String text) {
        return keep(file, stamp, usual, tree(file, stamp, grammar, text));
    }

    /**
     * The summary of a file, if it is remembered.
     *
     * @param usual the grammar of the file's project; the file itself may name another one, as its text says
     */
    Optional<ParsedModule> known(VPath file, FileStamp stamp, Grammar usual) {
        return summaries.known(file, stamp, usual).flatMap(summary -> summary.kept()
                .module());
    }

    /** The summary of a file that is not open; its tree is not kept. */
    ParsedModule moduleOf(VPath file, FileStamp stamp, Grammar usual, Grammar grammar, String text) {
        return keep(file, stamp, usual, parse(text, grammar));
    }

    /** Number of texts parsed since the start, for tests that count work. */
    int parseCount() {
        return parses.get();
    }

    /** The summary of a tree; what may be kept of it is remembered. */
    private ParsedModule keep(VPath file, FileStamp stamp, Grammar usual, PythonFile tree) {
        ParsedModule module = ParsedModule.of(tree);
        summaries.put(
                file,
                stamp,
                usual,
                new Summary(KeptModule.of(module), tree.text().length() + 200L));
        return module;
    }

    private record Summary(KeptModule kept, long weight) {}
}
