package naja.features;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import naja.resolve.GeneratedLayout;
import naja.vfs.VPath;
import naja.workspace.Change;
import naja.workspace.Settings;

/**
 * Two folders on the disk to which random things happen, as a user with an editor, version control and a build would do
 * them, and what the editor tells of it: mostly in time, sometimes late, twice, out of order or not at all. The same seed does the same.
 */
final class ChangingFolders {
    private static final List<String> DIRECTORIES = List.of("app", "lib", "src", "extra", "p", "q", "j", "com", "n");
    private static final List<String> NAMES = List.of("p", "q", "m", "n", "j", "K", "com", "time", "main");
    private static final List<String> STATEMENTS = List.of(
            "import p",
            "import m",
            "import q.m",
            "from p import m",
            "from p import *",
            "from . import m",
            "from q import v, K",
            "import com.K",
            "from j import K",
            "import sys\nsys.path.append('extra')",
            "import sys; sys.path.insert(0, 'src')",
            "v = 1",
            "class K: pass",
            "def w(): return 1",
            "import (",
            "print 'x'",
            "from java.util import ArrayList",
            "from __future__ import absolute_import");
    private static final List<String> SETTINGS = List.of(
            "{}",
            "{\"sysPath\": [\"lib\", \"src\"]}",
            "{\"sysPath\": [\"src\", \"lib\", \"lib.jar\"]}",
            "{\"pythonRoots\": [\"app\"]}",
            "{\"classpath\": [\"cp\", \"cp.jar\"]}",
            "{\"classpath\": [\"*.jar\"], \"sysPath\": [\"extra\"]}",
            "{\"dialect\": \"cpython-3\"}",
            "{\"modulesByPath\": {\"app/*.py\": \"by.{stem}\"}}",
            "{broken");
    private static final Map<String, String> BUILD_FILES = Map.of(
            "requirements.txt", "jpype1\n",
            "setup.py", "setup(python_requires='>=3.8')\n",
            "build.gradle", "dependencies { implementation files('lib.jar') }\n",
            ".classpath", "<classpath><classpathentry kind=\"lib\" path=\"more.zip\"/></classpath>",
            "app/build.gradle", "\n");

    private final SplittableRandom random;
    private final Path first;
    private final Path second;
    private final Consumer<Change> tell;

    /** What happens more often than else in this sequence. */
    private final Theme theme;

    /** Whether some events are never told: then all is looked at again at the end, which would hide what else is wrong. */
    private final boolean loses;

    private final List<GeneratedLayout> layouts = new ArrayList<>();
    private final Map<Path, Opened> open = new LinkedHashMap<>();
    private final List<Set<VPath>> late = new ArrayList<>();
    private final List<String> story = new ArrayList<>();
    private List<Path> folders;
    private Settings editor = Settings.NONE;
    private boolean isLost;
    private int versions;

    private record Opened(String text, int version) {}

    /** What sequences are rich in, so that each sort of change meets files that it bears on. */
    private enum Theme {
        ANYTHING,
        /** Modules in an archive on {@code sys.path}, which is replaced. */
        ARCHIVES,
        /** Programs that change where imports look, and the modules that they come to. */
        PROGRAMS
    }

    /**
     * Makes the first folder.
     *
     * @param tell takes what the editor tells
     */
    ChangingFolders(Path place, long seed, Consumer<Change> tell) {
        this.random = new SplittableRandom(seed);
        this.first = place.resolve("un \u00e9t\u00e9");
        this.second = place.resolve("autre");
        this.tell = tell;
        this.folders = List.of(first);
        this.theme = Theme.values()[random.nextInt(Theme.values().length)];
        this.loses = random.nextInt(4) == 0;
        for (int i = 0; i < 4; i++) {
            layouts.add(GeneratedLayout.of(random.nextLong()));
        }
        layouts.get(0).files().forEach((name, content) -> FolderFiles.write(first.resolve(name), content));
        if (random.nextBoolean()) {
            String path = String.join("\", \"", layouts.get(0).sysPath());
            String settings = "{\"sysPath\": [" + (path.isEmpty() ? "" : "\"" + path + "\"") + "]}";
            FolderFiles.write(first.resolve("naja.json"), settings.getBytes(StandardCharsets.UTF_8));
        }
        layouts.get(1).files().forEach((name, content) -> FolderFiles.write(second.resolve(name), content));
        setScene();
    }

