package naja.resolve;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import naja.base.Bug;

/**
 * The {@code __all__} of those modules of Jython's library of which only running them tells it, recorded from Jython 2.7.4 on
 * Linux.
 */
final class LibraryExports {
    private static final String RESOURCE = "/naja/resolve/library-exports-2.7.4.txt";
    private static final Map<String, List<String>> NAMES = read();

    private LibraryExports() {}

    /** What the library's module {@code name} exports; nothing if its text tells it. */
    static Optional<List<String>> of(String name) {
        return Optional.ofNullable(NAMES.get(name));
    }

    private static Map<String, List<String>> read() {
        Map<String, List<String>> names = new HashMap<>();
        try (InputStream stream = LibraryExports.class.getResourceAsStream(RESOURCE)) {
            if (stream == null) {
                Bug.report("there is no resource " + RESOURCE);
                return Map.of();
            }
            for (String line : new String(stream.readAllBytes(), StandardCharsets.UTF_8).split("\n", -1)) {
                int colon = line.indexOf(": ");
                if (colon > 0 && !line.startsWith("#")) {
                    names.put(
                            line.substring(0, colon),
                            List.of(line.substring(colon + 2).split(" ", -1)));
                }
            }
        } catch (IOException e) {
            Bug.report("the resource " + RESOURCE + " cannot be read: " + e);
        }
        return Map.copyOf(names);
    }
}
