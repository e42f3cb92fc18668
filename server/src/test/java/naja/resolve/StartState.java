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
    private final List<Kept> kept = new ArrayList<>();
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
        modules = new LinkedHashMap<>(RecordingHook.entries(state.modules));
        modules.keySet().removeAll(List.of("__main__", "__builtin__", "sys"));
        for (PyObject module : modules.values()) {
            if (module instanceof PyModule && module.fastGetDict() instanceof PyStringMap) {
                kept.add(Kept.of(module.fastGetDict()));
            }
        }
        keep(PySystemState.packageManager.topLevelPackage);
        archives.putAll(index());
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
     * Puts the modules of the start into a new interpreter. The start also looks for modules that hardly anybody has, by which
     * it opens the archives on the path; that is done again.
     */
    void fill(PySystemState state) {
        modules.forEach((name, module) -> state.modules.__setitem__(new PyString(name), module));
        state.modules.__setitem__("sys", state);
        PyObject encodings = modules.get("encodings");
        if (encodings != null) {
            codecs.register(encodings.__getattr__("search_function"));
        }
        try {
            imp.importName("sitecustomize", true);
        } catch (PyException e) {
            if (!e.match(Py.ImportError)) {
                throw e;
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
            try {
                Field field = type.getDeclaredField("index");
                field.setAccessible(true);
                Object index = field.get(PySystemState.packageManager);
                return index == null ? new HashMap<>() : (Map<Object, Object>) index;
            } catch (NoSuchFieldException e) {
                type = type.getSuperclass();
            } catch (IllegalAccessException e) {
                throw new IllegalStateException(e);
            }
        }
        throw new IllegalStateException("no index of archives");
    }
}
