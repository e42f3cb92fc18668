package naja.resolve;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeSet;
import naja.resolve.ImportCases.Case;
import naja.resolve.ImportCases.CaseFile;
import naja.resolve.ImportCases.Run;
import org.jspecify.annotations.Nullable;

/**
 * Makes small random layouts with programs in them, as cases without expectations. Names come from a small stock, so that
 * modules, packages, Java packages, classes and attributes of one name meet; the same seed gives the same case.
 */
final class WorldGenerator {
    private static final List<String> TOPS = List.of("p", "p", "p", "q", "q", "m", "m", "j", "j", "com", "time");
    private static final List<String> SUBS = List.of("m", "n", "q", "j", "p", "K", "com", "time", "java");
    private static final List<String> CLASSES = List.of("K", "L", "m");
    private static final int DEPTH = 3;

    /** Of so many layouts one has entries on the class path: each of them needs a Jython of its own, which takes seconds. */
    private static final int WITH_CLASS_PATH = 50;

    private final SplittableRandom random;
    private final boolean compiles;
    private final boolean org;
    private final Map<String, CaseFile> files = new LinkedHashMap<>();
    private final Map<String, Map<String, CaseFile>> archives = new LinkedHashMap<>();
    private final TreeSet<String> names = new TreeSet<>();
    private final List<String> modules = new ArrayList<>();

    /** The root that the program lies in: a directory, or an archive that is run. */
    private String app = "app";

    /**
     * What is not of every version.
     *
     * @param bareStars whether {@code from . import *} is of use: to 2.7.0 it is the import of a module without a name, which
     *     is a Java package if the first directory of the path holds nothing but classes
     * @param org whether a module may be called {@code org}: before 2.7.1 modules of the library import it when the program
     *     imports them, and their bodies are not rehearsed
     */
    record Limits(
            boolean compiledFiles, boolean relativeStars, boolean bareStars, boolean mainInDirectories, boolean org) {

        /** The limits of a version of Jython. */
        static Limits of(String version) {
            boolean is25 = version.startsWith("2.5");
            boolean isLater = version.compareTo("2.7.0") > 0;
            return new Limits(version.compareTo("2.7.3") >= 0, !is25, isLater, !is25, isLater);
        }
    }

    private WorldGenerator(long seed, Limits limits) {
        this.random = new SplittableRandom(seed);
        this.compiles = limits.compiledFiles();
        this.org = limits.org();
    }

    /** The layout of {@code seed}; each fiftieth has a class path. */
    static Case world(long seed, Limits limits) {
        return new WorldGenerator(seed, limits).make(seed, limits);
    }

    private Case make(long seed, Limits limits) {
        app = limits.mainInDirectories() && random.nextInt(100) < 6 ? "app.jar" : "app";
        List<String> roots = new ArrayList<>(List.of(app));
        List<String> path = new ArrayList<>();
        List<String> classPath = Math.floorMod(seed, WITH_CLASS_PATH) == 0
                ? List.of(random.nextInt(2) == 0 ? "cp" : "cp.jar")
                : List.of();
        roots.addAll(classPath);
        for (String root : List.of("lib", "src", "lib.jar", "more.zip")) {
            if (random.nextInt(100) < (root.contains(".") ? 22 : 55)) {
                roots.add(root);
                path.add(root);
            }
        }
        if (path.size() > 1 && random.nextInt(3) == 0) {
            path.add(0, path.remove(path.size() - 1));
        }
        String extra = random.nextInt(4) == 0 ? "extra.jar" : "extra";
        roots.add(extra);
        for (String root : roots) {
            fill(root, "", root.equals(app) || root.equals(extra) ? 1 : 2);
        }
        Program program = program(limits, path);
        WorldTexts texts = new WorldTexts(
                random,
                new ArrayList<>(names),
                extra,
                program.hasStars() && limits.relativeStars(),
                limits.bareStars(),
                program.hasStars(),
                program.run().kind().equals("import") ? path.subList(1, path.size()) : path);
        List<CaseFile> written = written(texts, program.main());
        return new Case(
                Long.toString(seed),
                "generated from seed " + seed,
                null,
                written,
                path,
                classPath,
                program.cwd(),
                program.run(),
                ProbeScan.probes(written),
                Map.of(),
                null);
    }

