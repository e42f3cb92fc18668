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
 * @param runModes the further ways to run it, as the main program
 */
public record ImportQuestions(
        VPath file,
        ParsedModule module,
        ResolverView view,
        List<PackageContext> contexts,
        ImportAnswers answers,
        List<RunMode> runModes) {

    public ImportQuestions {
        contexts = List.copyOf(contexts);
        runModes = List.copyOf(runModes);
    }

    /** The questions of {@code file}, or nothing if it cannot be read. */
    public static Optional<ImportQuestions> of(Snapshot snapshot, VPath file) {
        if (file.name().endsWith(".java")) {
            // A source that a definition led to; it is no Python.
            return Optional.empty();
        }
        return snapshot.module(file).map(module -> {
            ResolverView view = snapshot.view(file);
            List<RunMode> runModes = snapshot.mainContexts(file).stream()
                    .map(context -> RunMode.of(snapshot, file, context))
                    .toList();
            return new ImportQuestions(
                    file, module, view, snapshot.contexts(file), new ImportAnswers(file, view), runModes);
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
        return answers(Question.of(plain, clause), cancel);
    }

    /** The answers for a from-import, one for each context. */
    public List<ResolvedImport> from(ImportStatement.From from, CancelToken cancel) {
        return answers(Question.of(from), cancel);
    }

    /** As {@link #clause}, with an answer for each of {@link #runModes} behind them if not all is found. */
    public List<ResolvedImport> clauseInAllModes(ImportStatement.Plain plain, int clause, CancelToken cancel) {
        return inAllModes(Question.of(plain, clause), cancel);
    }

    /** As {@link #from}, with an answer for each of {@link #runModes} behind them if not all is found. */
    public List<ResolvedImport> fromInAllModes(ImportStatement.From from, CancelToken cancel) {
        return inAllModes(Question.of(from), cancel);
    }

    /** The answer for clause {@code clause} of a plain import if the file runs as {@code mode} says. */
    public ResolvedImport clause(ImportStatement.Plain plain, int clause, RunMode mode, CancelToken cancel) {
        return answer(Question.of(plain, clause), mode, cancel);
    }

    /** The answer for a from-import if the file runs as {@code mode} says. */
    public ResolvedImport from(ImportStatement.From from, RunMode mode, CancelToken cancel) {
        return answer(Question.of(from), mode, cancel);
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
            resolution(part, resolved).ifPresent(found -> answers.add(new Answer(found, resolved)));
        }
        return answers;
    }

    /** The answer for {@code part} if the file runs as {@code mode} says; the failure of the import if that comes before. */
    public Answer answer(ImportPart part, RunMode mode, CancelToken cancel) {
        ResolvedImport resolved;
        if (part.statement() instanceof ImportStatement.Plain plain) {
            resolved = clause(plain, part instanceof ImportPart.OfName name ? name.clause() : 0, mode, cancel);
        } else {
            resolved = from((ImportStatement.From) part.statement(), mode, cancel);
        }
        Resolution module = resolved.module();
        return new Answer(resolution(part, resolved).orElse(module), resolved);
    }

    private static Optional<Resolution> resolution(ImportPart part, ResolvedImport resolved) {
        if (part instanceof ImportPart.OfName name) {
            return resolved.part(name.index());
        }
        if (part instanceof ImportPart.OfList name) {
            return name.index() < resolved.names().size()
                    ? Optional.of(resolved.names().get(name.index()))
                    : Optional.empty();
        }
        return Optional.of(resolved.module());
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

    /** What a statement asks for; the place of the statement, and the clause, say which statement it is. */
    private record Question(
            int offset, int clause, int dots, String name, List<String> fromList, ImportRequest.Kind kind) {

        static Question of(ImportStatement.Plain plain, int clause) {
            String name = plain.clauses().get(clause).name().text();
            return new Question(plain.span().start(), clause, 0, name, List.of(), ImportRequest.Kind.PLAIN);
        }

        static Question of(ImportStatement.From from) {
            List<String> names = new ArrayList<>();
            boolean star = from.star().isPresent();
            if (!star) {
                from.names().forEach(name -> names.add(name.name().text()));
            }
            return new Question(
                    from.span().start(),
                    0,
                    from.level(),
                    from.module().map(DottedName::text).orElse(""),
                    names,
                    star ? ImportRequest.Kind.STAR : ImportRequest.Kind.FROM);
        }
    }

    private List<ResolvedImport> answers(Question question, CancelToken cancel) {
        List<ResolvedImport> resolved = new ArrayList<>();
        for (PackageContext context : contexts) {
            cancel.check();
            resolved.add(answers.answer(request(question, context), question.offset(), question.clause(), cancel));
        }
        return resolved;
    }

    private List<ResolvedImport> inAllModes(Question question, CancelToken cancel) {
        List<ResolvedImport> resolved = answers(question, cancel);
        if (resolved.stream().noneMatch(ImportQuestions::goesThrough)) {
            runModes.forEach(mode -> resolved.add(answer(question, mode, cancel)));
        }
        return resolved;
    }

    private static boolean goesThrough(ResolvedImport resolved) {
        return !(resolved.module() instanceof Resolution.Missing)
                && resolved.names().stream().noneMatch(Resolution.Missing.class::isInstance);
    }

    private ResolvedImport answer(Question question, RunMode mode, CancelToken cancel) {
        cancel.check();
        return mode.answers().answer(request(question, mode.context()), question.offset(), question.clause(), cancel);
    }

    private ImportRequest request(Question question, PackageContext context) {
        return new ImportRequest(
                file, context, level(question.dots()), question.name(), question.fromList(), question.kind());
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