    /** Writes the files that the theme is about. */
    private void setScene() {
        Map<String, String> scene = new LinkedHashMap<>();
        if (theme == Theme.ARCHIVES) {
            scene.put("naja.json", "{\"sysPath\": [\"lib.jar\", \"src\"]}");
            scene.put(
                    "app/main.py",
                    "from q import v, m\nfrom m import *\nfrom m import v\nimport q.m\nfrom q.m import w\n");
            Path archive = first.resolve("lib.jar");
            if (!FolderFiles.isBlocked(archive)) {
                FolderFiles.writeArchive(
                        archive,
                        Map.of("m.py", "v = 1\n", "q/__init__.py", "from q.m import *\n", "q/m.py", "w = 1\nv = 2\n"));
            }
        } else if (theme == Theme.PROGRAMS) {
            scene.put("app/main.py", "import sys\nsys.path.append('extra')\nimport m\n");
            scene.put("src/other.py", "import sys\nsys.path.insert(0, 'extra')\nfrom m import v\nimport n\n");
            scene.put("extra/m.py", "from n import v\nimport q\n");
            scene.put("extra/n.py", "v = 1\n");
            scene.put("app/q.py", "import n\n");
        }
        scene.forEach((name, text) -> {
            if (!FolderFiles.isBlocked(first.resolve(name))) {
                FolderFiles.write(first.resolve(name), text.getBytes(StandardCharsets.UTF_8));
            }
        });
    }

    /** The open folders. */
    List<VPath> folders() {
        return folders.stream().map(VPath::of).toList();
    }

    /** The editor's settings. */
    Settings settings() {
        return editor;
    }

    /** What has happened. */
    List<String> story() {
        return story;
    }

    /** The documents as an editor opens them that has just started. */
    List<Change> openings() {
        List<Change> openings = new ArrayList<>();
        open.forEach((file, document) ->
                openings.add(new Change.DocumentOpened(VPath.of(file), document.text(), document.version())));
        return openings;
    }

    /** One thing happens. */
    void step() {
        int choice = random.nextInt(100);
        if (theme != Theme.ANYTHING && choice >= 60) {
            changeScene();
        } else {
            change(choice * 100 / (theme == Theme.ANYTHING ? 100 : 60));
        }
        if (!late.isEmpty() && random.nextInt(5) == 0) {
            tell.accept(new Change.FilesChanged(late.remove(random.nextInt(late.size()))));
        }
    }

    /** Something that the theme is about happens. */
    private void changeScene() {
        if (theme == Theme.ARCHIVES) {
            pick(all(file -> isArchive(file.toString()))).ifPresent(this::changeArchive);
            return;
        }
        List<Path> files = all(
                file -> file.getParent().endsWith("extra") && file.toString().endsWith(".py"));
        switch (random.nextInt(4)) {
            case 0 -> pick(files).ifPresent(this::delete);
            case 1 -> pick(files).ifPresent(this::rename);
            case 2 ->
                writeTold(
                        first.resolve("extra").resolve(pick(NAMES).orElseThrow() + ".py"),
                        edited("").getBytes(StandardCharsets.UTF_8));
            default -> editOnDisk();
        }
    }

    private void change(int choice) {
        if (choice < 20) {
            writeFromLayout();
        } else if (choice < 30) {
            editOnDisk();
        } else if (choice < 37) {
            pick(everything()).ifPresent(this::delete);
        } else if (choice < 46) {
            pick(everything()).ifPresent(this::rename);
        } else if (choice < 53) {
            pick(all(Files::isDirectory)).ifPresent(this::toggleInit);
        } else if (choice < 59) {
            pick(all(file -> isArchive(file.toString()))).ifPresent(this::changeArchive);
        } else if (choice < 63) {
            changeSettings();
        } else if (choice < 65) {
            changeFolders();
        } else if (choice < 75) {
            openDocument();
        } else if (choice < 87) {
            pick(List.copyOf(open.keySet())).ifPresent(this::editDocument);
        } else if (choice < 92) {
            pick(List.copyOf(open.keySet())).ifPresent(this::closeDocument);
        } else {
            pick(List.copyOf(open.keySet())).ifPresent(this::saveDocument);
        }
    }

