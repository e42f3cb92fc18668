package naja.resolve;

import java.util.HashMap;
import java.util.Map;
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

    @Nullable
    Referent module(String fullName) {
        return modules.get(fullName);
    }

    void enterModule(String fullName, Referent referent) {
        modules.put(fullName, referent);
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
