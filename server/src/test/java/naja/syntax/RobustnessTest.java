package naja.syntax;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whatever the text: a tree whose ranges are sound, and no exception. */
class RobustnessTest {

    @ParameterizedTest
    @EnumSource
    void everyPrefixOfEveryFixtureParses(Grammar grammar) throws IOException {
        for (Fixtures.Case each : allCases()) {
            for (int end = 0; end <= each.source().length(); end++) {
                checkEverything(each.source().substring(0, end), grammar);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void randomEditsOfTheFixturesParse(Grammar grammar) throws IOException {
        long seed = 20_260_101;
        Random random = new Random(seed);
        StringBuilder all = new StringBuilder();
        for (Fixtures.Case each : allCases()) {
            all.append(each.source());
        }
        String alphabet = "()[]{}'\"`\\\n\t :,.=*@;f#\0\r\uD800é0xe-<>!if ";
        for (int round = 0; round < 300; round++) {
            StringBuilder text = new StringBuilder(all);
            for (int edit = 0; edit < 1 + round % 20; edit++) {
                int at = random.nextInt(text.length());
                switch (random.nextInt(3)) {
                    case 0 -> text.deleteCharAt(at);
                    case 1 -> text.insert(at, alphabet.charAt(random.nextInt(alphabet.length())));
                    default -> text.delete(at, Math.min(text.length(), at + random.nextInt(60)));
                }
            }
            checkEverything(text.toString(), grammar);
        }
    }

    @Test
    void timeGrowsWithTheNumberOfStringsAndNotWithItsSquare() {
        String text = "# \u20ac\nx = [\n" + "'a',\n".repeat(600_000) + "]\n";
        PythonFile file =
                assertTimeoutPreemptively(Duration.ofSeconds(40), () -> PythonParser.parse(text, Grammar.JYTHON_2_7));
        assertEquals(List.of(), file.problems());
    }

    @ParameterizedTest
    @EnumSource
    void deepNestingOverflowsNoSmallStack(Grammar grammar) throws InterruptedException {
        String[] texts = {
            "(".repeat(10_000) + ")".repeat(10_000),
            "x = " + "[".repeat(10_000),
            "- ".repeat(10_000) + "1",
            "not ".repeat(10_000) + "1",
            "await ".repeat(10_000) + "1",
            "a = " + "b ** ".repeat(10_000) + "1",
            "a = " + "b + ".repeat(10_000) + "1",
            "a" + ".b".repeat(10_000),
            "a" + "()".repeat(10_000),
            "a" + "[0]".repeat(10_000),
            "lambda: ".repeat(10_000) + "1",
            "x if y else ".repeat(10_000) + "1",
            "if a: b\n" + "elif a: b\n".repeat(10_000),
            "if a: ".repeat(10_000) + "b",
            "f(".repeat(10_000),
            "{".repeat(10_000),
            "f'{".repeat(2_000),
            "f\"{f'{".repeat(2_000),
            "`".repeat(10_000),
            "def f(" + "(a, ".repeat(10_000),
            "match x:\n case " + "[".repeat(10_000),
            "match x:\n case " + "(a as ".repeat(10_000),
            nestedBlocks(1_000),
            "x = (\n" + "f(\n".repeat(5_000),
            "\"\"\"\\\"".repeat(5_000),
            "\"\"\" ''' ".repeat(5_000),
            "a = f'''{x:".repeat(3_000),
            "else: ".repeat(10_000),
            "@".repeat(10_000) + "a",
            "*".repeat(10_000) + "a",
            "global " + "a, ".repeat(10_000),
        };
        List<Throwable> thrown = new ArrayList<>();
        // The server's threads have stacks of this size.
        Thread thread = new Thread(
                null,
                () -> {
                    try {
                        for (String text : texts) {
                            checkEverything(text, grammar);
                        }
                    } catch (Throwable any) {
                        thrown.add(any);
                    }
                },
                "small stack",
                512 * 1024);
        thread.start();
        thread.join();
        if (!thrown.isEmpty()) {
            fail(thrown.get(0));
        }
    }

    @Test
    void tooDeepNestingIsAProblem() {
        assertFalse(PythonParser.parse("(".repeat(300) + "1" + ")".repeat(300), Grammar.PYTHON_3)
                .problems()
                .isEmpty());
        assertTrue(PythonParser.parse("(".repeat(90) + "1" + ")".repeat(90), Grammar.PYTHON_3)
                .problems()
                .isEmpty());
    }

    @Test
    void longChainsOfOperatorsAreNoProblem() {
        PythonFile file = PythonParser.parse("x = " + "a + ".repeat(3_000) + "b\n", Grammar.JYTHON_2_7);
        assertEquals(List.of(), file.problems());
        int[] names = {0};
        count(file.body().get(0), names);
        assertEquals(3_002, names[0]);
    }

    private static void count(Node node, int[] names) {
        if (node instanceof Expression.Name) {
            names[0]++;
        }
        node.forEachChild(child -> count(child, names));
    }

    private static String nestedBlocks(int depth) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < depth; i++) {
            text.append(" ".repeat(i)).append("if x:\n");
        }
        return text.toString();
    }

    private static List<Fixtures.Case> allCases() throws IOException {
        List<Fixtures.Case> cases = new ArrayList<>();
        for (String file : List.of("jython.txt", "python3.txt", "recovery.txt")) {
            cases.addAll(Fixtures.read(file));
        }
        return cases;
    }

    private static void checkEverything(String text, Grammar grammar) {
        PythonFile file = PythonParser.parse(text, grammar);
        try {
            int from = 0;
            for (Statement statement : file.body()) {
                checkRange(statement, from, text.length());
                from = statement.end();
            }
            for (SyntaxProblem problem : file.problems()) {
                assertTrue(problem.span().end() <= text.length(), problem::toString);
            }
            ParsedModule module = ParsedModule.of(file);
            module.imports();
            module.bindings();
            module.exports();
            module.problems();
            module.docstring();
            Outline.of(file);
        } catch (RuntimeException | AssertionError e) {
            throw new AssertionError(
                    grammar + ": " + text.substring(Math.max(0, text.length() - 300)) + "\n" + e.getMessage(), e);
        }
    }

    private static void checkRange(Node node, int from, int to) {
        if (node.start() < from || node.end() > to || node.end() < node.start()) {
            fail(node.getClass().getSimpleName() + " " + node.start() + ".." + node.end() + " is not within " + from
                    + ".." + to);
        }
        int[] last = {node.start()};
        node.forEachChild(child -> {
            checkRange(child, last[0], node.end());
            last[0] = child.end();
        });
    }
}