    /** What was to be told late is told. */
    void tellLate() {
        while (!late.isEmpty()) {
            tell.accept(new Change.FilesChanged(late.remove(random.nextInt(late.size()))));
        }
    }

    /** Says whether something was not told at all. */
    boolean isUntold() {
        return isLost;
    }

    /** All is told; if something was not told at all, the editor says that it may be so. */
    void settle() {
        tellLate();
        if (isLost) {
            tell.accept(new Change.EventsLost());
            isLost = false;
        }
    }

    private void writeFromLayout() {
        GeneratedLayout layout = layouts.get(random.nextInt(layouts.size()));
        List<String> names = List.copyOf(layout.files().keySet());
        if (!names.isEmpty()) {
            String name = names.get(random.nextInt(names.size()));
            writeTold(folder().resolve(name), layout.files().get(name));
        }
    }

    private void editOnDisk() {
        pick(all(file -> file.toString().endsWith(".py")))
                .ifPresent(
                        file -> writeTold(file, edited(FolderFiles.read(file)).getBytes(StandardCharsets.UTF_8)));
    }

    private void writeTold(Path file, byte[] content) {
        if (FolderFiles.isBlocked(file)) {
            return;
        }
        boolean isNew = !Files.exists(file.getParent());
        FolderFiles.write(file, content);
        story.add("write " + file);
        // An editor may tell of the directory alone, or of the file.
        happened(isNew && random.nextBoolean() ? List.of(file.getParent(), file) : List.of(file));
    }

    private void delete(Path path) {
        story.add("delete " + path);
        List<Path> gone = FolderFiles.below(path);
        for (int i = gone.size() - 1; i >= 0; i--) {
            FolderFiles.remove(gone.get(i));
        }
        happened(random.nextBoolean() ? gone : List.of(path));
    }

