package naja.lsp;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import naja.features.completion.Completion;
import naja.features.definition.Definition;
import naja.features.definition.NavigationTarget;
import naja.features.diagnostics.ImportProblem;
import naja.features.diagnostics.QuickFix;
import naja.features.hover.HoverFormat;
import naja.features.symbols.Symbol;
import naja.javaindex.ClassOrigin;
import naja.javaindex.ClassRef;
import naja.text.LineIndex;
import naja.text.PositionEncoding;
import naja.text.Span;
import naja.vfs.VPath;
import naja.vfs.ViewFiles;
import naja.workspace.DiagnosticCode;
import naja.workspace.Severity;
import naja.workspace.Snapshot;
import org.eclipse.lsp4j.CodeAction;
import org.eclipse.lsp4j.CodeActionKind;
import org.eclipse.lsp4j.Command;
import org.eclipse.lsp4j.CompletionItem;
import org.eclipse.lsp4j.CompletionItemKind;
import org.eclipse.lsp4j.CompletionList;
import org.eclipse.lsp4j.Diagnostic;
import org.eclipse.lsp4j.DiagnosticCodeDescription;
import org.eclipse.lsp4j.DiagnosticRelatedInformation;
import org.eclipse.lsp4j.DiagnosticSeverity;
import org.eclipse.lsp4j.DiagnosticTag;
import org.eclipse.lsp4j.DocumentSymbol;
import org.eclipse.lsp4j.Hover;
import org.eclipse.lsp4j.Location;
import org.eclipse.lsp4j.LocationLink;
import org.eclipse.lsp4j.MarkupContent;
import org.eclipse.lsp4j.MarkupKind;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.SymbolKind;
import org.eclipse.lsp4j.TextEdit;
import org.eclipse.lsp4j.WorkspaceEdit;
import org.eclipse.lsp4j.jsonrpc.messages.Either;

/** The conversion of our values to the protocol's shapes, for one answer. */
final class ToProtocol {
    /** Where the pages on the diagnostic codes are published. */
    private static final String PAGES = "https://github.com/naja-ls/naja/blob/main/server/docs/diagnostics/";

    private static final Range START = new Range(new Position(0, 0), new Position(0, 0));

    private final Snapshot snapshot;
    private final PositionEncoding encoding;
    private final boolean relatedInformation;
    private final Set<DiagnosticTag> tags;
    private final boolean markdown;
    private final OpenDocuments documents;
    private final ViewFiles views;

    ToProtocol(Snapshot snapshot, ClientFeatures client, OpenDocuments documents, ViewFiles views) {
        this.snapshot = snapshot;
        this.encoding = client.encoding();
        this.relatedInformation = client.relatedInformation();
        this.tags = client.tags();
        this.markdown = client.markdown();
        this.documents = documents;
        this.views = views;
    }

    /** The page on a diagnostic code. */
    static String page(DiagnosticCode code) {
        return PAGES + code.text() + ".md";
    }

    /** The range of {@code span} in a text. */
    Range range(LineIndex lines, Span span) {
        return new Range(position(lines, span.start()), position(lines, span.end()));
    }

    /** Definitions as links that know the part of the import they start from. */
    List<LocationLink> links(Definition definition, LineIndex origin) {
        Range from = range(origin, definition.origin());
        List<LocationLink> links = new ArrayList<>();
        for (NavigationTarget target : definition.targets()) {
            location(target).ifPresent(found -> {
                LocationLink link = new LocationLink(found.getUri(), found.getRange(), found.getRange());
                link.setOriginSelectionRange(from);
                links.add(link);
            });
        }
        return links;
    }

    /** Definitions as plain locations. */
    List<Location> locations(Definition definition) {
        List<Location> locations = new ArrayList<>();
        for (NavigationTarget target : definition.targets()) {
            location(target).ifPresent(locations::add);
        }
        return locations;
    }

    /** Diagnostics of a file. */
    List<Diagnostic> diagnostics(VPath file, List<ImportProblem> problems) {
        return problems.isEmpty()
                ? List.of()
                : diagnostics(problems, new LineIndex(snapshot.text(file).orElse("")));
    }

    /** Diagnostics of a document. */
    List<Diagnostic> diagnostics(List<ImportProblem> problems, LineIndex lines) {
        List<Diagnostic> diagnostics = new ArrayList<>(problems.size());
        for (ImportProblem problem : problems) {
            Diagnostic diagnostic = new Diagnostic();
            diagnostic.setRange(range(lines, problem.span()));
            diagnostic.setSeverity(severity(problem.severity()));
            diagnostic.setSource("naja");
            diagnostic.setCode(problem.code().text());
            diagnostic.setCodeDescription(new DiagnosticCodeDescription(page(problem.code())));
            diagnostic.setMessage(Either.forLeft(problem.message()));
            if (relatedInformation && !problem.related().isEmpty()) {
                diagnostic.setRelatedInformation(problem.related().stream()
                        .flatMap(related ->
                                location(new NavigationTarget.InFile(related.file(), related.span(), related.span()))
                                        .map(place -> new DiagnosticRelatedInformation(place, related.message()))
                                        .stream())
                        .toList());
            }
            List<DiagnosticTag> known = problem.tags().stream()
                    .map(ToProtocol::tag)
                    .filter(tags::contains)
                    .sorted()
                    .toList();
            if (!known.isEmpty()) {
                diagnostic.setTags(known);
            }
            diagnostics.add(diagnostic);
        }
        return diagnostics;
    }

    private static DiagnosticTag tag(ImportProblem.Tag tag) {
        return switch (tag) {
            case UNNECESSARY -> DiagnosticTag.Unnecessary;
            case DEPRECATED -> DiagnosticTag.Deprecated;
        };
    }

