package naja.resolve;

import java.util.Optional;
import naja.names.PackageContext;
import naja.vfs.VPath;
import org.jspecify.annotations.Nullable;

/** What happens to a Python module that an import has found. */
interface ModuleLoader {

    /** What an importer on {@code sys.meta_path} gives for {@code fullName}; nothing if there is none that has it. */
    @Nullable
    Referent findByHooks(String fullName) throws ImportFailure;

    /**
     * Enters the module in {@code sys.modules} and runs its body.
     *
     * @param fullName the name it is imported under
     * @param found where it was found
     * @return the module; it need not be what {@code sys.modules} has in the end
     * @throws ImportFailure what the body raises
     */
    Referent load(String fullName, ModuleSpec found) throws ImportFailure;

    /** Enters a package whose code cannot be read: it stays in {@code sys.modules}, empty. */
    void leave(String fullName, ModuleSpec unread);

    /** Why imports may find their modules elsewhere than is seen when a statement of {@code file} runs; nothing if they do not. */
    Optional<String> unseenPathEdit(VPath file, PackageContext context);
}
