package naja.resolve;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import naja.javaindex.ClassRef;
import naja.javaindex.JavaMember;
import naja.resolve.PythonNamespaces.Lookup;
import org.jspecify.annotations.Nullable;

/** JPype's {@code jpype.imports}, which adds the last finder ({@code _JImportLoader}) of JPype 1.4. */
final class JPypeJava implements JavaHook {
    /** The first parts of names that are refused as long as no JVM runs ({@code _JDOMAINS}). */
    private static final Set<String> DOMAINS = Set.of("com", "edu", "gov", "java", "mil", "net", "org");

    /** What gets an underscore behind it ({@code _pykeywords._KEYWORDS}). */
    private static final Set<String> KEYWORDS = Set.of(
            "False",
            "None",
            "True",
            "and",
            "as",
            "assert",
            "async",
            "await",
            "break",
            "class",
            "continue",
            "def",
            "del",
            "elif",
            "else",
            "except",
            "exec",
            "finally",
            "for",
            "from",
            "global",
            "if",
            "import",
            "in",
            "is",
            "lambda",
            "nonlocal",
            "not",
            "or",
            "pass",
            "print",
            "raise",
            "return",
            "try",
            "while",
            "with",
            "yield");

    private final BridgedJava java;
    private final ImportState state;

    JPypeJava(BridgedJava java, ImportState state) {
        this.java = java;
        this.state = state;
    }

    @Override
    public @Nullable Referent findLast(String fullName, @Nullable Referent parent) {
        JavaMachine machine = state.javaMachine();
        if (!machine.isHooked()) {
            return null;
        }
        int dot = fullName.indexOf('.');
        String first = dot < 0 ? fullName : fullName.substring(0, dot);
        if (!machine.isRunning()) {
            if (DOMAINS.contains(first) || machine.aliases().containsKey(first)) {
                throw ImportFailure.importError("Attempt to create Java package '" + fullName + "' without jvm");
            }
            return null;
        }
        String alias = machine.aliases().get(fullName);
        if (alias != null) {
            return packageOf(fullName, alias);
        }
        if (dot < 0) {
            return java.isPackage(fullName) ? new ModuleSpec.JavaPackage(fullName) : null;
        }
        if (!(parent instanceof ModuleSpec.JavaPackage javaPackage)) {
            return null;
        }
        String last = fullName.substring(fullName.lastIndexOf('.') + 1);
        Referent found = member(javaPackage, last);
        if (found == null) {
            throw ImportFailure.importError("Failed to import '" + fullName + "'");
        }
        return found;
    }

    private ModuleSpec.JavaPackage packageOf(String name, String alias) {
        if (!java.isPackage(alias)) {
            throw ImportFailure.importError(
                    "Java package `" + alias + "` not found, requested by alias `" + name + "`");
        }
        return new ModuleSpec.JavaPackage(alias);
    }

    @Override
    public String enteredName(String fullName) {
        StringBuilder name = new StringBuilder();
        for (String part : fullName.split("\\.", -1)) {
            name.append(name.length() == 0 ? "" : ".").append(unwrapped(part));
        }
        return name.toString();
    }

    @Override
    public Lookup attribute(ModuleSpec owner, String name) {
        if (owner instanceof ModuleSpec.JavaPackage javaPackage) {
            return Lookup.of(member(javaPackage, name));
        }
        if (!(owner instanceof ModuleSpec.JavaClass javaClass)) {
            return Lookup.ABSENT;
        }
        if (name.equals("class_")) {
            return Lookup.of(new Referent.JavaMember(javaClass, "class"));
        }
        String javaName = unwrapped(name);
        if (KEYWORDS.contains(name)) {
            return Lookup.ABSENT;
        }
        ClassRef nested = java.nested(javaClass, javaName);
        if (nested != null) {
            return Lookup.of(new ModuleSpec.JavaClass(nested.binaryName(), nested));
        }
        JavaMember member = java.member(javaClass, javaName);
        if (member != null && (member.isStatic() || member.kind() == JavaMember.Kind.METHOD)) {
            return Lookup.of(new Referent.JavaMember(javaClass, javaName));
        }
        return java.isComplete(javaClass)
                ? Lookup.ABSENT
                : Lookup.unknowable("not all supertypes of " + javaClass.name() + " are on the class path");
    }

    @Override
    public Map<String, Referent> starNames(ModuleSpec owner) {
        Map<String, Referent> names = new TreeMap<>();
        if (owner instanceof ModuleSpec.JavaPackage javaPackage) {
            java.subpackages(owner.name())
                    .forEach(name -> names.put(wrapped(name), new ModuleSpec.JavaPackage(owner.name() + "." + name)));
            for (String name : java.classes(owner.name())) {
                Referent found = member(javaPackage, wrapped(name));
                if (found != null) {
                    names.put(wrapped(name), found);
                }
            }
        } else if (owner instanceof ModuleSpec.JavaClass javaClass) {
            for (JavaMember member : java.members(javaClass)) {
                if (member.kind() == JavaMember.Kind.FIELD && !member.isStatic()) {
                    throw new ImportFailure("AttributeError", "Field is not static: " + member.name());
                }
                Referent found = attribute(owner, wrapped(member.name())).referent();
                if (found != null) {
                    names.put(wrapped(member.name()), found);
                }
            }
        }
        return names;
    }

    @Override
    public @Nullable String unknownReason(String fullName) {
        return java.unknownReason(enteredName(fullName)).orElse(null);
    }

    /** The subpackage or public class of a package. */
    private @Nullable Referent member(ModuleSpec.JavaPackage owner, String name) {
        String fullName = owner.name() + "." + unwrapped(name);
        if (java.isPackage(fullName)) {
            return new ModuleSpec.JavaPackage(fullName);
        }
        ClassRef found = java.findPublic(fullName);
        return found == null ? null : new ModuleSpec.JavaClass(fullName, found);
    }

    private static String unwrapped(String name) {
        boolean isWrapped = name.endsWith("_") && KEYWORDS.contains(name.substring(0, name.length() - 1));
        return isWrapped ? name.substring(0, name.length() - 1) : name;
    }

    private static String wrapped(String name) {
        return KEYWORDS.contains(name) ? name + "_" : name;
    }
}
