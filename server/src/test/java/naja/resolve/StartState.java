package naja.resolve;

import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.python.core.Py;
import org.python.core.PyException;
import org.python.core.PyJavaPackage;
import org.python.core.PyModule;
import org.python.core.PyObject;
import org.python.core.PyString;
import org.python.core.PyStringMap;
import org.python.core.PySystemState;
import org.python.core.codecs;
import org.python.core.imp;
import org.python.util.PythonInterpreter;

/**
 * What a Jython has right after its start: the modules that the start imports and the process's tree of Java packages. Programs
 * change both; here they are put back.
 */
final class StartState {
    private final Map<String, PyObject> modules;
    private final Map<String, PyObject> runner = new LinkedHashMap<>();
    private final List<Kept> kept = new ArrayList<>();
    private final List<PyObject> usersOfSys = new ArrayList<>();
    private final Map<Object, Object> archives = new HashMap<>();

    /** A dictionary and what was in it. */
    private record Kept(PyStringMap dictionary, PyStringMap content, int size) {

        static Kept of(PyObject dictionary) {
            PyStringMap map = (PyStringMap) dictionary;
            return new Kept(map, map.copy(), map.__len__());
        }

        void restore() {
            if (dictionary.__len__() != size) {
                dictionary.clear();
                dictionary.update(content);
            }
        }
    }

    /** Imports in {@code state}, the first of the process, what every start does, and notes what is there then. */
    StartState(PySystemState state) {
        PythonInterpreter first = new PythonInterpreter(null, state);
        imp.load("site");
        first.exec("0");
        modules = modules(state);
        imp.importName("runpy", true);
        runner.putAll(modules(state));
        runner.keySet().removeAll(modules.keySet());
        keep(modules);
        keep(runner);
        keep(PySystemState.packageManager.topLevelPackage);
        archives.putAll(index());
    }

    private static Map<String, PyObject> modules(PySystemState state) {
        Map<String, PyObject> modules = new LinkedHashMap<>(RecordingHook.entries(state.modules));
        modules.keySet().removeAll(List.of("__main__", "__builtin__", "sys"));
        return modules;
    }

    private void keep(Map<String, PyObject> imported) {
        for (PyObject module : imported.values()) {
            if (module instanceof PyModule && module.fastGetDict() instanceof PyStringMap) {
                kept.add(Kept.of(module.fastGetDict()));
                if (module.fastGetDict().__finditem__("sys") instanceof PySystemState) {
                    usersOfSys.add(module.fastGetDict());
                }
            }
        }
    }

    private void keep(PyJavaPackage javaPackage) {
        kept.add(Kept.of(javaPackage.__dict__));
        kept.add(Kept.of(javaPackage.clsSet));
        for (PyObject value : RecordingHook.entries(javaPackage.__dict__).values()) {
            if (value instanceof PyJavaPackage child) {
                keep(child);
            }
        }
    }

    /**
     * Puts the modules of the start into a new interpreter.
     *
     * @param runsModule whether the program is run by {@code runpy}, which the start then imports too
     * @param opensArchives whether there may be archives on the path: the start also looks for modules that hardly anybody
     *     has, by which it opens them
     */
    void fill(PySystemState state, boolean runsModule, boolean opensArchives) {
        modules.forEach((name, module) -> state.modules.__setitem__(new PyString(name), module));
        if (runsModule) {
            runner.forEach((name, module) -> state.modules.__setitem__(new PyString(name), module));
        }
        state.modules.__setitem__("sys", state);
        usersOfSys.forEach(dictionary -> dictionary.__setitem__("sys", state));
        PyObject encodings = modules.get("encodings");
        if (encodings != null) {
            codecs.register(encodings.__getattr__("search_function"));
        }
        if (opensArchives) {
            try {
                imp.importName("sitecustomize", true);
            } catch (PyException e) {
                if (!e.match(Py.ImportError)) {
                    throw e;
                }
            }
        }
    }

    /** Makes modules and Java packages what they were. */
    void restore() {
        kept.forEach(Kept::restore);
        Map<Object, Object> index = index();
        if (index.size() != archives.size()) {
            index.clear();
            index.putAll(archives);
        }
    }

    /** The package manager's table of indexed archives; it has none with the package cache off. */
    @SuppressWarnings("unchecked")
    private static Map<Object, Object> index() {
        Class<?> type = PySystemState.packageManager.getClass();
        while (type != null) {
            for (Field field : type.getDeclaredFields()) {
                if (field.getName().equals("index") || field.getName().equals("jarfiles")) {
                    return (Map<Object, Object>) value(field);
                }
            }
            type = type.getSuperclass();
        }
        throw new IllegalStateException("no index of archives");
    }

    private static Object value(Field field) {
        try {
            field.setAccessible(true);
            Object index = field.get(PySystemState.packageManager);
            return index == null ? new HashMap<>() : index;
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }
}
