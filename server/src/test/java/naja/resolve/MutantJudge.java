package naja.resolve;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import naja.javaindex.JavaIndex;
import naja.syntax.ParsedModule;
import naja.vfs.DiskTree;
import naja.vfs.VPath;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * The recorded import cases as mutation testing asks for them: one test for each runtime, which ends with the first complaint.
 * Its cases are those of {@link ImportCasesTest}, all of them; {@code mvn verify} runs that one and not this one, whose name
 * is not that of a test.
 */
class MutantJudge {

    @TestFactory
    Stream<DynamicTest> importsGiveWhatTheRuntimeGave() {
        List<String> newestFirst = new ArrayList<>(Prepared.CASES.runtimes().keySet());
        Collections.reverse(newestFirst);
        return newestFirst.stream().map(name -> DynamicTest.dynamicTest(name, () -> judge(name)));
    }

    private static void judge(String name) {
        List<JudgedRuntime> runtime = List.of(JudgedRuntime.of(name));
        Prepared.JUDGES.forEach((id, judge) -> assertEquals(List.of(), judge.complaints(runtime), id));
    }

    /**
     * What is the same for all mutants and is made once in a process that tries many of them: layouts, Java indexes and parsed
     * library modules, none of which is made by the code under mutation.
     */
    private static final class Prepared {
        static final ImportCases CASES = ImportCasesTest.recorded();
        static final Map<String, CaseJudge> JUDGES = judges();

        private static Map<String, CaseJudge> judges() {
            DiskTree disk = new DiskTree();
            JavaIndex runtimeClasses = ImportCasesTest.runtimeClasses(disk);
            Map<VPath, Optional<ParsedModule>> modules = new HashMap<>();
            Map<String, CaseJudge> judges = new LinkedHashMap<>();
            CASES.cases()
                    .forEach(recorded -> judges.put(
                            recorded.id(),
                            new CaseJudge(recorded, disk, runtimeClasses, modules, ImportCasesTest.RECORDED_WITH)));
            return judges;
        }
    }
}
