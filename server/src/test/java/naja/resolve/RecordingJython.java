package naja.resolve;

import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.python.core.Py;
import org.python.core.PyException;
import org.python.core.PyObject;
import org.python.core.PyString;
import org.python.core.PySystemState;
import org.python.core.imp;
import org.python.util.PythonInterpreter;

/**
 * Runs instrumented programs one after the other, each in an interpreter of its own with the Java package tree as it was
 * after the start. It is loaded by the class loader of its Jython and speaks in types of the JDK.
 */
final class RecordingJython implements UnaryOperator<Map<String, Object>> {
    private final String jar;
    private final StartState start;

    /**
     * Starts Jython.
     *
     * @param jar its archive
     */
    RecordingJython(String jar) {
        this.jar = jar;
        PySystemState.initialize();
        this.start = new StartState(Py.getSystemState());
    }

    /**
     * Runs one program.
     *
     * @param request {@code root}, {@code kind}, {@code target}, {@code path} and {@code cwd} with absolute paths,
     *     {@code probes} as {@link RecordingHook} wants them, and {@code cold}: whether the layout may hold what Jython's
     *     start imports, so that it has to be run again
     * @return {@code outcomes} by probe, {@code sysPathAtEnd}, and {@code stoppedBy} if the program did not come to its end
     */
    @Override
    @SuppressWarnings("unchecked")
    public Map<String, Object> apply(Map<String, Object> request) {
        ThingRecorder things = new ThingRecorder(text(request, "root"), jar);
        RecordingHook hook = new RecordingHook((Map<String, Map<String, Object>>) request.get("probes"), things);
        Map<String, Object> answer = new LinkedHashMap<>();
        PySystemState state = new PySystemState();
        Py.setSystemState(state);
        try {
            run(request, state, hook);
        } catch (PyException e) {
            PyObject name = e.type.__findattr__("__name__");
            answer.put("stoppedBy", name + ": " + things.place(String.valueOf(e.value)));
        } catch (IOException | StackOverflowError e) {
            answer.put("stoppedBy", e.toString());
        } finally {
            answer.put("outcomes", hook.outcomes());
            answer.put("sysPathAtEnd", path(state, things));
            start.restore();
            state.cleanup();
        }
        return answer;
    }

    private static List<String> path(PySystemState state, ThingRecorder things) {
        List<String> path = new java.util.ArrayList<>();
        state.path.asIterable().forEach(entry -> path.add(things.place(entry.toString())));
        return path;
    }

    private void run(Map<String, Object> request, PySystemState state, RecordingHook hook) throws IOException {
        String kind = text(request, "kind");
        String target = text(request, "target");
        List<?> path = (List<?>) request.get("path");
        state.setCurrentWorkingDir(text(request, "cwd"));
        state.dont_write_bytecode = true;
        if (!kind.equals("import")) {
            insert(state, path);
        }
        if (!Boolean.TRUE.equals(request.get("cold"))) {
            start.fill(state);
        }
        state.modules.__finditem__("__builtin__").__setattr__("__probe__", hook);
        PythonInterpreter interpreter = new PythonInterpreter(null, state);
        imp.load("site");
        switch (kind) {
            case "import" -> {
                insert(state, path);
                interpreter.exec("import " + target);
            }
            case "module" -> {
                state.path.insert(0, Py.EmptyString);
                runModule(target, true);
            }
            case "jar" -> {
                state.path.insert(0, new PyString(target));
                org.python.util.jython.runJar(target);
            }
            default -> runScript(target, state, interpreter);
        }
    }

    private static void runScript(String target, PySystemState state, PythonInterpreter interpreter)
            throws IOException {
        PyObject importer = importer(target);
        if (importer != null) {
            state.path.insert(0, new PyString(target));
            runModule("__main__", false);
            return;
        }
        state.path.insert(0, new PyString(new File(target).getParent()));
        interpreter.set("__file__", new PyString(target));
        try (FileInputStream file = new FileInputStream(target)) {
            interpreter.execfile(file, target);
        }
    }

    /** What makes a directory or an archive a program; nothing for a file. */
    private static @org.jspecify.annotations.Nullable PyObject importer(String target) {
        if (new File(target).isFile() && target.endsWith(".py")) {
            return null;
        }
        return new PyString(target);
    }

    private static void runModule(String name, boolean setsArgument) {
        PyObject runpy = imp.importName("runpy", true);
        runpy.__getattr__("_run_module_as_main").__call__(new PyString(name), Py.newBoolean(setsArgument));
    }

    private static void insert(PySystemState state, List<?> path) {
        for (int i = 0; i < path.size(); i++) {
            state.path.insert(i, bytes(path.get(i).toString()));
        }
    }

    /** A path as Python has it: bytes in UTF-8. */
    private static PyString bytes(String path) {
        return new PyString(new String(path.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1));
    }

    private static String text(Map<String, Object> request, String key) {
        return String.valueOf(request.get(key));
    }
}
