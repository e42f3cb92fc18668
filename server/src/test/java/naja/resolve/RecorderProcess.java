package naja.resolve;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Constructor;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Timer;
import java.util.TimerTask;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import naja.resolve.ImportCases.Case;

/**
 * A process that runs cases in a real Jython: a line with a case comes in, a line with the outcomes goes out.
 *
 * <p>Jython is loaded by a class loader of its own, so that neither its class path nor the packages that it knows of show this
 * program. A case with a class path gets a Jython for itself, with that class path.
 */
final class RecorderProcess {
    private static final List<Class<?>> INSIDE =
            List.of(RecordingJython.class, StartState.class, RecordingHook.class, ThingRecorder.class);

    /** What the process says before it ends with a program that does not. */
    static final String TOO_LONG = "a case took too long";

    private static final long LONGEST_MILLIS = 60_000;

    private final Path jar;
    private final Path work;
    private final Gson gson = new GsonBuilder().serializeNulls().create();
    private final UnaryOperator<Map<String, Object>> shared;
    private int count;

    private RecorderProcess(Path jar, Path work) {
        this.jar = jar;
        this.work = work;
        this.shared = jython(List.of());
    }

    /** @param arguments the archive of the Jython to ask, and a directory for this process alone */
    public static void main(String[] arguments) throws IOException {
        PrintStream answers = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        System.setOut(System.err);
        RecorderProcess process = new RecorderProcess(Path.of(arguments[0]), Path.of(arguments[1]));
        BufferedReader questions = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        Timer watch = new Timer(true);
        for (String line = questions.readLine(); line != null; line = questions.readLine()) {
            TimerTask end = new EndOfProcess();
            watch.schedule(end, LONGEST_MILLIS);
            answers.println(process.answer(line));
            end.cancel();
        }
        System.exit(0);
    }

    private String answer(String line) throws IOException {
        Case asked = gson.fromJson(line, Case.class);
        Path root = work.resolve("w" + count++);
        new WorldFiles(asked, root).write();
        Thread thread = Thread.currentThread();
        ClassLoader ofShared = thread.getContextClassLoader();
        try {
            UnaryOperator<Map<String, Object>> jython = asked.classPath().isEmpty()
                    ? shared
                    : jython(asked.classPath().stream().map(root::resolve).toList());
            return gson.toJson(jython.apply(new WorldFiles(asked, root).request()));
        } finally {
            // Jython looks for classes there, too.
            thread.setContextClassLoader(ofShared);
            delete(root);
        }
    }

    /** A Jython of its own; the class path is also told by the property, which Jython reads at its start. */
    @SuppressWarnings("unchecked")
    private UnaryOperator<Map<String, Object>> jython(List<Path> classPath) {
        List<Path> entries = new ArrayList<>(List.of(jar));
        entries.addAll(classPath);
        System.setProperty(
                "java.class.path",
                String.join(
                        File.pathSeparator, entries.stream().map(Path::toString).toList()));
        try {
            ClassLoader loader = new Loader(entries);
            Thread.currentThread().setContextClassLoader(loader);
            Constructor<?> start =
                    loader.loadClass(RecordingJython.class.getName()).getDeclaredConstructor(String.class);
            start.setAccessible(true);
            return (UnaryOperator<Map<String, Object>>) start.newInstance(jar.toString());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Deletes a directory with all that is in it. */
    static void delete(Path root) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    /** A program that does not come to an end takes its process with it. */
    private static final class EndOfProcess extends TimerTask {
        @Override
        public void run() {
            System.err.println(TOO_LONG);
            Runtime.getRuntime().halt(3);
        }
    }

    /** Loads Jython, what lies on a case's class path, and the recorder's own part inside. */
    private static final class Loader extends URLClassLoader {

        Loader(List<Path> entries) {
            super(entries.stream().map(Loader::url).toArray(URL[]::new), ClassLoader.getPlatformClassLoader());
        }

        private static URL url(Path entry) {
            try {
                return entry.toUri().toURL();
            } catch (MalformedURLException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            if (INSIDE.stream()
                    .noneMatch(part -> name.equals(part.getName()) || name.startsWith(part.getName() + "$"))) {
                return super.findClass(name);
            }
            String resource = name.replace('.', '/') + ".class";
            try (InputStream bytes = RecorderProcess.class.getClassLoader().getResourceAsStream(resource)) {
                if (bytes == null) {
                    throw new ClassNotFoundException(name);
                }
                byte[] code = bytes.readAllBytes();
                return defineClass(name, code, 0, code.length);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
