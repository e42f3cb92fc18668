package naja.javaindex;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.charset.StandardCharsets;
import java.util.StringJoiner;
import org.python.core.Py;
import org.python.core.PyObject;
import org.python.util.PythonInterpreter;

/**
 * A process that tells what {@code dir} of a real Jython lists for Java classes and for objects of them. No constructor is
 * called: an object is made as deserialisation makes one.
 *
 * <p>For each line with a binary name it answers two: {@code class} and {@code object}, each with the names behind it, or
 * with {@code !} and the reason why there are none.
 */
final class JythonNames {
    private final PyObject dir;

    private JythonNames(PyObject dir) {
        this.dir = dir;
    }

    public static void main(String[] arguments) throws IOException {
        PrintStream answers = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        System.setOut(System.err);
        BufferedReader questions = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        try (PythonInterpreter jython = new PythonInterpreter()) {
            JythonNames names = new JythonNames(jython.get("__builtins__").__getattr__("dir"));
            for (String line = questions.readLine(); line != null; line = questions.readLine()) {
                names.answer(line, answers);
            }
        }
        // A class may have started threads.
        System.exit(0);
    }

    private void answer(String name, PrintStream answers) {
        String ofClass = ofClass(name);
        answers.println("class " + ofClass);
        // Of a class that it fails to make Jython keeps a half.
        answers.println("object " + (ofClass.startsWith("!") ? ofClass : ofObject(name)));
    }

    private String ofClass(String name) {
        try {
            return names(Py.java2py(load(name)));
        } catch (ReflectiveOperationException | LinkageError | RuntimeException e) {
            return "! " + line(e);
        }
    }

    private String ofObject(String name) {
        try {
            Class<?> type = load(name);
            if (type.isInterface() || Modifier.isAbstract(type.getModifiers())) {
                return "! there are only objects of classes below it";
            }
            Class<?> unsafe = Class.forName("sun.misc.Unsafe");
            Field field = unsafe.getDeclaredField("theUnsafe");
            field.setAccessible(true);
            Method allocate = unsafe.getMethod("allocateInstance", Class.class);
            PyObject object = Py.java2py(allocate.invoke(field.get(null), type));
            return object.getType() == Py.java2py(type) ? names(object) : "! Jython makes an object of its own of it";
        } catch (ReflectiveOperationException | LinkageError | RuntimeException e) {
            return "! " + line(e.getCause() == null ? e : e.getCause());
        }
    }

    private static Class<?> load(String name) throws ClassNotFoundException {
        return Class.forName(name, false, JythonNames.class.getClassLoader());
    }

    private static String line(Throwable problem) {
        return problem.toString().replaceAll("\\s+", " ");
    }

    private String names(PyObject object) {
        StringJoiner names = new StringJoiner(" ");
        for (PyObject name : dir.__call__(object).asIterable()) {
            names.add(name.toString());
        }
        return names.toString();
    }
}
