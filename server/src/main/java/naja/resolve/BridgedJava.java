package naja.resolve;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import naja.javaindex.ClassFile;
import naja.javaindex.ClassOrigin;
import naja.javaindex.ClassRef;
import naja.javaindex.JavaIndex;
import naja.javaindex.JavaMember;
import naja.javaindex.PackageIndex;
import naja.vfs.VPath;
import org.jspecify.annotations.Nullable;

/** The Java packages and classes of the JVM that a Python 3 talks to: those of its class path and its JDK, not of {@code sys.path}. */
final class BridgedJava {
    /** How the names of packages begin that are the platform's alone. */
    private static final List<String> PLATFORM = List.of("java.", "jdk.", "sun.");

    private final ResolverView view;
    private final ImportState state;
    private final ClassAttributes attributes;

    BridgedJava(ResolverView view, ImportState state, JavaPackages javaPackages) {
        this.view = view;
        this.state = state;
        this.attributes = javaPackages.classes();
    }

    /** Says whether a class lies in the package of that name or below it. */
    boolean isPackage(String name) {
        if (view.classPath().hasPackage(name)) {
            return true;
        }
        return added().stream().anyMatch(index -> index.hasPackage(name));
    }

    /** The class {@code name}, with dots, nested ones with {@code $}; nothing if there is none. */
    @Nullable
    ClassRef find(String name) {
        int dot = name.lastIndexOf('.');
        String packageName = dot < 0 ? "" : name.substring(0, dot);
        String simpleName = name.substring(dot + 1);
        ClassRef found = view.classPath().find(packageName, simpleName).orElse(null);
        if (found != null) {
            return found;
        }
        for (VPath archive : state.addedClassPath()) {
            PackageIndex index = view.archive(archive).orElse(null);
            if (index != null && index.hasClass(packageName, simpleName)) {
                return new ClassRef(new ClassOrigin.Entry(archive.archiveRoot()), packageName, simpleName);
            }
        }
        return null;
    }

    /** The class {@code name} if all code may use it. */
    @Nullable
    ClassRef findPublic(String name) {
        ClassRef found = find(name);
        return found != null && isPublic(found) ? found : null;
    }

    /** Says whether all code may use a class: it is public, and its module exports its package. */
    boolean isPublic(ClassRef reference) {
        JavaIndex classPath = view.classPath();
        boolean isExported =
                !classPath.hasPackage(reference.packageName()) || classPath.isExported(reference.packageName());
        return isExported && view.classFile(reference).map(ClassFile::isPublic).orElse(true);
    }

    /** The simple names of the top-level classes of a package. */
    Set<String> classes(String packageName) {
        Set<String> names = new TreeSet<>(view.classPath().classes(packageName));
        added().forEach(index -> names.addAll(index.classes(packageName)));
        names.removeIf(name -> name.indexOf('$') >= 0);
        return names;
    }

    /** The last parts of the names of the packages in a package. */
    Set<String> subpackages(String packageName) {
        Set<String> names = new TreeSet<>(view.classPath().subpackages(packageName));
        added().forEach(index -> names.addAll(index.subpackages(packageName)));
        return names;
    }

    /** The public nested class {@code name} of a class, which need not be static. */
    @Nullable
    ClassRef nested(ModuleSpec.JavaClass owner, String name) {
        return attributes.find(owner, name).referent() instanceof ModuleSpec.JavaClass found ? found.reference() : null;
    }

    /** Says whether a nested class is static. */
    boolean isStatic(ModuleSpec.JavaClass owner, String name) {
        return view.classFile(owner.reference()).stream()
                .flatMap(file -> file.memberClasses().stream())
                .filter(member -> member.simpleName().equals(Optional.of(name)))
                .allMatch(member -> (member.access() & naja.javaindex.Access.STATIC) != 0);
    }

    /** The field or method {@code name} of a class, inherited ones too; nothing if it has none. */
    @Nullable
    JavaMember member(ModuleSpec.JavaClass owner, String name) {
        return attributes.members(owner).find(name).filter(BridgedJava::isJavas).orElse(null);
    }

    /** Says whether a class has a static getter of the property {@code name}. */
    boolean hasStaticProperty(ModuleSpec.JavaClass owner, String name) {
        JavaMember getter = name.isEmpty()
                ? null
                : member(owner, "get" + name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1));
        return getter != null && getter.isStatic() && getter.kind() == JavaMember.Kind.METHOD;
    }

    /** All public fields, methods and nested classes of a class, inherited ones too. */
    List<JavaMember> members(ModuleSpec.JavaClass owner) {
        return attributes.members(owner).all().stream()
                .filter(BridgedJava::isJavas)
                .toList();
    }

    /** Says whether all supertypes of a class are known, so that a member that is not found is not there. */
    boolean isComplete(ModuleSpec.JavaClass owner) {
        return attributes.members(owner).isComplete();
    }

    private static boolean isJavas(JavaMember member) {
        return member.kind() == JavaMember.Kind.METHOD
                || member.kind() == JavaMember.Kind.FIELD
                || member.kind() == JavaMember.Kind.NESTED_CLASS;
    }

    /** Why a Java name that was not found may be there all the same; nothing if it may not. */
    Optional<String> unknownReason(String name) {
        if (!view.classPathIsKnown() && PLATFORM.stream().noneMatch(part -> (name + ".").startsWith(part))) {
            return Optional.of("the class path that the program has is not known");
        }
        if (!view.classPath().isComplete()) {
            return Optional.of("the class path is still being indexed");
        }
        if (state.addedClassPath().stream()
                .anyMatch(archive -> view.archive(archive).isEmpty())) {
            return Optional.of("the program adds to the class path what is not indexed");
        }
        return view.javaIncomplete(name);
    }

    private List<PackageIndex> added() {
        List<PackageIndex> indexes = new ArrayList<>();
        for (VPath archive : state.addedClassPath()) {
            view.archive(archive).ifPresent(indexes::add);
        }
        return indexes;
    }
}
