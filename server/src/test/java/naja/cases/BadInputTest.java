package naja.cases;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** The cases of {@code cases/bad}: something bad beside something sound, and what the log has to say of it. */
class BadInputTest {
    private static final Path CASES = Path.of("src/test/resources/cases/bad/bad-input.md");

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it.
    private static Path temporary;

    @TestFactory
    List<DynamicTest> badInput() throws IOException {
        List<DynamicTest> tests = new ArrayList<>();
        for (CaseFile one : CaseFile.parse(Files.readString(CASES))) {
            tests.add(DynamicTest.dynamicTest(one.title(), () -> run(one)));
        }
        return tests;
    }

    private static void run(CaseFile one) throws Exception {
        Path cache = temporary.resolve("cache");
        Path folder = CaseFilesTest.write(one, temporary);
        TreeSet<String> before = files(temporary, cache);
        LogLines log = new LogLines();
        Logger logger = Logger.getLogger("naja");
        logger.addHandler(log);
        try {
            CaseFilesTest.check(one, folder, temporary, Map.of("NAJA_TEST_JDK", System.getProperty("java.home")));
        } finally {
            logger.removeHandler(log);
        }
        for (String wanted : one.files().getOrDefault("log", "").lines().toList()) {
            assertTrue(
                    log.lines.stream().anyMatch(line -> line.contains("/" + wanted)),
                    () -> wanted + " is not said:\n" + String.join("\n", log.lines));
        }
        assertEquals(before, files(temporary, cache), "written outside of the cache");
    }

    /** All files below {@code directory} but those of the cache; links are not followed. */
    private static TreeSet<String> files(Path directory, Path cache) throws IOException {
        TreeSet<String> names = new TreeSet<>();
        List<Path> open = new ArrayList<>(List.of(directory));
        while (!open.isEmpty()) {
            Path next = open.remove(open.size() - 1);
            try (Stream<Path> children = Files.list(next)) {
                for (Path child : children.filter(path -> !path.equals(cache)).toList()) {
                    names.add(directory.relativize(child).toString());
                    if (Files.isDirectory(child, java.nio.file.LinkOption.NOFOLLOW_LINKS) && Files.isReadable(child)) {
                        open.add(child);
                    }
                }
            }
        }
        return names;
    }

    /** The messages from {@link Level#INFO} on. */
    private static final class LogLines extends Handler {
        final List<String> lines = new CopyOnWriteArrayList<>();

        @Override
        public void publish(LogRecord line) {
            if (line.getLevel().intValue() >= Level.INFO.intValue()) {
                lines.add(new SimpleFormatter().formatMessage(line));
            }
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
