package naja.judge.syntax;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import naja.judge.syntax.Snippets.Snippet;
import naja.syntax.Grammar;
import naja.syntax.Node;
import naja.syntax.PythonFile;
import naja.syntax.PythonParser;
import naja.syntax.SyntaxProblem;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The parser takes every text: each prefix of each snippet in both grammars, and snippets with random damage. */
class EveryPrefixTest {

    static List<Snippet> snippets() {
        List<Snippet> all = new ArrayList<>();
        for (String name : List.of(
                "py2/valid",
                "py2/invalid",
                "py2/quirks",
                "py2/unchecked",
                "py3/valid",
                "py3/invalid",
                "py3/unchecked")) {
            all.addAll(Snippets.read("syntax/" + name + ".txt"));
        }
        return all;
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("snippets")
    void everyPrefixParsesToATreeWithinItsText(Snippet snippet) {
        for (Grammar grammar : Grammar.values()) {
            for (int end = 0; end <= snippet.text().length(); end++) {
                check(snippet.text().substring(0, end), grammar);
            }
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("snippets")
    void damagedSnippetsParseToATreeWithinTheirText(Snippet snippet) {
        Random random = new Random(snippet.text().hashCode());
        String text = snippet.text();
        for (int i = 0; i < 40 && !text.isEmpty(); i++) {
            int start = random.nextInt(text.length());
            int end = Math.min(text.length(), start + random.nextInt(4));
            String inserted =
                    "([{'\"\\\n:.,@*=fb0 \t#}])".substring(random.nextInt(21)).substring(0, random.nextInt(2));
            String damaged = text.substring(0, start) + inserted + text.substring(end);
            for (Grammar grammar : Grammar.values()) {
                check(damaged, grammar);
            }
        }
    }

    private static void check(String text, Grammar grammar) {
        PythonFile file;
        try {
            file = PythonParser.parse(text, grammar);
        } catch (RuntimeException | StackOverflowError failure) {
            throw new AssertionError(grammar + " fails on " + TreeText.quoted(text), failure);
        }
        List<String> faults = new ArrayList<>();
        boolean broken = !file.problems().isEmpty();
        file.body().forEach(statement -> walk(statement, 0, text.length(), broken, faults));
        for (SyntaxProblem problem : file.problems()) {
            if (problem.span().start() < 0 || problem.span().end() > text.length()) {
                faults.add(problem + " is outside the text");
            }
        }
        assertEquals(List.of(), faults, () -> grammar + " on " + TreeText.quoted(text));
    }

    /** A node lies within its parent; in a broken text the place of what is missing may lie outside. */
    private static void walk(Node node, int start, int end, boolean broken, List<String> faults) {
        if (node.start() < start || node.end() > end || node.start() > node.end()) {
            faults.add(node + " leaves " + start + "-" + end);
        }
        int innerStart = broken ? start : node.start();
        int innerEnd = broken ? end : node.end();
        node.forEachChild(child -> walk(child, innerStart, innerEnd, broken, faults));
    }
}
