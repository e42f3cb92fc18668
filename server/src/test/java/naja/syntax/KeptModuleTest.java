package naja.syntax;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What is kept of a file stays within its bound and says the same as before. */
class KeptModuleTest {
    /** The library of Jython as the build unpacks it. */
    private static final Path LIBRARY = Path.of("target", "corpora", "jython-standalone", "Lib");

    @Test
    void noFileOfTheLibraryKeepsMoreThanTheBound() throws IOException {
        Set<String> notKept = new TreeSet<>();
        List<String> tooLarge = new ArrayList<>();
        int files = 0;
        for (Path file : libraryFiles()) {
            files++;
            ParsedModule module = parse(Files.readString(file, StandardCharsets.ISO_8859_1));
            KeptModule kept = KeptModule.of(module);
            if (kept.size() > 2048) {
                tooLarge.add(file + ": " + kept.size());
            }
            kept.forgetRecent();
            if (kept.isKept()) {
                assertSame(module, kept.module().orElseThrow());
            } else {
                notKept.add(file.getFileName().toString());
            }
        }
        assertTrue(files > 600, "the library is there");
        assertEquals(List.of(), tooLarge);
        assertEquals(Set.of("_socket.py", "infinite_recursion.py", "ssl.py"), notKept);
    }

    @Test
    void aSmallSummaryIsKeptAsItIs() {
        ParsedModule module = parse("import a\n");
        assertEquals(Optional.of(module), KeptModule.of(module).module());
    }

    @Test
    void aLargerOneComesBackTheSame() {
        ParsedModule module = parse(names(300) + "from a import *\n__all__ = ['name1']\nx = (\n");
        assertTrue(module.size() > KeptModule.MAX_SIZE);
        KeptModule kept = KeptModule.of(module);
        assertTrue(kept.size() < module.size());
        kept.forgetRecent();
        assertSame(module, kept.module().orElseThrow());
    }

    @Test
    void oneThatIsTooLargeEvenSoIsNotKept() {
        KeptModule kept = KeptModule.of(parse(names(3000)));
        kept.forgetRecent();
        assertEquals(Optional.empty(), kept.module());
    }

    private static String names(int count) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < count; i++) {
            text.append("name").append(i).append(" = ").append(i * i).append('\n');
        }
        return text.toString();
    }

    private static void assertSame(ParsedModule expected, ParsedModule actual) {
        assertEquals(expected.bindings(), actual.bindings());
        assertEquals(expected.imports(), actual.imports());
        assertEquals(expected.exports(), actual.exports());
        assertEquals(expected.docstring(), actual.docstring());
        assertEquals(expected.registeredModules(), actual.registeredModules());
        assertEquals(expected.problems(), actual.problems());
    }

    private static ParsedModule parse(String text) {
        return ParsedModule.of(PythonParser.parse(text, Grammar.JYTHON_2_7));
    }

    private static List<Path> libraryFiles() throws IOException {
        try (Stream<Path> files = Files.walk(LIBRARY)) {
            return files.filter(file -> file.toString().endsWith(".py"))
                    .sorted()
                    .toList();
        }
    }
}
