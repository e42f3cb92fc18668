package naja.syntax;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The cases of the files in {@code src/test/resources/syntax}. */
final class Fixtures {
    static final Path FOLDER = Path.of("src", "test", "resources", "syntax");

    private Fixtures() {}

    /**
     * One case.
     *
     * @param name what it is about
     * @param source the text to parse
     * @param expected the tree and the problems, as {@link #describe} writes them
     */
    record Case(String name, String source, String expected) {}

    static List<Case> read(String file) throws IOException {
        List<Case> cases = new ArrayList<>();
        String text = Files.readString(FOLDER.resolve(file), StandardCharsets.UTF_8);
        for (String part : text.split("(?m)^=== ", -1)) {
            if (!part.isBlank()) {
                int nameEnd = part.indexOf('\n');
                int expected = part.indexOf("\n--- tree\n");
                String source = part.substring(nameEnd + 1, expected < 0 ? part.length() : expected + 1);
                String tree = expected < 0 ? "" : part.substring(expected + "\n--- tree\n".length());
                cases.add(new Case(part.substring(0, nameEnd), source, tree));
            }
        }
        return cases;
    }

    static void write(String file, List<Case> cases, Grammar grammar) throws IOException {
        StringBuilder text = new StringBuilder();
        for (Case each : cases) {
            text.append("=== ")
                    .append(each.name())
                    .append('\n')
                    .append(each.source())
                    .append("--- tree\n")
                    .append(describe(each.source(), grammar));
        }
        Files.writeString(FOLDER.resolve(file), text, StandardCharsets.UTF_8);
    }

    static Grammar grammar(String file) {
        return file.equals("python3.txt") ? Grammar.PYTHON_3 : Grammar.JYTHON_2_7;
    }

    /** The tree, a line for each statement of the module, and the problems with their line and text. */
    static String describe(String source, Grammar grammar) {
        PythonFile file = PythonParser.parse(source, grammar);
        StringBuilder out = new StringBuilder(TreeDump.of(file));
        for (SyntaxProblem problem : file.problems()) {
            long line = source.substring(0, problem.span().start())
                            .chars()
                            .filter(c -> c == '\n')
                            .count()
                    + 1;
            String place = problem.span().of(source).replace("\n", "\\n");
            out.append("! line ").append(line).append(" '").append(place).append("': ");
            out.append(problem.message()).append('\n');
        }
        return out.toString();
    }
}
