package naja.resolve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import naja.base.CancelToken;
import naja.javaindex.IndexedEntry;
import naja.javaindex.JavaIndex;
import naja.javaindex.JdkIndex;
import naja.resolve.ImportCases.Case;
import naja.syntax.ParsedModule;
import naja.vfs.DiskTree;
import naja.vfs.JdkImage;
import naja.vfs.VPath;
import org.junit.jupiter.api.Test;

/**
 * The resolver does what real Jythons were seen to do.
 *
 * <p>{@code -Dnaja.cases=FILE} takes the cases of another file of the same form; a relative one is looked for where Maven was
 * started.
 */
class ImportCasesTest {
    /** The JDK that the cases were recorded with. */
    static final int RECORDED_WITH = 17;

    private static final Path OWN = resource("/import-cases/import-cases.json");

    /** What CPython 3, GraalPy, JPype and Jep were seen to do. */
    private static final Path PYTHON_3 = resource("/import-cases/python3-cases.json");

    /** What random worlds have shown ({@link JythonDifferentialTest}), made small. */
    private static final Path FOUND = resource("/import-cases/found-cases.json");

    /** What mutants of the search have asked for (docs/mutation.md), recorded in real Jythons. */
    private static final Path ORDER = resource("/import-cases/order-cases.json");

    @Test
    void importsGiveWhatTheRuntimesGave() throws IOException {
        Optional<Path> given = given();
        ImportCases cases = given.map(ImportCases::read).orElseGet(ImportCasesTest::recorded);
        assertEquals(1, cases.format());
        List<ImportCases> all = new ArrayList<>(List.of(cases));
        if (given.isEmpty()) {
            all.add(ImportCases.read(PYTHON_3));
        }
        all.forEach(some -> assertTrue(!some.cases().isEmpty(), "no cases"));

        Map<String, List<String>> failures = judge(all);

        assertEquals(Set.of(), failures.keySet(), "cases that failed");
    }

    /** The cases that this repository holds. */
    static ImportCases recorded() {
        return ImportCases.read(OWN).with(ImportCases.read(FOUND)).with(ImportCases.read(ORDER));
    }

    /** The classes of the JDK and of Jython. */
    static JavaIndex runtimeClasses(DiskTree disk) {
        VPath jython = VPath.of(JudgedRuntime.jythonJar());
        return JavaIndex.pending(List.of(JdkIndex.of(JdkImage.running())), List.of(jython))
                .with(IndexedEntry.read(disk, jython, Runtime.version().feature(), CancelToken.NONE));
    }

    private static Map<String, List<String>> judge(List<ImportCases> files) {
        DiskTree disk = new DiskTree();
        JavaIndex platform = JavaIndex.pending(List.of(JdkIndex.of(JdkImage.running())), List.of());
        JavaIndex withJython = runtimeClasses(disk);
        Map<VPath, Optional<ParsedModule>> modules = new HashMap<>();
        Map<String, List<String>> failures = new LinkedHashMap<>();
        Map<String, int[]> byTag = new TreeMap<>();
        int notAsked = 0;
        int count = 0;
        for (ImportCases cases : files) {
            boolean isPython3 = cases.main().startsWith("cpython");
            for (Case recorded : cases.cases()) {
                CaseJudge judge =
                        new CaseJudge(recorded, disk, isPython3 ? platform : withJython, modules, RECORDED_WITH);
                List<String> complaints = judge.complaints(runtimes(cases, recorded, isPython3));
                notAsked += judge.notAsked();
                count++;
                if (!complaints.isEmpty()) {
                    failures.put(recorded.id(), complaints);
                }
                List<String> tags = recorded.tags() == null ? List.of("untagged") : recorded.tags();
                for (String tag : tags) {
                    byTag.computeIfAbsent(tag, key -> new int[2])[complaints.isEmpty() ? 0 : 1]++;
                }
            }
        }
        print(count, failures, byTag, notAsked);
        return failures;
    }

    /** The runtimes of a file of cases; what kind of file it is, its main runtime tells. */
    private static List<JudgedRuntime> runtimes(ImportCases cases, Case recorded, boolean isPython3) {
        List<String> flags = recorded.flags() == null ? List.of() : recorded.flags();
        return cases.runtimes().keySet().stream()
                .map(name -> isPython3 ? JudgedRuntime.python3(name, flags) : JudgedRuntime.of(name))
                .toList();
    }

    private static void print(int count, Map<String, List<String>> failures, Map<String, int[]> byTag, int notAsked) {
        StringBuilder report = new StringBuilder();
        failures.forEach((id, complaints) -> {
            report.append(id).append('\n');
            complaints.forEach(text -> report.append("    ").append(text).append('\n'));
        });
        byTag.forEach((tag, counts) -> report.append(tag + ": " + counts[0] + " passed, " + counts[1] + " failed\n"));
        report.append("expressions that no import answers, left out: " + notAsked + "\n");
        int passed = count - failures.size();
        report.append(passed + " passed, " + failures.size() + " failed");
        System.out.println(report);
    }

    private static Optional<Path> given() {
        return Optional.ofNullable(System.getProperty("naja.cases"))
                .filter(text -> !text.isEmpty())
                .map(text ->
                        Path.of(System.getProperty("naja.startDirectory", "")).resolve(text));
    }

    private static Path resource(String name) {
        try {
            return Path.of(Objects.requireNonNull(ImportCasesTest.class.getResource(name), name)
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
