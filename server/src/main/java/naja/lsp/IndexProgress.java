package naja.lsp;

import naja.workspace.Indexing;
import naja.workspace.Snapshot;
import org.eclipse.lsp4j.ProgressParams;
import org.eclipse.lsp4j.WorkDoneProgressBegin;
import org.eclipse.lsp4j.WorkDoneProgressCreateParams;
import org.eclipse.lsp4j.WorkDoneProgressEnd;
import org.eclipse.lsp4j.WorkDoneProgressNotification;
import org.eclipse.lsp4j.WorkDoneProgressReport;
import org.eclipse.lsp4j.jsonrpc.messages.Either;
import org.eclipse.lsp4j.services.LanguageClient;
import org.jspecify.annotations.Nullable;

/** Shows in the client how far indexing is. */
final class IndexProgress {
    private final LanguageClient client;
    private int count;

    /** The token of the progress that is being shown, if one is. */
    private @Nullable String token;

    IndexProgress(LanguageClient client) {
        this.client = client;
    }

    /** Shows what {@code now} says; called for each snapshot in its order, on one thread. */
    void snapshotChanged(Snapshot before, Snapshot now) {
        Indexing indexing = now.indexing();
        if (indexing.isComplete()) {
            end();
        } else if (token == null) {
            begin(indexing);
        } else {
            WorkDoneProgressReport report = new WorkDoneProgressReport();
            report.setMessage(message(indexing));
            report.setPercentage(percentage(indexing));
            send(report);
        }
    }

    private void begin(Indexing indexing) {
        token = "naja-index-" + ++count;
        var unused = client.createProgress(new WorkDoneProgressCreateParams(Either.forLeft(token)));
        WorkDoneProgressBegin begin = new WorkDoneProgressBegin();
        begin.setTitle("Naja");
        begin.setMessage(message(indexing));
        begin.setPercentage(percentage(indexing));
        begin.setCancellable(false);
        send(begin);
    }

    private void end() {
        if (token != null) {
            send(new WorkDoneProgressEnd());
            token = null;
        }
    }

    private void send(WorkDoneProgressNotification notification) {
        client.notifyProgress(new ProgressParams(Either.forLeft(token), Either.forLeft(notification)));
    }

    private static String message(Indexing indexing) {
        return indexing.searching()
                ? "looking at the project"
                : "indexing " + indexing.done() + " of " + indexing.total();
    }

    private static int percentage(Indexing indexing) {
        return indexing.total() == 0 ? 0 : 100 * indexing.done() / indexing.total();
    }
}
