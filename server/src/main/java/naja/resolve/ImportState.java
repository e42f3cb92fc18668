package naja.resolve;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What one simulated interpreter has imported so far: {@code sys.modules}, the names that imports put into modules, and the
 * Java packages it has come to know. It lives for one resolution.
 */
final class ImportState {
    /** {@code sys.modules}. */
    private final Map<String, Referent> modules = new HashMap<>();

    /** Names that imports have put into module dictionaries, by full name of the module and name. */
    private final Map<String, Map<String, Referent>> added = new HashMap<>();

    /** Java packages and classes in the tree of the package manager that no index knows, by full name. */
    private final Map<String, Referent> javaNames = new HashMap<>();

    /** Modules that the bodies of others have entered, by full name; what they are is found when one is asked for. */
    private final Map<String, Supplier<Referent>> registered = new HashMap<>();

    /** Java classes whose initialiser has failed. */
    private final Set<String> uninitialised = new HashSet<>();

    /** Notes that the initialiser of a class fails; false if it did before. */
    boolean failInitialisation(String binaryName) {
        return uninitialised.add(binaryName);
    }

    @Nullable
    Referent module(String fullName) {
        Referent module = modules.get(fullName);
        if (module == null && !registered.isEmpty()) {
            Supplier<Referent> later = registered.remove(fullName);
            if (later != null) {
                module = later.get();
                modules.put(fullName, module);
            }
        }
        return module;
    }

    /** Enters what the body of a module puts under a name, in place of what is there. */
    void registerModule(String fullName, Supplier<Referent> module) {
        modules.remove(fullName);
        registered.put(fullName, module);
    }

    void enterModule(String fullName, Referent referent) {
        modules.put(fullName, referent);
        registered.remove(fullName);
    }

    @Nullable
    Referent attribute(String module, String name) {
        Map<String, Referent> names = added.get(module);
        return names == null ? null : names.get(name);
    }

    void setAttribute(String module, String name, Referent referent) {
        added.computeIfAbsent(module, key -> new HashMap<>()).put(name, referent);
    }

    @Nullable
    Referent javaName(String fullName) {
        return javaNames.isEmpty() ? null : javaNames.get(fullName);
    }

    void enterJavaName(String fullName, Referent referent) {
        javaNames.put(fullName, referent);
    }
}
