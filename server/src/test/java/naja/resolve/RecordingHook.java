package naja.resolve;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.python.core.Py;
import org.python.core.PyException;
import org.python.core.PyObject;
import org.python.core.PyString;

/**
 * What instrumented programs call around each probe, as the built-in {@code __probe__}: it notes what the statement made. It
 * is loaded by the class loader of the Jython that runs the program.
 */
final class RecordingHook extends PyObject {
    private static final long serialVersionUID = 1L;

    /** What an import sets in the importing module besides its names. */
    private static final Set<String> OWN = Set.of("__package__", "__warningregistry__");

    private final transient Map<String, Map<String, Object>> probes;
    private final transient ThingRecorder things;
    private final transient Map<String, List<Map<String, Object>>> outcomes = new LinkedHashMap<>();
    private final transient Map<String, TreeSet<String>> modulesBefore = new LinkedHashMap<>();
    private final transient Map<String, Map<String, PyObject>> scopes = new LinkedHashMap<>();

    /** @param probes what to look at, by probe: {@code kind}, {@code binds}, and perhaps {@code chain} and {@code lookFor} */
    RecordingHook(Map<String, Map<String, Object>> probes, ThingRecorder things) {
        this.probes = probes;
        this.things = things;
    }

    /** What each probe came to, once for each time that it ran. */
    Map<String, List<Map<String, Object>>> outcomes() {
        return outcomes;
    }

    /**
     * {@code __probe__(moment, probe, globals(), more)}, where {@code more} is {@code locals()}, the value of an expression, or
     * after a failure the types that the program catches around the probe.
     *
     * @return whether the program catches the failure
     */
    @Override
    public PyObject __call__(PyObject[] arguments, String[] keywords) {
        String moment = arguments[0].toString();
        String probe = arguments[1].toString();
        PyObject globals = arguments[2];
        if (moment.equals("before")) {
            modulesBefore.put(probe, moduleNames());
            scopes.put(probe, entries(arguments[3]));
            return Py.None;
        }
        Map<String, Object> outcome = new LinkedHashMap<>();
        newModules(outcome, probe);
        boolean isCaught = false;
        if (moment.equals("failed")) {
            PyException exception = Py.getThreadState().exception;
            isCaught = isCaught(exception, arguments[3]);
            failure(outcome, exception);
        } else {
            outcome.put("outcome", "ok");
            bound(outcome, probe, globals, arguments[3]);
        }
        outcome.put("context", context(globals));
        outcomes.computeIfAbsent(probe, key -> new ArrayList<>()).add(outcome);
        return Py.newBoolean(isCaught);
    }

    /** Says whether one of the {@code except} clauses around the probe catches the exception; their types are a tuple. */
    private static boolean isCaught(PyException exception, PyObject caught) {
        for (PyObject type : caught.asIterable()) {
            if (exception.match(type)) {
                return true;
            }
        }
        return false;
    }

    private void failure(Map<String, Object> outcome, PyException exception) {
        outcome.put("outcome", "error");
        PyObject name = exception.type.__findattr__("__name__");
        outcome.put("error", name == null ? exception.type.toString() : name.toString());
        outcome.put("message", things.place(exception.value.__str__().toString()));
    }

    private void bound(Map<String, Object> outcome, String probe, PyObject globals, PyObject scope) {
        Map<String, Object> wanted = probes.getOrDefault(probe, Map.of());
        String kind = String.valueOf(wanted.get("kind"));
        if (kind.equals("expression")) {
            outcome.put("value", things.describe(scope));
            return;
        }
        Map<String, PyObject> now = entries(scope);
        if (kind.equals("star")) {
            star(outcome, starNames(probe, now), now, wanted.get("lookFor"));
            return;
        }
        Map<String, Object> names = new LinkedHashMap<>();
        for (Object name : list(wanted.get("binds"))) {
            names.put(name.toString(), things.describe(now.get(name.toString())));
        }
        outcome.put("names", names);
        if (wanted.get("chain") instanceof String chain) {
            outcome.put("chain", things.chain(now.get(first(chain)), chain));
        }
    }

    private void star(
            Map<String, Object> outcome, Set<String> bound, Map<String, PyObject> now, @Nullable Object lookFor) {
        Map<String, Object> names = new LinkedHashMap<>();
        (lookFor == null ? bound : list(lookFor))
                .forEach(name -> names.put(
                        name.toString(), things.describe(bound.contains(name) ? now.get(name.toString()) : null)));
        outcome.put("names", names);
        outcome.put("starCount", bound.size());
    }

    /** The names that a star import has bound to something else than before. Making it once more would change what comes after. */
    private Set<String> starNames(String probe, Map<String, PyObject> now) {
        Map<String, PyObject> before = scopes.getOrDefault(probe, Map.of());
        Set<String> names = new TreeSet<>();
        now.forEach((name, value) -> {
            if (before.get(name) != value && !OWN.contains(name)) {
                names.add(name);
            }
        });
        return names;
    }

    private void newModules(Map<String, Object> outcome, String probe) {
        TreeSet<String> added = moduleNames();
        added.removeAll(modulesBefore.getOrDefault(probe, new TreeSet<>()));
        Map<String, Object> described = new LinkedHashMap<>();
        PyObject modules = Py.getSystemState().modules;
        for (String name : added) {
            Map<String, Object> module = things.describe(modules.__finditem__(name));
            if (!things.isOfLibrary(module)) {
                Map<String, Object> entry = new LinkedHashMap<>();
                entry.put("kind", module.get("kind"));
                if (module.containsKey("name") && !name.equals(module.get("name"))) {
                    entry.put("name", module.get("name"));
                }
                described.put(name, entry);
            }
        }
        if (!described.isEmpty()) {
            outcome.put("newModules", described);
        }
    }

    private static Map<String, Object> context(PyObject globals) {
        Map<String, Object> context = new LinkedHashMap<>();
        for (String name : List.of("__name__", "__package__")) {
            PyObject value = globals.__finditem__(new PyString(name));
            context.put(name, value == null ? "<unset>" : value == Py.None ? null : value.toString());
        }
        return context;
    }

    private static TreeSet<String> moduleNames() {
        return new TreeSet<>(entries(Py.getSystemState().modules).keySet());
    }

    /** A dictionary of Python as one of Java, through Python's own methods. */
    static Map<String, PyObject> entries(PyObject dictionary) {
        Map<String, PyObject> entries = new TreeMap<>();
        for (PyObject item : dictionary.invoke("items").asIterable()) {
            entries.put(item.__getitem__(0).toString(), item.__getitem__(1));
        }
        return entries;
    }

    private static String first(String chain) {
        int dot = chain.indexOf('.');
        return dot < 0 ? chain : chain.substring(0, dot);
    }

    private static List<?> list(@Nullable Object value) {
        return value instanceof List<?> list ? list : List.of();
    }
}