    /** The completion list. */
    CompletionList completion(Completion completion, LineIndex lines) {
        List<CompletionItem> items = new ArrayList<>(completion.items().size());
        int order = 0;
        for (Completion.Item item : completion.items()) {
            CompletionItem converted = new CompletionItem(item.label());
            converted.setKind(kind(item.kind()));
            if (!item.detail().isEmpty()) {
                converted.setDetail(item.detail());
            }
            converted.setSortText(Integer.toString(100_000 + order++));
            converted.setTextEdit(Either.forLeft(new TextEdit(range(lines, item.replaced()), item.label())));
            items.add(converted);
        }
        return new CompletionList(!completion.complete(), items);
    }

    /** The hover text, in Markdown if the client shows that. */
    Hover hover(naja.features.hover.Hover hover, LineIndex lines) {
        String text = hover.text(markdown ? HoverFormat.MARKDOWN : HoverFormat.PLAIN);
        String kind = markdown ? MarkupKind.MARKDOWN : MarkupKind.PLAINTEXT;
        return new Hover(new MarkupContent(kind, text), range(lines, hover.span()));
    }

    /** The outline as a tree. */
    List<DocumentSymbol> symbols(List<Symbol> symbols, LineIndex lines) {
        List<DocumentSymbol> converted = new ArrayList<>(symbols.size());
        for (Symbol symbol : symbols) {
            DocumentSymbol one = new DocumentSymbol(
                    symbol.name(), kind(symbol.kind()), range(lines, symbol.full()), range(lines, symbol.selection()));
            one.setChildren(symbols(symbol.children(), lines));
            converted.add(one);
        }
        return converted;
    }

    private Optional<Location> location(NavigationTarget target) {
        if (target instanceof NavigationTarget.InSignatures view) {
            return views.write(name(view.top()), view.text().getBytes(StandardCharsets.UTF_8))
                    .map(file ->
                            new Location(documents.uri(file), range(new LineIndex(view.text()), view.selection())));
        }
        if (target instanceof NavigationTarget.InListing listing) {
            // The same package holds other classes in another project: the hash keeps the listings apart.
            String folder = "packages-" + Integer.toHexString(listing.text().hashCode()) + "/";
            String name = listing.packageName().replace('.', '/') + "/package-info.java";
            return views.write(folder + name, listing.text().getBytes(StandardCharsets.UTF_8))
                    .map(file -> new Location(documents.uri(file), START));
        }
        NavigationTarget.InFile place = (NavigationTarget.InFile) target;
        Range range = place.selection().end() == 0
                ? START
                : range(new LineIndex(snapshot.text(place.file()).orElse("")), place.selection());
        return onDisk(place.file()).map(file -> new Location(documents.uri(file), range));
    }

    /** The file itself, or a copy of an entry of an archive. */
    private Optional<VPath> onDisk(VPath file) {
        if (!file.isInArchive()) {
            return Optional.of(file);
        }
        return snapshot.files()
                .read(file)
                .flatMap(bytes -> views.write(folder(file.onDisk()) + file.entryName(), bytes));
    }

    private static String name(ClassRef top) {
        String path = top.internalName() + ".java";
        if (top.origin() instanceof ClassOrigin.Module jdk) {
            return folder(VPath.of(jdk.home())) + jdk.module() + "/" + path;
        }
        return folder(((ClassOrigin.Entry) top.origin()).root().onDisk()) + path;
    }

    /** A folder for what comes from {@code origin}, with its slash; two origins of one name have two folders. */
    private static String folder(VPath origin) {
        return origin.name() + "-" + Integer.toHexString(origin.hashCode()) + "/";
    }

    private Position position(LineIndex lines, int offset) {
        return new Position(lines.line(offset), lines.column(offset, encoding));
    }

    /** Quick fixes as edits of the document. */
    List<Either<Command, CodeAction>> actions(String uri, List<QuickFix> fixes, LineIndex lines) {
        List<Either<Command, CodeAction>> actions = new ArrayList<>();
        for (QuickFix fix : fixes) {
            CodeAction action = new CodeAction(fix.title());
            action.setKind(CodeActionKind.QuickFix);
            action.setDiagnostics(diagnostics(List.of(fix.problem()), lines));
            action.setEdit(new WorkspaceEdit(Map.of(uri, List.of(new TextEdit(range(lines, fix.span()), fix.text())))));
            action.setIsPreferred(fix.isSure());
            actions.add(Either.forRight(action));
        }
        return actions;
    }

    private static DiagnosticSeverity severity(Severity severity) {
        return switch (severity) {
            case ERROR -> DiagnosticSeverity.Error;
            case WARNING -> DiagnosticSeverity.Warning;
            case INFORMATION -> DiagnosticSeverity.Information;
            case HINT -> DiagnosticSeverity.Hint;
        };
    }

    private static SymbolKind kind(Symbol.Kind kind) {
        return switch (kind) {
            case CLASS -> SymbolKind.Class;
            case FUNCTION -> SymbolKind.Function;
            case METHOD -> SymbolKind.Method;
            case VARIABLE -> SymbolKind.Variable;
            case FIELD -> SymbolKind.Field;
        };
    }

    private static CompletionItemKind kind(Completion.Kind kind) {
        return switch (kind) {
            case MODULE, PACKAGE -> CompletionItemKind.Module;
            case CLASS -> CompletionItemKind.Class;
            case INTERFACE -> CompletionItemKind.Interface;
            case ENUM -> CompletionItemKind.Enum;
            case FUNCTION -> CompletionItemKind.Function;
            case FIELD -> CompletionItemKind.Field;
            case VARIABLE -> CompletionItemKind.Variable;
            case KEYWORD -> CompletionItemKind.Keyword;
        };
    }
}
