package naja.resolve;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import naja.javaindex.ClassRef;
import naja.javaindex.JavaMember;
import naja.resolve.RuntimeProfile.Rule;
import naja.vfs.VPath;
import org.jspecify.annotations.Nullable;

/**
 * What Jython's module objects do: reading an attribute ({@code __findattr__}) and importing one ({@code impAttr}), of Python
 * modules, Java packages and classes ({@code PyModule}, {@code PyJavaPackage}, {@code PyJavaType}).
 */
final class ModuleObjects {
    /** What every Java package has ({@code PyJavaPackage.__findattr_ex__}). */
    private static final Set<String> JAVA_PACKAGE_ATTRIBUTES =
            Set.of("__name__", "__file__", "__dict__", "__mgr__", "__class__");

    private final JythonInterpreter jython;
    private final JythonFinders finders;
    private final Misses misses;

    ModuleObjects(JythonInterpreter jython, JythonFinders finders, Misses misses) {
        this.jython = jython;
        this.finders = finders;
        this.misses = misses;
    }

    /** {@code impAttr}: what importing {@code name} inside {@code module} gives. */
    @Nullable
    Referent importAttribute(Referent module, String name) throws ImportFailure {
        if (module instanceof ModuleSpec spec && spec.isPython()) {
            return name.isEmpty() ? null : importSubmodule(spec, name);
        }
        PythonNamespaces.Lookup lookup = find(module, name);
        if (lookup.reason() != null) {
            misses.note(lookup.reason());
        }
        return lookup.referent();
    }

    private @Nullable Referent importSubmodule(ModuleSpec spec, String name) throws ImportFailure {
        if (!asksJava(spec) && jython.state().searchLocations(spec) == null) {
            return null;
        }
        String fullName = jython.nameOf(spec) + "." + name;
        Referent found = null;
        if (jython.follows(Rule.SUBMODULE_ASKS_MODULES)) {
            found = jython.state().module(fullName);
            jython.trace().askedModules(fullName, found);
        }
        if (found == null) {
            found = finders.findSubmodule(name, fullName, searchLocations(spec));
        }
        if (found == null) {
            found = jython.javaPackages().lookUp(fullName);
        }
        if (found == null
                && jython.state().dictionary(spec) == null
                && jython.namespaces().editsSearchPath(spec)) {
            misses.notePathOf(spec);
        }
        return found == null ? null : addSubmodule(spec, name, fullName, found);
    }

    /** {@code __path__}: what the module's body has made of it, or where the module was found. */
    List<VPath> searchLocations(ModuleSpec spec) throws ImportFailure {
        Namespace names = jython.state().dictionary(spec);
        if (names == null) {
            return spec.searchLocations();
        }
        SearchLocations now = SearchLocations.ofJython(spec, names.value("__path__"), jython.view());
        if (now.uncertainty() != null) {
            misses.note(now.uncertainty());
        }
        return now.places();
    }

    private boolean asksJava(ModuleSpec spec) {
        return spec instanceof ModuleSpec.Package || jython.follows(Rule.MODULE_FINDS_JAVA);
    }

    /** {@code addedSubModule}: an entry of {@code sys.modules} takes the place of what was found; the result stays an attribute. */
    private Referent addSubmodule(ModuleSpec parent, String name, String fullName, Referent found) {
        Referent entry = jython.state().module(fullName);
        Referent added = entry == null ? found : entry;
        jython.state().setAttribute(parent, name, added);
        return added;
    }

    /** {@code __findattr__}: reading an attribute. */
    PythonNamespaces.Lookup find(Referent owner, String name) throws ImportFailure {
        if (owner instanceof ModuleSpec.JavaPackage javaPackage) {
            if (JAVA_PACKAGE_ATTRIBUTES.contains(name)) {
                return PythonNamespaces.Lookup.of(new Referent.ModuleAttribute(javaPackage, name));
            }
            return PythonNamespaces.Lookup.of(jython.javaPackages().attribute(javaPackage.name(), name));
        }
        if (owner instanceof ModuleSpec.JavaClass javaClass) {
            return told(
                    "Java member",
                    javaClass,
                    name,
                    jython.javaPackages().classes().find(javaClass, name));
        }
        if (owner instanceof ModuleSpec.Builtin builtin) {
            Referent added = jython.state().attribute(builtin, name);
            if (added != null) {
                return PythonNamespaces.Lookup.of(added);
            }
            return told("member", builtin, name, findBuiltinMember(builtin, name));
        }
        if (owner instanceof ModuleSpec spec) {
            return findPythonAttribute(spec, name);
        }
        boolean isPlain = owner instanceof Referent.ModuleAttribute attribute
                && attribute.module() instanceof ModuleSpec.Builtin
                && LibraryRecords.isPlainFunction(attribute.module().name(), attribute.name());
        return isPlain && !name.startsWith("_")
                ? PythonNamespaces.Lookup.ABSENT
                : PythonNamespaces.Lookup.unknowable("attributes of a value are known only at run time");
    }

