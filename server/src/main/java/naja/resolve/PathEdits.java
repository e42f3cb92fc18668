package naja.resolve;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import naja.names.PackageContext;
import naja.syntax.ImportStatement;
import naja.syntax.ParsedModule;
import naja.vfs.VPath;

/**
 * The program's own changes of where imports find their modules, as far as one file shows them: its edits of {@code sys.path},
 * and those of the project's modules that it imports. What is edited is not read; that there are edits makes misses unknown.
 */
final class PathEdits {
    private static final int DEPTH = 3;

    private final ResolverView view;
    private final StatementImports.Scope scope;
    private final Set<VPath> seen = new HashSet<>();

    PathEdits(StatementImports.Scope scope) {
        this.view = scope.view();
        this.scope = scope;
    }

    /** Why a module that {@code file} does not find may be found when the program runs. */
    Optional<String> reason(VPath file, PackageContext context) {
        return reason(file, context, DEPTH);
    }

    private Optional<String> reason(VPath file, PackageContext context, int depth) {
        ParsedModule module = seen.add(file) ? view.module(file).orElse(null) : null;
        if (module == null) {
            return Optional.empty();
        }
        if (module.changesImports()) {
            return Optional.of(file.name() + " changes where imports find their modules");
        }
        if (depth == 0 || !scope.following().add(file)) {
            return Optional.empty();
        }
        try {
            return imported(module, file, context, depth);
        } finally {
            scope.following().remove(file);
        }
    }

    private Optional<String> imported(ParsedModule module, VPath file, PackageContext context, int depth) {
        for (ImportStatement statement : module.imports()) {
            scope.cancel().check();
            for (ImportRequest request : StatementImports.requests(
                    statement, module, file, context, view.profile().grammar())) {
                Resolution found = ImportSystem.of(scope).findModule(request);
                Optional<String> reason = found.found().flatMap(referent -> edits(referent, depth));
                if (reason.isPresent()) {
                    return reason;
                }
            }
        }
        return Optional.empty();
    }

    private Optional<String> edits(Referent referent, int depth) {
        if (!(referent instanceof ModuleSpec spec) || isOfRuntime(spec)) {
            return Optional.empty();
        }
        return spec.source().flatMap(source -> reason(source, StatementImports.contextOf(spec), depth - 1));
    }

    /** The library's modules edit the path only when told to. */
    private boolean isOfRuntime(ModuleSpec spec) {
        VPath source = spec.source().orElse(null);
        return source == null
                || view.sysPath().entries().stream()
                        .filter(PathEntry::isRuntimes)
                        .anyMatch(entry ->
                                entry.location().filter(source::startsWith).isPresent());
    }
}
