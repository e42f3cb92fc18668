package naja.resolve;

import java.lang.reflect.Field;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.python.core.Py;
import org.python.core.PyException;
import org.python.core.PyJavaPackage;
import org.python.core.PyModule;
import org.python.core.PyObject;
import org.python.core.PySystemState;

/** Says what an object of the running Jython is, in the words of the cases. */
final class ThingRecorder {
    private static final Set<String> SHOWN =
            Set.of("str", "unicode", "int", "long", "float", "bool", "NoneType", "list", "tuple", "dict");

    private static final Pattern IN_ARCHIVE = Pattern.compile("^([^<_][^!]*\\.(?:jar|zip|egg|whl))/");
    private static final Pattern PROTOCOLS = Pattern.compile("^(?:jar:)?(?:file:)?");

    private final String root;
    private final String jar;
    private final Map<String, String> builtins = new HashMap<>();

    /**
     * @param root the directory that places are told relative to
     * @param jar the archive of the running Jython
     */
    ThingRecorder(String root, String jar) {
        this.root = root;
        this.jar = jar;
        for (PyObject name : PySystemState.builtin_module_names.asIterable()) {
            String className = PySystemState.getBuiltin(name.toString());
            if (className != null) {
                builtins.put(className, name.toString());
            }
        }
    }

    /** A path or a text with paths in it, as the cases write it. */
    String place(String bytes) {
        String text = decoded(bytes);
        String library = jar + "/Lib";
        if (text.startsWith(library)) {
            return "<Lib>" + text.substring(library.length()).replace("$py.class", ".py");
        }
        if (text.equals(Path.of(jar).resolveSibling("Lib").toString())) {
            return "<Lib>";
        }
        return text.equals(root)
                ? ""
                : IN_ARCHIVE.matcher(text.replace(root + "/", "")).replaceFirst("$1!/");
    }

    /** The file that a {@code __file__} names, which may be relative to the working directory. */
    private String origin(String file) {
        Path path = Path.of(Py.getSystemState().getCurrentWorkingDir())
                .resolve(decoded(file))
                .normalize();
        return file.startsWith("/") || Files.exists(path) ? place(path.toString()) : place(file);
    }