    private void rename(Path path) {
        String name = path.getFileName().toString();
        String ending = Files.isDirectory(path) ? "" : name.substring(Math.max(0, name.indexOf('.')));
        Path target = path.resolveSibling(pick(NAMES).orElseThrow() + ending);
        if (Files.exists(target) || FolderFiles.isBlocked(target)) {
            return;
        }
        story.add("rename " + path + " to " + target.getFileName());
        List<Path> told = new ArrayList<>(random.nextBoolean() ? FolderFiles.below(path) : List.of(path));
        try {
            Files.move(path, target);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        told.addAll(told.size() > 1 ? FolderFiles.below(target) : List.of(target));
        happened(told);
    }

    private void toggleInit(Path directory) {
        Path init = directory.resolve("__init__.py");
        if (Files.isRegularFile(init)) {
            delete(init);
        } else {
            writeTold(init, edited("").getBytes(StandardCharsets.UTF_8));
        }
    }

    /** Another archive, or the same one with one text of the same length changed. */
    private void changeArchive(Path file) {
        try (ZipInputStream in = new ZipInputStream(Files.newInputStream(file))) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            try (ZipOutputStream out = new ZipOutputStream(bytes)) {
                for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                    byte[] content = in.readAllBytes();
                    ZipEntry next = new ZipEntry(entry.getName());
                    next.setTime(entry.getTime());
                    out.putNextEntry(next);
                    out.write(
                            entry.getName().endsWith(".py")
                                    ? new String(content, StandardCharsets.UTF_8)
                                            .replace(random.nextBoolean() ? 'v' : 'm', 'w')
                                            .getBytes(StandardCharsets.UTF_8)
                                    : content);
                    out.closeEntry();
                }
            }
            writeTold(file, bytes.toByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void changeSettings() {
        String text = pick(SETTINGS).orElseThrow();
        int choice = random.nextInt(3);
        if (choice == 0 && !text.equals("{broken")) {
            editor = Settings.read(FreshStartTest.json(text), "the editor").settings();
            story.add("settings " + text);
            tell.accept(new Change.SettingsChanged(editor));
        } else if (choice == 1) {
            String name = pick(BUILD_FILES.keySet().stream().sorted().toList()).orElseThrow();
            writeTold(folder().resolve(name), BUILD_FILES.get(name).getBytes(StandardCharsets.UTF_8));
        } else {
            writeTold(folder().resolve("naja.json"), text.getBytes(StandardCharsets.UTF_8));
        }
    }

    private void changeFolders() {
        List<List<Path>> choices = List.of(
                List.of(first), List.of(first, second), List.of(second, first), List.of(first, first.resolve("app")));
        folders = choices.get(random.nextInt(choices.size()));
        story.add("folders " + folders);
        tell.accept(new Change.FoldersChanged(folders()));
    }

    private void openDocument() {
        boolean isNew = random.nextInt(6) == 0;
        Optional<Path> file = isNew
                ? Optional.of(folder().resolve(pick(DIRECTORIES).orElseThrow())
                        .resolve(pick(NAMES).orElseThrow() + ".py"))
                : pick(all(path -> path.toString().endsWith(".py")));
        file.filter(path -> !open.containsKey(path) && !FolderFiles.isBlocked(path))
                .ifPresent(path -> {
                    String text = Files.isRegularFile(path) ? FolderFiles.read(path) : edited("");
                    open.put(path, new Opened(text, ++versions));
                    story.add("open " + path);
                    tell.accept(new Change.DocumentOpened(VPath.of(path), text, versions));
                });
    }

    private void editDocument(Path file) {
        String text = edited(open.get(file).text());
        open.put(file, new Opened(text, ++versions));
        story.add("edit " + file);
        tell.accept(new Change.DocumentEdited(VPath.of(file), text, versions));
    }

    private void closeDocument(Path file) {
        open.remove(file);
        story.add("close " + file);
        tell.accept(new Change.DocumentClosed(VPath.of(file)));
    }

    private void saveDocument(Path file) {
        if (FolderFiles.isBlocked(file)) {
            return;
        }
        FolderFiles.write(file, open.get(file).text().getBytes(StandardCharsets.UTF_8));
        story.add("save " + file);
        tell.accept(new Change.DocumentSaved(VPath.of(file)));
        if (random.nextBoolean()) {
            happened(List.of(file));
        }
    }

    private String edited(String text) {
        List<String> lines = new ArrayList<>(text.lines().toList());
        String line = pick(STATEMENTS).orElseThrow();
        int at = random.nextInt(lines.size() + 1);
        if (at < lines.size() && random.nextBoolean()) {
            lines.set(at, line);
        } else {
            lines.add(at, line);
        }
        return String.join("\n", lines) + "\n";
    }

    private void happened(List<Path> paths) {
        Set<VPath> told = new HashSet<>();
        paths.forEach(path -> told.add(VPath.of(path)));
        int choice = random.nextInt(10);
        if (choice == 0 && loses) {
            isLost = true;
            story.add("  (not told)");
            return;
        }
        if (choice <= 2) {
            late.add(told);
        }
        if (choice >= 2) {
            tell.accept(new Change.FilesChanged(told));
        }
        if (choice == 3) {
            tell.accept(new Change.FilesChanged(told));
        }
    }

    private Path folder() {
        return random.nextInt(4) == 0 ? second : first;
    }

    private List<Path> everything() {
        return all(path -> true);
    }

    private List<Path> all(java.util.function.Predicate<Path> wanted) {
        List<Path> found = new ArrayList<>();
        for (Path folder : List.of(first, second)) {
            FolderFiles.below(folder).stream()
                    .filter(path -> !path.equals(folder))
                    .filter(wanted)
                    .forEach(found::add);
        }
        return found;
    }

    private static boolean isArchive(String name) {
        return name.endsWith(".jar") || name.endsWith(".zip");
    }

    private <T> Optional<T> pick(List<T> stock) {
        return stock.isEmpty() ? Optional.empty() : Optional.of(stock.get(random.nextInt(stock.size())));
    }
}
