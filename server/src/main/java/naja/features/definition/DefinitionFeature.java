package naja.features.definition;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import naja.base.CancelToken;
import naja.features.AttributeQuestions;
import naja.features.Decompiler;
import naja.features.ImportPart;
import naja.features.ImportQuestions;
import naja.features.ImportQuestions.Answer;
import naja.resolve.Referent;
import naja.resolve.Resolver;
import naja.vfs.VPath;
import naja.workspace.Snapshot;

/** Go to definition on the parts of an import, and of a dotted expression that starts from what an import binds. */
public final class DefinitionFeature {

    private DefinitionFeature() {}

    /**
     * The places that the part of an import or of a dotted expression at {@code offset} leads to.
     *
     * @return nothing if neither is there
     */
    public static Optional<Definition> find(Snapshot snapshot, VPath file, int offset, CancelToken cancel) {
        return find(snapshot, file, offset, Decompiler.NONE, cancel);
    }

    /**
     * As {@link #find(Snapshot, VPath, int, CancelToken)}.
     *
     * @param decompiler makes the sources of Java classes that come without
     */
    public static Optional<Definition> find(
            Snapshot snapshot, VPath file, int offset, Decompiler decompiler, CancelToken cancel) {
        if (JavaTextDefinition.isJava(file)) {
            return JavaTextDefinition.find(snapshot, file, offset, decompiler, cancel);
        }
        Optional<ImportQuestions> questions = ImportQuestions.of(snapshot, file);
        if (questions.isEmpty()) {
            return Optional.empty();
        }
        Optional<ImportPart> part = questions.get().partAt(offset);
        Set<Referent> referents = new LinkedHashSet<>();
        if (part.isEmpty()) {
            Optional<AttributeQuestions.Part> read = AttributeQuestions.at(questions.get(), offset, cancel);
            if (read.isEmpty()) {
                return Optional.empty();
            }
            for (Referent found : read.get().found()) {
                referents.add(Resolver.follow(found, questions.get().view(), cancel));
            }
            Targets targets = new Targets(snapshot, file, read.get().span().start(), decompiler, cancel);
            return Optional.of(new Definition(read.get().span(), targets(targets, referents, cancel)));
        }
        for (Answer answer : answers(questions.get(), part.get(), cancel)) {
            Optional<Referent> found = answer.resolution().found();
            if (found.isPresent()) {
                referents.add(Resolver.follow(found.get(), questions.get().view(), cancel));
            }
        }
        Targets targets =
                new Targets(snapshot, file, part.get().statement().span().start(), decompiler, cancel);
        return Optional.of(new Definition(part.get().span(), targets(targets, referents, cancel)));
    }

    private static List<NavigationTarget> targets(Targets targets, Set<Referent> referents, CancelToken cancel) {
        Set<NavigationTarget> found = new LinkedHashSet<>();
        for (Referent referent : referents) {
            cancel.check();
            found.addAll(targets.of(referent));
        }
        return new ArrayList<>(found);
    }

    /** The answers in the file's contexts; if nothing is found in them, those of the file as the main program. */
    private static List<Answer> answers(ImportQuestions questions, ImportPart part, CancelToken cancel) {
        List<Answer> answers = questions.answers(part, cancel);
        boolean isFound =
                answers.stream().anyMatch(answer -> answer.resolution().found().isPresent());
        return isFound
                ? answers
                : questions.runModes().stream()
                        .map(mode -> questions.answer(part, mode, cancel))
                        .toList();
    }
}
