package naja.resolve;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import naja.syntax.Binding;
import naja.syntax.ExportedNames;
import naja.syntax.ImportStatement;
import naja.syntax.NamePart;
import naja.syntax.ParsedModule;
import naja.vfs.VPath;
import org.jspecify.annotations.Nullable;

/** What names the dictionaries of Python modules hold, as far as their texts tell. */
final class PythonNamespaces {
    private static final Set<String> EVERY_MODULE =
            Set.of("__name__", "__file__", "__doc__", "__package__", "__dict__", "__builtins__", "__class__");

    private final ResolverView view;
    private final StatementImports.Scope scope;
    private final JavaStarNames starNames;

    PythonNamespaces(StatementImports.Scope scope, JavaPackages javaPackages) {
        this.view = scope.view();
        this.starNames = new JavaStarNames(view, javaPackages);
        this.scope = scope;
    }

    /**
     * The answer to "has this module that name?": the referent, or nothing; and if nothing, why it may be there all the same,
     * or nothing if it is not.
     */
    record Lookup(@Nullable Referent referent, @Nullable String reason) {
        static final Lookup ABSENT = new Lookup(null, null);

        static Lookup of(@Nullable Referent referent) {
            return referent == null ? ABSENT : new Lookup(referent, null);
        }

        static Lookup unknowable(String reason) {
            return new Lookup(null, reason);
        }
    }

    /** The name in the module's own dictionary once its body has run. */
    Lookup find(ModuleSpec spec, String name) {
        if (EVERY_MODULE.contains(name) || (name.equals("__path__") && spec instanceof ModuleSpec.Package)) {
            return Lookup.of(new Referent.ModuleAttribute(spec, name));
        }
        VPath source = spec.text().orElse(null);
        if (name.equals("__loader__") && source != null && source.isInArchive()) {
            return Lookup.of(new Referent.ModuleAttribute(spec, name));
        }
        if (name.equals("__warningregistry__")) {
            return Lookup.unknowable("the warnings machinery gives a module this name with its first warning");
        }
        if (source == null) {
            return Lookup.unknowable("what it holds is known only at run time");
        }
        ParsedModule module = scope.module(source);
        if (module == null) {
            return Lookup.unknowable(source + " cannot be read");
        }
        Binding binding = module.binding(name).orElse(null);
        if (binding != null) {
            return Lookup.of(new Referent.Attribute(spec, source, binding));
        }
        if (!scope.following().add(source)) {
            return Lookup.ABSENT;
        }
        try {
            return findElsewhere(spec, source, module, name);
        } finally {
            scope.following().remove(source);
        }
    }

    /** Says whether every module object has an attribute of that name, whatever its body says. */
    static boolean isOfEveryModule(String name) {
        return EVERY_MODULE.contains(name);
    }

    /** The place in the module's source that binds {@code name}; for a name that no statement binds, the module itself. */
    Referent place(ModuleSpec spec, String name) {
        VPath source = spec.text().orElse(null);
        ParsedModule module = source == null ? null : scope.module(source);
        Binding binding = module == null ? null : module.binding(name).orElse(null);
        return source == null || binding == null
                ? new Referent.ModuleAttribute(spec, name)
                : new Referent.Attribute(spec, source, binding);
    }

    /** The names of a module's {@code __all__}; nothing if it has none, or only running it can tell them. */
    Optional<List<String>> exportedNames(ModuleSpec spec) {
        VPath source = spec.text().orElse(null);
        ParsedModule module = source == null ? null : scope.module(source);
        return source == null || module == null ? Optional.empty() : exportedNames(spec, source, module.exports());
    }

    private Optional<List<String>> exportedNames(ModuleSpec spec, VPath source, ExportedNames exports) {
        if (exports instanceof ExportedNames.Known known) {
            return Optional.of(known.names().stream().map(NamePart::text).toList());
        }
        return exports instanceof ExportedNames.Computed && view.isRuntimes(source)
                ? LibraryRecords.exports(spec.name())
                : Optional.empty();
    }

