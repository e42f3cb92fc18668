package naja.features;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import naja.base.CancelToken;
import naja.resolve.ModuleSpec;
import naja.resolve.Referent;
import naja.resolve.Resolution;
import naja.resolve.ResolvedImport;
import naja.resolve.Resolver;
import naja.syntax.ImportStatement;
import naja.syntax.NamePart;
import naja.text.Span;

/**
 * What the parts of a dotted expression refer to whose first name an import of the file binds: {@code java.util.Map.Entry}
 * behind {@code import java}.
 *
 * <p>All imports of the file count as run. What a package has of its submodules is what they have imported, or what the version
 * of Jython imports when an attribute is read.
 */
public final class AttributeQuestions {
    private final ImportQuestions questions;
    private final CancelToken cancel;

    /** What names of the file the imports bind. */
    private final Map<String, Set<Referent>> bound = new HashMap<>();

    /** The modules that the imports have imported, by full name. */
    private final Map<String, Referent> imported = new HashMap<>();

    private final Set<Referent> stars = new LinkedHashSet<>();

    private AttributeQuestions(ImportQuestions questions, CancelToken cancel) {
        this.questions = questions;
        this.cancel = cancel;
    }

    /**
     * One part of a dotted expression.
     *
     * @param span its place
     * @param answers what it refers to, one for each that its first name can be
     */
    public record Part(Span span, List<Resolution> answers) {
        public Part {
            answers = List.copyOf(answers);
        }

        /** What is found. */
        public List<Referent> found() {
            return answers.stream().flatMap(answer -> answer.found().stream()).toList();
        }
    }

    /** The part at {@code offset}; nothing if no dotted expression is there, or none that starts from an import. */
    public static Optional<Part> at(ImportQuestions questions, int offset, CancelToken cancel) {
        Optional<DottedExpression> expression =
                questions.view().tree(questions.file()).flatMap(tree -> DottedExpression.at(tree, offset));
        return expression.flatMap(found -> new AttributeQuestions(questions, cancel).part(found));
    }

    private Optional<Part> part(DottedExpression expression) {
        questions.module().imports().forEach(this::run);
        Set<Resolution> answers = new LinkedHashSet<>();
        for (Referent head : heads(expression.head())) {
            Resolution at = new Resolution.Found(head);
            for (NamePart name :
                    expression.parts().subList(1, expression.parts().size())) {
                Referent owner = at.found().orElse(null);
                at = owner == null ? at : attribute(owner, name.text());
            }
            answers.add(at);
        }
        return answers.isEmpty()
                ? Optional.empty()
                : Optional.of(new Part(expression.last().span(), new ArrayList<>(answers)));
    }

    private Set<Referent> heads(String name) {
        Set<Referent> heads = bound.getOrDefault(name, Set.of());
        if (!heads.isEmpty() || questions.module().binding(name).isPresent()) {
            return heads;
        }
        Set<Referent> found = new LinkedHashSet<>();
        stars.forEach(star -> attribute(star, name).found().ifPresent(found::add));
        return found;
    }

    /** Reads an attribute: an imported submodule has become one of its package. */
    private Resolution attribute(Referent owner, String name) {
        Referent followed = Resolver.follow(owner, questions.view(), cancel);
        boolean isPython = followed instanceof ModuleSpec spec && spec.isPython();
        Referent submodule =
                isPython && followed instanceof ModuleSpec spec ? imported.get(spec.name() + "." + name) : null;
        return submodule == null
                ? Resolver.attribute(followed, name, questions.view(), cancel)
                : new Resolution.Found(submodule);
    }

    private void run(ImportStatement statement) {
        if (statement instanceof ImportStatement.Plain plain) {
            for (int clause = 0; clause < plain.clauses().size(); clause++) {
                ImportStatement.Clause written = plain.clauses().get(clause);
                for (ResolvedImport resolved : questions.clauseInAllModes(plain, clause, cancel)) {
                    resolved.parts().forEach(this::note);
                    Resolution first = resolved.part(0).orElse(resolved.module());
                    String alias = written.alias().map(NamePart::text).orElse("");
                    bind(
                            alias.isEmpty() ? written.name().parts().get(0).text() : alias,
                            alias.isEmpty() ? first : resolved.module());
                }
            }
            return;
        }
        ImportStatement.From from = (ImportStatement.From) statement;
        for (ResolvedImport resolved : questions.fromInAllModes(from, cancel)) {
            resolved.parts().forEach(this::note);
            for (int i = 0; i < resolved.names().size(); i++) {
                ImportStatement.FromName name = from.names().get(i);
                note(resolved.names().get(i));
                bind(name.alias().orElse(name.name()).text(), resolved.names().get(i));
            }
            if (from.star().isPresent()) {
                resolved.module().found().ifPresent(stars::add);
            }
        }
    }

    private void note(Resolution resolution) {
        if (resolution.found().orElse(null) instanceof ModuleSpec spec && spec.isPython()) {
            imported.putIfAbsent(spec.name(), spec);
        }
    }

    private void bind(String name, Resolution resolution) {
        resolution.found().ifPresent(found -> bound.computeIfAbsent(name, key -> new LinkedHashSet<>())
                .add(found));
    }
}
