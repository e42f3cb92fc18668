package naja.lsp;

import java.util.List;
import java.util.Set;
import naja.text.PositionEncoding;
import org.eclipse.lsp4j.ClientCapabilities;
import org.eclipse.lsp4j.DiagnosticTag;
import org.eclipse.lsp4j.DiagnosticsTagSupport;
import org.eclipse.lsp4j.GeneralClientCapabilities;
import org.eclipse.lsp4j.MarkupKind;
import org.eclipse.lsp4j.TextDocumentClientCapabilities;
import org.eclipse.lsp4j.WindowClientCapabilities;
import org.eclipse.lsp4j.WorkspaceClientCapabilities;
import org.jspecify.annotations.Nullable;

/**
 * What the client can do, as far as the server behaves differently for it.
 *
 * @param encoding the unit of columns that was agreed on
 * @param watchesFiles whether file watchers can be registered
 * @param registersConfiguration whether the wish for {@code didChangeConfiguration} can be registered
 * @param hasConfiguration whether settings can be asked for with {@code workspace/configuration}
 * @param showsProgress whether it shows progress the server starts
 * @param pullsDiagnostics whether it asks for diagnostics by itself, and again when told to
 * @param links whether definitions may be location links
 * @param nestedSymbols whether document symbols may be a tree
 * @param relatedInformation whether diagnostics may name other places
 * @param tags the tags of diagnostics that it shows
 * @param markdown whether hovers may be Markdown
 * @param codeActions whether code actions may be more than commands
 */
record ClientFeatures(
        PositionEncoding encoding,
        boolean watchesFiles,
        boolean registersConfiguration,
        boolean hasConfiguration,
        boolean showsProgress,
        boolean pullsDiagnostics,
        boolean links,
        boolean nestedSymbols,
        boolean relatedInformation,
        Set<DiagnosticTag> tags,
        boolean markdown,
        boolean codeActions) {

    /** A client that announces nothing. */
    static final ClientFeatures NONE = new ClientFeatures(
            PositionEncoding.UTF16, false, false, false, false, false, false, false, false, Set.of(), false, false);

    /** What {@code capabilities} announce. */
    static ClientFeatures of(@Nullable ClientCapabilities capabilities) {
        if (capabilities == null) {
            return NONE;
        }
        @Nullable WorkspaceClientCapabilities workspace = capabilities.getWorkspace();
        @Nullable TextDocumentClientCapabilities text = capabilities.getTextDocument();
        @Nullable WindowClientCapabilities window = capabilities.getWindow();
        boolean pulls = text != null
                && text.getDiagnostic() != null
                && workspace != null
                && workspace.getDiagnostics() != null
                && isTrue(workspace.getDiagnostics().getRefreshSupport());
        return new ClientFeatures(
                encoding(capabilities.getGeneral()),
                workspace != null
                        && workspace.getDidChangeWatchedFiles() != null
                        && isTrue(workspace.getDidChangeWatchedFiles().getDynamicRegistration()),
                workspace != null
                        && workspace.getDidChangeConfiguration() != null
                        && isTrue(workspace.getDidChangeConfiguration().getDynamicRegistration()),
                workspace != null && isTrue(workspace.getConfiguration()),
                window != null && isTrue(window.getWorkDoneProgress()),
                pulls,
                text != null
                        && text.getDefinition() != null
                        && isTrue(text.getDefinition().getLinkSupport()),
                text != null
                        && text.getDocumentSymbol() != null
                        && isTrue(text.getDocumentSymbol().getHierarchicalDocumentSymbolSupport()),
                text != null
                        && text.getPublishDiagnostics() != null
                        && isTrue(text.getPublishDiagnostics().getRelatedInformation()),
                tags(text),
                text != null
                        && text.getHover() != null
                        && text.getHover().getContentFormat() != null
                        && text.getHover().getContentFormat().contains(MarkupKind.MARKDOWN),
                text != null
                        && text.getCodeAction() != null
                        && text.getCodeAction().getCodeActionLiteralSupport() != null);
    }

    /** The first encoding the client offers that we know; UTF-16 if it offers none (LSP 3.17, {@code positionEncodings}). */
    private static PositionEncoding encoding(@Nullable GeneralClientCapabilities general) {
        @Nullable List<String> offered = general == null ? null : general.getPositionEncodings();
        if (offered != null) {
            for (String name : offered) {
                for (PositionEncoding encoding : PositionEncoding.values()) {
                    if (encoding.lspName().equals(name)) {
                        return encoding;
                    }
                }
            }
        }
        return PositionEncoding.UTF16;
    }

    private static Set<DiagnosticTag> tags(@Nullable TextDocumentClientCapabilities text) {
        if (text == null
                || text.getPublishDiagnostics() == null
                || text.getPublishDiagnostics().getTagSupport() == null) {
            return Set.of();
        }
        @Nullable
        DiagnosticsTagSupport support =
                text.getPublishDiagnostics().getTagSupport().getRight();
        return support == null || support.getValueSet() == null ? Set.of() : Set.copyOf(support.getValueSet());
    }

    private static boolean isTrue(@Nullable Boolean flag) {
        return Boolean.TRUE.equals(flag);
    }
}
