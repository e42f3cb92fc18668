package naja.resolve;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import naja.javaindex.ClassRef;
import naja.javaindex.JavaMember;
import naja.resolve.PythonNamespaces.Lookup;
import org.jspecify.annotations.Nullable;

/**
 * GraalPy's Java under {@code python.EmulateJython}: any name at any level, behind Python's finders. A name is a class; or a
 * package if what the statement asks for is a class, or if the name of a package of which a class is loaded begins with it.
 */
final class EmulatedJava implements JavaHook {
    /** Packages of which the start of the VM and of GraalPy has loaded a class. */
    private static final List<String> LOADED = List.of(
            "java.io",
            "java.lang",
            "java.lang.annotation",
            "java.lang.constant",
            "java.lang.foreign",
            "java.lang.invoke",
            "java.lang.module",
            "java.lang.ref",
            "java.lang.reflect",
            "java.lang.runtime",
            "java.math",
            "java.net",
            "java.nio",
            "java.nio.channels",
            "java.nio.charset",
            "java.nio.file",
            "java.security",
            "java.text",
            "java.time",
            "java.util",
            "java.util.concurrent",
            "java.util.concurrent.atomic",
            "java.util.concurrent.locks",
            "java.util.function",
            "java.util.jar",
            "java.util.logging",
            "java.util.regex",
            "java.util.stream",
            "java.util.zip",
            "jdk.internal.misc",
            "sun.misc",
            "sun.nio.ch",
            "com.oracle.graal.python",
            "com.oracle.truffle.api",
            "org.graalvm.polyglot");

    private final BridgedJava java;
    private final ImportState state;
    private final Statement statement;

    EmulatedJava(BridgedJava java, ImportState state, Statement statement) {
        this.java = java;
        this.state = state;
        this.statement = statement;
    }

    @Override
    public boolean hasPath(ModuleSpec spec) {
        return spec instanceof ModuleSpec.JavaPackage || GraalPyJava.isRoot(spec);
    }

    @Override
    public @Nullable Referent findLast(String fullName, @Nullable Referent parent) {
        ClassRef found = java.findPublic(fullName);
        if (found != null) {
            return load(fullName, found);
        }
        boolean isAboveClass = java.findPublic(statement.target()) != null;
        return isAboveClass || isLoaded(fullName) ? new ModuleSpec.JavaPackage(fullName) : null;
    }

    @Override
    public Lookup attribute(ModuleSpec owner, String name) {
        if (owner instanceof ModuleSpec.JavaClass javaClass) {
            return java.hasStaticProperty(javaClass, name)
                    ? Lookup.of(new Referent.JavaMember(javaClass, name))
                    : GraalPyJava.member(java, javaClass, name);
        }
        String fullName = owner.name() + "." + name;
        ClassRef found = java.findPublic(fullName);
        if (found != null) {
            return Lookup.of(load(fullName, found));
        }
        return isLoaded(fullName) ? Lookup.of(new ModuleSpec.JavaPackage(fullName)) : Lookup.ABSENT;
    }

    @Override
    public Map<String, Referent> starNames(ModuleSpec owner) {
        Map<String, Referent> names = new TreeMap<>();
        if (owner instanceof ModuleSpec.JavaClass javaClass) {
            for (JavaMember member : java.members(javaClass)) {
                Referent found = attribute(owner, member.name()).referent();
                if (found != null) {
                    names.put(member.name(), found);
                }
            }
        }
        return names;
    }

    @Override
    public @Nullable String unknownReason(String fullName) {
        return java.isPackage(fullName)
                ? "the package " + fullName + " is found once a class of it was imported"
                : java.unknownReason(fullName).orElse(null);
    }

    private ModuleSpec.JavaClass load(String fullName, ClassRef found) {
        state.enterJavaName(found.packageName(), new ModuleSpec.JavaPackage(found.packageName()));
        return new ModuleSpec.JavaClass(fullName, found);
    }

    private boolean isLoaded(String prefix) {
        return LOADED.stream().anyMatch(name -> name.startsWith(prefix)) || state.hasJavaNameFrom(prefix);
    }
}
