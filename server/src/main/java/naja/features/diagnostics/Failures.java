package naja.features.diagnostics;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import naja.resolve.ModuleSpec;
import naja.resolve.Referent;
import naja.resolve.Resolution;
import naja.resolve.ResolvedImport;
import naja.syntax.DottedName;
import naja.syntax.ImportStatement;
import naja.syntax.NamePart;
import naja.text.LineIndex;
import naja.text.Span;
import naja.vfs.VPath;
import naja.workspace.DiagnosticCode;
import naja.workspace.Severity;

/** Collects the failures of the imports of one statement, which all weigh the same. */
final class Failures {
    private final Severity severity;
    private final Sentences sentences;
    private final Traps traps;
    private final JavaMisses misses;
    private final JavaHints hints;
    private final PythonHints pythonHints;
    private final BooleanSupplier importErrorOnly;
    private final Function<VPath, LineIndex> lines;
    private final List<ImportProblem> problems = new ArrayList<>();

    /**
     * No failures yet.
     *
     * @param severity of all that come
     * @param sentences the words of the messages
     * @param traps what explains a failure
     * @param misses what explains the failure of a Java name
     * @param hints what is worth knowing of Java names that are found
     * @param pythonHints what is worth knowing of Python modules that are found
     * @param importErrorOnly whether handlers around the statement catch ImportError and nothing else
     * @param lines of a file
     */
    Failures(
            Severity severity,
            Sentences sentences,
            Traps traps,
            JavaMisses misses,
            JavaHints hints,
            PythonHints pythonHints,
            BooleanSupplier importErrorOnly,
            Function<VPath, LineIndex> lines) {
        this.lines = lines;
        this.importErrorOnly = importErrorOnly;
        this.traps = traps;
        this.misses = misses;
        this.hints = hints;
        this.pythonHints = pythonHints;
        this.severity = severity;
        this.sentences = sentences;
    }

    /** What was found. */
    List<ImportProblem> problems() {
        return problems;
    }

    /** Looks at the answers for one clause of a plain import, one for each context. */
    void plain(ImportStatement.Clause clause, List<ResolvedImport> answers) {
        if (allMiss(answers)) {
            module(Optional.of(clause.name()), clause.name().span(), answers.get(0));
        } else if (!unknown(Optional.of(clause.name()), clause.name().span(), answers)) {
            traps.javaInPlaceOfModule(clause.name().span(), Severity.WARNING, answers.get(0))
                    .ifPresent(problems::add);
            found(clause.name(), answers.get(0));
        }
    }

    /** Looks at the answers for a from-import, one for each context. */
    void from(ImportStatement.From from, List<ResolvedImport> answers) {
        if (allMiss(answers)) {
            module(from.module(), from.dots(), answers.get(0));
            return;
        }
        if (unknown(from.module(), from.dots(), answers)) {
            return;
        }
        from.module().ifPresent(name -> found(name, answers.get(0)));
        Optional<Referent> module = answers.get(0).module().found();
        from.star().ifPresent(star -> module.flatMap(found -> hints.star(star, found))
                .or(() -> module.flatMap(found -> pythonHints.star(star, found)))
                .ifPresent(problems::add));
        for (int index = 0; index < from.names().size(); index++) {
            NamePart name = from.names().get(index).name();
            if (!name.text().isEmpty()) {
                name(name, index, answers);
                traps.javaBeforePython(from.names().get(index), index, answers.get(0))
                        .ifPresent(problems::add);
                if (index < answers.get(0).names().size()) {
                    Optional<Referent> found = answers.get(0).names().get(index).found();
                    found.flatMap(referent -> hints.duplicate(name.span(), referent))
                            .ifPresent(problems::add);
                    found.flatMap(referent -> hints.ofOtherModule(name.span(), referent))
                            .ifPresent(problems::add);
                    found.flatMap(referent -> pythonHints.compiled(name.span(), referent))
                            .ifPresent(problems::add);
                }
            }
        }
    }

