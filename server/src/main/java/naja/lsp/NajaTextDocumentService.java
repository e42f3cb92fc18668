package naja.lsp;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.logging.Level;
import java.util.logging.Logger;
import naja.features.completion.CompletionFeature;
import naja.features.definition.Definition;
import naja.features.definition.DefinitionFeature;
import naja.features.diagnostics.QuickFix;
import naja.features.diagnostics.QuickFixes;
import naja.features.hover.HoverFeature;
import naja.features.symbols.SymbolsFeature;
import naja.text.LineIndex;
import naja.text.Span;
import naja.vfs.VPath;
import naja.workspace.Change;
import org.eclipse.lsp4j.CodeAction;
import org.eclipse.lsp4j.CodeActionContext;
import org.eclipse.lsp4j.CodeActionKind;
import org.eclipse.lsp4j.CodeActionParams;
import org.eclipse.lsp4j.Command;
import org.eclipse.lsp4j.CompletionItem;
import org.eclipse.lsp4j.CompletionList;
import org.eclipse.lsp4j.CompletionParams;
import org.eclipse.lsp4j.DefinitionParams;
import org.eclipse.lsp4j.Diagnostic;
import org.eclipse.lsp4j.DidChangeTextDocumentParams;
import org.eclipse.lsp4j.DidCloseTextDocumentParams;
import org.eclipse.lsp4j.DidOpenTextDocumentParams;
import org.eclipse.lsp4j.DidSaveTextDocumentParams;
import org.eclipse.lsp4j.DocumentDiagnosticParams;
import org.eclipse.lsp4j.DocumentDiagnosticReport;
import org.eclipse.lsp4j.DocumentSymbol;
import org.eclipse.lsp4j.DocumentSymbolParams;
import org.eclipse.lsp4j.Hover;
import org.eclipse.lsp4j.HoverParams;
import org.eclipse.lsp4j.Location;
import org.eclipse.lsp4j.LocationLink;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.RelatedFullDocumentDiagnosticReport;
import org.eclipse.lsp4j.RelatedUnchangedDocumentDiagnosticReport;
import org.eclipse.lsp4j.SymbolInformation;
import org.eclipse.lsp4j.TextDocumentItem;
import org.eclipse.lsp4j.jsonrpc.messages.Either;
import org.eclipse.lsp4j.services.TextDocumentService;
import org.jspecify.annotations.Nullable;

/** What clients say and ask about documents. */
final class NajaTextDocumentService implements TextDocumentService {
    private static final Logger LOG = Logger.getLogger(NajaTextDocumentService.class.getName());

    private final Session session;

    NajaTextDocumentService(Session session) {
        this.session = session;
    }

    @Override
    public void didOpen(@Nullable DidOpenTextDocumentParams parameters) {
        TextDocumentItem document = parameters == null ? null : parameters.getTextDocument();
        if (document == null || document.getUri() == null || document.getText() == null) {
            LOG.warning("ignored textDocument/didOpen without a document");
            return;
        }
        VPath file = session.documents().open(document.getUri(), document.getText());
        session.lookAgain();
        session.submit(new Change.DocumentOpened(file, document.getText(), document.getVersion()));
    }

    @Override
    public void didChange(@Nullable DidChangeTextDocumentParams parameters) {
        if (parameters == null
                || parameters.getTextDocument() == null
                || parameters.getTextDocument().getUri() == null
                || parameters.getContentChanges() == null) {
            LOG.warning("ignored textDocument/didChange without a change");
            return;
        }
        VPath file = session.documents().path(parameters.getTextDocument().getUri());
        Optional<String> text = session.documents()
                .edit(file, parameters.getContentChanges(), session.features().encoding());
        if (text.isEmpty()) {
            LOG.log(Level.WARNING, "ignored an edit of {0}, which is not open", file);
            return;
        }
        Integer version = parameters.getTextDocument().getVersion();
        session.submit(new Change.DocumentEdited(file, text.get(), version == null ? 0 : version));
    }

    @Override
    public void didClose(@Nullable DidCloseTextDocumentParams parameters) {
        if (parameters == null
                || parameters.getTextDocument() == null
                || parameters.getTextDocument().getUri() == null) {
            LOG.warning("ignored textDocument/didClose without a document");
            return;
        }
        VPath file = session.documents().path(parameters.getTextDocument().getUri());
        String uri = session.documents().uri(file);
        if (session.documents().close(file)) {
            session.submit(new Change.DocumentClosed(file));
            session.diagnostics().closed(file, uri);
        }
    }

    @Override
    public void didSave(@Nullable DidSaveTextDocumentParams parameters) {
        if (parameters == null
                || parameters.getTextDocument() == null
                || parameters.getTextDocument().getUri() == null) {
            return;
        }
        VPath file = session.documents().path(parameters.getTextDocument().getUri());
        session.submit(new Change.DocumentSaved(file));
        session.lookAgain();
    }

    @Override
    public CompletableFuture<Either<List<? extends Location>, List<? extends LocationLink>>> definition(
            @Nullable DefinitionParams parameters) {
        DefinitionParams given = FromProtocol.required(parameters);
        VPath file = file(given.getTextDocument());
        Position position = FromProtocol.position(given.getPosition());
        return session.read((snapshot, cancel) -> {
            Optional<Definition> definition = offset(snapshot, file, position)
                    .flatMap(offset -> DefinitionFeature.find(snapshot, file, offset, session.decompiler(), cancel));
            if (definition.isEmpty()) {
                return Either.forLeft(List.of());
            }
            ToProtocol convert = session.toProtocol(snapshot);
            return session.features().links()
                    ? Either.forRight(convert.links(definition.get(), lines(snapshot, file)))
                    : Either.forLeft(convert.locations(definition.get()));
        });
    }

