package naja.features.hover;

import java.util.List;
import java.util.Optional;
import naja.base.CancelToken;
import naja.features.AttributeQuestions;
import naja.features.Described;
import naja.features.ImportPart;
import naja.features.ImportQuestions;
import naja.features.ImportQuestions.Answer;
import naja.features.RunMode;
import naja.resolve.ImportTrace;
import naja.resolve.Referent;
import naja.resolve.Resolution;
import naja.resolve.Resolver;
import naja.resolve.ResolverView;
import naja.vfs.VPath;
import naja.workspace.Snapshot;

/** What is under the cursor: a part of an import, or of a dotted expression that starts from what an import binds. */
public final class HoverFeature {

    private HoverFeature() {}

    /** What the part at {@code offset} resolves to, and why; nothing if no import or name of one is there. */
    public static Optional<Hover> find(Snapshot snapshot, VPath file, int offset, CancelToken cancel) {
        Optional<ImportQuestions> questions = ImportQuestions.of(snapshot, file);
        Optional<ImportPart> part = questions.flatMap(asked -> asked.partAt(offset));
        if (questions.isEmpty()) {
            return Optional.empty();
        }
        JavaNotes notes = new JavaNotes(snapshot, file, cancel);
        if (part.isEmpty()) {
            return AttributeQuestions.at(questions.get(), offset, cancel)
                    .flatMap(read -> hover(read, questions.get().view(), notes, cancel));
        }
        List<Answer> answers = questions.get().answers(part.get(), cancel);
        ResolverView view = questions.get().view();
        return best(answers).map(answer -> {
            Hover hover = hover(part.get(), answer, view, notes, cancel);
            String otherwise = otherwise(questions.get(), part.get(), answer, cancel);
            return new Hover(hover.span(), hover.name(), hover.line() + otherwise, hover.java());
        });
    }

    /** One line about a part of a dotted expression; nothing if nobody knows what it is. */
    private static Optional<Hover> hover(
            AttributeQuestions.Part part, ResolverView view, JavaNotes notes, CancelToken cancel) {
        Optional<Referent> found = part.found().stream().findFirst();
        if (found.isPresent()) {
            Referent followed = Resolver.follow(found.get(), view, cancel);
            String line = described(found.get(), followed);
            return Optional.of(new Hover(part.span(), Described.name(found.get()), line, notes.of(followed)));
        }
        return part.answers().stream()
                .filter(Resolution.Missing.class::isInstance)
                .findFirst()
                .map(missing -> new Hover(part.span(), "", "not found: " + outcome(missing), Optional.empty()));
    }

    /** What differs from {@code answer} if the file is run as the main program. */
    private static String otherwise(ImportQuestions questions, ImportPart part, Answer answer, CancelToken cancel) {
        StringBuilder text = new StringBuilder();
        for (RunMode mode : questions.runModes()) {
            Resolution there = questions.answer(part, mode, cancel).resolution();
            if (!Described.isSame(answer.resolution(), there)) {
                text.append("; ").append(mode.when()).append(": ").append(outcome(there));
            }
        }
        return text.toString();
    }

    private static String outcome(Resolution resolution) {
        return resolution.match(
                found -> Described.line(found.referent()),
                missing -> missing.error() + ": " + missing.message(),
                unknown -> "cannot be told without running: " + unknown.reason());
    }

    /** The first answer that found something, else the first that is not sure, else the first. */
    private static Optional<Answer> best(List<Answer> answers) {
        for (Answer answer : answers) {
            if (answer.resolution() instanceof Resolution.Found) {
                return Optional.of(answer);
            }
        }
        for (Answer answer : answers) {
            if (answer.resolution() instanceof Resolution.Unknown) {
                return Optional.of(answer);
            }
        }
        return answers.isEmpty() ? Optional.empty() : Optional.of(answers.get(0));
    }

    private static Hover hover(ImportPart part, Answer answer, ResolverView view, JavaNotes notes, CancelToken cancel) {
        return answer.resolution()
                .match(
                        found -> {
                            Referent followed = Resolver.follow(found.referent(), view, cancel);
                            String line = described(found.referent(), followed)
                                    + (found.condition().isEmpty() ? "" : "; " + found.condition())
                                    + why(answer.statement().trace(), Described.name(found.referent()));
                            return new Hover(part.span(), Described.name(found.referent()), line, notes.of(followed));
                        },
                        missing -> new Hover(
                                part.span(),
                                "",
                                "not found: " + missing.error() + ": " + missing.message()
                                        + why(answer.statement().trace(), part.name()),
                                Optional.empty()),
                        unknown -> new Hover(
                                part.span(),
                                "",
                                "cannot be told without running: " + unknown.reason(),
                                Optional.empty()));
    }

    /** What a name is, and what it comes to where another import binds it. */
    private static String described(Referent referent, Referent followed) {
        String line = Described.line(referent);
        return followed.equals(referent)
                ? line
                : line + ", which is " + Described.name(followed) + ": " + Described.line(followed);
    }

    /**
     * The step that decided {@code name}, or a name that ends with it, and how many there were; nothing if there is none. That
     * an attribute was read says less than how it came to be there.
     */
    private static String why(ImportTrace trace, String name) {
        List<ImportTrace.Step> steps = trace.steps();
        int best = -1;
        int weight = 0;
        for (int i = 0; i < steps.size(); i++) {
            ImportTrace.Step step = steps.get(i);
            boolean isExact = step.name().equals(name);
            int own = isExact || step.name().endsWith("." + name) ? 1 : 0;
            own += isExact ? 2 : 0;
            own += own > 0 && !step.what().equals("attribute") ? 1 : 0;
            if (own > 0 && own >= weight) {
                best = i;
                weight = own;
            }
        }
        return best < 0
                ? ""
                : " — step " + (best + 1) + " of " + steps.size() + ": "
                        + steps.get(best).text();
    }
}
