package naja.resolve;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import naja.base.Bug;

/** What only running Jython's library tells, recorded from Jython 2.7.4 on Linux. */
final class LibraryRecords {
    private static final Map<String, List<String>> EXPORTS = read("library-exports-2.7.4.txt");
    private static final Map<String, List<String>> FUNCTIONS = read("builtin-functions-2.7.4.txt");

    private static final Map<String, List<String>> IMPORTS = read("library-imports-2.7.4.txt");

    private LibraryRecords() {}

    /** Says whether importing the library's module {@code name} looks for classes along {@code sys.path}, which opens the archives there. */
    static boolean looksForClasses(String name) {
        return !IMPORTS.getOrDefault("quiet", List.of()).contains(name);
    }

    /** The {@code __all__} of the library's module {@code name}; nothing if its text tells it. */
    static Optional<List<String>> exports(String name) {
        return Optional.ofNullable(EXPORTS.get(name));
    }

    /** Says whether the member {@code name} of a built-in module has no attributes but those that begin with an underscore. */
    static boolean isPlainFunction(String module, String name) {
        return FUNCTIONS.getOrDefault(module, List.of()).contains(name);
    }

    private static Map<String, List<String>> read(String resource) {
        Map<String, List<String>> names = new HashMap<>();
        try (InputStream stream = LibraryRecords.class.getResourceAsStream(resource)) {
            if (stream == null) {
                Bug.report("there is no resource " + resource);
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
            Bug.report("the resource " + resource + " cannot be read: " + e);
        }
        return Map.copyOf(names);
    }
}
