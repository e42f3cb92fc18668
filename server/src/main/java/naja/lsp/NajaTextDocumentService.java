package naja.lsp;

import org.eclipse.lsp4j.*;
import org.eclipse.lsp4j.services.TextDocumentService;

/** What clients ask about documents. */
final class NajaTextDocumentService implements TextDocumentService {
    NajaTextDocumentService(Session session) {}

    @Override
    public void didOpen(DidOpenTextDocumentParams parameters) {}

    @Override
    public void didChange(DidChangeTextDocumentParams parameters) {}

    @Override
    public void didClose(DidCloseTextDocumentParams parameters) {}

    @Override
    public void didSave(DidSaveTextDocumentParams parameters) {}
}
