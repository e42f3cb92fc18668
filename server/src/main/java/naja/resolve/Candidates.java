package naja.resolve;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import naja.javaindex.JavaMember;
import naja.names.ModuleName;
import naja.resolve.Candidate.Kind;
import naja.syntax.Binding;
import naja.vfs.DirectoryListing;
import naja.vfs.VPath;
import org.jspecify.annotations.Nullable;

/** The names that could complete an import: collected along the same path entries that the finders search. */
final class Candidates {
    private static final String SOURCE = ".py";
    private static final String COMPILED = "$py.class";

    private final StatementImports.Scope scope;
    private final ResolverView view;
    private final Map<String, Candidate> found = new TreeMap<>();

    Candidates(StatementImports.Scope scope) {
        this.scope = scope;
        this.view = scope.view();
    }

    /** What could stand in the from-list of the module that {@code request} names. */
    Collection<Candidate> members(ImportRequest request) {
        resolveModule(request).ifPresent(referent -> {
            addNames(referent);
            addChildren(referent);
        });
        return List.copyOf(found.values());
    }

    /** What could stand behind the last dot of {@code request}'s name, or as its first part if the name is empty. */
    Collection<Candidate> submodules(ImportRequest request) {
        if (!request.name().isEmpty() || request.level() > 0) {
            resolveModule(request).ifPresent(this::addChildren);
            return List.copyOf(found.values());
        }
        ModuleName packageName =
                request.level() < 0 ? request.context().packageName().orElse(null) : null;
        if (packageName != null) {
            addSubmodules(request.file().parent());
        }
        addTopLevel();
        return List.copyOf(found.values());
    }

    private Optional<Referent> resolveModule(ImportRequest request) {
        ImportRequest moduleOnly = new ImportRequest(
                request.file(), request.context(), request.level(), request.name(), List.of(), request.kind());
        return Resolver.resolve(moduleOnly, scope).module().found();
    }

    private void addTopLevel() {
        for (PathEntry entry : view.sysPath().entries()) {
            scope.cancel().check();
            switch (entry.kind()) {
                case DIRECTORY, ARCHIVE -> entry.location().ifPresent(this::addSubmodules);
                case CLASSPATH ->
                    new JavaContents(view).subpackages("").forEach(name -> add(name, Kind.JAVA_PACKAGE, null));
                case PYCLASSPATH -> view.classPathEntries().forEach(this::addSubmodules);
            }
        }
        for (String name : view.profile().builtins().keySet()) {
            add(name, Kind.MODULE, null);
        }
    }

    private void addChildren(Referent referent) {
        if (referent instanceof ModuleSpec.JavaPackage javaPackage) {
            addJavaPackage(javaPackage.name());
        } else if (referent instanceof ModuleSpec.JavaClass javaClass) {
            addNestedClasses(javaClass);
        } else if (referent instanceof ModuleSpec spec && spec.isPython()) {
            spec.searchLocations().forEach(this::addSubmodules);
            if (Resolver.isJavaPackage(spec.name(), scope)) {
                addJavaPackage(spec.name());
            }
        }
    }

    private void addJavaPackage(String name) {
        JavaContents contents = new JavaContents(view);
        contents.subpackages(name).forEach(child -> add(child, Kind.JAVA_PACKAGE, null));
        contents.classes(name)
                .forEach((child, reference) -> add(
                        child,
                        contents.kind(reference),
                        new ModuleSpec.JavaClass(name.isEmpty() ? child : name + "." + child, reference)));
    }

    private void addNestedClasses(ModuleSpec.JavaClass javaClass) {
        for (JavaMember member : classes().members(javaClass).all()) {
            if (member.kind() == JavaMember.Kind.NESTED_CLASS) {
                add(member.name(), Kind.JAVA_CLASS, new Referent.JavaMember(javaClass, member.name()));
            }
        }
    }

    private void addMembers(ModuleSpec.JavaClass javaClass) {
        for (JavaMember member : classes().members(javaClass).all()) {
            if (member.kind() != JavaMember.Kind.PYTHON) {
                add(member.name(), ClassAttributes.kind(member), new Referent.JavaMember(javaClass, member.name()));
            }
        }
    }

    private ClassAttributes classes() {
        return new JythonImports(scope).javaPackages().classes();
    }

    private void addNames(Referent referent) {
        if (referent instanceof ModuleSpec.JavaClass javaClass) {
            addMembers(javaClass);
        } else if (referent instanceof ModuleSpec.Builtin builtin) {
            view.profile()
                    .members()
                    .members(builtin.name())
                    .orElse(List.of())
                    .forEach(name -> add(name, Kind.VARIABLE, new Referent.ModuleAttribute(builtin, name)));
        } else if (referent instanceof ModuleSpec spec && spec.isPython()) {
            new JythonImports(scope)
                    .namespaces()
                    .allNames(spec)
                    .forEach((name, target) -> add(name, kindOf(target), target));
        }
    }

    private static Kind kindOf(Referent referent) {
        if (referent instanceof Referent.Attribute attribute) {
            Binding.Kind kind = attribute.binding().kind();
            return switch (kind) {
                case CLASS -> Kind.CLASS;
                case FUNCTION -> Kind.FUNCTION;
                default -> Kind.VARIABLE;
            };
        }
        return Kind.VARIABLE;
    }

    private void addSubmodules(VPath directory) {
        DirectoryListing listing = view.list(directory).orElse(DirectoryListing.EMPTY);
        for (String name : listing.directories()) {
            DirectoryListing inside = view.list(directory.child(name)).orElse(DirectoryListing.EMPTY);
            if (inside.hasFile("__init__.py") || inside.hasFile("__init__$py.class")) {
                add(name, Kind.PACKAGE, null);
            }
        }
        for (String file : listing.files()) {
            if (file.endsWith(SOURCE)) {
                add(file.substring(0, file.length() - SOURCE.length()), Kind.MODULE, null);
            } else if (file.endsWith(COMPILED)) {
                add(file.substring(0, file.length() - COMPILED.length()), Kind.MODULE, null);
            }
        }
    }

    /** Adds a name unless it is there: what is added first is what the runtime takes first. */
    private void add(String name, Kind kind, @Nullable Referent referent) {
        if (isIdentifier(name) && !name.equals("__init__")) {
            found.putIfAbsent(name, new Candidate(name, kind, Optional.ofNullable(referent)));
        }
    }

    private static boolean isIdentifier(String name) {
        if (name.isEmpty() || !(Character.isUnicodeIdentifierStart(name.charAt(0)) || name.charAt(0) == '_')) {
            return false;
        }
        return name.chars().allMatch(Character::isUnicodeIdentifierPart);
    }
}
