package naja.resolve;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import naja.base.CancelToken;
import naja.names.PackageContext;
import naja.syntax.ImportStatement;
import naja.syntax.NamePart;
import naja.syntax.ParsedModule;
import naja.text.LineIndex;
import naja.vfs.VPath;

/** A file in which statements are asked about, running in one way. */
final class ProbedFile {
    private static final Pattern NAMES = Pattern.compile("\\w+(\\.\\w+)*");
    private static final Pattern GETATTR = Pattern.compile("getattr\\(([\\w.]+), '([^']+)'\\)");

    private final VPath file;
    private final PackageContext context;
    private final ResolverView view;
    private final ParsedModule module;
    private final LineIndex lines;

    ProbedFile(VPath file, String text, PackageContext context, ResolverView view) {
        this.file = file;
        this.context = context;
        this.view = view;
        this.module = view.module(file).orElseThrow();
        this.lines = new LineIndex(text);
    }

    /** What the import statement on the 1-based {@code line} gives, if one begins or ends there. */
    Optional<Answer> statement(int line) {
        return module.imports().stream()
                .filter(statement -> lines.line(statement.span().start()) == line - 1
                        || lines.line(Math.max(0, statement.span().end() - 1)) == line - 1)
                .findFirst()
                .map(statement -> Answer.ofStatement(statement, requests(statement), view));
    }

    /** What {@code from M import name} gives for the module M of the from-import on {@code line}. */
    Optional<Resolution> fromModule(int line, String name) {
        for (ImportStatement statement : module.imports()) {
            if (lines.line(statement.span().start()) == line - 1) {
                ImportRequest star = requests(statement).get(0);
                ImportRequest one = new ImportRequest(
                        file, context, star.level(), star.name(), List.of(name), ImportRequest.Kind.FROM);
                return Resolver.resolve(one, view, CancelToken.NONE).names().stream()
                        .findFirst();
            }
        }
        return Optional.empty();
    }

    /**
     * What the expression {@code text} on {@code line} is: a dotted name, or {@code getattr} of one. Nothing for other
     * expressions, which ask for values that no import statement gives.
     */
    Optional<Answer> expression(String text, int line) {
        List<String> names = new ArrayList<>();
        Matcher getattr = GETATTR.matcher(text);
        if (getattr.matches()) {
            names.addAll(Arrays.asList(getattr.group(1).split("\\.")));
            names.add(getattr.group(2));
        } else if (NAMES.matcher(text).matches()) {
            names.addAll(Arrays.asList(text.split("\\.")));
        } else {
            return Optional.empty();
        }
        return boundBefore(names, line).map(Answer::ofExpression);
    }

    /** The value of a dotted name by the imports above {@code line}: the one that says most of it, the last of several. */
    private Optional<Resolution> boundBefore(List<String> names, int line) {
        Resolution best = null;
        int said = 0;
        for (ImportStatement statement : module.imports()) {
            if (lines.line(statement.span().start()) >= line - 1) {
                continue;
            }
            List<ImportRequest> requests = requests(statement);
            for (int i = 0; i < requests.size(); i++) {
                ResolvedImport resolved = Resolver.resolve(requests.get(i), view, CancelToken.NONE);
                List<Resolution> values = values(statement, i, resolved, names);
                if (values.size() >= said && !values.isEmpty()) {
                    said = values.size();
                    best = values.get(said - 1);
                }
            }
        }
        if (best == null) {
            return names.size() == 1 ? ownBinding(names.get(0)) : Optional.empty();
        }
        for (String name : names.subList(said, names.size())) {
            Optional<Referent> owner = best.found().map(found -> Resolver.follow(found, view, CancelToken.NONE));
            if (owner.isEmpty()) {
                break;
            }
            best = Resolver.attribute(owner.get(), name, view, CancelToken.NONE);
        }
        return Optional.of(best);
    }

    /** What the leading parts of {@code names} are by one clause or from-import; empty if it does not bind the first. */
    private static List<Resolution> values(
            ImportStatement statement, int index, ResolvedImport resolved, List<String> names) {
        if (!(resolved.module() instanceof Resolution.Found)) {
            return List.of();
        }
        String first = names.get(0);
        if (statement instanceof ImportStatement.From from) {
            for (int i = 0; i < resolved.names().size(); i++) {
                ImportStatement.FromName name = from.names().get(i);
                if (name.alias().orElse(name.name()).text().equals(first)) {
                    return List.of(resolved.names().get(i));
                }
            }
            return List.of();
        }
        ImportStatement.Clause clause =
                ((ImportStatement.Plain) statement).clauses().get(index);
        if (clause.alias().isPresent()) {
            return clause.alias().get().text().equals(first) ? List.of(resolved.module()) : List.of();
        }
        List<NamePart> parts = clause.name().parts();
        int common = 0;
        while (common < Math.min(parts.size(), names.size())
                && parts.get(common).text().equals(names.get(common))) {
            common++;
        }
        return resolved.parts().subList(0, common);
    }

    private Optional<Resolution> ownBinding(String name) {
        return module.binding(name)
                .map(binding -> new Resolution.Found(
                        new Referent.Attribute(new ModuleSpec.Source(context.moduleName(), file), file, binding)));
    }

    private List<ImportRequest> requests(ImportStatement statement) {
        return StatementImports.requests(
                statement, module, file, context, view.profile().grammar());
    }
}