    @Override
    public CompletableFuture<Either<List<CompletionItem>, CompletionList>> completion(
            @Nullable CompletionParams parameters) {
        CompletionParams given = FromProtocol.required(parameters);
        VPath file = file(given.getTextDocument());
        Position position = FromProtocol.position(given.getPosition());
        // Though more was typed meanwhile: clients filter what they have, and some show nothing after an error.
        return session.read((snapshot, cancel) -> Either.forRight(offset(snapshot, file, position)
                .map(offset -> session.toProtocol(snapshot)
                        .completion(CompletionFeature.find(snapshot, file, offset, cancel), lines(snapshot, file)))
                .orElseGet(() -> new CompletionList(false, List.of()))));
    }

    @Override
    @SuppressWarnings("NullAway") // The protocol's answer is null where there is nothing to show.
    public CompletableFuture<Hover> hover(@Nullable HoverParams parameters) {
        HoverParams given = FromProtocol.required(parameters);
        VPath file = file(given.getTextDocument());
        Position position = FromProtocol.position(given.getPosition());
        return session.read((snapshot, cancel) -> offset(snapshot, file, position)
                .flatMap(offset -> HoverFeature.find(snapshot, file, offset, cancel))
                .map(hover -> session.toProtocol(snapshot).hover(hover, lines(snapshot, file)))
                .orElse(null));
    }

    @Override
    public CompletableFuture<List<Either<Command, CodeAction>>> codeAction(@Nullable CodeActionParams parameters) {
        CodeActionParams given = FromProtocol.required(parameters);
        String uri = FromProtocol.uri(given.getTextDocument());
        VPath file = session.documents().path(uri);
        Range range = FromProtocol.required(given.getRange());
        CodeActionContext context = given.getContext();
        List<String> kinds = context == null ? null : context.getOnly();
        if (kinds != null && kinds.stream().noneMatch(CodeActionKind.QuickFix::startsWith)) {
            return CompletableFuture.completedFuture(List.of());
        }
        Position first = FromProtocol.position(range.getStart());
        Position last = FromProtocol.position(range.getEnd());
        return session.readUnmoved(file, (snapshot, cancel) -> {
            Optional<Integer> start = offset(snapshot, file, first);
            Optional<Integer> end = offset(snapshot, file, last);
            if (start.isEmpty() || end.isEmpty() || end.get() < start.get()) {
                return List.of();
            }
            List<QuickFix> fixes = QuickFixes.find(snapshot, file, new Span(start.get(), end.get()), cancel);
            return session.toProtocol(snapshot).actions(uri, fixes, lines(snapshot, file));
        });
    }

    @Override
    public CompletableFuture<List<Either<SymbolInformation, DocumentSymbol>>> documentSymbol(
            @Nullable DocumentSymbolParams parameters) {
        String uri = FromProtocol.uri(FromProtocol.required(parameters).getTextDocument());
        VPath file = session.documents().path(uri);
        return session.read((snapshot, cancel) -> {
            List<DocumentSymbol> tree = session.toProtocol(snapshot)
                    .symbols(SymbolsFeature.find(snapshot, file, cancel), lines(snapshot, file));
            List<Either<SymbolInformation, DocumentSymbol>> answer = new ArrayList<>();
            if (session.features().nestedSymbols()) {
                tree.forEach(symbol -> answer.add(Either.forRight(symbol)));
            } else {
                flatten(tree, uri, "", answer);
            }
            return answer;
        });
    }

    @Override
    public CompletableFuture<DocumentDiagnosticReport> diagnostic(@Nullable DocumentDiagnosticParams parameters) {
        DocumentDiagnosticParams given = FromProtocol.required(parameters);
        VPath file = file(given.getTextDocument());
        DiagnosticsPublisher publisher = session.diagnostics();
        String previous = given.getPreviousResultId();
        return session.readUnmoved(file, (snapshot, cancel) -> {
            List<Diagnostic> diagnostics = publisher.pull(snapshot, file, cancel);
            String result = Integer.toHexString(diagnostics.hashCode());
            if (result.equals(previous)) {
                return new DocumentDiagnosticReport(new RelatedUnchangedDocumentDiagnosticReport(result));
            }
            RelatedFullDocumentDiagnosticReport report = new RelatedFullDocumentDiagnosticReport(diagnostics);
            report.setResultId(result);
            return new DocumentDiagnosticReport(report);
        });
    }

    /** The form for clients that know no tree of symbols. */
    @SuppressWarnings("deprecation") // Such clients are older than the deprecation.
    private static void flatten(
            List<DocumentSymbol> tree,
            String uri,
            String container,
            List<Either<SymbolInformation, DocumentSymbol>> answer) {
        for (DocumentSymbol symbol : tree) {
            SymbolInformation flat =
                    new SymbolInformation(symbol.getName(), symbol.getKind(), new Location(uri, symbol.getRange()));
            if (!container.isEmpty()) {
                flat.setContainerName(container);
            }
            answer.add(Either.forLeft(flat));
            flatten(symbol.getChildren(), uri, symbol.getName(), answer);
        }
    }

    private VPath file(org.eclipse.lsp4j.@Nullable TextDocumentIdentifier document) {
        return session.documents().path(FromProtocol.uri(document));
    }

    private Optional<Integer> offset(naja.workspace.Snapshot snapshot, VPath file, Position position) {
        return FromProtocol.offset(snapshot, file, position, session.features().encoding());
    }

    private static LineIndex lines(naja.workspace.Snapshot snapshot, VPath file) {
        return new LineIndex(snapshot.text(file).orElse(""));
    }
}
