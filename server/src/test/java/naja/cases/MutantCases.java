package naja.cases;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * The case files as mutation testing asks for them: one test for each file, which ends with the first case that fails. {@code
 * mvn verify} runs {@link CaseFilesTest} and not this one, whose name is not that of a test.
 */
class MutantCases {
    /** Where a process keeps the indexes of the JDK and of Jython, which are the same for all mutants. */
    private static final Path OF_PROCESS = Path.of(
            "target", "mutant-cases", String.valueOf(ProcessHandle.current().pid()));

    @TestFactory
    Stream<DynamicTest> caseFiles() throws IOException {
        Files.createDirectories(OF_PROCESS);
        return CaseFilesTest.caseFilePaths().stream()
                .map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> runAll(file)));
    }

    private static void runAll(Path file) throws Exception {
        for (CaseFile one : CaseFile.parse(Files.readString(file))) {
            CaseFilesTest.run(one, OF_PROCESS.toAbsolutePath());
        }
    }
}
