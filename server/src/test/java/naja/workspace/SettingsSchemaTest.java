package naja.workspace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import naja.lsp.Json;
import org.junit.jupiter.api.Test;

/** The schema that editors complete {@code naja.json} from, and the pages for people, know what the code knows. */
class SettingsSchemaTest {
    private static final Path DOCS = Path.of("docs");

    private final Map<String, Object> schema = read();

    private static Map<String, Object> read() {
        try {
            return Json.parse(Files.readString(DOCS.resolve("naja.schema.json")));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @SuppressWarnings("unchecked") // Objects of JSON are maps by names.
    private Map<String, Object> at(String... path) {
        Map<String, Object> place = schema;
        for (String name : path) {
            place = (Map<String, Object>) java.util.Objects.requireNonNull(place.get(name), name);
        }
        return place;
    }

    @Test
    void theSchemaHasEachSetting() {
        Set<String> names = new TreeSet<>(at("properties").keySet());
        names.remove("$schema");
        assertEquals(new TreeSet<>(SettingsReader.KNOWN), names);
        assertEquals(
                new TreeSet<>(DiagnosticSettingsReader.KNOWN),
                new TreeSet<>(at("properties", "diagnostics", "properties").keySet()));
    }

    @Test
    void theSchemaHasEachDialectScopeSeverityAndCode() {
        assertEquals(
                Arrays.stream(Dialect.values()).map(Dialect::id).toList(),
                at("properties", "dialect").get("enum"));
        assertEquals(
                Arrays.stream(DiagnosticSettings.Scope.values())
                        .map(DiagnosticSettings.Scope::text)
                        .toList(),
                at("properties", "diagnostics", "properties", "scope").get("enum"));
        assertEquals(
                List.of("error", "warning", "information", "hint", "off"),
                at("definitions", "severity").get("enum"));
        assertEquals(
                Arrays.stream(DiagnosticCode.values()).map(DiagnosticCode::text).collect(Collectors.toSet()),
                at("definitions", "severities", "properties").keySet());
    }

    @Test
    void theReadmeNamesEachSetting() throws IOException {
        String readme = Files.readString(Path.of("..", "README.md"));
        for (String name : SettingsReader.KNOWN) {
            boolean isNamed = readme.contains("| `" + name + "`") || name.equals("diagnostics");
            assertTrue(isNamed, name);
        }
        for (String name : DiagnosticSettingsReader.KNOWN) {
            assertTrue(readme.contains("| `diagnostics." + name + "`"), name);
        }
    }

    @Test
    void eachCodeHasAPageAndALineInTheirList() throws IOException {
        String list = Files.readString(DOCS.resolve("diagnostics/README.md"));
        for (DiagnosticCode code : DiagnosticCode.values()) {
            String page = Files.readString(DOCS.resolve("diagnostics/" + code.text() + ".md"));
            assertTrue(page.startsWith("# " + code.text() + "\n"), code.text());
            for (String part : List.of("## Example", "## How to fix it", "## When Naja stays silent")) {
                assertTrue(page.contains("\n" + part + "\n"), code.text() + ": " + part);
            }
            assertTrue(list.contains("| [`" + code.text() + "`](" + code.text() + ".md) |"), code.text());
        }
    }
}
