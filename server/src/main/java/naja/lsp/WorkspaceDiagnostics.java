package naja.lsp;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import naja.base.CancelToken;
import naja.features.diagnostics.ImportProblem;
import naja.features.diagnostics.LiveDiagnostics;
import naja.vfs.VPath;
import naja.workspace.Document;
import naja.workspace.Snapshot;
import org.eclipse.lsp4j.PublishDiagnosticsParams;
import org.eclipse.lsp4j.services.LanguageClient;
import org.jspecify.annotations.Nullable;

/**
 * The diagnostics of files that nobody has opened, where {@code naja.diagnostics.scope} asks for them. They are found a slice at
 * a time, on the scheduler's background thread, so that open documents never wait for them.
 *
 * <p>They are published to every client, also to one that pulls: it asks for what it shows, and a client that pulls the whole
 * workspace (Neovim 0.12) may ask for nothing else when it is told to ask again. So that no client has a problem twice, what
 * was published of a file is taken back when it is opened, and published again when it is closed.
 */
final class WorkspaceDiagnostics {
    /** How long a slice may take, in nanoseconds. */
    private static final long SLICE = 100_000_000L;

    private final LanguageClient client;
    private final ClientFeatures features;
    private final RequestScheduler scheduler;
    private final Session session;
    private final LiveDiagnostics live;
    private final CheckProgress progress;

    /** The files for which the client has diagnostics that are not empty; seen by the background thread only. */
    private final Map<VPath, Shown> shown = new HashMap<>();

    /** The files that were in the last round. */
    private Set<VPath> files = Set.of();

    /** The round that is going on; seen by the background thread only. */
    private @Nullable Round round;

    WorkspaceDiagnostics(
            LanguageClient client,
            ClientFeatures features,
            RequestScheduler scheduler,
            Session session,
            LiveDiagnostics live) {
        this.client = client;
        this.features = features;
        this.scheduler = scheduler;
        this.session = session;
        this.live = live;
        this.progress = new CheckProgress(client, features.showsProgress());
    }

    /** Problems that were published, under a URI that a client which opens the file may spell in another way. */
    private record Shown(String uri, List<ImportProblem> problems) {}

    /** One look at all files in one snapshot. */
    private static final class Round {
        private final Snapshot snapshot;
        private final List<VPath> files;
        private int next;

        Round(Snapshot snapshot, List<VPath> files) {
            this.snapshot = snapshot;
            this.files = files;
        }
    }

    /** Begins to look at all files in {@code snapshot}; a round that has not ended is given up for it. */
    void begin(Snapshot snapshot) {
        snapshot.openDocuments().forEach(this::opened);
        if (!snapshot.indexing().isComplete()) {
            round = null;
            progress.end();
            return; // Nothing is missing yet, and the last snapshot of indexing comes here again.
        }
        List<VPath> now = snapshot.diagnosedFiles();
        Set<VPath> kept = new HashSet<>(now);
        for (VPath file : files) {
            if (!kept.contains(file)) {
                leave(snapshot, file);
            }
        }
        files = kept;
        boolean isGoingOn = round != null;
        round = now.isEmpty() ? null : new Round(snapshot, now);
        if (round == null) {
            progress.end();
        } else if (!isGoingOn) {
            scheduler.runLater(this::slice, 0);
        }
    }

    /** Stops the round that is going on; the next change begins another one. */
    void cancel(String token) {
        if (progress.is(token)) {
            scheduler.runLater(
                    () -> {
                        round = null;
                        progress.end();
                    },
                    0);
        }
    }

    /** Says whether the client has problems of a file that it was told while nobody had the file open. */
    boolean shows(VPath file) {
        return shown.containsKey(file);
    }

    /** Takes back what was published of a file before it was opened, unless its own diagnostics take the place of that. */
    private void opened(Document document) {
        Shown before = shown.remove(document.file());
        if (before != null
                && (features.pullsDiagnostics()
                        || !before.uri().equals(session.documents().uri(document.file())))) {
            client.publishDiagnostics(new PublishDiagnosticsParams(before.uri(), List.of()));
        }
    }

    /** A file has gone, or is not asked for any more. */
    private void leave(Snapshot snapshot, VPath file) {
        boolean isOpen = snapshot.document(file).isPresent();
        if (!isOpen) {
            live.forget(file);
            publish(snapshot, file, List.of());
        }
    }

    private void slice() {
        Round now = round;
        if (now == null) {
            return;
        }
        long end = System.nanoTime() + SLICE;
        while (now.next < now.files.size() && System.nanoTime() < end) {
            look(now.snapshot, now.files.get(now.next++));
        }
        if (now.next < now.files.size()) {
            progress.report(now.next, now.files.size());
            scheduler.runLater(this::slice, 0);
            return;
        }
        round = null;
        progress.end();
    }

    private void look(Snapshot snapshot, VPath file) {
        boolean isOpen = snapshot.document(file).isPresent();
        if (!isOpen) {
            publish(snapshot, file, live.of(snapshot, file, CancelToken.NONE));
        }
    }

    private void publish(Snapshot snapshot, VPath file, List<ImportProblem> problems) {
        Shown now = new Shown(session.documents().uri(file), problems);
        Shown before = problems.isEmpty() ? shown.remove(file) : shown.put(file, now);
        boolean isSame = before == null ? problems.isEmpty() : before.equals(now);
        if (!isSame) {
            client.publishDiagnostics(new PublishDiagnosticsParams(
                    now.uri(), session.toProtocol(snapshot).diagnostics(file, problems)));
        }
    }
}
