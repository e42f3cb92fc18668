package naja.resolve;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.gson.Gson;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Pattern;
import naja.resolve.ImportCases.Case;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The recorder sees in a real Jython, which {@link AskedJython} chooses, what the committed cases say of it. */
class RecorderTest {
    private static final AskedJython JYTHON = AskedJython.fromProperties();
    private static final List<String> COMPARED =
            List.of("outcome", "error", "message", "names", "value", "chain", "starCount", "context", "newModules");

    /** The last ones are given as in 2.7.4, even where other runtimes agree in the rest. */
    private static final int OF_EVERY_RUNTIME = COMPARED.indexOf("context");

    private static final Pattern OF_LIBRARY = Pattern.compile("(java|javax|jnr|org)(\\..*)?");

    private static final boolean IS_JDK_OF_CASES = Runtime.version().feature() == 17;

    @Test
    void committedCasesComeOutAsCommitted() throws IOException {
        JsonObject file = new Gson().fromJson(Files.readString(resource()), JsonObject.class);
        Map<String, String> differences = new TreeMap<>();
        int probes = 0;
        try (JythonRecorder recorder = JYTHON.recorder("committed")) {
            for (JsonElement element : file.getAsJsonArray("cases")) {
                JsonObject recorded = element.getAsJsonObject();
                Case asked = new Gson().fromJson(recorded, Case.class);
                JsonObject answer = recorder.run(asked);
                if (asked.hasTag("jdk") && !IS_JDK_OF_CASES) {
                    // What it comes to the JDK decides, and the case holds for the one it was recorded with.
                    continue;
                }
                for (ImportCases.Probe probe : asked.probes()) {
                    probes++;
                    JsonObject expected =
                            expected(recorded.getAsJsonObject("expected").getAsJsonArray(probe.id()));
                    compare(asked.id() + " " + probe.id(), expected, actual(answer, probe.id()), differences);
                }
            }
        }
        differences.forEach((place, text) -> System.out.println(place + ": " + text));
        System.out.println(probes + " probes, " + differences.size() + " differences");
        assertEquals(Map.of(), differences);
    }

    private static JsonObject expected(JsonArray groups) {
        for (JsonElement group : groups) {
            if (group.getAsJsonObject().getAsJsonArray("runtimes").toString().contains("\"" + JYTHON.name() + "\"")) {
                return group.getAsJsonObject().getAsJsonObject("result");
            }
        }
        throw new IllegalArgumentException(groups.toString());
    }

    private static JsonObject actual(JsonObject answer, String probe) {
        JsonElement seen = answer.getAsJsonObject("outcomes").get(probe);
        if (seen == null) {
            JsonObject result = new JsonObject();
            result.addProperty("outcome", "not reached");
            return result;
        }
        return seen.getAsJsonArray().get(0).getAsJsonObject();
    }

    private static void compare(String place, JsonObject expected, JsonObject actual, Map<String, String> differences) {
        boolean isStar = expected.has("starCount");
        for (String key : JYTHON.name().equals("2.7.4") ? COMPARED : COMPARED.subList(0, OF_EVERY_RUNTIME)) {
            if (key.equals("message") && !IS_JDK_OF_CASES) {
                // The VM words its exceptions, and names its own version in them.
                continue;
            }
            if (isStar && (key.equals("starCount") || key.equals("names"))) {
                compareStar(place, expected, actual, differences);
                continue;
            }
            JsonElement wanted = comparable(key, expected.get(key));
            JsonElement seen = comparable(key, actual.get(key));
            if (!Objects.equals(wanted, seen)) {
                differences.put(place + " " + key, "expected " + wanted + "\n     got " + seen);
            }
        }
    }

    /** What a star import binds to what it was bound to before is not seen by the recorder: the names it tells are among the recorded. */
    private static void compareStar(
            String place, JsonObject expected, JsonObject actual, Map<String, String> differences) {
        JsonObject wanted = expected.getAsJsonObject("names");
        JsonObject seen = actual.getAsJsonObject("names");
        if (seen == null) {
            differences.put(place + " names", "expected " + wanted + "\n     got nothing");
            return;
        }
        seen.asMap().forEach((name, thing) -> {
            boolean isAbsent = thing.getAsJsonObject().get("kind").getAsString().equals("absent");
            if (!isAbsent && !Objects.equals(withoutValues(wanted.get(name)), withoutValues(thing))) {
                differences.put(place + " " + name, "expected " + wanted.get(name) + "\n     got " + thing);
            }
        });
    }

    /** What the library imports for itself is left out of the new modules. */
    private static @Nullable JsonElement comparable(String key, @Nullable JsonElement element) {
        if (!key.equals("newModules")) {
            return withoutValues(element);
        }
        JsonObject own = new JsonObject();
        if (element != null) {
            element.getAsJsonObject().asMap().forEach((name, module) -> {
                boolean isBuiltin =
                        module.getAsJsonObject().get("kind").getAsString().equals("builtin-module");
                if (!isBuiltin && !OF_LIBRARY.matcher(name).matches()) {
                    own.add(name, withoutValues(module));
                }
            });
        }
        return own;
    }

    /** Of a thing that is no module, package or class only the kind counts. */
    private static @Nullable JsonElement withoutValues(@Nullable JsonElement element) {
        if (element instanceof JsonArray array) {
            JsonArray result = new JsonArray();
            array.forEach(part -> result.add(withoutValues(part)));
            return result;
        }
        if (element instanceof JsonObject object) {
            JsonObject result = new JsonObject();
            boolean isValue =
                    object.has("kind") && object.get("kind").getAsString().equals("attribute");
            object.asMap().forEach((key, value) -> {
                if (!isValue || key.equals("kind")) {
                    result.add(key, withoutValues(value));
                }
            });
            return result;
        }
        return element;
    }

    private static Path resource() {
        try {
            return Path.of(Objects.requireNonNull(RecorderTest.class.getResource("/import-cases/import-cases.json"))
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
