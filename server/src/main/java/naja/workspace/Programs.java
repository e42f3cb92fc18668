package naja.workspace;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import naja.base.CancelToken;
import naja.names.PackageContext;
import naja.resolve.FileRun;
import naja.syntax.ParsedModule;
import naja.vfs.DirectoryListing;
import naja.vfs.VPath;

/**
 * The programs of a project that change where imports find their modules, and their runs: a module that such a program imports
 * sees the program's {@code sys.path}, not its own.
 */
final class Programs {
    /** What a project has beyond these is not looked at. */
    private static final int DIRECTORIES = 10_000;

    private static final int FILES = 20_000;
    private static final int RUNS = 50;

    private static final Set<String> LEFT_OUT = Set.of("node_modules", "__pycache__", "site-packages", "target");
    private static final List<String> WORDS =
            List.of("sys.path", "import path", "addsitedir", "sys.modules", ".__import__");

    private final Snapshot snapshot;
    private int files;

    private Programs(Snapshot snapshot) {
        this.snapshot = snapshot;
    }

    /** The runs of {@code editors} by the file that each begins with. */
    static Map<VPath, FileRun> of(Snapshot snapshot, List<VPath> editors, CancelToken cancel) {
        Map<VPath, FileRun> runs = new LinkedHashMap<>();
        for (VPath file : editors) {
            if (runs.size() < RUNS) {
                runs.put(file, FileRun.of(file, new PackageContext.Script(), snapshot.view(file), cancel));
            }
        }
        return runs;
    }

    /** The files of {@code project} that change where imports look. */
    static List<VPath> editors(Snapshot snapshot, Project project) {
        return new Programs(snapshot).editors(project.root());
    }

    /** What the files of {@code project} take from others. */
    static ImportUses uses(Snapshot snapshot, Project project) {
        return ImportUses.all(new Programs(snapshot)
                .files(project.root()).stream().map(snapshot::uses).toList());
    }

    /** The Python files below {@code folder}, in order. */
    static List<VPath> files(Snapshot snapshot, VPath folder) {
        return new Programs(snapshot).files(folder);
    }

    private List<VPath> editors(VPath root) {
        return files(root).stream().filter(this::changesImports).toList();
    }

    /** The Python files below {@code root}, as many as are looked at. */
    private List<VPath> files(VPath root) {
        List<VPath> found = new ArrayList<>();
        List<VPath> queue = new ArrayList<>(List.of(root));
        for (int i = 0; i < queue.size() && i < DIRECTORIES; i++) {
            VPath directory = queue.get(i);
            DirectoryListing listing = snapshot.files().list(directory).orElse(DirectoryListing.EMPTY);
            for (String name : listing.files()) {
                if (name.endsWith(".py") && files++ < FILES) {
                    found.add(directory.child(name));
                }
            }
            for (String name : listing.directories()) {
                if (!name.startsWith(".") && !LEFT_OUT.contains(name)) {
                    queue.add(directory.child(name));
                }
            }
        }
        return found;
    }

    private boolean changesImports(VPath file) {
        return snapshot.mentions(file, Programs::mayChangeImports)
                && snapshot.module(file).filter(ParsedModule::changesImports).isPresent();
    }

    private static boolean mayChangeImports(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        return WORDS.stream().anyMatch(text::contains);
    }
}
