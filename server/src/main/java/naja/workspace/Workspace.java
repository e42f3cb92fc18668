package naja.workspace;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;
import naja.vfs.VPath;

/**
 * The only writer of the world: it takes changes in their order and publishes a {@link Snapshot} after each, or after
 * several that came together. It reads no file and parses nothing; the background work does, and comes back as a change.
 */
public final class Workspace implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(Workspace.class.getName());

    private final LinkedBlockingQueue<Item> queue = new LinkedBlockingQueue<>();
    private final List<Listener> listeners = new CopyOnWriteArrayList<>();
    private final ExecutorService indexer;

    /** Runs what waits for another process; its thread is there only when there is such a thing. */
    private final ExecutorService waiter;

    private final Thread writer;
    private final WorldWriter world;
    private final Object idle = new Object();

    /** Changes that are not published yet and background tasks that have not ended; guarded by {@link #idle}. */
    private int outstanding;

    private volatile Snapshot current;
    private volatile boolean closed;

    private Workspace(List<VPath> folders, Settings editor, WorkspaceOptions options) {
        this.indexer = Executors.newSingleThreadExecutor(Workspace::indexerThread);
        this.waiter =
                new ThreadPoolExecutor(0, 1, 1, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), Workspace::waiterThread);
        this.writer = new Thread(this::write, "naja-writer");
        this.writer.setDaemon(true);
        this.world = new WorldWriter(folders, editor, options, new Indexer(options, this::submit));
        this.current = world.publish();
    }

    @SuppressWarnings(
            "ThreadPriorityCheck") // Nothing relies on it: it only leaves the processor to requests where it can.
    private static Thread indexerThread(Runnable task) {
        Thread thread = new Thread(task, "naja-indexer");
        thread.setDaemon(true);
        thread.setPriority(Thread.MIN_PRIORITY);
        return thread;
    }

    private static Thread waiterThread(Runnable task) {
        Thread thread = new Thread(task, "naja-waiter");
        thread.setDaemon(true);
        return thread;
    }

    /** Told of each new snapshot, on the writer's thread: it must be quick. */
    @FunctionalInterface
    public interface Listener {
        /** {@code after} has replaced {@code before}. */
        void published(Snapshot before, Snapshot after);
    }

    /**
     * Opens a workspace. It returns at once: what the folders hold is found out in the background, and unknown until then.
     *
     * @param folders the open folders
     * @param editor the settings that are known so far
     */
    public static Workspace open(List<VPath> folders, Settings editor, WorkspaceOptions options) {
        Workspace workspace = new Workspace(folders, editor, options);
        workspace.writer.start();
        workspace.schedule();
        return workspace;
    }

    /** The world as it is now. */
    public Snapshot current() {
        return current;
    }

    /** Takes a change; the next snapshots have it. */
    public void submit(Change change) {
        enqueue(new Item.Changed(change));
    }

    /**
     * Looks whether files came, went or changed in the directories of the open documents and in the roots, for clients that
     * cannot watch them. It reads these directories and must not be called on the writer's thread.
     */
    public void poll() {
        Set<VPath> different = current.differencesOnDisk();
        if (!different.isEmpty()) {
            submit(new Change.FilesChanged(different));
        }
    }

    /** Gives {@code query} the snapshot that has every earlier change and no later one, on the writer's thread: it must be quick. */
    public void whenCurrent(Consumer<Snapshot> query) {
        enqueue(new Item.Asked(query));
    }

    /** Adds a listener for all further snapshots. */
    public void addListener(Listener listener) {
        listeners.add(listener);
    }

    /**
     * Waits until every change so far is published and the background work has ended.
     *
     * @param milliseconds how long to wait at most
     * @return the snapshot then
     * @throws TimeoutException if it takes longer
     */
    public Snapshot awaitIndexed(long milliseconds) throws InterruptedException, TimeoutException {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(milliseconds);
        synchronized (idle) {
            while (outstanding > 0) {
                long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
                if (left <= 0) {
                    throw new TimeoutException("the background work goes on");
                }
                idle.wait(left);
            }
        }
        return current;
    }

    @Override
    public void close() {
        closed = true;
        writer.interrupt();
        indexer.shutdownNow();
        waiter.shutdownNow();
    }

    private void enqueue(Item item) {
        begin(1);
        queue.add(item);
    }

    private void write() {
        List<Item> items = new ArrayList<>();
        while (!closed) {
            items.clear();
            try {
                items.add(queue.take());
                queue.drainTo(items);
                apply(items);
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException | Error e) {
                // Without its writer the server would be deaf, so a bug of ours must not end it.
                LOG.log(Level.SEVERE, "a change was lost", e);
            } finally {
                end(items.size());
            }
        }
    }

    /** Applies all, and publishes before each question and at the end. */
    private void apply(List<Item> items) {
        boolean isDirty = false;
        for (Item item : items) {
            if (item instanceof Item.Changed changed) {
                world.apply(changed.change());
                isDirty = true;
            } else if (item instanceof Item.Asked asked) {
                if (isDirty) {
                    publish();
                    isDirty = false;
                }
                asked.query().accept(current);
            }
        }
        if (isDirty) {
            publish();
        }
    }

    private void publish() {
        Snapshot before = current;
        Snapshot after = world.publish();
        current = after;
        schedule();
        for (Listener listener : listeners) {
            listener.published(before, after);
        }
    }

    private void schedule() {
        schedule(world.takeTasks(), indexer);
        schedule(world.takeWaits(), waiter);
    }

    private void schedule(List<Runnable> tasks, ExecutorService executor) {
        for (Runnable task : tasks) {
            begin(1);
            executor.execute(() -> {
                try {
                    task.run();
                } finally {
                    end(1);
                }
            });
        }
    }

    private void begin(int count) {
        synchronized (idle) {
            outstanding += count;
        }
    }

    private void end(int count) {
        synchronized (idle) {
            outstanding -= count;
            idle.notifyAll();
        }
    }

    /** What waits for the writer. */
    private sealed interface Item {
        record Changed(Change change) implements Item {}

        record Asked(Consumer<Snapshot> query) implements Item {}
    }
}
