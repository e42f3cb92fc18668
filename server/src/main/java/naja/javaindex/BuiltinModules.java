package naja.javaindex;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import naja.base.Bug;

/**
 * Jython's built-in modules, those made in Java, of one version (org.python.modules.Setup), and what they hold. The
 * members are recorded from Jython 2.7.4 with {@code dir}; modules that only older versions have, have none recorded.
 */
public final class BuiltinModules {
    private static final String RESOURCE = "/naja/javaindex/builtin-modules-2.7.4.txt";
    private static final Set<String> NOT_IN_2_5 =
            Set.of("_bytecodetools", "_imp", "_json", "_jyio", "_jythonlib", "_locale", "bz2");

    private final Map<String, Optional<List<String>>> members;

    private BuiltinModules(Map<String, Optional<List<String>>> members) {
        this.members = members;
    }

    /**
     * The built-in modules of a version of Jython.
     *
     * @param version such as {@code 2.5.3}; of versions not known the nearest older one is taken
     */
    public static BuiltinModules of(String version) {
        Map<String, Optional<List<String>>> members = recorded();
        if (version.startsWith("2.5")) {
            members.keySet().removeAll(NOT_IN_2_5);
            members.put("imp", Optional.empty());
            members.put("_systemrestart", Optional.empty());
        } else if (version.startsWith("2.7.0") || version.startsWith("2.7.1")) {
            members.remove("_locale");
            members.put("_systemrestart", Optional.empty());
        }
        if (version.startsWith("2.7.0")) {
            members.remove("_jyio");
            members.put("_io", Optional.empty());
        }
        return new BuiltinModules(members);
    }

    /** The table of a runtime without modules made in Java. */
    public static BuiltinModules none() {
        return new BuiltinModules(Map.of());
    }

    @Override
    public boolean equals(Object object) {
        return object instanceof BuiltinModules other && members.equals(other.members);
    }

    @Override
    public int hashCode() {
        return members.hashCode();
    }

    /** The names of the modules. */
    public Set<String> names() {
        return new TreeSet<>(members.keySet());
    }

    /** Says whether {@code name} is a built-in module. */
    public boolean has(String name) {
        return members.containsKey(name);
    }

    /** The names that the module {@code name} holds, in order; nothing if it is not built in or not recorded. */
    public Optional<List<String>> members(String name) {
        return members.getOrDefault(name, Optional.empty());
    }

    private static Map<String, Optional<List<String>>> recorded() {
        Map<String, Optional<List<String>>> members = new TreeMap<>();
        try (InputStream stream = BuiltinModules.class.getResourceAsStream(RESOURCE)) {
            if (stream == null) {
                Bug.report("there is no resource " + RESOURCE);
                return members;
            }
            for (String line : new String(stream.readAllBytes(), StandardCharsets.UTF_8).split("\n", -1)) {
                int colon = line.indexOf(':');
                if (colon > 0) {
                    String names = line.substring(colon + 1).trim();
                    members.put(
                            line.substring(0, colon),
                            names.isEmpty() ? Optional.empty() : Optional.of(List.of(names.split(" ", -1))));
                }
            }
        } catch (IOException e) {
            Bug.report("the resource " + RESOURCE + " cannot be read: " + e.getMessage());
        }
        return members;
    }
}