    /** What is worth knowing of a dotted name that is found. */
    private void found(DottedName name, ResolvedImport answer) {
        for (int index = 0; index < name.parts().size(); index++) {
            Span span = name.parts().get(index).span();
            Optional<Referent> found = answer.part(index).flatMap(Resolution::found);
            found.flatMap(referent -> hints.duplicate(span, referent)).ifPresent(problems::add);
            found.flatMap(referent -> hints.ofOtherModule(span, referent)).ifPresent(problems::add);
            found.flatMap(referent -> pythonHints.compiled(span, referent)).ifPresent(problems::add);
            if (index == 0) {
                found.flatMap(referent -> hints.beforePython(span, referent)).ifPresent(problems::add);
                found.map(referent -> pythonHints.first(span, referent, answer)).ifPresent(problems::addAll);
            }
        }
    }

    /** Reports a module of which only running can tell, because the program changes where imports look; says whether it is one. */
    private boolean unknown(Optional<DottedName> written, Span dots, List<ResolvedImport> answers) {
        Optional<String> reason = Optional.empty();
        for (ResolvedImport answer : answers) {
            Resolution failure = failure(answer);
            if (failure instanceof Resolution.Found) {
                return false;
            }
            reason = reason.or(() -> PathReasons.of(failure));
        }
        if (reason.isEmpty() || written.isEmpty()) {
            return false;
        }
        VPath file = answers.get(0).request().file();
        List<NamePart> parts = written.get().parts();
        int failed = Math.min(Math.max(0, answers.get(0).parts().size() - 1), parts.size() - 1);
        problems.add(new ImportProblem(
                DiagnosticCode.UNKNOWN_PATH,
                Severity.HINT,
                parts.get(failed).span().length() > 0 ? parts.get(failed).span() : dots,
                sentences.unknownPath(prefix(parts, failed), reason.get()),
                PathReasons.place(reason.get(), file, lines.apply(file))));
        return true;
    }

    private void module(Optional<DottedName> written, Span dots, ResolvedImport answer) {
        Resolution.Missing missing = missing(answer);
        Span whole =
                written.map(DottedName::span).filter(span -> span.length() > 0).orElse(dots);
        if (isNotCaught(missing, whole)) {
            return;
        }
        if (raisedElsewhere(answer, missing).isPresent()) {
            int last = Math.max(0, answer.parts().size() - 1);
            Span span = written.filter(name -> last < name.parts().size())
                    .map(name -> name.parts().get(last).span())
                    .orElse(whole);
            reportRaised(raisedElsewhere(answer, missing).get(), missing, span);
            return;
        }
        Optional<DiagnosticCode> relative = relative(missing.message());
        if (relative.isPresent()) {
            Span span = dots.length() > 0 ? dots : written.map(DottedName::span).orElse(dots);
            report(relative.get(), span, sentences.relative(answer, missing));
            return;
        }
        if (written.isEmpty()) {
            report(DiagnosticCode.UNRESOLVED_IMPORT, dots, sentences.module(answer, ""));
            return;
        }
        List<NamePart> parts = written.get().parts();
        int failed = Math.min(Math.max(0, answer.parts().size() - 1), parts.size() - 1);
        Optional<ImportProblem> trap = traps.behindMiss(parts.get(failed), failed, answer);
        if (trap.isPresent()) {
            report(trap.get());
            return;
        }
        Optional<Referent> parent =
                failed == 0 ? Optional.empty() : answer.parts().get(failed - 1).found();
        Optional<ImportProblem> why =
                misses.ofPart(parts.get(failed), parent, missing).or(() -> traps.otherCase(parts.get(failed), answer));
        if (why.isPresent()) {
            report(why.get());
            return;
        }
        String message = parent.filter(Failures::isPlainModule)
                .map(module -> sentences.insideModule(
                        prefix(parts, failed - 1), parts.get(failed).text()))
                .orElseGet(() -> sentences.module(answer, prefix(parts, failed)));
        report(DiagnosticCode.UNRESOLVED_IMPORT, parts.get(failed).span(), message);
    }

    private static boolean isPlainModule(Referent referent) {
        return referent instanceof ModuleSpec.Source
                || referent instanceof ModuleSpec.Builtin
                || (referent instanceof ModuleSpec.Library library && !library.isPackage());
    }

