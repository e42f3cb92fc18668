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

/**
 * The names that could complete an import: collected along the same path entries that the finders search, in a fresh
 * interpreter or in a rehearsed program that has come to the statement.
 */
final class Candidates {
    private static final String SOURCE = ".py";
    private static final String COMPILED = "$py.class";

    private final StatementImports.Scope scope;
    private final ResolverView view;
    private final Map<String, Candidate> found = new TreeMap<>();

    /** The program, and the code in it that imports; nothing in a fresh interpreter. */
    private final @Nullable Rehearsal rehearsal;

    private final @Nullable Frame frame;

    /** The candidates in an interpreter that has imported nothing. */
    Candidates(StatementImports.Scope scope) {
        this.scope = scope;
        this.view = scope.view();
        this.rehearsal = null;
        this.frame = null;
    }

    /** The candidates in a program that is about to run a statement of {@code frame}. */
    Candidates(Rehearsal rehearsal, Frame frame) {
        this.scope = rehearsal.scope();
        this.view = rehearsal.view();
        this.rehearsal = rehearsal;
        this.frame = frame;
    }

    /** What could stand in the from-list of the module that {@code request} names. */
    Collection<Candidate> members(ImportRequest request) {
        resolveModule(request).ifPresent(referent -> {
            addNames(referent);
            addChildren(referent);
            addLoaded(nameOf(referent) + ".");
        });
        return List.copyOf(found.values());
    }

    /** What could stand behind the last dot of {@code request}'s name, or as its first part if the name is empty. */
    Collection<Candidate> submodules(ImportRequest request) {
        if (!request.name().isEmpty() || request.level() > 0) {
            resolveModule(request).ifPresent(referent -> {
                addChildren(referent);
                addLoaded(nameOf(referent) + ".");
            });
            return List.copyOf(found.values());
        }
        ModuleName packageName =
                request.level() < 0 ? request.context().packageName().orElse(null) : null;
        if (packageName != null) {
            if (rehearsal != null && rehearsal.state().module(packageName.text()) instanceof ModuleSpec spec) {
                addChildren(spec);
            } else {
                addSubmodules(request.file().parent());
            }
        }
        addTopLevel();
        addLoaded("");
        return List.copyOf(found.values());
    }