    /** Why a star import of a module may bind names that its text does not show; nothing if it binds none. */
    @Nullable
    String openReason(ModuleSpec spec) {
        if (exportedNames(spec).isPresent()) {
            return null;
        }
        return find(spec, "a name that no module has").reason();
    }

    /** Says whether the text of a package mentions its {@code __path__}. */
    boolean editsSearchPath(ModuleSpec spec) {
        VPath text = spec.text().orElse(null);
        ParsedModule module = text == null ? null : scope.module(text);
        return module != null && module.editsSearchPath();
    }

    /** The member {@code name} of a built-in module. */
    Lookup builtinMember(ModuleSpec.Builtin builtin, String name) {
        List<String> members = view.profile().members().members(builtin.name()).orElse(List.of());
        if (members.isEmpty()) {
            return Lookup.unknowable("the members of built-in module " + builtin.name() + " are not recorded");
        }
        return members.contains(name) || EVERY_MODULE.contains(name)
                ? Lookup.of(new Referent.ModuleAttribute(builtin, name))
                : Lookup.ABSENT;
    }

    /** The other modules that the module's body enters in {@code sys.modules} by literal name. */
    Map<String, Supplier<Referent>> registeredModules(ModuleSpec spec) {
        VPath source = spec.text().orElse(null);
        ParsedModule module = source == null ? null : scope.module(source);
        Map<String, String> variables = module == null ? Map.of() : module.registeredModules();
        if (variables.isEmpty()) {
            return Map.of();
        }
        Map<String, Supplier<Referent>> registered = new HashMap<>();
        variables.forEach((name, variable) -> registered.put(name, () -> registeredModule(spec, variable)));
        return registered;
    }

    private Referent registeredModule(ModuleSpec spec, String variable) {
        Referent found = find(spec, variable).referent();
        Referent target = found instanceof Referent.Attribute attribute ? follow(attribute) : found;
        if (target == null) {
            target = found;
        }
        return target == null ? new Referent.ModuleAttribute(spec, variable) : target;
    }

    /** What an attribute that an import binds refers to; nothing if no import binds it or the import is not found. */
    @Nullable
    Referent follow(Referent.Attribute attribute) {
        ParsedModule module = scope.module(attribute.file());
        if (module == null || attribute.binding().statement() < 0) {
            return null;
        }
        ImportStatement statement = module.importStatement(attribute.binding().statement());
        return StatementImports.boundBy(
                statement,
                attribute.binding().name(),
                attribute.file(),
                StatementImports.contextOf(attribute.module()),
                module,
                scopeOf(attribute.file()));
    }

    /** Where the imports of a file look: a module of the runtime's own has imported what it needs while the path was whole. */
    private StatementImports.Scope scopeOf(VPath file) {
        boolean isEarly = view.isRuntimes(file) && !view.atStart().equals(view);
        return isEarly ? StatementImports.Scope.of(view.atStart(), scope.cancel()) : scope;
    }

    /** The names that a star import of the module binds, with what each is. */
    Map<String, Referent> starNames(ModuleSpec spec) {
        Map<String, Referent> names = new LinkedHashMap<>();
        collectStarNames(spec, names);
        return names;
    }

    /** All names of the module's dictionary once its body has run, as far as its text tells. */
    Map<String, Referent> allNames(ModuleSpec spec) {
        VPath source = spec.text().orElse(null);
        ParsedModule module = source == null ? null : scope.module(source);
        if (source == null || module == null) {
            return Map.of();
        }
        Map<String, Referent> names = new LinkedHashMap<>();
        for (ModuleSpec star : starImports(spec, source, module)) {
            names.putAll(starNames(star));
        }
        for (Binding binding : module.bindings()) {
            names.put(binding.name(), new Referent.Attribute(spec, source, binding));
        }
        return names;
    }

