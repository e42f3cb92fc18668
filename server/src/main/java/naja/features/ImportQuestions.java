package naja.features;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import naja.base.CancelToken;
import naja.names.PackageContext;
import naja.resolve.ImportAnswers;
import naja.resolve.ImportRequest;
import naja.resolve.Resolution;
import naja.resolve.ResolvedImport;
import naja.resolve.Resolver;
import naja.resolve.ResolverView;
import naja.syntax.DottedName;
import naja.syntax.Grammar;
import naja.syntax.ImportStatement;
import naja.syntax.ParsedModule;
import naja.vfs.VPath;
import naja.workspace.Snapshot;

/**
 * The questions that the imports of one file put to the resolver: one for each way in which the file can be running.
 *
 * @param file the importing file
 * @param module what it says
 * @param view the world it runs in
 * @param contexts its packages, the likeliest first
 * @param answers what its imports come to
 */
public record ImportQuestions(
        VPath file, ParsedModule module, ResolverView view, List<PackageContext> contexts, ImportAnswers answers) {

    public ImportQuestions {
        contexts = List.copyOf(contexts);
    }

    /** The questions of {@code file}, or nothing if it cannot be read. */
    public static Optional<ImportQuestions> of(Snapshot snapshot, VPath file) {
        return snapshot.module(file).map(module -> {
            ResolverView view = snapshot.view(file);
            return new ImportQuestions(file, module, view, snapshot.contexts(file), new ImportAnswers(file, view));
        });
    }

    /** The part of an import at {@code offset}, if there is one. */
    public Optional<ImportPart> partAt(int offset) {
        for (ImportStatement statement : module.imports()) {
            if (statement.span().touches(offset)) {
                Optional<ImportPart> part = ImportPart.at(statement, offset);
                if (part.isPresent()) {
                    return part;
                }
            }
        }
        return Optional.empty();
    }

    /** The answers for clause {@code clause} of a plain import, one for each context. */
    public List<ResolvedImport> clause(ImportStatement.Plain plain, int clause, CancelToken cancel) {
        String name = plain.clauses().get(clause).name().text();
        return answers(plain, clause, requests(0, name, List.of(), ImportRequest.Kind.PLAIN), cancel);
    }

    /** The answers for a from-import, one for each context. */
    public List<ResolvedImport> from(ImportStatement.From from, CancelToken cancel) {
        List<String> names = new ArrayList<>();
        for (ImportStatement.FromName name : from.names()) {
            names.add(name.name().text());
        }
        boolean star = from.star().isPresent();
        List<ImportRequest> requests = requests(
                from.level(),
                from.module().map(DottedName::text).orElse(""),
                star ? List.of() : names,
                star ? ImportRequest.Kind.STAR : ImportRequest.Kind.FROM);
        return answers(from, 0, requests, cancel);
    }

    /** The answers for the package that the leading dots of {@code from} mean. */
    public List<ResolvedImport> dots(ImportStatement.From from, CancelToken cancel) {
        List<ResolvedImport> packages = new ArrayList<>();
        for (ImportRequest request : requests(from.level(), "", List.of(), ImportRequest.Kind.FROM)) {
            packages.add(Resolver.resolve(request, view, cancel));
        }
        return packages;
    }

    /** The answer for {@code part} in each context; contexts in which the import fails before the part are left out. */
    public List<Answer> answers(ImportPart part, CancelToken cancel) {
        List<Answer> answers = new ArrayList<>();
        for (ResolvedImport resolved : resolve(part, cancel)) {
            Optional<Resolution> resolution = Optional.of(resolved.module());
            if (part instanceof ImportPart.OfName name) {
                resolution = resolved.part(name.index());
            } else if (part instanceof ImportPart.OfList name) {
                resolution = name.index() < resolved.names().size()
                        ? Optional.of(resolved.names().get(name.index()))
                        : Optional.empty();
            }
            resolution.ifPresent(found -> answers.add(new Answer(found, resolved)));
        }
        return answers;
    }

    /**
     * The answer for one part in one context.
     *
     * @param resolution of the part
     * @param statement of the whole import
     */
    public record Answer(Resolution resolution, ResolvedImport statement) {}

    /** The requests for a name in each context; {@code dots} leading dots stand before it. */
    public List<ImportRequest> requests(int dots, String name, List<String> fromList, ImportRequest.Kind kind) {
        List<ImportRequest> requests = new ArrayList<>();
        for (PackageContext context : contexts) {
            requests.add(new ImportRequest(file, context, level(dots), name, fromList, kind));
        }
        return requests;
    }

    private List<ResolvedImport> resolve(ImportPart part, CancelToken cancel) {
        if (part.statement() instanceof ImportStatement.Plain plain) {
            return clause(plain, part instanceof ImportPart.OfName name ? name.clause() : 0, cancel);
        }
        ImportStatement.From from = (ImportStatement.From) part.statement();
        return part instanceof ImportPart.Dots ? dots(from, cancel) : from(from, cancel);
    }

    private List<ResolvedImport> answers(
            ImportStatement statement, int clause, List<ImportRequest> requests, CancelToken cancel) {
        List<ResolvedImport> resolved = new ArrayList<>();
        for (ImportRequest request : requests) {
            cancel.check();
            resolved.add(answers.answer(request, statement.span().start(), clause, cancel));
        }
        return resolved;
    }

    private int level(int dots) {
        return dots > 0 ? dots : defaultLevel();
    }

    /** The level of an import without dots: Python 2 looks into its own package first unless told otherwise (PEP 328). */
    private int defaultLevel() {
        boolean relativeFirst = view.profile().grammar() == Grammar.JYTHON_2_7 && !module.absoluteImports();
        return relativeFirst ? -1 : 0;
    }
}
