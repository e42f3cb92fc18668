package naja.resolve;

import java.util.Map;
import java.util.Set;
import naja.resolve.Python3Runtime.JavaBridge;
import naja.resolve.Python3Runtime.Rule;
import naja.resolve.PythonNamespaces.Lookup;
import org.jspecify.annotations.Nullable;

/** The attributes of what Python 3's imports give, as {@code getattr} reads them. */
final class ImportlibAttributes {
    private static final Set<String> EVERY_MODULE = Set.of("__spec__", "__loader__", "__cached__");

    /** The modules that a bridge brings along, with whether they are packages. */
    private static final Map<JavaBridge, Map<String, Boolean>> BRIDGE_MODULES = Map.of(
            JavaBridge.JPYPE,
            Map.of(
                    "jpype", true,
                    "jpype.imports", false,
                    "jpype.types", false,
                    "jpype.beans", false,
                    "jpype.nio", false,
                    "_jpype", false),
            JavaBridge.JEP,
            Map.of("jep", true, "_jep", false),
            JavaBridge.JEP_NAMING,
            Map.of("jep", true, "_jep", false));

    private final Python3Runtime runtime;
    private final ImportState state;
    private final PythonNamespaces namespaces;
    private final JavaHook java;

    ImportlibAttributes(Python3Runtime runtime, ImportState state, PythonNamespaces namespaces, JavaHook java) {
        this.runtime = runtime;
        this.state = state;
        this.namespaces = namespaces;
        this.java = java;
    }

    /** The module of that name that the runtime's bridge to Java brings along; nothing if it brings none. */
    static @Nullable ModuleSpec bridgeModule(Python3Runtime runtime, String name) {
        Boolean isPackage =
                BRIDGE_MODULES.getOrDefault(runtime.bridge(), Map.of()).get(name);
        return isPackage == null ? null : new ModuleSpec.Library(name, isPackage, false);
    }

    /** Notes what importing a module does to the bridge. */
    static void loaded(String name, ImportState state) {
        if (name.equals("jpype.imports")) {
            state.javaMachine().hook();
        }
    }

    /**
     * The attribute {@code name} of {@code owner}.
     *
     * @throws ImportFailure what reading it raises if that is no AttributeError
     */
    Lookup find(Referent owner, String name) throws ImportFailure {
        if (owner instanceof ModuleSpec spec) {
            Referent added = spec.isPython() && state.dictionary(spec) != null ? null : state.attribute(spec, name);
            return added == null ? ofModule(spec, name) : Lookup.of(added);
        }
        return owner instanceof Referent.Nothing && !name.startsWith("__")
                ? Lookup.ABSENT
                : Lookup.unknowable("attributes of a value are known only at run time");
    }

    /** The {@code __name__} that a module says it has. */
    String nameOf(Referent module) {
        if (!(module instanceof ModuleSpec spec)) {
            return "";
        }
        Namespace names = state.dictionary(spec);
        return names != null && names.value("__name__") instanceof Value.Text name ? name.text() : spec.name();
    }

    /** Says whether a module has a {@code __path__}: whether it is a package. */
    boolean hasPath(ModuleSpec spec) {
        if (java.hasPath(spec)) {
            return true;
        }
        if (spec instanceof ModuleSpec.Library library) {
            return library.isPackage();
        }
        if (isBytecode(spec)) {
            return !spec.searchLocations().isEmpty();
        }
        Namespace names = state.dictionary(spec);
        if (names != null) {
            return names.get("__path__") != null;
        }
        boolean isFound = spec instanceof ModuleSpec.NamespacePackage
                || !spec.searchLocations().isEmpty();
        return isFound || namespaces.find(spec, "__path__").referent() instanceof Referent.Attribute;
    }

    private Lookup ofModule(ModuleSpec spec, String name) throws ImportFailure {
        boolean isJava = spec instanceof ModuleSpec.JavaPackage || spec instanceof ModuleSpec.JavaClass;
        if (!isJava && (PythonNamespaces.isOfEveryModule(name) || EVERY_MODULE.contains(name))) {
            Namespace names = state.dictionary(spec);
            Namespace.Entry entry = names == null ? null : names.get(name);
            boolean isOwn = entry != null && entry.referent() != null;
            return Lookup.of(isOwn && entry != null ? entry.referent() : new Referent.ModuleAttribute(spec, name));
        }
        if (!isJava && Calls.knows(spec.name() + "." + name)) {
            return Lookup.of(new Referent.ModuleAttribute(spec, name));
        }
        if (isJava || java.hasPath(spec)) {
            return java.attribute(spec, name);
        }
        if (spec instanceof ModuleSpec.Library || spec instanceof ModuleSpec.Builtin) {
            return ofLibrary(spec, name);
        }
        if (spec instanceof ModuleSpec.NamespacePackage) {
            return name.equals("__path__") ? Lookup.of(new Referent.ModuleAttribute(spec, name)) : Lookup.ABSENT;
        }
        if (isBytecode(spec)) {
            return name.equals("__path__") && spec.searchLocations().isEmpty()
                    ? Lookup.ABSENT
                    : Lookup.unknowable("what bytecode or native code binds is not read");
        }
        return ofText(spec, name);
    }

    /** Says whether no text tells what a module binds. */
    static boolean isBytecode(ModuleSpec spec) {
        return spec instanceof ModuleSpec.Extension
                || spec.text().filter(text -> text.name().endsWith(".pyc")).isPresent();
    }

    private Lookup ofLibrary(ModuleSpec spec, String name) {
        String fullName = spec.name() + "." + name;
        Python3Records.Module known = Python3Records.module(spec.name()).orElse(null);
        if (fullName.equals("os.path")) {
            return Lookup.of(new ModuleSpec.Library("posixpath", false, true));
        }
        if (fullName.equals("jpype.java") || fullName.equals("jpype.javax")) {
            return Lookup.of(new ModuleSpec.JavaPackage(name));
        }
        boolean isKnown = Calls.knows(fullName) || (known != null && known.holds(name));
        if (isKnown) {
            return Lookup.of(new Referent.ModuleAttribute(spec, name));
        }
        return known != null && isToldBy(known, spec.name(), name)
                ? Lookup.ABSENT
                : Lookup.unknowable("what " + spec.name() + " holds, depends on its version and platform");
    }

    /** Says whether the record tells that a module of the library has no such name, whatever the platform. */
    private boolean isToldBy(Python3Records.Module known, String module, String name) {
        boolean isPublic = !name.startsWith("_") || !name.endsWith("_");
        return runtime.isExact() && isPublic && !known.holds("__getattr__") && Python3Records.isSameEverywhere(module);
    }

    private Lookup ofText(ModuleSpec spec, String name) {
        Lookup own = inDictionary(spec, name);
        if (own.referent() != null || own.reason() != null || !runtime.follows(Rule.MODULE_GETATTR)) {
            return own;
        }
        boolean isMade =
                !name.startsWith("__") && inDictionary(spec, "__getattr__").referent() != null;
        return isMade ? Lookup.unknowable("a function __getattr__ of " + spec.name() + " makes names") : own;
    }

    private Lookup inDictionary(ModuleSpec spec, String name) {
        Namespace names = state.dictionary(spec);
        if (names == null) {
            return namespaces.find(spec, name);
        }
        Namespace.Entry entry = names.get(name);
        if (entry == null) {
            String open = names.open();
            return open == null ? Lookup.ABSENT : Lookup.unknowable(open);
        }
        Referent place = entry.referent() != null ? entry.referent() : namespaces.place(spec, name);
        return Lookup.of(entry.value() instanceof Value.Imported imported ? imported.referent() : place);
    }
}
