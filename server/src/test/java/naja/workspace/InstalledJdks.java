package naja.workspace;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The JDKs of this machine that can run our classes, by major version: the one that runs the tests, those that the property
 * {@code naja.jdks} or a variable that begins with {@code JAVA_HOME} names, and those that lie beside any of these.
 */
final class InstalledJdks {
    private static final Pattern VERSION = Pattern.compile("(?m)^JAVA_VERSION=\"(\\d+)");
    private static final int OLDEST = 17;

    private InstalledJdks() {}

    /** The homes, that of the running JDK first; of JDKs of one version the first that was found. */
    static Map<Integer, Path> byVersion() {
        Path running = Path.of(System.getProperty("java.home"));
        Map<Integer, Path> homes = new LinkedHashMap<>();
        homes.put(Runtime.version().feature(), running);
        List<Path> named = new ArrayList<>(List.of(running));
        Pattern.compile(Pattern.quote(System.getProperty("path.separator")))
                .splitAsStream(System.getProperty("naja.jdks", ""))
                .filter(text -> !text.isEmpty())
                .forEach(text -> named.add(Path.of(text)));
        System.getenv().forEach((name, value) -> {
            if (name.startsWith("JAVA_HOME") && !value.isEmpty()) {
                named.add(Path.of(value));
            }
        });
        named.forEach(home -> add(home, homes));
        named.forEach(home -> beside(home).forEach(other -> add(other, homes)));
        return homes;
    }

    private static List<Path> beside(Path home) {
        Path directory = home.toAbsolutePath().getParent();
        if (directory == null) {
            return List.of();
        }
        try (Stream<Path> children = Files.list(directory)) {
            return children.sorted().toList();
        } catch (IOException e) {
            return List.of();
        }
    }

    private static void add(Path home, Map<Integer, Path> homes) {
        boolean isJdk =
                Files.isRegularFile(home.resolve("lib/modules")) && Files.isExecutable(home.resolve("bin/java"));
        if (!isJdk) {
            return;
        }
        try {
            Matcher match = VERSION.matcher(Files.readString(home.resolve("release")));
            if (match.find() && Integer.parseInt(match.group(1)) >= OLDEST) {
                homes.putIfAbsent(Integer.valueOf(match.group(1)), home);
            }
        } catch (IOException e) {
            // Without its file of that name nothing says which version it is.
            return;
        }
    }
}
