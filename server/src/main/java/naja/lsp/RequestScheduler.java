package naja.lsp;

import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Level;
import java.util.logging.Logger;
import naja.base.CancelToken;
import naja.workspace.Snapshot;
import naja.workspace.Workspace;

/**
 * Answers requests on worker threads, each from the snapshot that holds exactly the changes before it.
 *
 * <p>The future that is returned is the cancel token: when LSP4J cancels it, the work sees that. Here is the server's only
 * general catch.
 */
final class RequestScheduler implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(RequestScheduler.class.getName());
    private static final int WORKERS = 2;

    private final Workspace workspace;
    private final ExecutorService workers = Executors.newFixedThreadPool(WORKERS, new Named("naja-worker"));
    private final ScheduledExecutorService background =
            Executors.newSingleThreadScheduledExecutor(new Named("naja-background"));

    RequestScheduler(Workspace workspace) {
        this.workspace = workspace;
    }

    /** Work that answers a request. */
    @FunctionalInterface
    interface Query<T> {

        /** The answer from {@code snapshot}. */
        T answer(Snapshot snapshot, CancelToken cancel);
    }

    /** The answer of {@code query} from the snapshot that all changes so far have led to. */
    <T> CompletableFuture<T> read(Query<T> query) {
        CompletableFuture<T> future = new CompletableFuture<>();
        workspace.whenCurrent(snapshot -> run(() -> answer(future, snapshot, query)));
        return future;
    }

    /** Runs {@code task} on a worker. */
    private void run(Runnable task) {
        if (!workers.isShutdown()) {
            workers.execute(() -> guarded(task));
        }
    }

    /** Runs {@code task} in the background once {@code milliseconds} have passed: one such task at a time, none in a request's way. */
    void runLater(Runnable task, long milliseconds) {
        if (!background.isShutdown()) {
            var unused = background.schedule(() -> guarded(task), milliseconds, TimeUnit.MILLISECONDS);
        }
    }

    @Override
    public void close() {
        background.shutdownNow();
        workers.shutdownNow();
    }

    private static <T> void answer(CompletableFuture<T> future, Snapshot snapshot, Query<T> query) {
        if (future.isDone()) {
            return;
        }
        try {
            future.complete(query.answer(snapshot, future::isCancelled));
        } catch (CancellationException e) {
            future.cancel(false);
        } catch (RuntimeException | Error e) {
            future.completeExceptionally(e);
        }
    }

    private static void guarded(Runnable task) {
        try {
            task.run();
        } catch (CancellationException e) {
            LOG.log(Level.FINEST, "cancelled", e);
        } catch (RuntimeException | Error e) {
            LOG.log(Level.SEVERE, "Work in the background failed through a bug of Naja", e);
        }
    }

    /** Daemon threads, so that none of them keeps the process alive. */
    private static final class Named implements java.util.concurrent.ThreadFactory {
        private final String name;
        private final AtomicInteger count = new AtomicInteger();

        Named(String name) {
            this.name = name;
        }

        @Override
        public Thread newThread(Runnable task) {
            Thread thread = new Thread(task, name + "-" + count.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        }
    }
}
