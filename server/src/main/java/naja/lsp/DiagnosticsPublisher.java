package naja.lsp;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.Level;
import java.util.logging.Logger;
import naja.base.CancelToken;
import naja.features.diagnostics.ImportProblem;
import naja.features.diagnostics.LiveDiagnostics;
import naja.vfs.VPath;
import naja.workspace.Document;
import naja.workspace.Snapshot;
import naja.workspace.Workspace;
import org.eclipse.lsp4j.Diagnostic;
import org.eclipse.lsp4j.PublishDiagnosticsParams;
import org.eclipse.lsp4j.services.LanguageClient;

/**
 * Keeps the client's diagnostics of the open documents up to date: publishes those that changed, or tells a client that pulls
 * to ask again. A document whose diagnostics nothing has touched is not looked at ({@link LiveDiagnostics}).
 *
 * <p>All publishing is on the scheduler's background thread, so that what is published last comes from the newest snapshot.
 */
final class DiagnosticsPublisher {
    private static final Logger LOG = Logger.getLogger(DiagnosticsPublisher.class.getName());

    /** How long changes are gathered before they are looked at, in milliseconds. */
    private static final long PAUSE = 25;

    private final LanguageClient client;
    private final ClientFeatures features;
    private final RequestScheduler scheduler;
    private final Workspace workspace;
    private final Session session;

    private final LiveDiagnostics live = new LiveDiagnostics();
    private final WorkspaceDiagnostics everywhere;

    /** What the client knows of each document. */
    private final Map<VPath, Shown> known = new ConcurrentHashMap<>();

    private final AtomicBoolean scheduled = new AtomicBoolean();

    /**
     * Diagnostics that were sent. The version counts: a client drops those of a version it has left, and would wait for ever
     * for the same ones of the next.
     */
    private record Shown(int version, List<ImportProblem> problems, List<Diagnostic> diagnostics) {
        boolean isFor(Document document, List<ImportProblem> found) {
            // Where a problem points into another text, that text says which line it is.
            return version == document.version()
                    && problems.equals(found)
                    && found.stream().allMatch(problem -> problem.related().isEmpty());
        }
    }

    DiagnosticsPublisher(
            LanguageClient client,
            ClientFeatures features,
            RequestScheduler scheduler,
            Workspace workspace,
            Session session) {
        this.client = client;
        this.features = features;
        this.scheduler = scheduler;
        this.workspace = workspace;
        this.session = session;
        this.everywhere = new WorkspaceDiagnostics(client, features, scheduler, session, live);
    }

    /** Those of files that nobody has opened. */
    WorkspaceDiagnostics everywhere() {
        return everywhere;
    }

    /** The diagnostics of a document, for a client that asks. */
    List<Diagnostic> pull(Snapshot snapshot, VPath file, CancelToken cancel) {
        List<ImportProblem> problems = problems(snapshot, file, cancel);
        List<Diagnostic> diagnostics = toProtocol(snapshot, file, problems);
        known.put(file, new Shown(version(snapshot, file), problems, diagnostics));
        if (workspace.current() != snapshot) {
            // The look at the newer one may have been over before the client was known to have these.
            schedule();
        }
        return diagnostics;
    }

    /** Looks at the open documents again, soon and in the background. */
    void snapshotChanged(Snapshot before, Snapshot now) {
        schedule();
    }

    private void schedule() {
        if (scheduled.compareAndSet(false, true)) {
            scheduler.runLater(this::update, PAUSE);
        }
    }

    /** Forgets a document whose closing was submitted, and empties the client's list of it once it is closed. */
    void closed(VPath file, String uri) {
        workspace.whenCurrent(snapshot -> scheduler.runLater(() -> clear(file, uri), 0));
    }

    private void clear(VPath file, String uri) {
        boolean openAgain = workspace.current().document(file).isPresent();
        live.forget(file);
        if (openAgain && features.pullsDiagnostics()) {
            return; // It asks for those of a document that it opens.
        }
        boolean wasShown = known.remove(file) != null;
        if (openAgain) {
            // A client forgets what it was told of a document that it closes, so that has to be told once more.
            schedule();
        } else if (wasShown && !features.pullsDiagnostics() && !everywhere.shows(file)) {
            client.publishDiagnostics(new PublishDiagnosticsParams(uri, List.of()));
        }
    }

    private void update() {
        scheduled.set(false);
        Snapshot snapshot = workspace.current();
        boolean stale = false;
        for (Document document : snapshot.openDocuments()) {
            if (isMoved(document)) {
                continue; // The edit that moved it has scheduled another look.
            }
            try {
                stale |= show(snapshot, document);
            } catch (CancellationException e) {
                LOG.log(Level.FINEST, "edited meanwhile", e);
            }
        }
        if (stale) {
            var unused = client.refreshDiagnostics();
        }
        everywhere.begin(snapshot);
    }

    /** Publishes what changed of a document; for a client that pulls says whether it has to ask again. */
    private boolean show(Snapshot snapshot, Document document) {
        VPath file = document.file();
        Shown before = known.get(file);
        boolean pulls = features.pullsDiagnostics();
        if (pulls && before == null) {
            return false;
        }
        List<ImportProblem> problems = problems(snapshot, file, () -> isMoved(document));
        if (before != null && before.isFor(document, problems)) {
            return false;
        }
        Shown now = new Shown(document.version(), problems, toProtocol(snapshot, file, problems));
        if (pulls) {
            return before != null && !before.diagnostics().equals(now.diagnostics());
        }
        if (!isMoved(document) && !now.equals(before)) {
            known.put(file, now);
            client.publishDiagnostics(
                    new PublishDiagnosticsParams(session.documents().uri(file), now.diagnostics(), document.version()));
        }
        return false;
    }

    private boolean isMoved(Document document) {
        return version(workspace.current(), document.file()) != document.version();
    }

    private static int version(Snapshot snapshot, VPath file) {
        return snapshot.document(file).map(Document::version).orElse(-1);
    }

    private List<ImportProblem> problems(Snapshot snapshot, VPath file, CancelToken cancel) {
        return session.isView(file) ? List.of() : live.of(snapshot, file, cancel);
    }

    private List<Diagnostic> toProtocol(Snapshot snapshot, VPath file, List<ImportProblem> problems) {
        return session.toProtocol(snapshot).diagnostics(file, problems);
    }
}
