package naja.lsp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import naja.vfs.MemoryTree;
import naja.vfs.VPath;
import naja.workspace.Change;
import naja.workspace.Document;
import naja.workspace.Machine;
import naja.workspace.ProgressListener;
import naja.workspace.Settings;
import naja.workspace.Workspace;
import naja.workspace.WorkspaceOptions;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseError;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RequestSchedulerTest {
    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it.
    private Path cache;

    @SuppressWarnings("NullAway.Init") // Set before each test.
    private Workspace workspace;

    @SuppressWarnings("NullAway.Init") // Set before each test.
    private RequestScheduler scheduler;

    @BeforeEach
    void start() {
        workspace = Workspace.open(
                List.of(),
                Settings.NONE,
                new WorkspaceOptions(
                        new MemoryTree.Builder().build(),
                        Machine.current(),
                        Settings.NONE,
                        Json::parse,
                        cache,
                        ProgressListener.NONE));
        scheduler = new RequestScheduler(workspace);
    }

    @AfterEach
    void stop() throws InterruptedException, TimeoutException {
        scheduler.close();
        // Else the folder would be deleted while the background work still writes into it.
        workspace.awaitIndexed(60_000);
        workspace.close();
    }

    @Test
    void requestSeesExactlyTheChangesBeforeIt() throws Exception {
        VPath file = VPath.parse("/m.py");
        workspace.submit(new Change.DocumentOpened(file, "0", 0));
        for (int version = 1; version < 200; version++) {
            workspace.submit(new Change.DocumentEdited(file, Integer.toString(version), version));
            CompletableFuture<String> answer = scheduler.read((snapshot, cancel) ->
                    snapshot.document(file).map(Document::text).orElse("closed"));
            workspace.submit(new Change.DocumentEdited(file, "later", version));
            assertEquals(Integer.toString(version), answer.get(60, TimeUnit.SECONDS));
        }
    }

    @Test
    void cancellingTheFutureStopsTheWork() throws Exception {
        CountDownLatch started = new CountDownLatch(1);
        CountDownLatch stopped = new CountDownLatch(1);
        CompletableFuture<String> answer = scheduler.read((snapshot, cancel) -> {
            started.countDown();
            while (true) {
                try {
                    cancel.check();
                } catch (CancellationException e) {
                    stopped.countDown();
                    throw e;
                }
                Thread.onSpinWait();
            }
        });
        assertTrue(started.await(60, TimeUnit.SECONDS));
        assertTrue(answer.cancel(true));
        assertTrue(stopped.await(60, TimeUnit.SECONDS), "the work goes on");
        assertEquals(-32800, Errors.answer(new CancellationException()).getCode());
    }

    @Test
    void bugAnswersWithItsCodeAndTheNextRequestIsServed() throws Exception {
        CompletableFuture<String> broken = scheduler.read((snapshot, cancel) -> {
            throw new IllegalStateException("secret");
        });
        ExecutionException failure = assertThrows(ExecutionException.class, () -> broken.get(60, TimeUnit.SECONDS));
        ResponseError error = Errors.answer(new CompletionException(failure.getCause()));
        assertEquals(-32603, error.getCode());
        assertFalse(error.toString().contains("secret"), error::toString);
        assertFalse(error.toString().contains("at naja"), error::toString);
        CompletableFuture<String> next = scheduler.read((snapshot, cancel) -> "served");
        assertEquals("served", next.get(60, TimeUnit.SECONDS));
    }

    @Test
    void errorsThatWeRaiseKeepTheirCodes() {
        assertEquals(-32602, Errors.answer(Errors.missing("a position")).getCode());
        assertEquals(
                -32801,
                Errors.answer(new CompletionException(Errors.contentModified())).getCode());
    }
}
