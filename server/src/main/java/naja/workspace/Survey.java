package naja.workspace;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import naja.base.CancelToken;
import naja.vfs.DirectoryListing;
import naja.vfs.FileTree;
import naja.vfs.VPath;

/**
 * One walk over a project's directories: what lies where, without opening a file. Directories that build tools and version
 * control fill are left out, and so is all beyond a bound, for people open their home directory too.
 *
 * @param modules directories with a build file, the root always among them, outer ones first
 * @param packages directories with an {@code __init__}
 * @param pythonDirectories directories that directly hold Python source files
 * @param javaDirectories directories that directly hold Java sources (or those of another language for the JVM)
 * @param jars JARs in directories called {@code lib} and the like, and beside the build files
 * @param classDirectories directories of compiled classes
 * @param yamlFiles YAML files
 * @param hasCompiledPython whether there is a {@code $py.class} file
 * @param complete whether the bound was not reached
 */
record Survey(
        VPath root,
        List<VPath> modules,
        List<VPath> packages,
        List<VPath> pythonDirectories,
        List<VPath> javaDirectories,
        List<VPath> jars,
        List<VPath> classDirectories,
        List<VPath> yamlFiles,
        boolean hasCompiledPython,
        boolean complete) {
    private static final int MAX_DIRECTORIES = 20_000;
    private static final int MAX_DEPTH = 40;
    private static final Set<String> BUILD_FILES = Set.of(
            "pom.xml",
            "build.gradle",
            "build.gradle.kts",
            "settings.gradle",
            "settings.gradle.kts",
            ".classpath",
            ".pydevproject");
    private static final Set<String> JAR_DIRECTORIES =
            Set.of("lib", "libs", "jars", "jar", "ext", "javalib", "dropins");
    private static final Set<String> LEFT_OUT = Set.of(
            "node_modules",
            "__pycache__",
            "site-packages",
            "dist-packages",
            "venv",
            "virtualenv",
            "CVS",
            "bower_components");
    private static final Set<String> GENERATED = Set.of("generated-sources", "generated-test-sources", "generated");
    private static final Set<String> JVM_SOURCES = Set.of(".java", ".groovy", ".kt", ".scala");

    /** No directory was looked at. */
    static Survey none(VPath root) {
        return new Survey(
                root, List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), false, true);
    }

    static Survey of(FileTree tree, VPath root, CancelToken cancel) {
        return new Walk(tree, cancel).from(root);
    }

    /** Whether {@code file} is a source file of a language that is compiled to classes. */
    static boolean isJvmSource(String file) {
        int dot = file.lastIndexOf('.');
        return dot > 0 && JVM_SOURCES.contains(file.substring(dot));
    }

    /** Whether a directory holds Python's own package file. */
    static boolean isPackage(DirectoryListing listing) {
        return listing.hasFile("__init__.py") || listing.hasFile("__init__$py.class");
    }

    private static final class Walk {
        private final FileTree tree;
        private final CancelToken cancel;
        private final List<VPath> modules = new ArrayList<>();
        private final List<VPath> packages = new ArrayList<>();
        private final List<VPath> pythonDirectories = new ArrayList<>();
        private final List<VPath> javaDirectories = new ArrayList<>();
        private final List<VPath> jars = new ArrayList<>();
        private final List<VPath> classDirectories = new ArrayList<>();
        private final List<VPath> yamlFiles = new ArrayList<>();
        private boolean hasCompiledPython;
        private int directories;

        Walk(FileTree tree, CancelToken cancel) {
            this.tree = tree;
            this.cancel = cancel;
        }

        Survey from(VPath root) {
            modules.add(root);
            // Breadth first, so that a bound leaves out the deepest.
            List<VPath> level = List.of(root);
            for (int depth = 0; depth < MAX_DEPTH && !level.isEmpty(); depth++) {
                List<VPath> next = new ArrayList<>();
                for (VPath directory : level) {
                    cancel.check();
                    if (directories++ < MAX_DIRECTORIES) {
                        next.addAll(visit(root, directory));
                    }
                }
                level = next;
            }
            return new Survey(
                    root,
                    List.copyOf(modules),
                    List.copyOf(packages),
                    List.copyOf(pythonDirectories),
                    List.copyOf(javaDirectories),
                    List.copyOf(jars),
                    List.copyOf(classDirectories),
                    List.copyOf(yamlFiles),
                    hasCompiledPython,
                    directories <= MAX_DIRECTORIES);
        }

        private List<VPath> visit(VPath root, VPath directory) {
            DirectoryListing listing = tree.list(directory).orElse(DirectoryListing.EMPTY);
            if (listing.hasFile("pyvenv.cfg") && !directory.equals(root)) {
                return List.of();
            }
            boolean isModule = BUILD_FILES.stream().anyMatch(listing::hasFile);
            if (isModule && !directory.equals(root)) {
                modules.add(directory);
            }
            if (isPackage(listing)) {
                packages.add(directory);
            }
            noteFiles(directory, listing, isModule || directory.equals(root));
            List<VPath> below = new ArrayList<>();
            for (String name : listing.directories()) {
                VPath child = directory.child(name);
                if (isBuildOutput(name, listing)) {
                    below.addAll(output(child));
                } else if (!isLeftOut(name) && !tree.isCircle(child)) {
                    below.add(child);
                }
            }
            return below;
        }

        private void noteFiles(VPath directory, DirectoryListing listing, boolean beside) {
            boolean python = false;
            boolean java = false;
            boolean jarDirectory = beside || JAR_DIRECTORIES.contains(directory.name());
            for (String name : listing.files()) {
                python |= name.endsWith(".py");
                java |= isJvmSource(name);
                hasCompiledPython |= name.endsWith("$py.class");
                if (name.endsWith(".yml") || name.endsWith(".yaml")) {
                    yamlFiles.add(directory.child(name));
                }
                if (jarDirectory && name.endsWith(".jar") && !isSourcesOrDocs(name)) {
                    jars.add(directory.child(name));
                }
            }
            if (python) {
                pythonDirectories.add(directory);
            }
            if (java) {
                javaDirectories.add(directory);
            }
        }

        /** Notes the classes in a build's output; the sources it generated are walked like others. */
        private List<VPath> output(VPath output) {
            DirectoryListing listing = tree.list(output).orElse(DirectoryListing.EMPTY);
            for (String name : List.of("classes", "test-classes")) {
                if (listing.hasDirectory(name)) {
                    noteClasses(output.child(name));
                }
            }
            if (listing.hasDirectory("production")) {
                noteClasses(output.child("production"));
            }
            VPath resources = output.resolve("resources/main");
            if (tree.isDirectory(resources)) {
                classDirectories.add(resources);
            }
            return listing.directories().stream()
                    .filter(GENERATED::contains)
                    .map(output::child)
                    .toList();
        }

        /** Gradle writes {@code classes/java/main}, IntelliJ {@code production/module}, Maven just {@code classes}. */
        private void noteClasses(VPath classes) {
            List<VPath> sets = new ArrayList<>();
            boolean production = classes.name().equals("production");
            for (String language : List.of("java", "groovy", "kotlin", "scala")) {
                for (String set : List.of("main", "test")) {
                    VPath directory = classes.child(language).child(set);
                    if (tree.isDirectory(directory)) {
                        sets.add(directory);
                    }
                }
            }
            if (production) {
                tree.list(classes)
                        .orElse(DirectoryListing.EMPTY)
                        .directories()
                        .forEach(name -> sets.add(classes.child(name)));
            }
            classDirectories.addAll(sets.isEmpty() && !production ? List.of(classes) : sets);
        }

        private static boolean isBuildOutput(String name, DirectoryListing siblings) {
            return name.equals("target")
                    || name.equals("out")
                    || (name.equals("build") && !siblings.hasFile("__init__.py"));
        }

        private static boolean isLeftOut(String name) {
            return name.startsWith(".") || LEFT_OUT.contains(name) || name.endsWith(".egg-info");
        }

        private static boolean isSourcesOrDocs(String name) {
            return name.endsWith("-sources.jar") || name.endsWith("-javadoc.jar");
        }
    }
}