    private void name(NamePart name, int index, List<ResolvedImport> answers) {
        Optional<ResolvedImport> first = Optional.empty();
        for (ResolvedImport answer : answers) {
            if (answer.module() instanceof Resolution.Missing) {
                // In this context the whole statement fails; another one decides.
                continue;
            }
            boolean misses = index < answer.names().size() && answer.names().get(index) instanceof Resolution.Missing;
            if (!misses) {
                return;
            }
            first = first.or(() -> Optional.of(answer));
        }
        if (first.isEmpty()) {
            return;
        }
        ResolvedImport answer = first.get();
        Resolution.Missing missing = (Resolution.Missing) answer.names().get(index);
        if (isNotCaught(missing, name.span())) {
            return;
        }
        if (raisedElsewhere(answer, missing).isPresent()) {
            reportRaised(raisedElsewhere(answer, missing).get(), missing, name.span());
            return;
        }
        Optional<Referent> module = answer.module().found();
        Optional<ImportProblem> java = traps.hiddenClass(name, answer).or(() -> misses.ofName(name, module, missing));
        Optional<ImportProblem> trap = traps.javaInPlaceOfModule(name.span(), severity, answer);
        if (trap.isPresent()) {
            report(trap.get());
        } else if (java.isPresent()) {
            report(java.get());
        } else if (traps.otherCaseIn(name, answer).isPresent()) {
            report(traps.otherCaseIn(name, answer).get());
        } else {
            report(DiagnosticCode.UNRESOLVED_NAME, name.span(), sentences.name(name.text(), answer));
        }
    }

    /** Reports a failure that is no ImportError where the handlers around catch nothing else; says whether it is one. */
    private boolean isNotCaught(Resolution.Missing missing, Span span) {
        if (missing.isImportError() || !importErrorOnly.getAsBoolean()) {
            return false;
        }
        problems.add(new ImportProblem(
                DiagnosticCode.NOT_AN_IMPORT_ERROR, Severity.ERROR, span, sentences.notAnImportError(missing)));
        return true;
    }

    /** The statement that raises, if it is one of another file, whose body the import runs. */
    private static Optional<Resolution.Missing.Place> raisedElsewhere(
            ResolvedImport answer, Resolution.Missing missing) {
        return missing.raisedAt()
                .filter(place -> !place.file().equals(answer.request().file()));
    }

    private void reportRaised(Resolution.Missing.Place place, Resolution.Missing missing, Span span) {
        int line = lines.apply(place.file()).line(place.span().start()) + 1;
        problems.add(new ImportProblem(
                DiagnosticCode.IMPORT_RAISES,
                severity,
                span,
                sentences.raises(place.file(), line, missing),
                Optional.of(new ImportProblem.Related(place.file(), place.span(), sentences.raisesHere(missing)))));
    }

    /** A trap weighs what the failure that it explains weighs. */
    private void report(ImportProblem trap) {
        problems.add(trap.with(severity));
    }

    private void report(DiagnosticCode code, Span span, String message) {
        problems.add(new ImportProblem(code, severity, span, message));
    }

    /** Says whether the module is missing in every context, so that no way of running the file can work. */
    private static boolean allMiss(List<ResolvedImport> answers) {
        for (ResolvedImport answer : answers) {
            if (!(failure(answer) instanceof Resolution.Missing)) {
                return false;
            }
        }
        return !answers.isEmpty();
    }

    private static Resolution.Missing missing(ResolvedImport answer) {
        return (Resolution.Missing) failure(answer);
    }

    /** The resolution that decides whether the module is there: the first part that is not found, else the module. */
    private static Resolution failure(ResolvedImport answer) {
        for (Resolution part : answer.parts()) {
            if (!(part instanceof Resolution.Found)) {
                return part;
            }
        }
        return answer.module();
    }

    /** The code of an error that a relative import raises for where it stands, in the words of Jython 2.7 and Python 3. */
    private static Optional<DiagnosticCode> relative(String message) {
        String text = message.toLowerCase(java.util.Locale.ROOT);
        if (text.contains("relative import beyond top")) {
            return Optional.of(DiagnosticCode.RELATIVE_IMPORT_BEYOND_TOP);
        }
        if (text.contains("relative import in non-package") || text.contains("relative import with no known parent")) {
            return Optional.of(DiagnosticCode.RELATIVE_IMPORT_NO_PACKAGE);
        }
        return Optional.empty();
    }

    private static String prefix(List<NamePart> parts, int last) {
        StringBuilder prefix = new StringBuilder();
        for (int index = 0; index <= last; index++) {
            prefix.append(index == 0 ? "" : ".").append(parts.get(index).text());
        }
        return prefix.toString();
    }
}
