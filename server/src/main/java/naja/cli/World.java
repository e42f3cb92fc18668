package naja.cli;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import naja.lsp.Json;
import naja.vfs.VPath;
import naja.workspace.Discovery;
import naja.workspace.Machine;
import naja.workspace.Settings;
import naja.workspace.Snapshot;
import naja.workspace.Workspace;
import naja.workspace.WorkspaceOptions;

/** The workspace that a command looks at: found, indexed, and closed at the end. */
final class World implements AutoCloseable {
    /** How long indexing may take, in milliseconds. */
    private static final long PATIENCE = 30 * 60 * 1000L;

    private final Workspace workspace;
    private final Snapshot snapshot;
    private final ProgressBar progress;

    private World(Workspace workspace, Snapshot snapshot, ProgressBar progress) {
        this.workspace = workspace;
        this.snapshot = snapshot;
        this.progress = progress;
    }

    /** Opens the projects of {@code starts} and waits until they are indexed. */
    static World open(List<VPath> starts, Settings settings) {
        ProgressBar progress = new ProgressBar();
        WorkspaceOptions options = WorkspaceOptions.of(Json::parse, settings).with(progress::step);
        Set<VPath> folders = new LinkedHashSet<>();
        for (VPath start : starts) {
            boolean isFile = options.disk().isFile(start);
            folders.add(Discovery.projectRoot(isFile ? start.parent() : start, options.disk(), options.machine()));
        }
        Workspace workspace = Workspace.open(List.copyOf(folders), Settings.NONE, options);
        try {
            Snapshot snapshot = workspace.awaitIndexed(PATIENCE);
            return new World(workspace, snapshot, progress);
        } catch (InterruptedException | TimeoutException e) {
            workspace.close();
            throw new IllegalStateException("indexing did not end", e);
        }
    }

    /** The home directory of who runs the command. */
    static VPath home() {
        return Machine.current().home();
    }

    /** All that is known. */
    Snapshot snapshot() {
        return snapshot;
    }

    /** The bar that shows how far a command is. */
    ProgressBar progress() {
        return progress;
    }

    /** The Python files among {@code starts} and below them. */
    PythonFiles pythonFiles(List<VPath> starts) {
        return PythonFiles.of(starts, snapshot.files());
    }

    @Override
    public void close() {
        progress.end();
        workspace.close();
    }
}
