package naja.lsp;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.logging.Level;
import java.util.logging.Logger;
import naja.features.Decompiler;
import naja.vfs.VPath;
import naja.vfs.ViewFiles;
import naja.vfs.Vineflower;
import naja.workspace.Change;
import naja.workspace.Machine;
import naja.workspace.Settings;
import naja.workspace.Snapshot;
import naja.workspace.Workspace;
import naja.workspace.WorkspaceOptions;
import org.eclipse.lsp4j.InitializeParams;
import org.eclipse.lsp4j.WorkspaceFolder;
import org.eclipse.lsp4j.services.LanguageClient;
import org.jspecify.annotations.Nullable;

/**
 * Everything that lasts as long as the connection to one client. Its methods are called on the thread that reads messages,
 * in the order of the messages.
 *
 * <p>The workspace starts with the first message after {@code initialize}, so that the reply to that waits for nothing.
 */
final class Session {
    /** How often files are looked at for a client that does not watch them, in milliseconds. */
    private static final long POLLING = 1_500;

    private static final Logger LOG = Logger.getLogger(Session.class.getName());

    private final OpenDocuments documents = new OpenDocuments();
    private final ViewFiles views = new ViewFiles(
            VPath.of(WorkspaceOptions.cacheDirectory(Machine.current())).child("views"));
    private final Vineflower decompiler = new Vineflower(views.directory().child("decompiled"));
    private final List<VPath> folders = new ArrayList<>();
    private final ClientSettings settings = new ClientSettings();
    private ClientFeatures features = ClientFeatures.NONE;
    private @Nullable LanguageClient client;
    private @Nullable Running running;

    /** What exists only while the workspace is running. */
    private record Running(Workspace workspace, RequestScheduler scheduler, DiagnosticsPublisher publisher) {}

    /** Sets the client, before the first message. */
    void connect(LanguageClient newClient) {
        client = newClient;
    }

    /** Notes what {@code initialize} says; starts nothing. */
    void prepare(ClientFeatures clientFeatures, InitializeParams parameters) {
        features = clientFeatures;
        settings.initialize(parameters.getInitializationOptions());
        folders.addAll(folders(parameters));
        if (!folders.isEmpty()) {
            documents.lieIn(folders.get(0));
        }
    }

    /** Starts the workspace and asks the client for what it offers. */
    void start() {
        Workspace workspace = running().workspace();
        LanguageClient connected = client();
        Registrations.register(connected, features);
        if (features.hasConfiguration()) {
            askForSettings(connected, workspace);
        }
    }

    /** Ends all threads. */
    void stop() {
        Running stopped = running;
        running = null;
        if (stopped != null) {
            stopped.scheduler().close();
            stopped.workspace().close();
        }
    }

    ClientFeatures features() {
        return features;
    }

    OpenDocuments documents() {
        return documents;
    }

    /** Says whether {@code file} is one that the server wrote for the client to show. */
    boolean isView(VPath file) {
        return file.startsWith(views.directory());
    }

    /** Makes sources of class files. */
    Decompiler decompiler() {
        return decompiler::source;
    }

    /** The diagnostics that the client sees or asks for. */
    DiagnosticsPublisher diagnostics() {
        return running().publisher();
    }

    /** Tells the workspace about a change. */
    void submit(Change change) {
        running().workspace().submit(change);
    }

    /** Makes the server look at the disk again, for clients that do not watch files. */
    void lookAgain() {
        if (!features.watchesFiles()) {
            submit(new Change.EventsLost());
        }
    }

    /** Answers a request; see {@link RequestScheduler#read}. */
    <T> CompletableFuture<T> read(RequestScheduler.Query<T> query) {
        return running().scheduler().read(query);
    }