    /**
     * How the program starts.
     *
     * @param hasStars whether it may have star imports: those of Java packages look into the working directory of the
     *     process, and the recorder has only one
     */
    private record Program(Run run, String main, String cwd, boolean hasStars) {}

    private Program program(Limits limits, List<String> path) {
        if (app.contains(".")) {
            // The recorder's look at what a star import has bound searches for classes, which opens the archive in
            // 2.7.0.
            return new Program(new Run("script", app), "__main__.py", ".", limits.org());
        }
        int choice = random.nextInt(100);
        if (choice < 15) {
            path.add(0, "app");
            return new Program(new Run("import", "main"), "app/main.py", ".", true);
        }
        if (choice < 25) {
            return new Program(new Run("module", "main"), "app/main.py", "app", false);
        }
        List<String> inPackages = modules.stream()
                .filter(place -> place.startsWith("app/") && place.endsWith("/m.py"))
                .toList();
        if (choice < 40 && !inPackages.isEmpty() && limits.mainInDirectories()) {
            String main = inPackages.get(random.nextInt(inPackages.size()));
            String name = main.substring("app/".length(), main.length() - 3).replace('/', '.');
            return choice < 32
                    ? new Program(new Run("module", name), main, "app", false)
                    : new Program(new Run("script", main), main, ".", true);
        }
        if (choice < 50 && limits.mainInDirectories()) {
            return new Program(new Run("script", "app"), "app/__main__.py", ".", true);
        }
        return new Program(new Run("script", "app/main.py"), "app/main.py", ".", true);
    }

    private void fill(String root, String directory, int width) {
        int depth = directory.isEmpty() ? 0 : directory.split("/").length;
        int count = random.nextInt(depth == 0 ? 1 : 0, width + 2);
        for (int i = 0; i < count && depth < DEPTH; i++) {
            List<String> stock = depth == 0 ? TOPS : SUBS;
            // An org that is on the path at the start runs while Jython's os.py has run to its import of org only.
            boolean isRare = depth == 0 && (root.equals(app) || root.startsWith("extra")) && random.nextInt(30) == 0;
            place(root, directory, isRare && org ? "org" : stock.get(random.nextInt(stock.size())));
        }
    }

    /** Puts something of that name there. */
    private void place(String root, String directory, String name) {
        String path = directory + name;
        names.add(path.replace('/', '.'));
        switch (random.nextInt(16)) {
            case 0, 1, 2, 3 -> module(root, path);
            case 4, 5, 6 -> packageOf(root, path);
            case 7, 8 -> {
                packageOf(root, path);
                classIn(root, path + "/");
            }
            case 9, 10 -> {
                classIn(root, path + "/");
                fill(root, path + "/", 1);
            }
            case 11 -> {
                add(root, new CaseFile(path, null, null, null, true, null, 0));
                fill(root, path + "/", 1);
            }
            case 12 -> {
                module(root, path);
                fill(root, path + "/", 1);
            }
            case 13 -> {
                module(root, path);
                classIn(root, path + "/");
            }
            case 14 -> compiled(root, path);
            default -> classIn(root, directory);
        }
    }

    private void module(String root, String path) {
        if (add(root, text(path + ".py", ""))) {
            modules.add(root + "/" + path + ".py");
        }
    }

    private void packageOf(String root, String path) {
        add(root, text(path + "/__init__.py", ""));
        fill(root, path + "/", 2);
    }

    private void classIn(String root, String directory) {
        String name = CLASSES.get(random.nextInt(CLASSES.size()));
        String path = directory + name + ".class";
        String origin = root + (root.contains(".") ? "!/" : "/") + path;
        names.add((directory + name).replace('/', '.'));
        add(root, bytes(path, GeneratedClasses.java(directory + name, origin)));
    }

    private void compiled(String root, String path) {
        if (!compiles) {
            module(root, path);
            return;
        }
        boolean isPackage = random.nextInt(3) == 0;
        String name = isPackage ? "__init__" : path.substring(path.lastIndexOf('/') + 1);
        String place = isPackage ? path + "/__init__" : path;
        byte[] code = GeneratedClasses.python(name, "v = 'compiled'\n");
        boolean isDamaged = random.nextInt(6) == 0;
        add(root, bytes(place + "$py.class", isDamaged ? Arrays.copyOf(code, code.length / 2) : code));
        if (isPackage) {
            fill(root, path + "/", 1);
        }
    }

