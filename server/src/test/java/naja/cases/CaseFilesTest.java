package naja.cases;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import naja.base.CancelToken;
import naja.features.completion.Completion;
import naja.features.completion.CompletionFeature;
import naja.features.definition.Definition;
import naja.features.definition.DefinitionFeature;
import naja.features.definition.NavigationTarget;
import naja.features.diagnostics.DiagnosticsFeature;
import naja.features.diagnostics.ImportProblem;
import naja.features.diagnostics.QuickFix;
import naja.features.diagnostics.QuickFixes;
import naja.features.explain.ExplainFeature;
import naja.features.hover.HoverFeature;
import naja.features.hover.HoverFormat;
import naja.lsp.Json;
import naja.text.LineIndex;
import naja.text.Span;
import naja.vfs.DiskTree;
import naja.vfs.VPath;
import naja.workspace.DiagnosticCode;
import naja.workspace.Machine;
import naja.workspace.ProgressListener;
import naja.workspace.Settings;
import naja.workspace.Snapshot;
import naja.workspace.Workspace;
import naja.workspace.WorkspaceOptions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Runs the case files. A comment under a line of Python states what is expected of what its carets mark:
 *
 * <ul>
 *   <li>{@code resolves: a/b.py:3} definition leads there (the line may be left out), {@code resolves: java.util.List} to the
 *       signatures of a class without source, {@code resolves: nothing} to no place
 *   <li>{@code error: [code] "text"}, {@code warning: ...}, {@code hint: ...} a diagnostic of exactly this span, whose
 *       message holds the text; there must be no diagnostics without a comment, but that those of {@link #ASIDE}, which
 *       cases on other things are full of, count only in cases that name their code
 *   <li>{@code completes: a, b} with one caret under the cursor: these are offered; {@code offers: a, b} exactly these
 *   <li>{@code hover: text} the hover's line holds the text; {@code shows: text} all of the hover does, as plain text with
 *       its line ends as spaces
 *   <li>{@code explains: step > step} the explanation of the import has these steps in this order, among others; of each a part
 *       is enough
 *   <li>{@code reads: Java class a.B} the marked expression {@code a.B} gives this where the imports of the file have run, and
 *       {@code reads: AttributeError} that it has no such attribute
 *   <li>{@code fixes: title > line} a quick fix of this title leaves this of the line, and nothing if nothing stands there
 * </ul>
 */
class CaseFilesTest {
    private static final long PATIENCE = 120_000;

    /** What is worth knowing of imports that work. */
    private static final Set<DiagnosticCode> ASIDE = EnumSet.of(
            DiagnosticCode.UNUSED_IMPORT,
            DiagnosticCode.DUPLICATE_IMPORT,
            DiagnosticCode.IMPLICIT_RELATIVE_IMPORT,
            DiagnosticCode.UNKNOWN_PATH,
            DiagnosticCode.SOME_RUN_MODES,
            DiagnosticCode.HIDES_LIBRARY,
            DiagnosticCode.AMBIGUOUS_ROOT,
            DiagnosticCode.STAR_UNLISTABLE,
            DiagnosticCode.ORPHAN_CLASS_FILE,
            DiagnosticCode.STALE_CLASS_FILE);

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it.
    private static Path temporary;

    @TestFactory
    Stream<DynamicTest> caseFiles() throws IOException {
        List<DynamicTest> tests = new ArrayList<>();
        for (Path file : caseFilePaths()) {
            for (CaseFile one : CaseFile.parse(Files.readString(file))) {
                tests.add(DynamicTest.dynamicTest(file.getFileName() + ": " + one.title(), () -> run(one, temporary)));
            }
        }
        return tests.stream();
    }

    @Test
    void wrongExpectationFails() {
        String template = "`m.py`:\n\n```py\nimport nosuch\n#      ^^^^^^ %s\n```\n";
        for (String wrong : List.of(
                "resolves: m.py",
                "error: [syntax-error] \"\"",
                "error: [unresolved-import] \"other\"",
                "hover: other")) {
            CaseFile one =
                    CaseFile.parse("## wrong\n\n" + template.formatted(wrong)).get(0);
            boolean failed = false;
            try {
                run(one, temporary);
            } catch (AssertionError | Exception e) {
                failed = e instanceof AssertionError;
            }
            assertTrue(failed, wrong);
        }
    }

    /** The case files, in order of their names. */
    static List<Path> caseFilePaths() throws IOException {
        try (Stream<Path> found = Files.list(Path.of("src/test/resources/cases"))) {
            return found.filter(path -> path.toString().endsWith(".md"))
                    .sorted()
                    .toList();
        }
    }

    /**
     * Runs one case.
     *
     * @param temporary where its files and the indexes of archives are written
     */
    static void run(CaseFile one, Path temporary) throws Exception {
        check(one, write(one, temporary), temporary, Map.of());
    }

    /** Writes the files of a case into a new folder. */
    static Path write(CaseFile one, Path temporary) throws Exception {
        Path folder = Files.createTempDirectory(temporary, "a case \u00e9 ");
        if (!one.files().containsKey("naja.json")) {
            Files.writeString(folder.resolve("naja.json"), "{}");
        }
        for (Map.Entry<String, String> file : one.files().entrySet()) {
            Path path = folder.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            if (BadFiles.isRecipe(file.getValue())) {
                BadFiles.make(path, file.getValue());
            } else if (file.getKey().endsWith(".class")) {
                Files.write(path, CompiledBlock.compile(path, file.getValue(), temporary));
            } else if (file.getKey().endsWith(".jar") && !file.getValue().isEmpty()) {
                Files.write(path, CompiledBlock.archive(file.getValue(), temporary));
            } else {
                Files.writeString(path, file.getValue());
            }
        }
        return folder;
    }

    /**
     * Checks what a case expects.
     *
     * @param folder where its files are
     * @param variables of the environment, beside those of this process
     */
    static void check(CaseFile one, Path folder, Path temporary, Map<String, String> variables) throws Exception {
        Machine machine = Machine.current();
        Map<String, String> environment = new HashMap<>(machine.environment());
        environment.putAll(variables);
        WorkspaceOptions options = new WorkspaceOptions(
                new DiskTree(),
                new Machine(environment, machine.home(), machine.runningJdk(), machine.pathSeparator()),
                Settings.NONE,
                Json::parse,
                temporary.resolve("cache"),
                ProgressListener.NONE);
        VPath root = VPath.of(folder);
        try (Workspace workspace = Workspace.open(List.of(root), Settings.NONE, options)) {
            Snapshot snapshot = workspace.awaitIndexed(PATIENCE);
            int checked = 0;
            for (Map.Entry<String, String> file : one.files().entrySet()) {
                if (file.getKey().endsWith(".py") && !BadFiles.isRecipe(file.getValue())) {
                    checked += new Check(
                                    snapshot,
                                    root,
                                    file.getKey(),
                                    file.getValue(),
                                    one.files().values())
                            .all();
                }
            }
            assertTrue(checked > 0 || one.title().contains("no problem"), "nothing is expected");
        }
    }

    /** The expectations of one file. */
    private record Check(Snapshot snapshot, VPath root, String name, String text, Collection<String> world) {

        private VPath file() {
            return root.resolve(name);
        }

        int all() {
            List<ImportProblem> problems = new ArrayList<>(DiagnosticsFeature.find(snapshot, file(), CancelToken.NONE));
            problems.removeIf(problem -> ASIDE.contains(problem.code()) && !isNamed(problem.code()));
            List<Expectation> expectations = Expectation.parse(text);
            for (Expectation expected : expectations) {
                switch (expected.kind()) {
                    case "resolves" -> resolves(expected);
                    case "error", "warning", "hint" -> problem(expected, problems);
                    case "completes", "offers" -> completes(expected);
                    case "hover" -> hover(expected);
                    case "shows" -> shows(expected);
                    case "explains" -> explains(expected);
                    case "fixes" -> fixes(expected);
                    case "reads" ->
                        assertEquals(
                                expected.value(),
                                new ReadExpression(snapshot, file())
                                        .of(marked(expected), expected.span().start()),
                                at(expected));
                    default -> fail("unknown expectation " + expected.kind());
                }
            }
            assertEquals(List.of(), problems, () -> "unexpected diagnostics in " + name);
            return expectations.size();
        }

        private boolean isNamed(DiagnosticCode code) {
            return world.stream()
                    .anyMatch(
                            file -> file.contains("[" + code.text() + "]") || file.contains("\"" + code.text() + "\""));
        }

        private void resolves(Expectation expected) {
            Optional<Definition> found =
                    DefinitionFeature.find(snapshot, file(), expected.span().start(), CancelToken.NONE);
            List<String> targets = new ArrayList<>();
            found.ifPresent(definition ->
                    definition.targets().forEach(target -> targets.add(target(target, expected.value()))));
            String actual = targets.isEmpty() ? "nothing" : String.join(", ", targets);
            assertEquals(expected.value(), actual, at(expected));
            found.ifPresent(definition -> assertEquals(expected.span(), definition.origin(), at(expected)));
        }

        private String target(NavigationTarget target, String expected) {
            if (target instanceof NavigationTarget.InSignatures view) {
                return view.top().binaryName();
            }
            if (target instanceof NavigationTarget.InListing listing) {
                return "package " + listing.packageName();
            }
            NavigationTarget.InFile place = (NavigationTarget.InFile) target;
            if (place.file().isInArchive() && place.file().onDisk().name().equals("src.zip")) {
                // Of a JDK with sources: the class is named as it is for one without.
                String entry = place.file().entryName();
                String name = entry.substring(entry.indexOf('/') + 1)
                        .replace(".java", "")
                        .replace('/', '.');
                return name.endsWith(".package-info") ? "package " + name.replace(".package-info", "") : name;
            }
            String path = place.file().startsWith(root)
                    ? place.file().relativeTo(root)
                    : place.file().name();
            if (!expected.matches(".*:\\d+")) {
                return path;
            }
            LineIndex lines = new LineIndex(snapshot.text(place.file()).orElse(""));
            return path + ":" + (lines.line(place.selection().start()) + 1);
        }

        private void problem(Expectation expected, List<ImportProblem> problems) {
            for (ImportProblem problem : problems) {
                String shown = "[" + problem.code().text() + "]";
                String wanted =
                        expected.value().replaceFirst("^\\S+\\s*\"?", "").replaceFirst("\"$", "");
                boolean same = isAt(expected.span(), problem.span())
                        && problem.severity().name().toLowerCase(Locale.ROOT).equals(expected.kind())
                        && expected.value().startsWith(shown)
                        && problem.message().contains(wanted);
                if (same) {
                    problems.remove(problem);
                    return;
                }
            }
            fail(at(expected) + " but there is: " + problems);
        }

        /** One caret also stands for the empty place before what it marks. */
        private static boolean isAt(Span expected, Span actual) {
            boolean isEmptyThere =
                    expected.length() == 1 && actual.equals(new Span(expected.start(), expected.start()));
            return isEmptyThere || actual.equals(expected);
        }

        private void completes(Expectation expected) {
            List<String> labels = new ArrayList<>();
            Completion completion =
                    CompletionFeature.find(snapshot, file(), expected.span().start(), CancelToken.NONE);
            completion.items().forEach(item -> labels.add(item.label()));
            List<String> wanted = expected.value().equals("nothing")
                    ? List.of()
                    : List.of(expected.value().split(",\\s*"));
            if (expected.kind().equals("offers") || wanted.isEmpty()) {
                assertEquals(wanted, labels, at(expected));
            } else {
                assertTrue(labels.containsAll(wanted), () -> at(expected) + " but there is: " + labels);
            }
        }

        private void hover(Expectation expected) {
            String line = HoverFeature.find(snapshot, file(), expected.span().start(), CancelToken.NONE)
                    .map(hover -> hover.name() + ": " + hover.line())
                    .orElse("nothing");
            assertTrue(line.contains(expected.value()), () -> at(expected) + " but there is: " + line);
        }

        private void shows(Expectation expected) {
            String text = HoverFeature.find(snapshot, file(), expected.span().start(), CancelToken.NONE)
                    .map(hover -> hover.text(HoverFormat.PLAIN).replaceAll("\\s+", " "))
                    .orElse("nothing");
            assertTrue(text.contains(expected.value()), () -> at(expected) + " but there is: " + text);
        }

        private void explains(Expectation expected) {
            List<String> steps = new ArrayList<>();
            ExplainFeature.at(snapshot, file(), expected.span().start(), CancelToken.NONE)
                    .forEach(one -> steps.addAll(one.steps()));
            int at = 0;
            for (String wanted : expected.value().split(" > ")) {
                while (at < steps.size() && !steps.get(at).contains(wanted)) {
                    at++;
                }
                assertTrue(at < steps.size(), () -> at(expected) + " but there is: " + String.join("\n", steps));
                at++;
            }
        }

        private void fixes(Expectation expected) {
            String[] parts = expected.value().split(" > ?", 2);
            List<QuickFix> fixes = QuickFixes.find(snapshot, file(), expected.span(), CancelToken.NONE);
            QuickFix fix = fixes.stream()
                    .filter(one -> one.title().equals(parts[0]))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError(at(expected) + " but there is: " + fixes));
            String fixed = text.substring(0, fix.span().start())
                    + fix.text()
                    + text.substring(fix.span().end());
            LineIndex lines = new LineIndex(text);
            int line = lines.line(expected.span().start());
            String wanted = text.substring(0, lines.lineStart(line))
                    + (parts[1].isEmpty() ? "" : parts[1] + "\n")
                    + text.substring(lines.lineStart(line + 1));
            assertEquals(wanted, fixed, at(expected));
        }

        private String marked(Expectation expected) {
            return text.substring(expected.span().start(), expected.span().end());
        }

        private String at(Expectation expected) {
            int line = new LineIndex(text).line(expected.span().start()) + 1;
            return name + ":" + line + " " + expected.kind() + ": " + expected.value();
        }
    }
}
