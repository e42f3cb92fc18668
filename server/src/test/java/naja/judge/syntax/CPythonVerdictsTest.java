package naja.judge.syntax;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import naja.judge.syntax.Snippets.Snippet;
import naja.syntax.Grammar;
import naja.syntax.PythonFile;
import naja.syntax.PythonParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Recorded verdicts of real CPython 3.6 to 3.14 judge our Python 3 trees; {@code src/test/python/record_verdicts.py}
 * records them and says how.
 */
class CPythonVerdictsTest {
    private static final String FOLDER = "syntax/py3/";

    /**
     * What the CPythons say about one snippet.
     *
     * @param snippet the snippet
     * @param signs one sign for each version, {@code +} if it compiles the snippet
     */
    private record Verdict(Snippet snippet, String signs) {
        boolean newest() {
            return signs.endsWith("+");
        }

        boolean none() {
            return !signs.contains("+");
        }

        @Override
        public String toString() {
            return snippet.title();
        }
    }

    private static List<Verdict> verdicts() {
        return verdicts("valid.txt", "invalid.txt");
    }

    private static List<Verdict> verdicts(String... names) {
        Map<String, String> recorded = new HashMap<>();
        for (String line : Snippets.text(FOLDER + "verdicts.txt").lines().toList()) {
            String[] parts = line.split(" ", 3);
            recorded.put(parts[2], parts[0] + " " + parts[1]);
        }
        List<Verdict> verdicts = new ArrayList<>();
        for (String name : names) {
            for (Snippet snippet : Snippets.read(FOLDER + name)) {
                String[] parts =
                        recorded.getOrDefault(snippet.title(), "unrecorded ?").split(" ", 2);
                assertEquals(checksum(snippet.text()), parts[0], () -> "record again: " + snippet.title());
                verdicts.add(new Verdict(snippet, parts[1]));
            }
        }
        return verdicts;
    }

    private static String checksum(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest).substring(0, 12);
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException(missing);
        }
    }

    private static Map<String, String> trees() {
        Map<String, String> trees = new HashMap<>();
        Snippets.read(FOLDER + "trees.txt").forEach(tree -> trees.put(tree.title(), tree.text()));
        return trees;
    }

    static Stream<Verdict> validInTheNewest() {
        return verdicts().stream().filter(Verdict::newest);
    }

    static Stream<Verdict> validInNone() {
        return verdicts().stream().filter(Verdict::none);
    }

    @Test
    void everySnippetHasARecordedVerdict() {
        assertFalse(verdicts().isEmpty());
        assertEquals(trees().size(), validInTheNewest().count());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("validInTheNewest")
    void whatTheNewestPythonCompilesHasItsTree(Verdict verdict) {
        String source = verdict.snippet().text();
        String text = source.startsWith("\uFEFF") ? source.substring(1) : source;
        PythonFile file = PythonParser.parse(text, Grammar.PYTHON_3);
        TreeText tree = new TreeText();
        Python3Statements.write(file, tree);
        String expected = trees().getOrDefault(verdict.snippet().title(), "no tree");
        assertEquals("", TreeText.firstDifference(expected, tree.toString()));
        assertEquals(List.of(), file.problems());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("validInNone")
    void whatNoPythonCompilesHasAProblem(Verdict verdict) {
        PythonFile file = PythonParser.parse(verdict.snippet().text(), Grammar.PYTHON_3);
        assertFalse(file.problems().isEmpty(), "we report a problem");
    }

    /**
     * What we leave to the runtime: rules about the names of a scope, duplicate keys, names of characters (which Unicode
     * version?), and encodings, which are no matter of the text.
     */
    @ParameterizedTest(name = "{0}")
    @MethodSource("unchecked")
    void someErrorsAreLeftToTheRuntime(Verdict verdict) {
        assertFalse(verdict.newest(), "CPython rejects it");
        PythonFile file = PythonParser.parse(verdict.snippet().text(), Grammar.PYTHON_3);
        assertEquals(List.of(), file.problems(), "belongs to invalid.txt now");
    }

    static List<Verdict> unchecked() {
        return verdicts("unchecked.txt");
    }
}
