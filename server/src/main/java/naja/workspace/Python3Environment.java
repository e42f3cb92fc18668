package naja.workspace;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import naja.resolve.PathEntry;
import naja.vfs.DirectoryListing;
import naja.vfs.FileTree;
import naja.vfs.VPath;

/**
 * The Python 3 that a project's programs run on, as far as files tell: the virtual environment in the project's folder, or the one
 * that {@code VIRTUAL_ENV} names.
 *
 * @param version of the language, such as {@code 3.11}; empty if nothing says
 * @param path what it puts on {@code sys.path} behind the project's own entries
 * @param incomplete why there may be more, if so
 */
record Python3Environment(String version, List<PathEntry> path, Optional<String> incomplete) {
    private static final List<String> USUAL = List.of(".venv", "venv", "env", ".env", "virtualenv");
    private static final Pattern KEY = Pattern.compile("(?m)^\\s*([\\w-]+)\\s*=\\s*(.*?)\\s*$");
    private static final Pattern VERSION = Pattern.compile("3\\.\\d+");
    private static final Pattern CODE = Pattern.compile("(?m)^import[ \\t]");
    private static final String NONE =
            "the packages that are installed are not known: there is no virtual environment in the project, and VIRTUAL_ENV is not set";

    Python3Environment {
        path = List.copyOf(path);
    }

    /** The environment of the project in {@code root}. */
    static Python3Environment find(FileTree tree, VPath root, Machine machine) {
        List<PathEntry> path = new ArrayList<>();
        for (String entry : machine.entries("PYTHONPATH")) {
            VPath place = new PathText(root, machine).resolve(entry);
            path.add(
                    tree.isFile(place)
                            ? PathEntry.archive(place.archiveRoot(), "PYTHONPATH")
                            : PathEntry.directory(place, "PYTHONPATH"));
        }
        Optional<VPath> directory = directory(tree, root, machine);
        if (directory.isEmpty()) {
            path.add(PathEntry.libraryNames());
            return new Python3Environment(pinned(tree, root), path, Optional.of(NONE));
        }
        return of(tree, directory.get(), path, machine);
    }

    private static Optional<VPath> directory(FileTree tree, VPath root, Machine machine) {
        List<VPath> places = new ArrayList<>();
        machine.variable("VIRTUAL_ENV").ifPresent(text -> places.add(new PathText(root, machine).resolve(text)));
        USUAL.forEach(name -> places.add(root.child(name)));
        return places.stream()
                .filter(place -> tree.isFile(place.child("pyvenv.cfg")))
                .findFirst();
    }

    private static Python3Environment of(FileTree tree, VPath directory, List<PathEntry> path, Machine machine) {
        String text = Texts.read(tree, directory.child("pyvenv.cfg")).orElse("");
        Optional<VPath> site = sitePackages(tree, directory);
        String folder = site.map(place -> place.parent().name()).orElse("");
        String version = version(value(text, "version") + " " + value(text, "version_info") + " " + folder);
        library(tree, value(text, "home"), version, machine).forEach(path::add);
        site.ifPresent(place -> path.addAll(SitePackages.entries(tree, place)));
        Optional<String> incomplete = site.isEmpty()
                ? Optional.of("the environment " + directory.name() + " has no site-packages")
                : incomplete(tree, site.get(), text);
        return new Python3Environment(version, path, incomplete);
    }

    private static Optional<VPath> sitePackages(FileTree tree, VPath directory) {
        for (String lib : List.of("lib", "lib64", "Lib")) {
            VPath place = directory.child(lib);
            if (tree.isDirectory(place.child("site-packages"))) {
                return Optional.of(place.child("site-packages"));
            }
            for (String name : tree.list(place).orElse(DirectoryListing.EMPTY).directories()) {
                VPath site = place.child(name).child("site-packages");
                if (name.startsWith("python3") && tree.isDirectory(site)) {
                    return Optional.of(site);
                }
            }
        }
        return Optional.empty();
    }

    /** The library of the interpreter that the environment was made with; by its names if it is not on this machine. */
    private static List<PathEntry> library(FileTree tree, String home, String version, Machine machine) {
        if (!home.isEmpty() && !version.isEmpty()) {
            VPath lib = machine.path(home).parent().resolve("lib/python" + version);
            if (tree.isFile(lib.child("os.py"))) {
                String origin = "library of Python " + version;
                return List.of(PathEntry.library(lib, origin), PathEntry.library(lib.child("lib-dynload"), origin));
            }
        }
        return List.of(PathEntry.libraryNames());
    }

    /** What may be installed beside what is seen: packages of the system, and what the code of a {@code .pth} file adds. */
    private static Optional<String> incomplete(FileTree tree, VPath site, String text) {
        if (value(text, "include-system-site-packages").toLowerCase(Locale.ROOT).equals("true")) {
            return Optional.of("the environment sees the packages of the system, too");
        }
        for (String name : tree.list(site).orElse(DirectoryListing.EMPTY).files()) {
            // The file that setuptools puts into every environment adds nothing but distutils.
            if (name.endsWith(".pth")
                    && !name.equals("distutils-precedence.pth")
                    && CODE.matcher(Texts.read(tree, site.child(name)).orElse(""))
                            .find()) {
                return Optional.of(name + " in site-packages runs code that may make modules known");
            }
        }
        return Optional.empty();
    }

    /** The version that {@code .python-version} pins; empty if there is none. */
    private static String pinned(FileTree tree, VPath root) {
        return version(Texts.read(tree, root.child(".python-version")).orElse(""));
    }

    private static String version(String text) {
        Matcher matcher = VERSION.matcher(text);
        return matcher.find() ? matcher.group() : "";
    }

    private static String value(String text, String key) {
        Matcher matcher = KEY.matcher(text);
        while (matcher.find()) {
            if (matcher.group(1).equals(key)) {
                return matcher.group(2);
            }
        }
        return "";
    }
}
