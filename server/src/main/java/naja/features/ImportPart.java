package naja.features;

import java.util.Optional;
import java.util.stream.Collectors;
import naja.syntax.DottedName;
import naja.syntax.ImportStatement;
import naja.syntax.NamePart;
import naja.text.Span;

/** The part of an import statement that a cursor stands on. */
public sealed interface ImportPart {

    /** The statement. */
    ImportStatement statement();

    /** The place of the part. */
    Span span();

    /** The name that is asked for up to this part, as it is written: {@code a.b} for the {@code b} of {@code import a.b.c}. */
    default String name() {
        if (statement() instanceof ImportStatement.Plain plain) {
            OfName part = (OfName) this;
            return upTo(plain.clauses().get(part.clause()).name(), part.index());
        }
        ImportStatement.From from = (ImportStatement.From) statement();
        String module = from.module().map(DottedName::text).orElse("");
        if (this instanceof OfName part) {
            return from.module().map(name -> upTo(name, part.index())).orElse("");
        }
        if (this instanceof OfList part) {
            String name = from.names().get(part.index()).name().text();
            return module.isEmpty() ? name : module + "." + name;
        }
        return module;
    }

    private static String upTo(DottedName name, int index) {
        return name.parts().subList(0, index + 1).stream().map(NamePart::text).collect(Collectors.joining("."));
    }

    /**
     * Part {@code index} of a dotted name; the alias of a plain import counts as the last part of its name.
     *
     * @param clause index of the clause of a plain import; 0 for the module of a from-import
     */
    record OfName(ImportStatement statement, Span span, int clause, int index) implements ImportPart {}

    /** The leading dots of a from-import. */
    record Dots(ImportStatement statement, Span span) implements ImportPart {}

    /** Name {@code index} of a from-list, or its alias. */
    record OfList(ImportStatement statement, Span span, int index) implements ImportPart {}

    /** The star of a star import. */
    record Star(ImportStatement statement, Span span) implements ImportPart {}

    /** The part of {@code statement} at {@code offset}, borders included. */
    static Optional<ImportPart> at(ImportStatement statement, int offset) {
        if (statement instanceof ImportStatement.Plain plain) {
            return inPlain(plain, offset);
        }
        return inFrom((ImportStatement.From) statement, offset);
    }

    private static Optional<ImportPart> inPlain(ImportStatement.Plain plain, int offset) {
        for (int clause = 0; clause < plain.clauses().size(); clause++) {
            ImportStatement.Clause written = plain.clauses().get(clause);
            int parts = written.name().parts().size();
            for (int index = 0; index < parts; index++) {
                Span span = written.name().parts().get(index).span();
                if (span.touches(offset)) {
                    return Optional.of(new OfName(plain, span, clause, index));
                }
            }
            if (touches(written.alias(), offset)) {
                return Optional.of(
                        new OfName(plain, written.alias().orElseThrow().span(), clause, parts - 1));
            }
        }
        return Optional.empty();
    }

    private static Optional<ImportPart> inFrom(ImportStatement.From from, int offset) {
        if (from.module().isPresent()) {
            int index = 0;
            for (NamePart part : from.module().get().parts()) {
                if (part.span().touches(offset)) {
                    return Optional.of(new OfName(from, part.span(), 0, index));
                }
                index++;
            }
        }
        if (from.level() > 0 && from.dots().touches(offset)) {
            return Optional.of(new Dots(from, from.dots()));
        }
        for (int index = 0; index < from.names().size(); index++) {
            ImportStatement.FromName name = from.names().get(index);
            if (name.name().span().touches(offset)) {
                return Optional.of(new OfList(from, name.name().span(), index));
            }
            if (touches(name.alias(), offset)) {
                return Optional.of(new OfList(from, name.alias().orElseThrow().span(), index));
            }
        }
        if (from.star().isPresent() && from.star().get().touches(offset)) {
            return Optional.of(new Star(from, from.star().get()));
        }
        return Optional.empty();
    }

    private static boolean touches(Optional<NamePart> name, int offset) {
        return name.isPresent() && name.get().span().touches(offset);
    }
}
