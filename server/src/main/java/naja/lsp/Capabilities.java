package naja.lsp;

import java.util.List;
import org.eclipse.lsp4j.CodeActionKind;
import org.eclipse.lsp4j.CodeActionOptions;
import org.eclipse.lsp4j.CompletionOptions;
import org.eclipse.lsp4j.DiagnosticRegistrationOptions;
import org.eclipse.lsp4j.ExecuteCommandOptions;
import org.eclipse.lsp4j.SaveOptions;
import org.eclipse.lsp4j.ServerCapabilities;
import org.eclipse.lsp4j.TextDocumentSyncKind;
import org.eclipse.lsp4j.TextDocumentSyncOptions;
import org.eclipse.lsp4j.WorkspaceFoldersOptions;
import org.eclipse.lsp4j.WorkspaceServerCapabilities;

/** What the server announces. */
final class Capabilities {

    private Capabilities() {}

    /** The capabilities for a client with {@code client}'s features. */
    static ServerCapabilities of(ClientFeatures client) {
        ServerCapabilities capabilities = new ServerCapabilities();
        capabilities.setPositionEncoding(client.encoding().lspName());

        TextDocumentSyncOptions sync = new TextDocumentSyncOptions();
        sync.setOpenClose(true);
        sync.setChange(TextDocumentSyncKind.Incremental);
        sync.setSave(new SaveOptions(false));
        capabilities.setTextDocumentSync(sync);

        capabilities.setDefinitionProvider(true);
        capabilities.setHoverProvider(true);
        capabilities.setDocumentSymbolProvider(true);
        capabilities.setCompletionProvider(new CompletionOptions(false, List.of(".", " ", ",", "(")));
        if (client.codeActions()) {
            capabilities.setCodeActionProvider(new CodeActionOptions(List.of(CodeActionKind.QuickFix)));
        }
        if (client.pullsDiagnostics()) {
            // Without a way to say "ask again" a client that pulls would show what was true before indexing: it is
            // pushed to. Files that are not open are pushed to all: Neovim 0.12 would take "ask again" for those alone.
            DiagnosticRegistrationOptions diagnostics = new DiagnosticRegistrationOptions(true, false);
            diagnostics.setIdentifier("naja");
            capabilities.setDiagnosticProvider(diagnostics);
        }

        capabilities.setExecuteCommandProvider(
                new ExecuteCommandOptions(List.of(ExplainImportCommand.NAME, WorkspaceReportCommand.NAME)));

        WorkspaceFoldersOptions folders = new WorkspaceFoldersOptions();
        folders.setSupported(true);
        folders.setChangeNotifications(true);
        capabilities.setWorkspace(new WorkspaceServerCapabilities(folders));
        return capabilities;
    }
}