    private PythonNamespaces.Lookup told(String what, ModuleSpec owner, String name, PythonNamespaces.Lookup lookup) {
        String missing = lookup.reason() == null ? "not there" : "known only at run time";
        jython.trace().read(what, owner.name(), name, lookup.referent() == null ? missing : "found");
        return lookup;
    }

    /** A member of a built-in module: what {@code dir} shows of it, or else any member of the Java class that it is. */
    private PythonNamespaces.Lookup findBuiltinMember(ModuleSpec.Builtin builtin, String name) {
        PythonNamespaces.Lookup shown = jython.namespaces().builtinMember(builtin, name);
        ClassRef implementation = shown.equals(PythonNamespaces.Lookup.ABSENT)
                ? jython.javaPackages().findClass(builtin.className())
                : null;
        if (implementation == null) {
            return shown;
        }
        ModuleSpec.JavaClass javaClass = new ModuleSpec.JavaClass(builtin.className(), implementation);
        boolean isMember =
                jython.javaPackages().classes().members(javaClass).find(name).isPresent();
        return isMember ? PythonNamespaces.Lookup.of(new Referent.ModuleAttribute(builtin, name)) : shown;
    }

    private PythonNamespaces.Lookup findPythonAttribute(ModuleSpec spec, String name) throws ImportFailure {
        PythonNamespaces.Lookup own = told("attribute", spec, name, findInDictionary(spec, name));
        if (own.referent() != null) {
            return own;
        }
        if (jython.follows(Rule.ATTRIBUTE_IMPORTS_PYTHON)) {
            Referent submodule = importAttribute(spec, name);
            return submodule == null ? own : PythonNamespaces.Lookup.of(submodule);
        }
        if (jython.follows(Rule.ATTRIBUTE_IMPORTS_JAVA)) {
            String fullName = jython.nameOf(spec) + "." + name;
            Referent java = jython.javaPackages().lookUp(fullName);
            if (java != null) {
                return PythonNamespaces.Lookup.of(addSubmodule(spec, name, fullName, java));
            }
        }
        return own;
    }

    /** The name in the module's own dictionary: the one that its body has made, or will have made once it has run. */
    private PythonNamespaces.Lookup findInDictionary(ModuleSpec spec, String name) {
        Namespace names = jython.state().dictionary(spec);
        if (names == null) {
            Referent added = jython.state().attribute(spec, name);
            return added == null ? jython.namespaces().find(spec, name) : PythonNamespaces.Lookup.of(added);
        }
        Namespace.Entry entry = names.get(name);
        if (entry != null) {
            Referent referent = entry.value() instanceof Value.Imported imported
                    ? imported.referent()
                    : entry.referent() != null && isCurrent(entry)
                            ? entry.referent()
                            : jython.namespaces().place(spec, name);
            return PythonNamespaces.Lookup.of(referent);
        }
        if (PythonNamespaces.isOfEveryModule(name) && !name.equals("__package__")) {
            return PythonNamespaces.Lookup.of(new Referent.ModuleAttribute(spec, name));
        }
        String open = names.open();
        return open == null ? PythonNamespaces.Lookup.ABSENT : PythonNamespaces.Lookup.unknowable(open);
    }

    /**
     * Says whether the place that a name was imported from still has the value: a module that was imported since may have taken
     * the name in its package.
     */
    private boolean isCurrent(Namespace.Entry entry) {
        if (!(entry.referent() instanceof Referent.Attribute origin)) {
            return true;
        }
        Namespace names = jython.state().dictionary(origin.module());
        Value now = names == null ? null : names.value(origin.binding().name());
        return now == null || now.equals(entry.value());
    }

    /** What a star import of a Java package or class, or of a built-in module, binds. */
    Map<String, Referent> javaStarNames(ModuleSpec spec) {
        if (spec instanceof ModuleSpec.Builtin builtin) {
            Map<String, Referent> names = new LinkedHashMap<>();
            for (String name :
                    jython.view().profile().members().members(builtin.name()).orElse(List.of())) {
                if (!name.startsWith("_")) {
                    names.put(name, new Referent.ModuleAttribute(builtin, name));
                }
            }
            return names;
        }
        return new JavaStarNames(jython.view(), jython.javaPackages()).all(spec, jython.state());
    }

    /** The properties of a class that have no value without an instance. */
    List<String> instanceProperties(ModuleSpec.JavaClass javaClass) {
        return jython.javaPackages().classes().members(javaClass).all().stream()
                .filter(member -> member.kind() == JavaMember.Kind.BEAN_PROPERTY && !member.isStatic())
                .map(JavaMember::name)
                .toList();
    }
}
