package naja.javaindex;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What one class file declares (Java Virtual Machine Specification, chapter 4). Names are internal ones
 * ({@code java/util/Map$Entry}).
 *
 * @param major class file version, 61 for Java 17; any version is read
 * @param access access flags of the class file; those of a nested class are in {@link #nestedAccess()}
 * @param superName nothing for {@code java.lang.Object} and modules
 * @param signature the generic signature as it stands
 * @param innerClasses every nested class that the file mentions
 * @param isLocal whether it is an anonymous or local class (it has an EnclosingMethod)
 */
public record ClassFile(
        int major,
        int minor,
        int access,
        String name,
        Optional<String> superName,
        List<String> interfaces,
        Optional<String> signature,
        boolean isDeprecated,
        List<Member> fields,
        List<Member> methods,
        List<InnerClass> innerClasses,
        boolean isLocal,
        Optional<String> sourceFile) {

    public ClassFile {
        interfaces = List.copyOf(interfaces);
        fields = List.copyOf(fields);
        methods = List.copyOf(methods);
        innerClasses = List.copyOf(innerClasses);
    }

    /**
     * Reads a class file.
     *
     * @param problems is told why nothing is returned
     */
    public static Optional<ClassFile> parse(byte[] bytes, Consumer<String> problems) {
        try {
            return Optional.of(new ClassFileParser(new ClassBytes(bytes)).parse());
        } catch (ClassBytes.Malformed e) {
            problems.accept(String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }

    /** The access flags as the source has them: of a nested class those its declaration has, {@code static} included. */
    public int nestedAccess() {
        return innerClasses.stream()
                .filter(inner -> inner.name().equals(name))
                .findFirst()
                .map(InnerClass::access)
                .orElse(access);
    }

    /** Says whether the class itself is public, and if nested declared so; the classes around it may still not be. */
    public boolean isPublic() {
        return Access.isPublic(nestedAccess());
    }

    /** Says whether it is an interface or annotation type. */
    public boolean isInterface() {
        return (access & Access.INTERFACE) != 0;
    }

    /** The name of the package, with dots. */
    public String packageName() {
        int slash = name.lastIndexOf('/');
        return slash < 0 ? "" : name.substring(0, slash).replace('/', '.');
    }

    /** Says whether it is a record. */
    public boolean isRecord() {
        return superName.equals(Optional.of("java/lang/Record"));
    }

    /** This class file with other methods. */
    ClassFile withMethods(List<Member> others) {
        return new ClassFile(
                major,
                minor,
                access,
                name,
                superName,
                interfaces,
                signature,
                isDeprecated,
                fields,
                others,
                innerClasses,
                isLocal,
                sourceFile);
    }

    /** The member classes of this class. */
    public List<InnerClass> memberClasses() {
        return innerClasses.stream()
                .filter(inner -> inner.outerName().equals(Optional.of(name))
                        && inner.simpleName().isPresent())
                .toList();
    }

    /**
     * A field or method.
     *
     * @param name {@code <init>} for a constructor
     * @param exceptions internal names of what a method declares to throw
     * @param parameterNames if the file has them; a name that is missing is empty
     * @param constant value of a constant field as Java writes it
     */
    public record Member(
            String name,
            String descriptor,
            int access,
            Optional<String> signature,
            boolean isDeprecated,
            List<String> exceptions,
            List<String> parameterNames,
            Optional<String> constant) {

        public Member {
            exceptions = List.copyOf(exceptions);
            parameterNames = List.copyOf(parameterNames);
        }

        /** Says whether the compiler made it, not the author. */
        public boolean isSynthetic() {
            return (access & Access.SYNTHETIC) != 0;
        }

        /** This method with other names of its parameters. */
        public Member withParameterNames(List<String> names) {
            return new Member(name, descriptor, access, signature, isDeprecated, exceptions, names, constant);
        }

        /** Says whether it is static. */
        public boolean isStatic() {
            return (access & Access.STATIC) != 0;
        }
    }

    /**
     * A nested class as the InnerClasses attribute has it.
     *
     * @param outerName the class it is a member of; nothing for local and anonymous ones
     * @param simpleName nothing for anonymous ones
     */
    public record InnerClass(String name, Optional<String> outerName, Optional<String> simpleName, int access) {}
}
