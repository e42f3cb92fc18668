package naja.resolve;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import naja.resolve.ImportCases.Case;
import org.junit.jupiter.api.Test;

/**
 * One process records many worlds, and none of them leaves anything behind for the next.
 *
 * <p>{@code -Dnaja.isolated=30} takes so many worlds for the comparison with processes of their own.
 */
class RecorderIsolationTest {
    private static final AskedJython JYTHON = AskedJython.fromProperties();
    private static final int ALONE = Integer.getInteger("naja.isolated", 6);
    private static final int IN_ORDERS = Integer.getInteger("naja.inOrders", 100);

    @Test
    void worldsOfOneProcessComeOutAsInProcessesOfTheirOwn() {
        List<Case> worlds = worlds(ALONE);
        Map<String, JsonObject> together = record(worlds);
        Map<String, JsonObject> apart = new HashMap<>();
        worlds.forEach(world -> apart.putAll(record(List.of(world))));
        assertSame(apart, together);
    }

    @Test
    void theOrderOfWorldsDoesNotMatter() {
        List<Case> worlds = worlds(IN_ORDERS);
        Map<String, JsonObject> forwards = record(worlds);
        Collections.reverse(worlds);
        assertSame(forwards, record(worlds));
    }

    private static void assertSame(Map<String, JsonObject> expected, Map<String, JsonObject> actual) {
        expected.forEach((id, answer) -> assertEquals(answer.toString(), String.valueOf(actual.get(id)), id));
    }

    private static List<Case> worlds(int count) {
        List<Case> worlds = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            worlds.add(WorldGenerator.world(-1L - i, WorldGenerator.Limits.of(JYTHON.version())));
        }
        return worlds;
    }

    private static Map<String, JsonObject> record(List<Case> worlds) {
        Map<String, JsonObject> answers = new HashMap<>();
        try (JythonRecorder recorder = JYTHON.recorder("isolation")) {
            worlds.forEach(world -> answers.put(world.id(), recorder.run(world)));
        }
        return answers;
    }
}
