package naja.lsp;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import naja.base.CancelToken;
import naja.features.diagnostics.DiagnosticsFeature;
import naja.text.LineIndex;
import naja.vfs.VPath;
import naja.workspace.Document;
import naja.workspace.Snapshot;
import naja.workspace.Workspace;
import org.eclipse.lsp4j.Diagnostic;
import org.eclipse.lsp4j.PublishDiagnosticsParams;
import org.eclipse.lsp4j.services.LanguageClient;

/**
 * Keeps the client's diagnostics of the open documents up to date: publishes those that changed, or tells a client that pulls
 * to ask again.
 */
final class DiagnosticsPublisher {
    /** How long changes are gathered before they are looked at, in milliseconds. */
    private static final long PAUSE = 25;

    private final LanguageClient client;
    private final ClientFeatures features;
    private final RequestScheduler scheduler;
    private final Workspace workspace;
    private final Session session;

    /** What the client knows of each document. */
    private final Map<VPath, List<Diagnostic>> known = new ConcurrentHashMap<>();

    private final AtomicBoolean scheduled = new AtomicBoolean();

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
    }

    /** The diagnostics of a document, for a client that asks. */
    List<Diagnostic> pull(Snapshot snapshot, VPath file, CancelToken cancel) {
        List<Diagnostic> diagnostics = diagnostics(snapshot, file, cancel);
        known.put(file, diagnostics);
        return diagnostics;
    }

    /** Looks at the open documents again, soon and on a worker. */
    void snapshotChanged(Snapshot before, Snapshot now) {
        if (scheduled.compareAndSet(false, true)) {
            scheduler.runLater(this::update, PAUSE);
        }
    }

    /** Forgets a document whose closing was submitted, and empties the client's list of it once it is closed. */
    void closed(VPath file, String uri) {
        workspace.whenCurrent(snapshot -> scheduler.run(() -> clear(file, uri)));
    }

    private synchronized void clear(VPath file, String uri) {
        boolean openAgain = workspace.current().document(file).isPresent();
        if (!openAgain && known.remove(file) != null && !features.pullsDiagnostics()) {
            client.publishDiagnostics(new PublishDiagnosticsParams(uri, List.of()));
        }
    }

    private void update() {
        scheduled.set(false);
        Snapshot snapshot = workspace.current();
        boolean stale = false;
        for (Document document : snapshot.openDocuments()) {
            if (features.pullsDiagnostics()) {
                List<Diagnostic> shown = known.get(document.file());
                stale |= shown != null && !shown.equals(diagnostics(snapshot, document.file(), CancelToken.NONE));
            } else {
                publish(snapshot, document);
            }
        }
        if (stale) {
            var unused = client.refreshDiagnostics();
        }
    }

    private synchronized void publish(Snapshot snapshot, Document document) {
        List<Diagnostic> diagnostics = diagnostics(snapshot, document.file(), CancelToken.NONE);
        boolean moved = workspace
                        .current()
                        .document(document.file())
                        .map(Document::version)
                        .orElse(-1)
                != document.version();
        if (moved || diagnostics.equals(known.put(document.file(), diagnostics))) {
            return;
        }
        client.publishDiagnostics(new PublishDiagnosticsParams(
                session.documents().uri(document.file()), diagnostics, document.version()));
    }

    private List<Diagnostic> diagnostics(Snapshot snapshot, VPath file, CancelToken cancel) {
        if (session.isView(file)) {
            return List.of();
        }
        LineIndex lines = new LineIndex(snapshot.text(file).orElse(""));
        return session.toProtocol(snapshot).diagnostics(DiagnosticsFeature.find(snapshot, file, cancel), lines);
    }
}
