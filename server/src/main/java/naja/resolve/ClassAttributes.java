package naja.resolve;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import naja.javaindex.ClassFile;
import naja.javaindex.ClassMembers;
import naja.javaindex.ClassRef;
import naja.javaindex.JavaMember;
import naja.resolve.PythonNamespaces.Lookup;
import org.jspecify.annotations.Nullable;

/** The attributes of a Java class as Jython shows them ({@code PyJavaType}): members and nested classes, inherited ones too. */
final class ClassAttributes {
    private final ResolverView view;
    private final JavaPackages javaPackages;

    ClassAttributes(ResolverView view, JavaPackages javaPackages) {
        this.view = view;
        this.javaPackages = javaPackages;
    }

    /** The attribute {@code name} of a class. */
    Lookup find(ModuleSpec.JavaClass javaClass, String name) {
        ClassRef nested = nested(javaClass, name);
        if (nested != null) {
            return Lookup.of(new ModuleSpec.JavaClass(nested.binaryName(), nested));
        }
        ClassMembers members = members(javaClass);
        JavaMember member = members.find(name).orElse(null);
        if (member != null && member.kind() == JavaMember.Kind.BEAN_PROPERTY && !member.isStatic()) {
            // Jython's property has no value without an instance (PyBeanProperty.__get__).
            return Lookup.ABSENT;
        }
        if (member != null) {
            ClassRef nestedInSuper = member.kind() == JavaMember.Kind.NESTED_CLASS
                    ? inherited(javaClass.reference().internalName(), name)
                    : null;
            return Lookup.of(
                    nestedInSuper == null
                            ? new Referent.JavaMember(javaClass, name)
                            : new ModuleSpec.JavaClass(nestedInSuper.binaryName(), nestedInSuper));
        }
        return members.isComplete()
                ? Lookup.ABSENT
                : Lookup.unknowable("not all supertypes of " + javaClass.name() + " are on the class path");
    }

    /** All attributes of a class. */
    ClassMembers members(ModuleSpec.JavaClass javaClass) {
        String internalName = javaClass.reference().internalName();
        return view.classPath()
                .members(internalName)
                .orElseGet(() -> ClassMembers.of(internalName, name -> read(javaClass, name), this::isExported));
    }

    /** The class file of a class or of a supertype of it. The class was loaded, from where the path may not lead any more. */
    private Optional<ClassFile> read(ModuleSpec.JavaClass javaClass, String internalName) {
        return internalName.equals(javaClass.reference().internalName())
                ? view.classFile(javaClass.reference())
                : read(internalName);
    }

    /** The public member class {@code name} of a class itself. */
    private @Nullable ClassRef nested(ModuleSpec.JavaClass javaClass, String name) {
        return view.classFile(javaClass.reference())
                .map(file -> nested(file, name))
                .orElse(null);
    }

    /** The public member class {@code name} of a class or of the nearest of its supertypes that has one. */
    private @Nullable ClassRef inherited(String internalName, String name) {
        ClassFile file = read(internalName).orElse(null);
        ClassRef found = file == null ? null : nested(file, name);
        if (file == null || found != null) {
            return found;
        }
        List<String> supertypes = new ArrayList<>(file.interfaces());
        file.superName().ifPresent(superName -> supertypes.add(0, superName));
        for (int i = 0; i < supertypes.size() && found == null; i++) {
            found = inherited(supertypes.get(i), name);
        }
        return found;
    }

    private @Nullable ClassRef nested(ClassFile file, String name) {
        for (ClassFile.InnerClass member : file.memberClasses()) {
            if (member.simpleName().filter(name::equals).isPresent() && (member.access() & 1) != 0) {
                return javaPackages.findClass(member.name().replace('/', '.'));
            }
        }
        return null;
    }

    /** Packages outside the class path index lie on {@code sys.path}, where no module closes them. */
    private boolean isExported(String packageName) {
        return view.classPath().isExported(packageName) || !view.classPath().hasPackage(packageName);
    }

    private Optional<ClassFile> read(String internalName) {
        ClassRef reference = javaPackages.findClass(internalName.replace('/', '.'));
        return reference == null ? Optional.empty() : view.classFile(reference);
    }

    /** What a candidate for a member is. */
    static Candidate.Kind kind(JavaMember member) {
        return member.kind() == JavaMember.Kind.NESTED_CLASS ? Candidate.Kind.JAVA_CLASS : Candidate.Kind.JAVA_MEMBER;
    }
}