    private void collectStarNames(ModuleSpec spec, Map<String, Referent> names) {
        VPath source = spec.text().orElse(null);
        ParsedModule module = source == null ? null : scope.module(source);
        if (source == null || module == null) {
            return;
        }
        List<String> exported = exportedNames(spec).orElse(null);
        if (exported != null) {
            for (String name : exported) {
                Lookup lookup = findExported(spec, name);
                if (lookup.referent() != null || lookup.reason() != null) {
                    Referent place = new Referent.ModuleAttribute(spec, name);
                    names.put(name, Objects.requireNonNullElse(lookup.referent(), place));
                }
            }
            return;
        }
        if (!scope.following().add(source)) {
            return;
        }
        try {
            for (ModuleSpec star : starImports(spec, source, module)) {
                collectStarNames(star, names);
            }
            for (Binding binding : module.bindings()) {
                if (!binding.name().startsWith("_")) {
                    names.put(binding.name(), new Referent.Attribute(spec, source, binding));
                }
            }
        } finally {
            scope.following().remove(source);
        }
    }

    private Lookup findElsewhere(ModuleSpec spec, VPath source, ParsedModule module, String name) {
        String reason = null;
        for (ImportStatement.From from : module.starImports()) {
            scope.cancel().check();
            Resolution star =
                    StatementImports.module(from, source, StatementImports.contextOf(spec), module, scopeOf(source));
            Lookup lookup = findByStar(source, star, name);
            if (lookup.referent() != null) {
                return lookup;
            }
            reason = reason == null ? lookup.reason() : reason;
        }
        if (reason == null && module.dynamicNamespace()) {
            reason = source + " sets names that only running it can tell";
        }
        if (reason == null && module.hasProblems()) {
            reason = source + " has syntax errors";
        }
        return reason == null ? Lookup.ABSENT : Lookup.unknowable(reason);
    }

    /** The name as a star import of {@code star} binds it. */
    private Lookup findByStar(VPath importer, Resolution star, String name) {
        Referent referent = star.found().orElse(null);
        if (referent == null) {
            if (view.isRuntimes(importer)) {
                // A module of the library that was imported has come to its end: it has not run this import, or caught
                // its failure.
                return Lookup.ABSENT;
            }
            return Lookup.unknowable("a star import of it gives names that are not known");
        }
        if (!(referent instanceof ModuleSpec spec)) {
            return Lookup.ABSENT;
        }
        if (spec instanceof ModuleSpec.Builtin builtin) {
            return builtinMember(builtin, name);
        }
        if (!spec.isPython()) {
            return Lookup.of(starNames.find(spec, name));
        }
        VPath source = spec.text().orElse(null);
        ParsedModule module = source == null ? null : scope.module(source);
        ExportedNames exports = module == null ? new ExportedNames.Computed() : module.exports();
        List<String> exported = source == null || module == null
                ? null
                : exportedNames(spec, source, exports).orElse(null);
        if (exported != null && !exported.contains(name)) {
            return Lookup.ABSENT;
        }
        if (exports instanceof ExportedNames.Absent && name.startsWith("_")) {
            return Lookup.ABSENT;
        }
        return exported == null ? find(spec, name) : findExported(spec, name);
    }

    /** A name of the module's {@code __all__}: one of its own, a Java class or package, or a submodule; what is none is passed over. */
    private Lookup findExported(ModuleSpec spec, String name) {
        Lookup own = find(spec, name);
        if (own.referent() != null) {
            return own;
        }
        return Resolver.importedName(spec, name, scope)
                .match(
                        found -> Lookup.of(found.referent()),
                        missing -> Lookup.ABSENT,
                        unknown -> Lookup.unknowable(unknown.reason()));
    }

    private List<ModuleSpec> starImports(ModuleSpec spec, VPath source, ParsedModule module) {
        StatementImports.Scope at = scopeOf(source);
        return module.starImports().stream()
                .map(from -> StatementImports.module(from, source, StatementImports.contextOf(spec), module, at))
                .flatMap(resolution -> resolution.found().stream())
                .filter(ModuleSpec.class::isInstance)
                .map(ModuleSpec.class::cast)
                .toList();
    }
}
