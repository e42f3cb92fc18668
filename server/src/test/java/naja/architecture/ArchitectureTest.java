package naja.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The walls between the packages. */
class ArchitectureTest {
    private static final String VIOLATIONS = "naja.architecture.violations";

    private static final JavaClasses PRODUCT = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .withImportOption(new ImportOption.DoNotIncludeJars())
            .importPackages("naja");

    private static final JavaClasses WRONG = new ClassFileImporter().importPackages(VIOLATIONS);

    @TestFactory
    Stream<DynamicTest> theProductKeepsEachRule() {
        return new LayerRules("naja")
                .all().entrySet().stream()
                        .map(rule -> DynamicTest.dynamicTest(rule.getKey(), () -> {
                            List<String> violations = rule.getValue()
                                    .evaluate(PRODUCT)
                                    .getFailureReport()
                                    .getDetails();
                            assertEquals(List.of(), violations);
                        }));
    }

    /** The same rules, on classes each of which breaks one of them. */
    @TestFactory
    Stream<DynamicTest> eachRuleCanFail() {
        Map<String, ArchRule> rules = new LayerRules(VIOLATIONS).all();
        return rules.entrySet().stream()
                .map(rule -> DynamicTest.dynamicTest(rule.getKey(), () -> {
                    boolean violated = rule.getValue().evaluate(WRONG).hasViolation();
                    assertTrue(violated, "no class under violations/ breaks this rule, so nothing shows that it works");
                }));
    }

    @Test
    void thereIsSomethingToCheck() {
        assertTrue(PRODUCT.size() > 100, "only " + PRODUCT.size() + " classes");
        assertTrue(WRONG.size() > 10, "only " + WRONG.size() + " classes");
    }
}
