package naja.workspace;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import naja.vfs.FileNames;
import naja.vfs.VPath;

/**
 * What the machine around a project says: its environment variables, the user's home, the JDK that runs this server.
 *
 * @param environment the environment variables
 * @param home the user's home directory
 * @param runningJdk home of the JDK that runs this server
 * @param pathSeparator what stands between the entries of {@code PATH}
 */
public record Machine(Map<String, String> environment, VPath home, VPath runningJdk, String pathSeparator) {

    public Machine {
        environment = Map.copyOf(environment);
    }

    /** The machine this process runs on. */
    public static Machine current() {
        return new Machine(
                System.getenv(),
                directory(System.getProperty("user.home", ".")),
                directory(System.getProperty("java.home")),
                System.getProperty("path.separator"));
    }

    /** A path from a property of the JVM, which may be one that no file has if the locale lacks its letters. */
    private static VPath directory(String text) {
        return FileNames.isLossy(text) ? VPath.parse(text) : VPath.of(Path.of(text));
    }

    /** The same machine with other variables. */
    Machine with(Map<String, String> variables) {
        return new Machine(new LinkedHashMap<>(variables), home, runningJdk, pathSeparator);
    }

    /** The value of an environment variable; nothing if it is empty. */
    Optional<String> variable(String name) {
        return Optional.ofNullable(environment.get(name)).filter(value -> !value.isBlank());
    }

    /** The entries of a variable such as {@code PATH}. */
    List<String> entries(String name) {
        List<String> entries = new ArrayList<>();
        for (String entry : variable(name).orElse("").split(java.util.regex.Pattern.quote(pathSeparator), -1)) {
            if (!entry.isBlank()) {
                entries.add(entry);
            }
        }
        return entries;
    }

    /** An absolute path that a variable or option names; a relative one is meant from the home. */
    VPath path(String text) {
        return new PathText(home, this).resolve(text);
    }
}
