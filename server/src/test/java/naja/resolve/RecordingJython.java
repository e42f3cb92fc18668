package naja.resolve;

import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.lang.ref.Reference;
import java.lang.reflect.InvocationTargetException;
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
import org.python.core.ThreadState;
import org.python.core.imp;
import org.python.util.PythonInterpreter;
import org.python.util.jython;

/**
 * Runs instrumented programs one after the other, each in an interpreter of its own with the Java package tree as it was
 * after the start. It is loaded by the class loader of its Jython and speaks in types of the JDK.
 */
final class RecordingJython implements UnaryOperator<Map<String, Object>> {
    private final String jar;
    private final StartState start;

    /** What Jython keeps of this thread; that of 2.7.0 keeps it weakly, and forgets it for the state of the start. */
    private final ThreadState thread;

    /**
     * Starts Jython.
     *
     * @param jar its archive
     */
    RecordingJython(String jar) {
        this.jar = jar;
        PySystemState.initialize();
        this.thread = Py.getThreadState();
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
            Reference.reachabilityFence(thread);
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
        doNotWriteBytecode(state);
        if (!kind.equals("import")) {
            insert(state, path);
        }
        if (!Boolean.TRUE.equals(request.get("cold"))) {
            boolean opensArchives = path.stream().anyMatch(entry -> new File(entry.toString()).isFile());
            start.fill(
                    state,
                    kind.equals("module") || kind.equals("script") && !isSource(target),
                    opensArchives && !kind.equals("import"));
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
                if (PySystemState.hexversion >= 0x02070000) {
                    runModule(target, true);
                } else {
                    interpreter.exec("import runpy");
                    interpreter.exec("runpy.run_module('" + target + "', run_name='__main__', alter_sys=True)");
                }
            }
            case "jar" -> {
                state.path.insert(0, new PyString(target));
                runJar(target);
            }
            default -> runScript(target, state, interpreter);
        }
    }

    private static void runScript(String target, PySystemState state, PythonInterpreter interpreter)
            throws IOException {
        if (!isSource(target)) {
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

    /** Says whether the program is a file of Python, and not a directory or an archive with one. */
    private static boolean isSource(String target) {
        return new File(target).isFile() && target.endsWith(".py");
    }

    /** Older versions have no such setting, and write compiled files. */
    private static void doNotWriteBytecode(PySystemState state) {
        try {
            PySystemState.class.getField("dont_write_bytecode").setBoolean(state, true);
        } catch (ReflectiveOperationException e) {
            return;
        }
    }

    /** Versions differ in what the method returns, hence the reflection. */
    private static void runJar(String archive) {
        try {
            jython.class.getMethod("runJar", String.class).invoke(null, archive);
        } catch (InvocationTargetException e) {
            throw e.getCause() instanceof PyException raised ? raised : new IllegalStateException(e);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
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
