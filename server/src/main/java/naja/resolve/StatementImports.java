package naja.resolve;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import naja.base.CancelToken;
import naja.names.ModuleName;
import naja.names.PackageContext;
import naja.resolve.ImportRequest.Kind;
import naja.syntax.DottedName;
import naja.syntax.Grammar;
import naja.syntax.ImportStatement;
import naja.syntax.NamePart;
import naja.syntax.ParsedModule;
import naja.vfs.VPath;
import org.jspecify.annotations.Nullable;

/** The requests that an import statement makes of {@code __import__}, and what its names come to. */
public final class StatementImports {

    private StatementImports() {}

    /**
     * The requests of one statement as the compiler makes them: one for each clause of a plain import, one for a from-import.
     *
     * @param statement a statement of {@code module}
     * @param module what the file says; decides whether imports are absolute
     * @param file the importing file
     * @param context how the file is running
     * @param grammar the language: in Python 2 a name without dots is tried in the file's own package first
     */
    public static List<ImportRequest> requests(
            ImportStatement statement, ParsedModule module, VPath file, PackageContext context, Grammar grammar) {
        int plainLevel = grammar == Grammar.PYTHON_3 || module.absoluteImports() ? 0 : -1;
        if (statement instanceof ImportStatement.Plain plain) {
            List<ImportRequest> requests = new ArrayList<>(plain.clauses().size());
            for (ImportStatement.Clause clause : plain.clauses()) {
                requests.add(
                        new ImportRequest(file, context, plainLevel, written(clause.name()), List.of(), Kind.PLAIN));
            }
            return requests;
        }
        ImportStatement.From from = (ImportStatement.From) statement;
        List<String> fromList = new ArrayList<>(from.names().size());
        for (ImportStatement.FromName name : from.names()) {
            fromList.add(name.name().text());
        }
        return List.of(new ImportRequest(
                file,
                context,
                from.level() > 0 ? from.level() : plainLevel,
                from.module().map(StatementImports::written).orElse(""),
                fromList,
                from.star().isPresent() ? Kind.STAR : Kind.FROM));
    }

    /** What the module of a from-import gives. */
    static Resolution module(
            ImportStatement.From statement, VPath file, PackageContext context, ParsedModule module, Scope scope) {
        ImportRequest request = requests(
                        statement, module, file, context, scope.view().profile().grammar())
                .get(0);
        ImportRequest moduleOnly = new ImportRequest(
                request.file(), request.context(), request.level(), request.name(), List.of(), request.kind());
        return Resolver.resolve(moduleOnly, scope).module();
    }

    /** What {@code name}, bound by {@code statement}, refers to; nothing if that is not found. */
    static @Nullable Referent boundBy(
            ImportStatement statement,
            String name,
            VPath file,
            PackageContext context,
            ParsedModule module,
            Scope scope) {
        List<ImportRequest> requests = requests(
                statement, module, file, context, scope.view().profile().grammar());
        if (statement instanceof ImportStatement.Plain plain) {
            for (int i = 0; i < requests.size(); i++) {
                ImportStatement.Clause clause = plain.clauses().get(i);
                NamePart alias = clause.alias().orElse(null);
                NamePart first = clause.name().parts().get(0);
                if ((alias == null ? first : alias).text().equals(name)) {
                    ResolvedImport resolved = Resolver.resolve(requests.get(i), scope);
                    Resolution bound = alias == null ? resolved.part(0).orElse(resolved.module()) : resolved.module();
                    return bound.found().orElse(null);
                }
            }
            return null;
        }
        ImportStatement.From from = (ImportStatement.From) statement;
        for (ImportStatement.FromName fromName : from.names()) {
            if (fromName.alias().orElse(fromName.name()).text().equals(name)) {
                ImportRequest whole = requests.get(0);
                ImportRequest one = new ImportRequest(
                        file,
                        context,
                        whole.level(),
                        whole.name(),
                        List.of(fromName.name().text()),
                        Kind.FROM);
                ResolvedImport resolved = Resolver.resolve(one, scope);
                return resolved.names().isEmpty()
                        ? null
                        : resolved.names().get(0).found().orElse(null);
            }
        }
        return null;
    }

    /** How a module runs when it is imported under its own name. */
    static PackageContext contextOf(ModuleSpec spec) {
        ModuleName name = new ModuleName(spec.name());
        boolean isPackage = spec instanceof ModuleSpec.Package || spec instanceof ModuleSpec.NamespacePackage;
        return isPackage || name.parent().isPresent()
                ? new PackageContext.InPackage(name, isPackage)
                : new PackageContext.TopLevel(name);
    }

    /** The dotted name as the runtime is given it; the missing last part of an unfinished name is left out. */
    private static String written(DottedName name) {
        String text = name.text();
        return text.endsWith(".") ? text.substring(0, text.length() - 1) : text;
    }

    /**
     * What one question to the resolver shares with the questions it leads to.
     *
     * @param view the world
     * @param cancel ends the work
     * @param following files whose imports are being followed, so that cycles end
     */
    record Scope(ResolverView view, CancelToken cancel, Set<VPath> following) {
        static Scope of(ResolverView view, CancelToken cancel) {
            return new Scope(view, cancel, new HashSet<>());
        }

        /** What {@code file} says; nothing if it cannot be read. */
        @Nullable
        ParsedModule module(VPath file) {
            return view.module(file).orElse(null);
        }
    }
}