    /**
     * Adds a file, unless it meets one that no project has beside it: a compiled file of another text than its source, a class
     * and a directory of one name in one directory, of which a star import takes the one that the file system tells first.
     */
    private boolean add(String root, CaseFile file) {
        Map<String, CaseFile> target =
                root.contains(".") ? archives.computeIfAbsent(root, key -> new LinkedHashMap<>()) : files;
        String name = (root.contains(".") ? "" : root + "/") + file.place();
        if (name.endsWith("$py.class")) {
            if (target.containsKey(name.replace("$py.class", ".py"))) {
                return false;
            }
        } else if (name.endsWith(".class")) {
            String directory = name.substring(0, name.length() - ".class".length());
            if (target.containsKey(directory)
                    || target.keySet().stream().anyMatch(other -> other.startsWith(directory + "/"))) {
                return false;
            }
        } else if (name.endsWith(".py") && target.containsKey(name.replace(".py", "$py.class"))) {
            return false;
        }
        for (int slash = name.indexOf('/'); slash >= 0; slash = name.indexOf('/', slash + 1)) {
            if (target.containsKey(name.substring(0, slash) + ".class")) {
                return false;
            }
        }
        if (file.directory() && target.containsKey(name + ".class")) {
            return false;
        }
        String place = root.contains(".") ? file.place() : root + "/" + file.place();
        CaseFile placed = root.contains(".")
                ? new CaseFile(null, place, file.text(), file.base64(), file.directory(), null, 0)
                : new CaseFile(place, null, file.text(), file.base64(), file.directory(), null, 0);
        return target.putIfAbsent(place, placed) == null;
    }

    private static CaseFile text(String path, String text) {
        return new CaseFile(path, null, text, null, false, null, 0);
    }

    private static CaseFile bytes(String path, byte[] bytes) {
        return new CaseFile(path, null, null, Base64.getEncoder().encodeToString(bytes), false, null, 0);
    }

    /** The files with their texts: the program, or the archive that it lies in, first. */
    private List<CaseFile> written(WorldTexts texts, String main) {
        List<CaseFile> written = new ArrayList<>();
        boolean inArchive = app.contains(".");
        String program = texts.program(inArchive ? "" : packageOfFile(main.substring("app/".length())), inArchive);
        if (inArchive) {
            List<CaseFile> entries = new ArrayList<>();
            entries.add(new CaseFile(null, main, program, null, false, null, 0));
            entries.addAll(entries(archives.remove(app), texts));
            written.add(archive(app, entries));
        } else {
            written.add(text(main, program));
        }
        for (CaseFile file : files.values()) {
            if (!file.place().equals(main)) {
                String inRoot = file.place().substring(file.place().indexOf('/') + 1);
                written.add(withText(file, texts, inRoot));
            }
        }
        archives.forEach((archive, entries) -> written.add(archive(archive, entries(entries, texts))));
        return written;
    }

    private static CaseFile archive(String place, List<CaseFile> entries) {
        return new CaseFile(place, null, null, null, false, entries, 0);
    }

    private List<CaseFile> entries(@Nullable Map<String, CaseFile> entries, WorldTexts texts) {
        return entries == null
                ? List.of()
                : entries.values().stream()
                        .map(entry -> withText(entry, texts, entry.place()))
                        .toList();
    }

    private CaseFile withText(CaseFile file, WorldTexts texts, String inRoot) {
        if (file.text() == null) {
            return file;
        }
        boolean isPackage = inRoot.endsWith("__init__.py");
        String text = texts.module(packageOfFile(inRoot), isPackage, inRoot);
        return new CaseFile(file.path(), file.name(), text, null, false, null, 0);
    }

    private static String packageOfFile(String inRoot) {
        int slash = inRoot.lastIndexOf('/');
        return slash < 0 ? "" : inRoot.substring(0, slash).replace('/', '.');
    }
}