    /** Python's byte strings hold paths in UTF-8. */
    private static String decoded(String bytes) {
        if (bytes.chars().anyMatch(unit -> unit > 255)) {
            return bytes;
        }
        String text = new String(bytes.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
        return text.indexOf('\uFFFD') >= 0 ? bytes : text;
    }

    /** What {@code value} is; null is a name that is not bound. */
    Map<String, Object> describe(@Nullable PyObject value) {
        Map<String, Object> thing = new LinkedHashMap<>();
        if (value == null) {
            thing.put("kind", "absent");
        } else if (value instanceof PySystemState) {
            builtin(thing, "sys", value.getClass().getName());
        } else if (value instanceof PyModule module) {
            module(thing, module);
        } else if (value instanceof PyJavaPackage javaPackage) {
            thing.put("kind", "java-package");
            thing.put("name", javaPackage.__name__);
        } else {
            Class<?> javaClass = javaClass(value);
            String name = javaClass == null ? null : builtins.get(javaClass.getName());
            if (javaClass == null) {
                attribute(thing, value);
            } else if (name != null) {
                builtin(thing, name, javaClass.getName());
            } else {
                javaClass(thing, javaClass);
            }
        }
        return thing;
    }

    /** What {@code first}, then its attributes along the dotted {@code names} are. */
    List<Object> chain(@Nullable PyObject first, String names) {
        List<Object> chain = new ArrayList<>(List.of(describe(first)));
        PyObject value = first;
        String[] parts = names.split("\\.", -1);
        for (int i = 1; i < parts.length && value != null; i++) {
            try {
                value = value.__findattr__(parts[i].intern());
                chain.add(describe(value));
            } catch (PyException e) {
                chain.add(Map.of("kind", "error"));
                break;
            }
        }
        return chain;
    }

    /** Says whether a described thing belongs to Jython's own library. */
    boolean isOfLibrary(Map<String, Object> thing) {
        return String.valueOf(thing.get("origin")).startsWith("<Lib>");
    }

    private static void builtin(Map<String, Object> thing, String name, @Nullable String className) {
        thing.put("kind", "builtin-module");
        thing.put("name", name);
        if (className != null) {
            thing.put("class", className);
        }
    }

    private void module(Map<String, Object> thing, PyModule module) {
        PyObject dictionary = module.__dict__;
        PyObject file = dictionary.__finditem__("__file__");
        PyObject path = dictionary.__finditem__("__path__");
        String name = String.valueOf(dictionary.__finditem__("__name__"));
        if (file == null && name.equals("__builtin__")) {
            builtin(thing, name, null);
            return;
        }
        thing.put("kind", path == null ? "python-module" : "python-package");
        thing.put("name", name);
        if (file != null && file != Py.None) {
            String origin = origin(file.toString());
            thing.put("origin", origin);
            String prefix = "__pyclasspath__/";
            if (origin.startsWith(prefix)) {
                thing.put("resource", resource(origin.substring(prefix.length())));
            }
        }
        if (path != null) {
            List<Object> places = new ArrayList<>();
            path.asIterable().forEach(entry -> places.add(place(entry.toString())));
            thing.put("path", places);
        }
    }

    private String resource(String name) {
        URL url = ThingRecorder.class.getClassLoader().getResource(name);
        String text = url == null ? name : url.toString();
        return place(PROTOCOLS.matcher(text).replaceFirst("").replace("!/", "/"));
    }

    private static @Nullable Class<?> javaClass(PyObject value) {
        String kind = value.getClass().getName();
        if (!kind.equals("org.python.core.PyJavaType")
                && !kind.equals("org.python.core.PyJavaClass")
                && !kind.equals("org.python.core.PyType")) {
            return null;
        }
        Object proxied = value.__tojava__(Class.class);
        if (!(proxied instanceof Class<?> found)) {
            return null;
        }
        boolean isPythonType = kind.equals("org.python.core.PyType");
        return isPythonType && PyObject.class.isAssignableFrom(found) ? null : found;
    }

    private void javaClass(Map<String, Object> thing, Class<?> javaClass) {
        thing.put("kind", "java-class");
        thing.put("name", javaClass.getName());
        String origin = constant(javaClass);
        if (origin == null && javaClass.getClassLoader() != null) {
            URL url = javaClass.getClassLoader().getResource(javaClass.getName().replace('.', '/') + ".class");
            String found = url == null
                    ? ""
                    : place(PROTOCOLS.matcher(url.getPath()).replaceFirst("").replace("!/", "/"));
            origin = found.startsWith("/") || found.isEmpty() ? null : found;
        }
        if (origin != null) {
            thing.put("origin", origin);
        }
    }

    private static @Nullable String constant(Class<?> javaClass) {
        try {
            Field field = javaClass.getDeclaredField("ORIGIN");
            field.setAccessible(true);
            return String.valueOf(field.get(null));
        } catch (ReflectiveOperationException | LinkageError e) {
            return null;
        }
    }

    private void attribute(Map<String, Object> thing, PyObject value) {
        thing.put("kind", "attribute");
        String type = value.getType().fastGetName();
        thing.put("type", type);
        PyObject definedIn = SHOWN.contains(type) ? null : value.__findattr__("__module__");
        PyObject name = SHOWN.contains(type) ? null : value.__findattr__("__name__");
        if (definedIn != null && name != null) {
            thing.put("definedIn", definedIn.toString());
            thing.put("name", name.toString());
        } else if (SHOWN.contains(type)) {
            thing.put("repr", value.__repr__().toString().replace(root + "/", ""));
        }
    }
}
