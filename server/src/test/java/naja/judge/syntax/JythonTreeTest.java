package naja.judge.syntax;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import naja.judge.syntax.Snippets.Snippet;
import naja.syntax.Grammar;
import naja.syntax.PythonFile;
import naja.syntax.PythonParser;
import naja.syntax.SyntaxProblem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Real Jython judges our Python 2 trees: its parser must build the same tree, and what its compiler rejects must have a
 * problem. The corpora are the Python sources of the artifacts that the build unpacks.
 */
class JythonTreeTest {
    private static final Path CORPORA = Path.of("target", "corpora");

    @Test
    void everyFileOfTheCorporaHasTheTreeThatJythonBuilds(TestReporter reporter) throws IOException {
        List<String> differences = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        int nodes = 0;
        int rejected = 0;
        long ours = 0;
        for (Path path : corpus()) {
            byte[] file = Files.readAllBytes(path);
            if (!seen.add(new String(file, StandardCharsets.ISO_8859_1))) {
                continue;
            }
            String text = PythonText.decode(file).orElseThrow();
            JythonVerdict verdict = JythonVerdict.of(file, text);
            nodes += verdict.nodes();
            rejected += verdict.rejection().isEmpty() ? 0 : 1;
            long start = System.nanoTime();
            PythonFile parsed = PythonParser.parse(text, Grammar.JYTHON_2_7);
            ours += System.nanoTime() - start;
            String difference = difference(verdict, parsed, file);
            if (!difference.isEmpty()) {
                differences.add(path + "\n" + difference);
            }
        }
        reporter.publishEntry("files", String.valueOf(seen.size()));
        reporter.publishEntry("nodes", String.valueOf(nodes));
        reporter.publishEntry("rejected by Jython", String.valueOf(rejected));
        reporter.publishEntry("milliseconds of our parser", String.valueOf(ours / 1_000_000));
        assertEquals("", String.join("\n\n", differences));
        assertTrue(seen.size() > 700, "the corpora are there");
    }

    private static List<Path> corpus() throws IOException {
        try (Stream<Path> files = Files.walk(CORPORA)) {
            return files.filter(path -> path.toString().endsWith(".py"))
                    .sorted()
                    .toList();
        }
    }

    static List<Snippet> valid() {
        return Snippets.read("syntax/py2/valid.txt");
    }

    static List<Snippet> invalid() {
        return Snippets.read("syntax/py2/invalid.txt");
    }

    static List<Snippet> unchecked() {
        return Snippets.read("syntax/py2/unchecked.txt");
    }

    static List<Snippet> quirks() {
        return Snippets.read("syntax/py2/quirks.txt");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("valid")
    void aValidSnippetHasTheTreeThatJythonBuilds(Snippet snippet) {
        byte[] file = snippet.text().getBytes(StandardCharsets.UTF_8);
        String text = PythonText.decode(file).orElseThrow();
        JythonVerdict verdict = JythonVerdict.of(file, text);
        assertEquals("", verdict.rejection(), "Jython compiles it");
        assertEquals("", difference(verdict, PythonParser.parse(text, Grammar.JYTHON_2_7), file));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("valid")
    void lineEndsAndByteOrderMarkDoNotChangeATree(Snippet snippet) {
        byte[] file = snippet.text().getBytes(StandardCharsets.UTF_8);
        String text = PythonText.decode(file).orElseThrow();
        String tree = withoutPlaces(tree(PythonParser.parse(text, Grammar.JYTHON_2_7), file));
        for (String lineEnd : List.of("\r\n", "\r")) {
            PythonFile parsed = PythonParser.parse(text.replace("\n", lineEnd), Grammar.JYTHON_2_7);
            assertEquals(List.of(), parsed.problems());
            assertEquals(tree, withoutPlaces(tree(parsed, file)));
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("invalid")
    void whatJythonRejectsHasAProblem(Snippet snippet) {
        byte[] file = snippet.text().getBytes(StandardCharsets.UTF_8);
        Optional<String> text = PythonText.decode(file);
        assertNotEquals("", JythonVerdict.of(file, text.orElse("")).rejection(), "Jython rejects it");
        // Bytes that are no text in the declared encoding never reach the parser.
        if (text.isPresent()) {
            List<SyntaxProblem> problems =
                    PythonParser.parse(text.get(), Grammar.JYTHON_2_7).problems();
            assertFalse(problems.isEmpty(), "we report a problem");
        }
    }

    /**
     * Jython's lexer drops a string that is not closed before the end of its line without a word, and what follows a form
     * feed in the first column; its parser goes on as if nothing had been there. Whoever writes such a line wants to know.
     */
    @ParameterizedTest(name = "{0}")
    @MethodSource("quirks")
    void whatJythonCompilesByMistakeHasAProblem(Snippet snippet) {
        byte[] file = snippet.text().getBytes(StandardCharsets.UTF_8);
        assertEquals("", JythonVerdict.of(file, snippet.text()).rejection(), "Jython compiles it");
        List<SyntaxProblem> problems =
                PythonParser.parse(snippet.text(), Grammar.JYTHON_2_7).problems();
        assertFalse(problems.isEmpty(), "we report a problem");
    }

    /**
     * What we leave to the runtime: rules about the free variables of a function, names of characters, and a file of
     * nothing but blanks, which Jython's lexer stumbles over.
     */
    @ParameterizedTest(name = "{0}")
    @MethodSource("unchecked")
    void someErrorsAreLeftToTheRuntime(Snippet snippet) {
        byte[] file = snippet.text().getBytes(StandardCharsets.UTF_8);
        assertNotEquals("", JythonVerdict.of(file, snippet.text()).rejection(), "Jython rejects it");
        PythonFile parsed = PythonParser.parse(snippet.text(), Grammar.JYTHON_2_7);
        assertEquals(List.of(), parsed.problems(), "belongs to invalid.txt now");
    }

    private static String difference(JythonVerdict verdict, PythonFile parsed, byte[] file) {
        if (!verdict.rejection().isEmpty()) {
            return parsed.problems().isEmpty() ? "we do not reject it: " + verdict.rejection() : "";
        }
        String difference = TreeText.firstDifference(verdict.tree(), tree(parsed, file));
        return parsed.problems().isEmpty() ? difference : "we reject it: " + parsed.problems() + "\n" + difference;
    }

    private static String tree(PythonFile parsed, byte[] file) {
        TreeText text = new TreeText();
        Python2Statements.write(parsed, new Python2Strings(parsed, file), text);
        return text.toString();
    }

    private static String withoutPlaces(String tree) {
        return tree.replaceAll("(?m) @[\\d-]+$", "");
    }
}
