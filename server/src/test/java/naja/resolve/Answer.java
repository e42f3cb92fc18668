package naja.resolve;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import naja.base.CancelToken;
import naja.syntax.ImportStatement;

/**
 * What the resolver says to one statement or expression.
 *
 * @param names what each bound name is
 * @param chain what each part of a plain import's dotted name is
 * @param value what an expression is
 * @param stops the first answer that is not found, if there is one
 */
record Answer(
        Map<String, Resolution> names, List<Resolution> chain, Optional<Resolution> value, Optional<Resolution> stops) {

    /** The answer to an expression. */
    static Answer ofExpression(Resolution value) {
        return new Answer(Map.of(), List.of(), Optional.of(value), stopping(List.of(value)));
    }

    /** The answer to a statement, whose requests are {@code requests}. */
    static Answer ofStatement(ImportStatement statement, List<ImportRequest> requests, ResolverView view) {
        Map<String, Resolution> names = new LinkedHashMap<>();
        List<Resolution> all = new ArrayList<>();
        List<Resolution> chain = List.of();
        for (int i = 0; i < requests.size(); i++) {
            ResolvedImport resolved = Resolver.resolve(requests.get(i), view, CancelToken.NONE);
            chain = resolved.parts();
            all.addAll(chain);
            all.add(resolved.module());
            all.addAll(resolved.names());
            if (statement instanceof ImportStatement.Plain plain) {
                ImportStatement.Clause clause = plain.clauses().get(i);
                Resolution first = resolved.part(0).orElse(resolved.module());
                clause.alias()
                        .ifPresentOrElse(
                                alias -> names.put(alias.text(), resolved.module()),
                                () -> names.put(clause.name().parts().get(0).text(), first));
            } else if (statement instanceof ImportStatement.From from) {
                for (int n = 0; n < resolved.names().size(); n++) {
                    ImportStatement.FromName name = from.names().get(n);
                    names.put(
                            name.alias().orElse(name.name()).text(),
                            resolved.names().get(n));
                }
            }
        }
        return new Answer(names, chain, Optional.empty(), stopping(all));
    }

    /** Says whether some part of the answer is neither found nor missing. */
    boolean isUnknown() {
        return stops.filter(Resolution.Unknown.class::isInstance).isPresent()
                || names.values().stream().anyMatch(Resolution.Unknown.class::isInstance);
    }

    private static Optional<Resolution> stopping(List<Resolution> all) {
        return all.stream()
                .filter(resolution -> !(resolution instanceof Resolution.Found))
                .findFirst();
    }
}
