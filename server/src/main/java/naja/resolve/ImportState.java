package naja.resolve;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import naja.javaindex.ClassRef;
import naja.vfs.VPath;
import org.jspecify.annotations.Nullable;

/**
 * What one simulated interpreter has imported so far: {@code sys.modules}, the names of modules, and the Java
 * packages it has come to know. It lives for one resolution or one rehearsal.
 */
final class ImportState {
    /** {@code sys.modules}; an entry may be {@link Referent.Nothing}. */
    private final Map<String, Referent> modules = new HashMap<>();

    /** Names that imports have put into the dictionaries of modules whose bodies were not run, by full name of the module and name. */
    private final Map<String, Map<String, Referent>> added = new HashMap<>();

    /** The dictionaries of the modules whose bodies were run, by full name. */
    private final Map<String, Namespace> dictionaries = new HashMap<>();

    /** Java packages and classes in the tree of the package manager that no index knows, by full name. */
    private final Map<String, Referent> javaNames = new HashMap<>();

    /** Names that the program has taken out of {@code sys.modules}. */
    private final Set<String> removed = new HashSet<>();

    /** Modules that the bodies of others have entered, by full name; what they are is found when one is asked for. */
    private final Map<String, Supplier<Referent>> registered = new HashMap<>();

    /** The archives of {@code sys.path} that are indexed; nothing if all are. */
    private @Nullable Set<VPath> openArchives;

    /** Archives that have a package by the name of a class. */
    private final Set<VPath> refusedArchives = new HashSet<>(0);

    private boolean hasJavaClasses;

    /** The classes that were loaded, by binary name. */
    private final Map<String, ClassRef> loadedClasses = new HashMap<>(0);

    /** Java classes whose initialiser has failed. */
    private final Set<String> uninitialised = new HashSet<>();

    private final List<VPath> addedClassPath = new ArrayList<>(0);
    private JavaMachine javaMachine = JavaMachine.startedElsewhere();

    /** Archives that the program has added to the JVM's class path. */
    List<VPath> addedClassPath() {
        return addedClassPath;
    }

    /** The JVM that the program has started. */
    JavaMachine javaMachine() {
        return javaMachine;
    }

    /** Begins a program that nobody else has started a JVM for. */
    void withoutJavaMachine() {
        javaMachine = new JavaMachine();
    }

    /** Says whether a Java package or class that was met has a name that begins with this text. */
    boolean hasJavaNameFrom(String prefix) {
        return javaNames.keySet().stream().anyMatch(name -> name.startsWith(prefix));
    }

    /** Notes that the loader has a class, which it keeps; in a fresh interpreter no path loses it. */
    void noteLoaded(ClassRef reference) {
        if (openArchives != null) {
            loadedClasses.put(reference.binaryName(), reference);
        }
    }

    /** A class that was loaded. */
    @Nullable
    ClassRef loadedClass(String packageName, String name) {
        return loadedClasses.isEmpty() ? null : loadedClasses.get(packageName + "." + name);
    }

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

    /** What {@code sys.modules} has, without what is yet to be found. */
    Map<String, Referent> modules() {
        return Map.copyOf(modules);
    }

    /** Enters what the body of a module puts under a name, in place of what is there. */
    void registerModule(String fullName, Supplier<Referent> module) {
        modules.remove(fullName);
        registered.put(fullName, module);
    }

    void enterModule(String fullName, Referent referent) {
        modules.put(fullName, referent);
        if (!registered.isEmpty()) {
            registered.remove(fullName);
        }
    }

    void removeModule(String fullName) {
        removed.add(fullName);
        modules.remove(fullName);
        registered.remove(fullName);
    }

    /** Says whether the program has taken an entry out of {@code sys.modules}. */
    boolean isRemoved(String fullName) {
        return removed.contains(fullName);
    }

    /** The names of a module whose body was run, or is running; nothing for other modules. */
    @Nullable
    Namespace dictionary(ModuleSpec module) {
        return dictionaries.isEmpty() || !module.isPython() ? null : dictionaries.get(key(module));
    }

    /** Begins the dictionary of a module whose body is about to run; one that was run before goes on with its names. */
    Namespace beginDictionary(ModuleSpec module) {
        return dictionaries.computeIfAbsent(key(module), name -> new Namespace());
    }

    void dropDictionary(ModuleSpec module) {
        dictionaries.remove(key(module));
    }

    /** Modules that the program made are apart from those of the same name that it imports. */
    private static String key(ModuleSpec module) {
        return module instanceof ModuleSpec.Made ? "made " + module.name() : module.name();
    }

    /** A name that an import has put into a module whose body was not run. */
    @Nullable
    Referent attribute(ModuleSpec module, String name) {
        Map<String, Referent> names = added.get(key(module));
        return names == null ? null : names.get(name);
    }

    /** The names that imports have put into a module whose body was not run. */
    Map<String, Referent> attributes(ModuleSpec module) {
        return added.getOrDefault(key(module), Map.of());
    }

    void setAttribute(ModuleSpec module, String name, Referent referent) {
        Namespace dictionary = dictionary(module);
        if (dictionary == null) {
            added.computeIfAbsent(key(module), key -> new HashMap<>()).put(name, referent);
        } else {
            Value value = referent instanceof Referent.Nothing
                    ? Value.none()
                    : referent instanceof Referent.Object
                            ? Value.unknown("a value of the program")
                            : new Value.Imported(referent);
            dictionary.put(name, value, referent);
        }
    }

    /** What a package's {@code __path__} holds; {@code otherwise} if its body was not run. */
    @Nullable
    Value searchLocations(ModuleSpec module) {
        Namespace names = dictionary(module);
        return names == null ? null : names.value("__path__");
    }

    @Nullable
    Referent javaName(String fullName) {
        return javaNames.isEmpty() ? null : javaNames.get(fullName);
    }

    void enterJavaName(String fullName, Referent referent) {
        hasJavaClasses |= !(referent instanceof ModuleSpec.JavaPackage);
        javaNames.put(fullName, referent);
    }

    /** Says whether an archive of {@code sys.path} is indexed: it is once a class search has come to it. */
    boolean isOpen(VPath archive) {
        return (openArchives == null || openArchives.contains(archive)) && !isRefused(archive);
    }

    /** The archives that were opened, which stay indexed though the path loses them; {@code ofPath} if all of those are open. */
    Collection<VPath> openArchives(Collection<VPath> ofPath) {
        return openArchives == null ? ofPath : openArchives;
    }

    /** Notes that an archive is indexed; false if it was before. */
    boolean open(VPath archive) {
        return openArchives != null && openArchives.add(archive);
    }

    /** Notes that an archive cannot be indexed, which is as if it were none. */
    void refuse(VPath archive) {
        refusedArchives.add(archive);
    }

    /** Says whether an archive cannot be indexed. */
    boolean isRefused(VPath archive) {
        return !refusedArchives.isEmpty() && refusedArchives.contains(archive);
    }

    /** Says whether some class is in the tree of Java packages. */
    boolean hasJavaClasses() {
        return hasJavaClasses;
    }

    /** An interpreter that has not opened any archive of {@code sys.path} yet. */
    static ImportState withClosedArchives() {
        ImportState state = new ImportState();
        state.openArchives = new HashSet<>();
        return state;
    }

    /** The names of the Java packages and classes met so far in package {@code parent}. */
    List<String> javaNames(String parent) {
        String prefix = parent + ".";
        return javaNames.keySet().stream()
                .filter(name -> name.startsWith(prefix) && name.indexOf('.', prefix.length()) < 0)
                .map(name -> name.substring(prefix.length()))
                .sorted()
                .toList();
    }
}
