package naja.lsp;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import naja.vfs.VPath;
import naja.workspace.Change;
import org.eclipse.lsp4j.DidChangeConfigurationParams;
import org.eclipse.lsp4j.DidChangeWatchedFilesParams;
import org.eclipse.lsp4j.DidChangeWorkspaceFoldersParams;
import org.eclipse.lsp4j.ExecuteCommandParams;
import org.eclipse.lsp4j.FileEvent;
import org.eclipse.lsp4j.WorkspaceFolder;
import org.eclipse.lsp4j.services.WorkspaceService;
import org.jspecify.annotations.Nullable;

/** What clients say about the workspace. */
final class NajaWorkspaceService implements WorkspaceService {

    private final Session session;

    NajaWorkspaceService(Session session) {
        this.session = session;
    }

    @Override
    public void didChangeConfiguration(@Nullable DidChangeConfigurationParams parameters) {
        session.settingsChanged(parameters == null ? null : parameters.getSettings());
    }

    @Override
    public void didChangeWatchedFiles(@Nullable DidChangeWatchedFilesParams parameters) {
        Set<VPath> paths = new LinkedHashSet<>();
        if (parameters != null && parameters.getChanges() != null) {
            for (FileEvent event : parameters.getChanges()) {
                // A file that some client reports twice is listed twice; a change that is applied twice changes
                // nothing.
                if (event != null && event.getUri() != null && DocumentUris.isFile(event.getUri()) && matters(event)) {
                    paths.add(session.documents().path(event.getUri()));
                }
            }
        }
        if (!paths.isEmpty()) {
            session.submit(new Change.FilesChanged(paths));
        }
    }

    @Override
    public void didChangeWorkspaceFolders(@Nullable DidChangeWorkspaceFoldersParams parameters) {
        if (parameters != null && parameters.getEvent() != null) {
            session.foldersChanged(
                    paths(parameters.getEvent().getAdded()),
                    paths(parameters.getEvent().getRemoved()));
        }
    }

    @Override
    public CompletableFuture<Object> executeCommand(@Nullable ExecuteCommandParams parameters) {
        ExecuteCommandParams given = FromProtocol.required(parameters);
        if (WorkspaceReportCommand.NAME.equals(given.getCommand())) {
            return session.read(WorkspaceReportCommand::answer);
        }
        if (!ExplainImportCommand.NAME.equals(given.getCommand())) {
            throw Errors.invalid("There is no command '" + given.getCommand() + "'.");
        }
        ExplainImportCommand command = ExplainImportCommand.of(given.getArguments());
        VPath file = session.documents().path(command.uri());
        return session.read((snapshot, cancel) ->
                command.answer(snapshot, file, session.features().encoding(), cancel));
    }

    /** Says whether the event may change an answer: what version control and other tools keep for themselves does not. */
    private static boolean matters(FileEvent event) {
        String uri = event.getUri();
        return !uri.contains("/.git/") && !uri.contains("/node_modules/") && !uri.contains("/.hg/");
    }

    private List<VPath> paths(@Nullable List<WorkspaceFolder> folders) {
        List<VPath> paths = new ArrayList<>();
        if (folders != null) {
            for (WorkspaceFolder folder : folders) {
                if (folder != null && folder.getUri() != null && DocumentUris.isFile(folder.getUri())) {
                    paths.add(DocumentUris.path(folder.getUri(), VPath.parse("/")));
                }
            }
        }
        return paths;
    }
}
