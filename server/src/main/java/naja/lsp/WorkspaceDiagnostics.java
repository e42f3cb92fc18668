package naja.lsp;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import naja.base.CancelToken;
import naja.features.diagnostics.ImportProblem;
import naja.features.diagnostics.LiveDiagnostics;
import naja.vfs.VPath;
import naja.workspace.Snapshot;
import org.eclipse.lsp4j.Diagnostic;
import org.eclipse.lsp4j.PreviousResultId;
import org.eclipse.lsp4j.PublishDiagnosticsParams;
import org.eclipse.lsp4j.WorkspaceDiagnosticReport;
import org.eclipse.lsp4j.WorkspaceDocumentDiagnosticReport;
import org.eclipse.lsp4j.WorkspaceFullDocumentDiagnosticReport;
import org.eclipse.lsp4j.WorkspaceUnchangedDocumentDiagnosticReport;
import org.eclipse.lsp4j.services.LanguageClient;
import org.jspecify.annotations.Nullable;

/**
 * The diagnostics of files that nobody has opened, where {@code naja.diagnostics.scope} asks for them. They are found a slice at
 * a time, on the scheduler's background thread, so that open documents never wait for them.
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

    /** The files for which the client has diagnostics that are not empty, with the problems that they say. */
    private final Map<VPath, List<ImportProblem>> shown = new ConcurrentHashMap<>();

    /** What a client that pulls was told of each file. */
    private final Map<VPath, List<ImportProblem>> pulled = new ConcurrentHashMap<>();

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

    /** One look at all files in one snapshot. */
    private static final class Round {
        private final Snapshot snapshot;
        private final List<VPath> files;
        private int next;
        private boolean stale;

        Round(Snapshot snapshot, List<VPath> files) {
            this.snapshot = snapshot;
            this.files = files;
        }
    }

    /** Begins to look at all files in {@code snapshot}; a round that has not ended is given up for it. */
    void begin(Snapshot snapshot) {
        if (!snapshot.indexing().isComplete()) {
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
            now.stale |= look(now.snapshot, now.files.get(now.next++));
        }
        if (now.next < now.files.size()) {
            progress.report(now.next, now.files.size());
            scheduler.runLater(this::slice, 0);
            return;
        }
        round = null;
        progress.end();
        if (now.stale) {
            var unused = client.refreshDiagnostics();
        }
    }

    /** Publishes what changed of a file; for a client that pulls says whether it has to ask again. */
    private boolean look(Snapshot snapshot, VPath file) {
        if (snapshot.document(file).isPresent()) {
            shown.remove(file);
            return false; // Open documents are published with their version.
        }
        if (features.pullsDiagnostics()) {
            List<ImportProblem> told = pulled.get(file);
            return told != null && !told.equals(live.of(snapshot, file, CancelToken.NONE));
        }
        publish(snapshot, file, live.of(snapshot, file, CancelToken.NONE));
        return false;
    }

    private void publish(Snapshot snapshot, VPath file, List<ImportProblem> problems) {
        List<ImportProblem> before = problems.isEmpty() ? shown.remove(file) : shown.put(file, problems);
        boolean isSame = before == null ? problems.isEmpty() : before.equals(problems);
        if (!isSame && !features.pullsDiagnostics()) {
            client.publishDiagnostics(new PublishDiagnosticsParams(
                    session.documents().uri(file), session.toProtocol(snapshot).diagnostics(file, problems)));
        }
    }

    /** The diagnostics of all files, for a client that asks; of those that it has already nothing but that. */
    WorkspaceDiagnosticReport pull(Snapshot snapshot, List<PreviousResultId> previous, CancelToken cancel) {
        Map<VPath, String> known = new HashMap<>();
        for (PreviousResultId one : previous) {
            if (one.getUri() != null && one.getValue() != null) {
                known.put(session.documents().path(one.getUri()), one.getValue());
            }
        }
        WorkspaceDiagnosticReport report = new WorkspaceDiagnosticReport(new java.util.ArrayList<>());
        for (VPath file : snapshot.diagnosedFiles()) {
            cancel.check();
            List<ImportProblem> problems = live.of(snapshot, file, cancel);
            pulled.put(file, problems);
            report.getItems().add(item(snapshot, file, problems, Optional.ofNullable(known.remove(file))));
        }
        // What has gone has no problems any more; an open document is asked for by itself.
        known.keySet().stream()
                .filter(file -> snapshot.document(file).isEmpty())
                .forEach(file -> report.getItems().add(item(snapshot, file, List.of(), Optional.empty())));
        return report;
    }

    private WorkspaceDocumentDiagnosticReport item(
            Snapshot snapshot, VPath file, List<ImportProblem> problems, Optional<String> before) {
        String uri = session.documents().uri(file);
        Integer version =
                snapshot.document(file).map(document -> document.version()).orElse(null);
        List<Diagnostic> diagnostics = session.toProtocol(snapshot).diagnostics(file, problems);
        String result = Integer.toHexString(diagnostics.hashCode());
        if (before.equals(Optional.of(result))) {
            return new WorkspaceDocumentDiagnosticReport(
                    new WorkspaceUnchangedDocumentDiagnosticReport(result, uri, version));
        }
        WorkspaceFullDocumentDiagnosticReport full =
                new WorkspaceFullDocumentDiagnosticReport(diagnostics, uri, version);
        full.setResultId(result);
        return new WorkspaceDocumentDiagnosticReport(full);
    }
}
