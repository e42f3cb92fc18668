package naja.resolve;

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
}
