package naja.resolve;

import java.util.Locale;
import naja.javaindex.ClassRef;
import naja.javaindex.JavaMember;
import naja.resolve.PythonNamespaces.Lookup;
import org.jspecify.annotations.Nullable;

/**
 * GraalPy's {@code java} ({@code lib-graalpython/java.py}): a built-in module, below which a lower-case name is a package,
 * whether there is one or not, and any other a class, with or without the leading {@code java}.
 */
final class GraalPyJava implements JavaHook {
    private static final String PREFIX = "java.";

    private final BridgedJava java;

    GraalPyJava(BridgedJava java) {
        this.java = java;
    }

    /** Says whether a module is the built-in one through which Java is reached. */
    static boolean isRoot(ModuleSpec spec) {
        return spec instanceof ModuleSpec.Builtin && spec.name().equals("java");
    }

    @Override
    public boolean hasPath(ModuleSpec spec) {
        return spec instanceof ModuleSpec.JavaPackage || isRoot(spec);
    }

    @Override
    public @Nullable Referent findLast(String fullName, @Nullable Referent parent) {
        if (!(parent instanceof ModuleSpec spec) || !hasPath(spec)) {
            return null;
        }
        if (isLowerCase(fullName.substring(fullName.lastIndexOf('.') + 1))) {
            return new ModuleSpec.JavaPackage(fullName);
        }
        ModuleSpec.JavaClass found = findClass(fullName);
        if (found == null) {
            throw new ImportFailure(
                    "KeyError", "host symbol " + without(fullName) + " is not defined or access has been denied");
        }
        return found;
    }

    @Override
    public Lookup attribute(ModuleSpec owner, String name) {
        if (owner instanceof ModuleSpec.JavaClass javaClass) {
            return member(java, javaClass, name);
        }
        String fullName = owner.name() + "." + name;
        ModuleSpec.JavaClass found = findClass(fullName);
        if (found != null) {
            return Lookup.of(found);
        }
        boolean isKnown = java.isPackage(fullName) || java.isPackage(without(fullName));
        return isKnown ? Lookup.of(new ModuleSpec.JavaPackage(fullName)) : Lookup.ABSENT;
    }

    @Override
    public @Nullable String unknownReason(String fullName) {
        return java.unknownReason(fullName)
                .or(() -> java.unknownReason(without(fullName)))
                .orElse(null);
    }

    /** A static member or static nested class, which is all that GraalPy shows of a class. */
    static Lookup member(BridgedJava java, ModuleSpec.JavaClass owner, String name) {
        ClassRef nested = java.nested(owner, name);
        if (nested != null) {
            return java.isStatic(owner, name)
                    ? Lookup.of(new ModuleSpec.JavaClass(nested.binaryName(), nested))
                    : Lookup.ABSENT;
        }
        JavaMember member = java.member(owner, name);
        if (member != null && member.isStatic()) {
            return Lookup.of(new Referent.JavaMember(owner, name));
        }
        return java.isComplete(owner)
                ? Lookup.ABSENT
                : Lookup.unknowable("not all supertypes of " + owner.name() + " are on the class path");
    }

    private ModuleSpec.@Nullable JavaClass findClass(String fullName) {
        ClassRef found = java.findPublic(fullName);
        if (found == null) {
            found = java.findPublic(without(fullName));
        }
        return found == null ? null : new ModuleSpec.JavaClass(found.binaryName(), found);
    }

    private static String without(String fullName) {
        return fullName.startsWith(PREFIX) ? fullName.substring(PREFIX.length()) : fullName;
    }

    /** {@code str.islower}: there is a cased letter, and all of them are lower-case. */
    private static boolean isLowerCase(String name) {
        return name.equals(name.toLowerCase(Locale.ROOT)) && name.codePoints().anyMatch(Character::isLowerCase);
    }
}
