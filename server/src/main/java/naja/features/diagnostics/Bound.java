package naja.features.diagnostics;

import java.util.ArrayList;
import java.util.List;
import naja.syntax.ImportStatement;
import naja.syntax.NamePart;
import naja.text.Span;

/**
 * A name that an import binds.
 *
 * @param name the name
 * @param target what the import names, as it is written: {@code .m:x} for {@code from .m import x}
 * @param span the clause or the member of the from-list
 * @param again whether it is written {@code x as x}, which says that it is meant for others
 */
record Bound(ImportStatement statement, String name, String target, Span span, boolean again) {

    /** What a statement binds; nothing for a star, which binds what nobody wrote, and for what is unfinished. */
    static List<Bound> of(ImportStatement statement) {
        List<Bound> all = new ArrayList<>();
        if (statement instanceof ImportStatement.Plain plain) {
            for (ImportStatement.Clause clause : plain.clauses()) {
                NamePart first = clause.name().parts().get(0);
                String name = clause.alias().map(NamePart::text).orElse(first.text());
                int end = clause.alias()
                        .map(NamePart::span)
                        .orElse(clause.name().span())
                        .end();
                all.add(new Bound(
                        statement,
                        name,
                        clause.name().text(),
                        new Span(first.span().start(), end),
                        clause.alias()
                                .map(NamePart::text)
                                .equals(java.util.Optional.of(clause.name().text()))));
            }
        } else if (statement instanceof ImportStatement.From from) {
            String module = ".".repeat(from.level())
                    + from.module().map(name -> name.text()).orElse("");
            for (ImportStatement.FromName one : from.names()) {
                NamePart bound = one.alias().orElse(one.name());
                all.add(new Bound(
                        statement,
                        bound.text(),
                        module + ":" + one.name().text(),
                        new Span(one.name().span().start(), bound.span().end()),
                        one.alias()
                                .map(NamePart::text)
                                .equals(java.util.Optional.of(one.name().text()))));
            }
        }
        all.removeIf(bound -> bound.name().isEmpty() || bound.target().startsWith("__future__:"));
        return all;
    }
}