    private Optional<Referent> resolveModule(ImportRequest request) {
        if (rehearsal != null && frame != null) {
            return rehearsal
                    .resolve(frame, request.level(), request.name(), List.of(), request.kind())
                    .module()
                    .found();
        }
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
                case LIBRARY -> addAll(python3().inLibrary(""));
            }
        }
        for (String name : view.profile().builtins().keySet()) {
            add(name, Kind.MODULE, null);
        }
        if (isPython3()) {
            addAll(python3().topLevelJava());
        }
    }

    private boolean isPython3() {
        return view.profile().python3().isPresent();
    }

    private ImportlibCandidates python3() {
        return new ImportlibCandidates(
                view,
                view.profile().python3().orElseThrow(),
                ImportSystem.of(scope).javaPackages());
    }

    private void addAll(Map<String, Candidate> more) {
        more.forEach((name, candidate) ->
                add(name, candidate.kind(), candidate.referent().orElse(null)));
    }

    /** What can be imported from a module of Python 3's that no file tells of. */
    private boolean addPython3(Referent referent) {
        if (!isPython3()) {
            return false;
        }
        if (referent instanceof ModuleSpec.JavaPackage || (referent instanceof ModuleSpec spec && isJavaRoot(spec))) {
            addAll(python3().inJavaPackage(((ModuleSpec) referent).name()));
        } else if (referent instanceof ModuleSpec.JavaClass javaClass) {
            addAll(python3().inJavaClass(javaClass));
        } else if (referent instanceof ModuleSpec.Library || referent instanceof ModuleSpec.Builtin) {
            addAll(python3().inLibrary(((ModuleSpec) referent).name()));
        } else {
            return false;
        }
        return true;
    }

    private boolean isJavaRoot(ModuleSpec spec) {
        boolean isGraalPy = view.profile()
                .python3()
                .filter(runtime -> runtime.name().startsWith("graalpy"))
                .isPresent();
        return isGraalPy && GraalPyJava.isRoot(spec);
    }

    private void addChildren(Referent referent) {
        if (addPython3(referent)) {
            return;
        }
        if (referent instanceof ModuleSpec.JavaPackage javaPackage) {
            addJavaPackage(javaPackage.name());
        } else if (referent instanceof ModuleSpec.JavaClass javaClass) {
            addNestedClasses(javaClass);
        } else if (referent instanceof ModuleSpec spec && spec.isPython()) {
            searchLocations(spec).forEach(this::addSubmodules);
            boolean isJava = rehearsal == null
                    ? Resolver.isJavaPackage(spec.name(), scope)
                    : imports().javaPackages().isPackage(spec.name());
            if (isJava) {
                addJavaPackage(spec.name());
            }
        }
    }

    private List<VPath> searchLocations(ModuleSpec spec) {
        try {
            return rehearsal == null ? spec.searchLocations() : imports().searchLocations(spec);
        } catch (ImportFailure failure) {
            return List.of();
        }
    }

    private static String nameOf(Referent referent) {
        return referent instanceof ModuleSpec spec ? spec.name() : "";
    }

    /** Adds what {@code sys.modules} has under names that begin with {@code prefix} and have one more part. */
    private void addLoaded(String prefix) {
        view.modulesByPath().keySet().forEach(name -> addLoaded(prefix, name, Kind.MODULE));
        if (rehearsal != null) {
            rehearsal.state().modules().forEach((name, referent) -> {
                if (!isMisfiled(name, referent)) {
                    addLoaded(
                            prefix, name, referent instanceof ModuleSpec.JavaPackage ? Kind.JAVA_PACKAGE : Kind.MODULE);
                }
            });
        }
    }

    private void addLoaded(String prefix, String name, Kind kind) {
        if (name.startsWith(prefix) && name.indexOf('.', prefix.length()) < 0 && !name.equals("__main__")) {
            add(name.substring(prefix.length()), kind, null);
        }
    }

    /** A from-list leaves its modules under names that nobody means (cases REL-16, SEED-07). */
    private static boolean isMisfiled(String name, Referent referent) {
        if (referent instanceof Referent.Nothing) {
            return true;
        }
        String last = name.substring(name.lastIndexOf('.') + 1);
        return referent instanceof ModuleSpec spec
                && !spec.name().equals(name)
                && spec.name().endsWith("." + last);
    }

    private void addJavaPackage(String name) {
        JavaContents contents = new JavaContents(view);
        contents.subpackages(name).forEach(child -> add(child, Kind.JAVA_PACKAGE, null));
        contents.publicClasses(name, scope.cancel())
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
        return imports().javaPackages().classes();
    }

    private ImportSystem imports() {
        return rehearsal == null ? ImportSystem.of(scope) : rehearsal.imports();
    }

    private void addNames(Referent referent) {
        boolean isLibrary = referent instanceof ModuleSpec.Library || referent instanceof ModuleSpec.Builtin;
        if (isPython3() && (isLibrary || referent instanceof ModuleSpec.JavaClass)) {
            if (isLibrary) {
                addAll(python3().namesOfLibrary((ModuleSpec) referent));
            }
            return;
        }
        if (referent instanceof ModuleSpec.JavaClass javaClass) {
            addMembers(javaClass);
        } else if (referent instanceof ModuleSpec.Builtin builtin) {
            view.profile()
                    .members()
                    .members(builtin.name())
                    .orElse(List.of())
                    .forEach(name -> add(name, Kind.VARIABLE, new Referent.ModuleAttribute(builtin, name)));
        } else if (referent instanceof ModuleSpec spec && spec.isPython()) {
            addDictionary(spec);
        }
    }

    /** Adds the names of a module: those that its body has bound and others have set, or those that its text tells. */
    private void addDictionary(ModuleSpec spec) {
        Namespace names = rehearsal == null ? null : rehearsal.state().dictionary(spec);
        if (names != null) {
            for (String name : names.names()) {
                Namespace.Entry entry = names.get(name);
                if (entry != null && !PythonNamespaces.isOfEveryModule(name) && !name.equals("__path__")) {
                    Referent bound = imports().namespaces().place(spec, name);
                    Referent target = entry.referent() == null ? bound : entry.referent();
                    add(name, kindOf(bound), target);
                }
            }
            return;
        }
        imports().namespaces().allNames(spec).forEach((name, target) -> add(name, kindOf(target), target));
        if (rehearsal != null) {
            rehearsal.state().attributes(spec).forEach((name, target) -> add(name, kindOf(target), target));
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
        if (isPython3()) {
            addAll(python3().inDirectory(directory));
            return;
        }
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
