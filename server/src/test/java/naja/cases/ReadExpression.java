package naja.cases;

import java.util.List;
import naja.base.CancelToken;
import naja.features.ImportQuestions;
import naja.resolve.ModuleSpec;
import naja.resolve.Referent;
import naja.resolve.Resolution;
import naja.resolve.ResolvedImport;
import naja.resolve.Resolver;
import naja.resolve.ResolverView;
import naja.syntax.ImportStatement;
import naja.vfs.VPath;
import naja.workspace.Snapshot;

/** What a dotted expression gives in a file whose plain imports before it have run, and nothing else. */
record ReadExpression(Snapshot snapshot, VPath file) {

    /** The kind and name of what {@code dotted} gives at {@code offset}, or the exception that reading it raises. */
    String of(String dotted, int offset) {
        ImportQuestions questions = ImportQuestions.of(snapshot, file).orElseThrow();
        ResolverView view = questions.view();
        List<String> names = List.of(dotted.split("\\."));
        int imported = 0;
        Resolution at = new Resolution.Missing("NameError", dotted);
        for (ImportStatement statement : questions.module().imports()) {
            if (statement.span().start() > offset || !(statement instanceof ImportStatement.Plain plain)) {
                continue;
            }
            for (int clause = 0; clause < plain.clauses().size(); clause++) {
                for (ResolvedImport resolved : questions.clause(plain, clause, CancelToken.NONE)) {
                    List<String> parts = List.of(resolved.request().name().split("\\."));
                    int common = common(parts, names);
                    if (common > imported) {
                        imported = common;
                        at = resolved.part(common - 1).orElseThrow();
                    }
                }
            }
        }
        for (String name : names.subList(imported, names.size())) {
            Referent owner = at.found().orElse(null);
            at = owner == null ? at : Resolver.attribute(owner, name, view, CancelToken.NONE);
        }
        return at.match(
                found -> kind(found.referent()), missing -> missing.error(), unknown -> "unknown: " + unknown.reason());
    }

    private static int common(List<String> left, List<String> right) {
        int common = 0;
        while (common < Math.min(left.size(), right.size()) && left.get(common).equals(right.get(common))) {
            common++;
        }
        return common;
    }

    private static String kind(Referent referent) {
        if (!(referent instanceof ModuleSpec module)) {
            return "value";
        }
        String kind = module instanceof ModuleSpec.JavaPackage
                ? "Java package "
                : module instanceof ModuleSpec.JavaClass
                        ? "Java class "
                        : module instanceof ModuleSpec.Builtin ? "built-in module " : "Python module ";
        return kind + module.name();
    }
}
