package naja.resolve;

import java.util.Optional;
import naja.names.PackageContext;
import naja.vfs.VPath;
import org.jspecify.annotations.Nullable;

/**
 * Loads modules without running their bodies: a module is entered, and what its body enters under literal names
 * ({@code sys.modules['os.path'] = path}), which may be another module under its own name.
 */
record EnteringLoader(StatementImports.Scope scope, ImportState state, PythonNamespaces namespaces)
        implements ModuleLoader {

    @Override
    public @Nullable Referent findByHooks(String fullName) {
        return null;
    }

    @Override
    public Referent load(String fullName, ModuleSpec found) {
        state.enterModule(fullName, found);
        namespaces.registeredModules(found).forEach(state::registerModule);
        return found;
    }

    @Override
    public void leave(String fullName, ModuleSpec unread) {
        state.enterModule(fullName, unread);
    }

    @Override
    public Optional<String> unseenPathEdit(VPath file, PackageContext context) {
        return scope.view()
                .remembered(context.moduleName() + " " + file, () -> new PathEdits(scope).reason(file, context));
    }
}
