package naja.resolve;

import com.google.gson.Gson;
import com.google.gson.JsonArray;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import naja.names.ModuleName;
import naja.names.PackageContext;
import naja.vfs.VPath;

/**
 * The unpacked Python of one artifact.
 *
 * @param name the artifact
 * @param directory where it is unpacked
 * @param classPath its archive, if it brings Java classes of its own
 */
record Corpus(String name, Path directory, List<Path> classPath) {

    /** Its files in order. */
    List<Path> files() throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(file -> file.toString().endsWith(".py"))
                    .sorted()
                    .toList();
        }
    }

    /** The directory that its modules are imported from. */
    Path root() {
        return directory.resolve("Lib");
    }

    /** The path of {@code file} below the artifact, with slashes. */
    String place(Path file) {
        return directory.relativize(file).toString().replace('\\', '/');
    }

    /** How {@code file} runs: as a module of the root if packages lead to it, else as a script. */
    PackageContext context(Path file) {
        if (!file.startsWith(root())) {
            return new PackageContext.Script();
        }
        List<String> parts = new ArrayList<>();
        for (Path folder = folderOf(file); !folder.equals(root()); folder = folderOf(folder)) {
            if (!Files.isRegularFile(folder.resolve("__init__.py"))
                    && !Files.isRegularFile(folder.resolve("__init__$py.class"))) {
                return new PackageContext.Script();
            }
            parts.add(0, name(folder));
        }
        String module = name(file).replace(".py", "");
        if (module.equals("__init__")) {
            return new PackageContext.InPackage(ModuleName.of(parts), true);
        }
        parts.add(module);
        ModuleName name = ModuleName.of(parts);
        return parts.size() > 1 ? new PackageContext.InPackage(name, false) : new PackageContext.TopLevel(name);
    }

    /** What stands before Jython's own entries on {@code sys.path} for {@code file}. */
    List<Path> sysPath(Path file) {
        return context(file) instanceof PackageContext.Script ? List.of(folderOf(file), root()) : List.of(root());
    }

    /** The search path of {@code file} for the resolver. */
    SysPath sysPath(Path file, Path jython) {
        List<PathEntry> entries = new ArrayList<>();
        for (Path entry : sysPath(file)) {
            // The real Jython has the root on its path before it starts, so its start-up imports come from there.
            entries.add(
                    entry.equals(root())
                            ? PathEntry.library(VPath.of(entry), name)
                            : PathEntry.directory(VPath.of(entry), name));
        }
        entries.add(PathEntry.library(VPath.of(jython).archiveRoot().child("Lib"), "Jython"));
        entries.add(PathEntry.classpath());
        entries.add(PathEntry.pyclasspath());
        return SysPath.of(entries);
    }

    /** The question about {@code file} for the real Jython. */
    JsonObject question(Path file) {
        PackageContext context = context(file);
        JsonObject question = new JsonObject();
        question.addProperty("path", file.toString());
        question.addProperty("root", root().toString());
        question.add(
                "sysPath",
                new Gson().toJsonTree(sysPath(file).stream().map(Path::toString).toList()));
        question.addProperty("name", context.moduleName());
        question.addProperty(
                "package", context.packageName().map(ModuleName::text).orElse(null));
        boolean isPackage = context instanceof PackageContext.InPackage inPackage && inPackage.isPackage();
        JsonArray locations = new JsonArray();
        locations.add(folderOf(file).toString());
        question.add("locations", isPackage ? locations : JsonNull.INSTANCE);
        return question;
    }

    private static Path folderOf(Path file) {
        return Objects.requireNonNull(file.getParent());
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName());
    }
}
