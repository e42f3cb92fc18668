package naja.features.explain;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import naja.base.CancelToken;
import naja.features.Described;
import naja.features.ImportPart;
import naja.features.ImportQuestions;
import naja.features.RunMode;
import naja.features.explain.ExplainedImport.Name;
import naja.features.explain.ExplainedImport.Otherwise;
import naja.features.explain.ExplainedImport.Outcome;
import naja.features.explain.ExplainedImport.Stage;
import naja.names.ModuleName;
import naja.names.PackageContext;
import naja.resolve.ImportTrace;
import naja.resolve.Resolution;
import naja.resolve.ResolvedImport;
import naja.syntax.ImportStatement;
import naja.text.LineIndex;
import naja.vfs.VPath;
import naja.workspace.Snapshot;

/** Says how imports are resolved. */
public final class ExplainFeature {
    private final ImportQuestions questions;
    private final CancelToken cancel;

    private ExplainFeature(ImportQuestions questions, CancelToken cancel) {
        this.questions = questions;
        this.cancel = cancel;
    }

    /** The imports of {@code file} that touch {@code line}, counted from 0, once for each context; empty if there is none. */
    public static List<ExplainedImport> line(Snapshot snapshot, VPath file, int line, CancelToken cancel) {
        LineIndex lines = new LineIndex(snapshot.text(file).orElse(""));
        return find(snapshot, file, cancel, feature -> {
            List<ExplainedImport> found = new ArrayList<>();
            for (ImportStatement statement : feature.questions.module().imports()) {
                int first = lines.line(statement.span().start());
                int last = lines.line(statement.span().end());
                if (first <= line && line <= last) {
                    feature.explain(statement, Optional.empty(), found);
                }
            }
            return found;
        });
    }

    /** The import at {@code offset} of {@code file}, once for each context; beside its names the whole statement; empty if there is none. */
    public static List<ExplainedImport> at(Snapshot snapshot, VPath file, int offset, CancelToken cancel) {
        return find(snapshot, file, cancel, feature -> {
            List<ExplainedImport> found = new ArrayList<>();
            Optional<ImportPart> part = feature.questions.partAt(offset);
            if (part.isPresent()) {
                feature.explain(part.get().statement(), part, found);
                return found;
            }
            // Beside its names, on a keyword or a comma, the whole statement is meant.
            feature.questions.module().imports().stream()
                    .filter(statement -> statement.span().touches(offset))
                    .findFirst()
                    .ifPresent(statement -> feature.explain(statement, Optional.empty(), found));
            return found;
        });
    }

    private static List<ExplainedImport> find(
            Snapshot snapshot,
            VPath file,
            CancelToken cancel,
            Function<ExplainFeature, List<ExplainedImport>> explanation) {
        return ImportQuestions.of(snapshot, file)
                .map(questions -> explanation.apply(new ExplainFeature(questions, cancel)))
                .orElse(List.of());
    }

    private void explain(ImportStatement statement, Optional<ImportPart> part, List<ExplainedImport> explained) {
        if (statement instanceof ImportStatement.From from) {
            explain(from, questions.from(from, cancel), mode -> questions.from(from, mode, cancel), explained);
            return;
        }
        ImportStatement.Plain plain = (ImportStatement.Plain) statement;
        for (int index = 0; index < plain.clauses().size(); index++) {
            int clause = index;
            boolean wanted =
                    part.isEmpty() || (part.get() instanceof ImportPart.OfName name && name.clause() == clause);
            if (wanted) {
                explain(
                        plain,
                        questions.clause(plain, clause, cancel),
                        mode -> questions.clause(plain, clause, mode, cancel),
                        explained);
            }
        }
    }

    private void explain(
            ImportStatement statement,
            List<ResolvedImport> answers,
            Function<RunMode, ResolvedImport> inMode,
            List<ExplainedImport> explained) {
        List<ResolvedImport> others = questions.runModes().stream().map(inMode).toList();
        for (int index = 0; index < answers.size(); index++) {
            ResolvedImport answer = answers.get(index);
            PackageContext context = questions.contexts().get(index);
            List<Otherwise> otherwise = new ArrayList<>();
            for (int mode = 0; mode < others.size(); mode++) {
                if (differs(answer, others.get(mode))) {
                    String when = questions.runModes().get(mode).when();
                    otherwise.add(new Otherwise(when, outcome(statement, others.get(mode))));
                }
            }
            String dots = ".".repeat(Math.max(0, answer.request().level()));
            explained.add(new ExplainedImport(
                    dots + answer.request().name(),
                    how(context),
                    context.moduleName(),
                    context.packageName().map(ModuleName::text),
                    answer.trace().steps().stream().map(ImportTrace.Step::text).toList(),
                    stages(answer.trace()),
                    outcome(statement, answer),
                    otherwise,
                    answer));
        }
    }

    private static List<Stage> stages(ImportTrace trace) {
        List<ImportTrace.Stage> parts = trace.stages();
        List<Stage> stages = new ArrayList<>();
        boolean isAgain = false;
        for (int i = 0; i < parts.size(); i++) {
            ImportTrace.Stage part = parts.get(i);
            int end = i + 1 < parts.size()
                    ? parts.get(i + 1).first()
                    : trace.steps().size();
            stages.add(new Stage((isAgain ? "then " : "") + part.heading(), part.first(), end));
            isAgain = part.kind() == ImportTrace.Stage.Kind.RELATIVE;
        }
        return stages;
    }

    private static String how(PackageContext context) {
        if (context instanceof PackageContext.Script) {
            return "run as a script";
        }
        if (context instanceof PackageContext.RunAsModule) {
            return "run with -m";
        }
        return context instanceof PackageContext.LoadedByPath ? "loaded by path" : "imported";
    }

    private static boolean differs(ResolvedImport one, ResolvedImport other) {
        if (!Described.isSame(one.module(), other.module())
                || one.names().size() != other.names().size()) {
            return true;
        }
        for (int index = 0; index < one.names().size(); index++) {
            if (!Described.isSame(one.names().get(index), other.names().get(index))) {
                return true;
            }
        }
        return false;
    }

    private static Outcome outcome(ImportStatement statement, ResolvedImport resolved) {
        List<Name> names = new ArrayList<>();
        List<Resolution> resolutions = resolved.names();
        for (int index = 0; index < resolutions.size(); index++) {
            String name =
                    ((ImportStatement.From) statement).names().get(index).name().text();
            names.add(new Name(name, Described.outcome(resolutions.get(index))));
        }
        return new Outcome(Described.outcome(resolved.module()), names);
    }
}
