package naja.lsp;

import org.eclipse.lsp4j.ProgressParams;
import org.eclipse.lsp4j.WorkDoneProgressBegin;
import org.eclipse.lsp4j.WorkDoneProgressCreateParams;
import org.eclipse.lsp4j.WorkDoneProgressEnd;
import org.eclipse.lsp4j.WorkDoneProgressNotification;
import org.eclipse.lsp4j.WorkDoneProgressReport;
import org.eclipse.lsp4j.jsonrpc.messages.Either;
import org.eclipse.lsp4j.services.LanguageClient;
import org.jspecify.annotations.Nullable;

/** Shows in the client how far the look at all files of the workspace is, and lets people stop it. */
final class CheckProgress {
    private final LanguageClient client;
    private final boolean isShown;
    private int count;

    /** The token of the progress that is being shown, if one is. */
    private volatile @Nullable String token;

    /**
     * Nothing is shown yet.
     *
     * @param isShown whether the client shows progress
     */
    CheckProgress(LanguageClient client, boolean isShown) {
        this.client = client;
        this.isShown = isShown;
    }

    /** Says whether {@code other} is the token of what is shown. */
    boolean is(String other) {
        return other.equals(token);
    }

    /** So many files were looked at. */
    void report(int done, int total) {
        if (!isShown) {
            return;
        }
        String message = "checking " + done + " of " + total + " files";
        int percentage = 100 * done / total;
        if (token == null) {
            token = "naja-check-" + ++count;
            var unused = client.createProgress(new WorkDoneProgressCreateParams(Either.forLeft(token)));
            WorkDoneProgressBegin begin = new WorkDoneProgressBegin();
            begin.setTitle("Naja");
            begin.setMessage(message);
            begin.setPercentage(percentage);
            begin.setCancellable(true);
            send(begin);
        } else {
            WorkDoneProgressReport report = new WorkDoneProgressReport();
            report.setMessage(message);
            report.setPercentage(percentage);
            report.setCancellable(true);
            send(report);
        }
    }

    /** It is over. */
    void end() {
        if (token != null) {
            send(new WorkDoneProgressEnd());
            token = null;
        }
    }

    private void send(WorkDoneProgressNotification notification) {
        client.notifyProgress(new ProgressParams(Either.forLeft(token), Either.forLeft(notification)));
    }
}
