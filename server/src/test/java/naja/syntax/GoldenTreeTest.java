package naja.syntax;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The trees and problems of the fixtures; {@code -Dnaja.update=true} rewrites them, to be read in review. */
class GoldenTreeTest {

    @TestFactory
    List<DynamicTest> treesAreAsRecorded() throws IOException {
        List<DynamicTest> tests = new ArrayList<>();
        for (String file : List.of("jython.txt", "python3.txt", "recovery.txt")) {
            Grammar grammar = Fixtures.grammar(file);
            List<Fixtures.Case> cases = Fixtures.read(file);
            assertFalse(cases.isEmpty());
            if (Boolean.getBoolean("naja.update")) {
                Fixtures.write(file, cases, grammar);
                cases = Fixtures.read(file);
            }
            for (Fixtures.Case each : cases) {
                tests.add(DynamicTest.dynamicTest(
                        file + ": " + each.name(),
                        () -> assertEquals(each.expected(), Fixtures.describe(each.source(), grammar))));
            }
        }
        return tests;
    }
}