    /** As {@link #read}; fails with {@code ContentModified} if {@code file} was edited meanwhile. */
    <T> CompletableFuture<T> readUnmoved(VPath file, RequestScheduler.Query<T> query) {
        Workspace workspace = running().workspace();
        return read((snapshot, cancel) -> {
            T answer = query.answer(snapshot, cancel);
            if (version(snapshot, file) != version(workspace.current(), file)) {
                throw Errors.contentModified();
            }
            return answer;
        });
    }

    /** The conversion of answers from {@code snapshot}. */
    ToProtocol toProtocol(Snapshot snapshot) {
        return new ToProtocol(snapshot, features, documents, views);
    }

    /** Takes pushed settings, or asks for them if the client wants to be asked. */
    void settingsChanged(@Nullable Object pushed) {
        Workspace workspace = running().workspace();
        if (features.hasConfiguration()) {
            askForSettings(client(), workspace);
        } else {
            settings.configure(pushed);
            workspace.submit(new Change.SettingsChanged(settings.merged()));
        }
    }

    /** Opens and closes folders. */
    void foldersChanged(List<VPath> added, List<VPath> removed) {
        folders.removeAll(removed);
        for (VPath folder : added) {
            if (!folders.contains(folder)) {
                folders.add(folder);
            }
        }
        submit(new Change.FoldersChanged(List.copyOf(folders)));
    }

    private void askForSettings(LanguageClient connected, Workspace workspace) {
        var unused = settings.ask(connected).whenComplete((merged, failure) -> {
            if (merged != null) {
                workspace.submit(new Change.SettingsChanged(merged));
            } else {
                LOG.log(Level.WARNING, "The client did not tell its settings", failure);
            }
        });
    }

    private LanguageClient client() {
        LanguageClient connected = client;
        if (connected == null) {
            throw new IllegalStateException("no client");
        }
        return connected;
    }

    private Running running() {
        Running now = running;
        if (now == null) {
            Workspace workspace =
                    Workspace.open(folders, settings.merged(), WorkspaceOptions.of(Json::parse, Settings.NONE));
            RequestScheduler scheduler = new RequestScheduler(workspace);
            DiagnosticsPublisher publisher = new DiagnosticsPublisher(client(), features, scheduler, workspace, this);
            workspace.addListener(publisher::snapshotChanged);
            workspace.addListener(new ProblemMessages(client())::snapshotChanged);
            if (features.showsProgress()) {
                workspace.addListener(new IndexProgress(client())::snapshotChanged);
            }
            if (!features.watchesFiles()) {
                pollLater(workspace, scheduler);
            }
            now = new Running(workspace, scheduler, publisher);
            running = now;
        }
        return now;
    }

    private static void pollLater(Workspace workspace, RequestScheduler scheduler) {
        scheduler.runLater(
                () -> {
                    try {
                        workspace.poll();
                    } finally {
                        pollLater(workspace, scheduler);
                    }
                },
                POLLING);
    }

    private static int version(Snapshot snapshot, VPath file) {
        return snapshot.document(file).map(naja.workspace.Document::version).orElse(-1);
    }

    @SuppressWarnings("deprecation") // Older clients name their folder by rootUri or rootPath only.
    private static List<VPath> folders(InitializeParams parameters) {
        List<VPath> found = new ArrayList<>();
        List<WorkspaceFolder> named = parameters.getWorkspaceFolders();
        if (named != null) {
            for (WorkspaceFolder folder : named) {
                if (folder.getUri() != null && DocumentUris.isFile(folder.getUri())) {
                    found.add(DocumentUris.path(folder.getUri(), VPath.parse("/")));
                }
            }
        }
        if (found.isEmpty() && parameters.getRootUri() != null && DocumentUris.isFile(parameters.getRootUri())) {
            found.add(DocumentUris.path(parameters.getRootUri(), VPath.parse("/")));
        }
        if (found.isEmpty()
                && parameters.getRootPath() != null
                && !parameters.getRootPath().isEmpty()) {
            found.add(DocumentUris.path("file://" + parameters.getRootPath().replace("%", "%25"), VPath.parse("/")));
        }
        return found;
    }
}
