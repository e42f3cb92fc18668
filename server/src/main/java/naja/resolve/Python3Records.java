package naja.resolve;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import naja.base.Bug;

/** What was recorded of Python 3 interpreters: their built-in modules, and the standard library by name. */
final class Python3Records {
    private static final Map<String, Interpreter> INTERPRETERS = readInterpreters();

    /** The first parts of the names of modules whose names depend on the platform. */
    private static final Set<String> OF_PLATFORM = Set.of(
            "_codecs",
            "_ctypes",
            "_curses",
            "_hashlib",
            "_imp",
            "_io",
            "_locale",
            "_multiprocessing",
            "_posixsubprocess",
            "_signal",
            "_socket",
            "_ssl",
            "_stat",
            "_thread",
            "_tkinter",
            "asyncio",
            "builtins",
            "codecs",
            "concurrent",
            "ctypes",
            "curses",
            "distutils",
            "encodings",
            "ensurepip",
            "errno",
            "faulthandler",
            "fcntl",
            "getpass",
            "grp",
            "hashlib",
            "imp",
            "importlib",
            "io",
            "locale",
            "mimetypes",
            "mmap",
            "msilib",
            "multiprocessing",
            "ntpath",
            "nturl2path",
            "os",
            "pathlib",
            "platform",
            "posix",
            "posixpath",
            "pty",
            "pwd",
            "readline",
            "resource",
            "select",
            "selectors",
            "shutil",
            "signal",
            "site",
            "socket",
            "socketserver",
            "ssl",
            "stat",
            "subprocess",
            "sys",
            "sysconfig",
            "syslog",
            "tempfile",
            "termios",
            "test",
            "threading",
            "time",
            "tkinter",
            "turtle",
            "urllib",
            "uuid",
            "venv",
            "webbrowser");

    private Python3Records() {}

    /**
     * One interpreter.
     *
     * @param lists its lists of names, by kind
     */
    record Interpreter(String name, int minor, Map<String, List<String>> lists) {

        List<String> list(String kind) {
            return lists.getOrDefault(kind, List.of());
        }

        Set<String> names(String kind) {
            return Set.copyOf(list(kind));
        }
    }

    /**
     * A module of the standard library.
     *
     * @param isElsewhere whether only other platforms than the recorded one have it
     * @param first the first minor version of the language that has it
     * @param last the last one
     * @param exported what a star import of it binds, in some version
     * @param others what else it holds, in some version
     */
    record Module(
            boolean isPackage, boolean isElsewhere, int first, int last, List<String> exported, List<String> others) {

        /** Says whether nothing was recorded of what it holds. */
        boolean isOpen() {
            return exported.isEmpty() && others.isEmpty();
        }

        /** Says whether some version of it was seen to hold {@code name}. */
        boolean holds(String name) {
            return exported.contains(name) || others.contains(name);
        }
    }

    /** The interpreter of that name, or the one of the same implementation with the nearest version. */
    static Interpreter interpreter(String name) {
        Interpreter exact = INTERPRETERS.get(name);
        if (exact != null) {
            return exact;
        }
        int dash = name.indexOf('-');
        String implementation = dash < 0 ? name : name.substring(0, dash);
        int wanted = number(name);
        Interpreter best = new Interpreter(name, 11, Map.of());
        int distance = Integer.MAX_VALUE;
        for (Interpreter known : INTERPRETERS.values()) {
            int away = Math.abs(number(known.name()) - wanted);
            boolean isBuild = known.name().indexOf('-') != known.name().lastIndexOf('-');
            if (known.name().startsWith(implementation + "-") && !isBuild && away <= distance) {
                best = known;
                distance = away;
            }
        }
        return best;
    }

    /** The module of the standard library that is called so; nothing if no recorded version has one. */
    static Optional<Module> module(String name) {
        return Optional.ofNullable(Library.MODULES.get(name));
    }

    /** Says whether it was recorded what a module of the library holds, and that is the same on all platforms. */
    static boolean isSameEverywhere(String name) {
        int dot = name.indexOf('.');
        return !OF_PLATFORM.contains(dot < 0 ? name : name.substring(0, dot))
                && module(name).filter(known -> !known.isOpen()).isPresent();
    }

    /** The names of all modules of the standard library, in some version. */
    static Set<String> modules() {
        return Library.MODULES.keySet();
    }

    /** A number that grows with the version in {@code implementation-major.minor}. */
    private static int number(String name) {
        String[] parts = name.substring(name.indexOf('-') + 1).split("[.-]", -1);
        int number = 0;
        for (int i = 0; i < 2; i++) {
            String part = i < parts.length ? parts[i] : "";
            boolean isNumber =
                    !part.isEmpty() && part.length() < 5 && part.chars().allMatch(Character::isDigit);
            number = number * 1000 + (isNumber ? Integer.parseInt(part) : 0);
        }
        return number;
    }

    private static Map<String, Interpreter> readInterpreters() {
        Map<String, Interpreter> interpreters = new LinkedHashMap<>();
        String name = "";
        Map<String, List<String>> lists = new HashMap<>();
        for (String line : (text("python3-runtimes.txt") + "\n[]").split("\n", -1)) {
            int colon = line.indexOf(": ");
            if (line.startsWith("[")) {
                if (!name.isEmpty()) {
                    interpreters.put(name, new Interpreter(name, minor(lists), Map.copyOf(lists)));
                }
                name = line.substring(1, line.length() - 1);
                lists = new HashMap<>();
            } else if (colon > 0 && !line.startsWith("#")) {
                lists.put(line.substring(0, colon), words(line.substring(colon + 2)));
            }
        }
        return Map.copyOf(interpreters);
    }

    private static int minor(Map<String, List<String>> lists) {
        List<String> minor = lists.getOrDefault("minor", List.of("11"));
        return Integer.parseInt(minor.get(0));
    }

    private static List<String> words(String text) {
        return text.isBlank() ? List.of() : List.of(text.strip().split(" +", -1));
    }

    private static String text(String resource) {
        try (InputStream stream = Python3Records.class.getResourceAsStream(resource)) {
            if (stream == null) {
                Bug.report("there is no resource " + resource);
                return "";
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            Bug.report("the resource " + resource + " cannot be read: " + e);
            return "";
        }
    }

    /** The table of the library, which is read when it is first asked for. */
    private static final class Library {
        private static final Map<String, Module> MODULES = read();

        private static Map<String, Module> read() {
            Map<String, Module> modules = new HashMap<>();
            for (String line : text("python3-library.txt").split("\n", -1)) {
                int colon = line.indexOf(':');
                if (colon > 0 && !line.startsWith("#")) {
                    String[] head = line.substring(0, colon).split(" ", -1);
                    String[] versions = head[1].split("-", -1);
                    String[] names = line.substring(colon + 1).split("\\|", -1);
                    boolean isPackage = head[0].endsWith("/");
                    boolean isElsewhere = head[0].endsWith("?");
                    modules.put(
                            isPackage || isElsewhere ? head[0].substring(0, head[0].length() - 1) : head[0],
                            new Module(
                                    isPackage,
                                    isElsewhere,
                                    Integer.parseInt(versions[0]),
                                    versions[1].isEmpty() ? Integer.MAX_VALUE : Integer.parseInt(versions[1]),
                                    words(names[0]),
                                    names.length < 2 ? List.of() : words(names[1])));
                }
            }
            return Map.copyOf(modules);
        }
    }
}
