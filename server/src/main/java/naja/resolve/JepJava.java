package naja.resolve;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import naja.javaindex.ClassRef;
import naja.resolve.Python3Runtime.JavaBridge;
import naja.resolve.PythonNamespaces.Lookup;
import org.jspecify.annotations.Nullable;

/**
 * Jep's importer ({@code jep/java_import_hook.py} of Jep 4.2), the first finder of all: what its class enquirer calls a Java
 * package is one, and nothing else is asked. A class is never a module.
 */
final class JepJava implements JavaHook {
    /** Top-level packages that {@code ClassList} takes out. */
    private static final Set<String> RESTRICTED = Set.of("io", "re", "py4j");

    /** Where names follow the convention ({@code NamingConventionClassEnquirer}). */
    private static final Set<String> DOMAINS = Set.of("com", "edu", "gov", "java", "javax", "mil", "net", "org");

    private final BridgedJava java;
    private final Python3Runtime runtime;

    JepJava(BridgedJava java, Python3Runtime runtime) {
        this.java = java;
        this.runtime = runtime;
    }

    @Override
    public @Nullable Referent findFirst(String fullName) {
        return isPackage(fullName) ? new ModuleSpec.JavaPackage(fullName) : null;
    }

    /** {@code ClassEnquirer.isJavaPackage}. */
    private boolean isPackage(String name) {
        int dot = name.indexOf('.');
        String first = dot < 0 ? name : name.substring(0, dot);
        boolean isLeft =
                runtime.leftToPython().stream().anyMatch(left -> name.equals(left) || name.startsWith(left + "."));
        if (isLeft) {
            return false;
        }
        if (runtime.bridge() == JavaBridge.JEP_NAMING) {
            return DOMAINS.contains(first) && Character.isLowerCase(name.charAt(name.lastIndexOf('.') + 1));
        }
        return !RESTRICTED.contains(first) && java.isPackage(name);
    }

    @Override
    public Lookup attribute(ModuleSpec owner, String name) throws ImportFailure {
        if (owner instanceof ModuleSpec.JavaClass javaClass) {
            return member(javaClass, name);
        }
        if (!(owner instanceof ModuleSpec.JavaPackage)) {
            return Lookup.ABSENT;
        }
        String fullName = owner.name() + "." + name;
        if (runtime.bridge() == JavaBridge.JEP && isPackage(fullName)) {
            return Lookup.of(new ModuleSpec.JavaPackage(fullName));
        }
        ClassRef found = java.find(fullName);
        if (found != null) {
            return Lookup.of(new ModuleSpec.JavaClass(fullName, found));
        }
        // Runtime quirk: no AttributeError, so that an import ends here (case JEP-01).
        throw ImportFailure.importError("java.lang.ClassNotFoundException: " + fullName);
    }

    private Lookup member(ModuleSpec.JavaClass owner, String name) {
        ClassRef nested = java.nested(owner, name);
        if (nested != null) {
            return Lookup.of(new ModuleSpec.JavaClass(nested.binaryName(), nested));
        }
        if (java.member(owner, name) != null) {
            return Lookup.of(new Referent.JavaMember(owner, name));
        }
        return Lookup.unknowable("what Jep adds to a class is not recorded");
    }

    @Override
    public Map<String, Referent> starNames(ModuleSpec owner) {
        Map<String, Referent> names = new TreeMap<>();
        if (owner instanceof ModuleSpec.JavaPackage && runtime.bridge() == JavaBridge.JEP) {
            for (String name : java.classes(owner.name())) {
                ClassRef found = java.find(owner.name() + "." + name);
                if (found != null) {
                    names.put(name, new ModuleSpec.JavaClass(found.binaryName(), found));
                }
            }
            java.subpackages(owner.name())
                    .forEach(name -> names.put(name, new ModuleSpec.JavaPackage(owner.name() + "." + name)));
        }
        return names;
    }

    @Override
    public @Nullable String unknownReason(String fullName) {
        return java.unknownReason(fullName).orElse(null);
    }
}
