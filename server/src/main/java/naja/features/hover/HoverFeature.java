package naja.features.hover;

import java.util.List;
import java.util.Optional;
import naja.base.CancelToken;
import naja.features.ImportPart;
import naja.features.ImportQuestions;
import naja.features.ImportQuestions.Answer;
import naja.resolve.ImportTrace;
import naja.resolve.Referent;
import naja.resolve.Resolution;
import naja.resolve.Resolver;
import naja.resolve.ResolverView;
import naja.vfs.VPath;
import naja.workspace.Snapshot;

/** One line about the import under the cursor. */
public final class HoverFeature {

    private HoverFeature() {}

    /** What the import part at {@code offset} resolves to, and why; nothing if no import is there. */
    public static Optional<Hover> find(Snapshot snapshot, VPath file, int offset, CancelToken cancel) {
        Optional<ImportQuestions> questions = ImportQuestions.of(snapshot, file);
        Optional<ImportPart> part = questions.flatMap(asked -> asked.partAt(offset));
        if (questions.isEmpty() || part.isEmpty()) {
            return Optional.empty();
        }
        List<Answer> answers = questions.get().answers(part.get(), cancel);
        ResolverView view = questions.get().view();
        return best(answers).map(answer -> hover(part.get(), answer, view, cancel));
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

    private static Hover hover(ImportPart part, Answer answer, ResolverView view, CancelToken cancel) {
        return answer.resolution()
                .match(
                        found -> new Hover(
                                part.span(),
                                Described.name(found.referent()),
                                described(found.referent(), Resolver.follow(found.referent(), view, cancel))
                                        + (found.condition().isEmpty() ? "" : "; " + found.condition())
                                        + why(answer.statement().trace(), Described.name(found.referent()))),
                        missing -> new Hover(
                                part.span(),
                                "",
                                "not found: " + missing.error() + ": " + missing.message()
                                        + why(answer.statement().trace(), part.name())),
                        unknown -> new Hover(part.span(), "", "cannot be told without running: " + unknown.reason()));
    }

    /** What a name is, and what it comes to where another import binds it. */
    private static String described(Referent referent, Referent followed) {
        String line = Described.line(referent);
        return followed.equals(referent)
                ? line
                : line + ", which is " + Described.name(followed) + ": " + Described.line(followed);
    }

    /** The last step that was taken for {@code name}, or for a name that ends with it; nothing if there is none. */
    private static String why(ImportTrace trace, String name) {
        String text = "";
        boolean isExact = false;
        for (ImportTrace.Step step : trace.steps()) {
            boolean isSame = step.name().equals(name);
            if (isSame || (!isExact && step.name().endsWith("." + name))) {
                text = " — " + step.text();
                isExact = isSame;
            }
        }
        return text;
    }
}
