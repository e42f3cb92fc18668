package naja.javaindex;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import naja.javaindex.ClassFile.InnerClass;
import naja.javaindex.ClassFile.Member;
import naja.javaindex.JavaDeclaration.Kind;

/**
 * Makes of a Java source the class file that the compiler will make of it, as far as names, modifiers and supertypes go.
 * Types of parameters are there only where Jython looks at them.
 */
final class SourceClass {
    /** A supertype that nobody has: what inherits from it may have more than is known. */
    private static final String UNKNOWN = "?";

    /** Annotations that make nobody add members. */
    private static final Set<String> HARMLESS = Set.of(
            "Deprecated",
            "FunctionalInterface",
            "Override",
            "SafeVarargs",
            "SuppressWarnings",
            "Nullable",
            "NonNull",
            "NotNull",
            "NullMarked",
            "Documented",
            "Inherited",
            "Repeatable",
            "Retention",
            "Target");

    private final String text;
    private final SourceNames names;
    private final List<JavaDeclaration> around = new ArrayList<>();
    private final List<String> internalNames = new ArrayList<>();

    private SourceClass(String text, SourceNames names) {
        this.text = text;
        this.names = names;
    }

    /**
     * The class {@code ref} as {@code text} declares it.
     *
     * @param isThere says whether there is a class of this internal name
     * @return nothing if the text does not declare it, or is unfinished
     */
    static Optional<ClassFile> of(String text, ClassRef ref, Predicate<String> isThere) {
        JavaOutline outline = JavaOutline.of(text);
        if (!isBalanced(text) || !outline.packageName().equals(ref.packageName())) {
            return Optional.empty();
        }
        SourceClass source = new SourceClass(text, new SourceNames(text, ref.packageName(), isThere));
        String prefix = ref.packageName().isEmpty() ? "" : ref.packageName().replace('.', '/') + "/";
        return source.enter(outline.types(), ref.name(), prefix) ? Optional.of(source.classFile()) : Optional.empty();
    }

    private static boolean isBalanced(String text) {
        JavaTokens tokens = JavaTokens.of(text);
        int depth = 0;
        for (int at = 0; at < tokens.count() && depth >= 0; at++) {
            depth += tokens.is(at, '{') ? 1 : tokens.is(at, '}') ? -1 : 0;
        }
        return depth == 0;
    }

    /** Goes to the type of a simple binary name; the types on the way are around it. */
    private boolean enter(List<JavaDeclaration> among, String binaryName, String prefix) {
        for (JavaDeclaration declaration : among) {
            String name = declaration.name();
            boolean isPrefix = declaration.kind().isType() && binaryName.startsWith(name);
            if (!isPrefix || (binaryName.length() > name.length() && binaryName.charAt(name.length()) != '$')) {
                continue;
            }
            around.add(declaration);
            internalNames.add(prefix + name);
            if (binaryName.length() == name.length()
                    || enter(declaration.members(), binaryName.substring(name.length() + 1), prefix + name + "$")) {
                return true;
            }
            around.remove(around.size() - 1);
            internalNames.remove(internalNames.size() - 1);
        }
        return false;
    }

    private ClassFile classFile() {
        int depth = around.size() - 1;
        JavaDeclaration type = around.get(depth);
        SourceHead head = SourceHead.of(text, type);
        List<String> interfaces = new ArrayList<>();
        for (String written : head.supertypes()) {
            interfaces.add(
                    names.find(written, around.subList(0, depth), internalNames).orElse(UNKNOWN));
        }
        if (type.kind() == Kind.ANNOTATION) {
            interfaces.add("java/lang/annotation/Annotation");
        }
        if (mayBeAddedTo(type, head)) {
            interfaces.add(UNKNOWN);
        }
        String superclass = head.superclass().isEmpty()
                ? SourceNames.usualSuperclass(type.kind())
                : names.find(head.superclass(), around.subList(0, depth), internalNames)
                        .orElse(UNKNOWN);
        List<Member> fields = new ArrayList<>();
        List<Member> methods = new ArrayList<>();
        members(type, fields, methods);
        int access = access(type, head, depth);
        return new ClassFile(
                0,
                0,
                access,
                internalNames.get(depth),
                Optional.of(superclass),
                interfaces,
                Optional.empty(),
                head.annotations().contains("Deprecated"),
                fields,
                methods,
                innerClasses(access),
                false,
                Optional.empty());
    }

    /** Annotation processors add members to what they know the annotation of, on a type or on what is in it. */
    private boolean mayBeAddedTo(JavaDeclaration type, SourceHead head) {
        return !HARMLESS.containsAll(head.annotations())
                || type.members().stream()
                        .filter(member -> !member.kind().isType())
                        .anyMatch(member -> !HARMLESS.containsAll(
                                SourceHead.of(text, member).annotations()));
    }

    private int access(JavaDeclaration type, SourceHead head, int depth) {
        Kind outer = depth == 0 ? Kind.CLASS : around.get(depth - 1).kind();
        return access(type, head, outer, depth > 0);
    }

    private static int access(JavaDeclaration declaration, SourceHead head, Kind outer, boolean isMember) {
        boolean inInterface = isMember && (outer == Kind.INTERFACE || outer == Kind.ANNOTATION);
        boolean isType = declaration.kind().isType();
        boolean isOpen =
                head.has("public") || (inInterface && !head.has("private")) || declaration.kind() == Kind.ENUM_CONSTANT;
        boolean isStatic = head.has("static")
                || declaration.kind() == Kind.ENUM_CONSTANT
                || (inInterface && (isType || declaration.kind() == Kind.FIELD))
                || (isMember && isType && declaration.kind() != Kind.CLASS);
        boolean isInterface = declaration.kind() == Kind.INTERFACE || declaration.kind() == Kind.ANNOTATION;
        return (isOpen ? Access.PUBLIC : 0)
                | (head.has("private") ? Access.PRIVATE : 0)
                | (head.has("protected") ? Access.PROTECTED : 0)
                | (isStatic ? Access.STATIC : 0)
                | (isInterface ? Access.INTERFACE : 0)
                | (declaration.kind() == Kind.ENUM ? Access.ENUM : 0);
    }

    /** Itself and the types around it, and the types in it. */
    private List<InnerClass> innerClasses(int access) {
        List<InnerClass> inner = new ArrayList<>();
        int depth = around.size() - 1;
        if (depth > 0) {
            inner.add(new InnerClass(
                    internalNames.get(depth),
                    Optional.of(internalNames.get(depth - 1)),
                    Optional.of(around.get(depth).name()),
                    access));
        }
        for (JavaDeclaration member : around.get(depth).members()) {
            if (member.kind().isType()) {
                inner.add(new InnerClass(
                        internalNames.get(depth) + "$" + member.name(),
                        Optional.of(internalNames.get(depth)),
                        Optional.of(member.name()),
                        access(
                                member,
                                SourceHead.of(text, member),
                                around.get(depth).kind(),
                                true)));
            }
        }
        return inner;
    }

    private void members(JavaDeclaration type, List<Member> fields, List<Member> methods) {
        int open = Access.PUBLIC;
        for (JavaDeclaration member : type.members()) {
            SourceHead head = SourceHead.of(text, member);
            int access = access(member, head, type.kind(), true);
            switch (member.kind()) {
                case FIELD, ENUM_CONSTANT -> fields.add(member(member.name(), "Ljava/lang/Object;", access));
                case METHOD -> methods.add(member(member.name(), descriptor(member, head), access));
                case CONSTRUCTOR -> methods.add(member("<init>", descriptor(member, head), access));
                default -> {}
            }
        }
        if (type.kind() == Kind.RECORD) {
            accessors(type, methods);
            methods.add(member("equals", "(Ljava/lang/Object;)Z", open));
            methods.add(member("hashCode", "()I", open));
            methods.add(member("toString", "()Ljava/lang/String;", open));
        }
        if (type.kind() == Kind.ENUM) {
            methods.add(member("values", "()[Ljava/lang/Object;", open | Access.STATIC));
            methods.add(member("valueOf", "(Ljava/lang/String;)Ljava/lang/Object;", open | Access.STATIC));
        }
    }

    /** The compiler adds those that the record does not declare, behind what it declares. */
    private void accessors(JavaDeclaration type, List<Member> methods) {
        for (JavaDeclaration component : type.members()) {
            boolean isDeclared = methods.stream()
                    .anyMatch(method -> method.name().equals(component.name())
                            && method.descriptor().startsWith("()"));
            if (component.kind() == Kind.COMPONENT && !isDeclared) {
                String result = SourceHead.of(text, component).has("boolean") ? "()Z" : "()Ljava/lang/Object;";
                methods.add(member(component.name(), result, Access.PUBLIC));
            }
        }
    }

    private static Member member(String name, String descriptor, int access) {
        return new Member(name, descriptor, access, Optional.empty(), false, List.of(), List.of(), Optional.empty());
    }

    private String descriptor(JavaDeclaration method, SourceHead head) {
        StringBuilder descriptor = new StringBuilder("(");
        boolean isListener = method.name().endsWith("Listener");
        for (String parameter : method.parameters()) {
            boolean isClass = isListener && parameter.indexOf('[') < 0 && !parameter.endsWith("...");
            int angle = parameter.indexOf('<');
            String plain = angle < 0 ? parameter : parameter.substring(0, angle);
            // An own name for each type keeps overloads apart.
            String known = isClass
                    ? names.find(plain, around, internalNames).orElse(UNKNOWN)
                    : "?" + parameter.replace('.', '/').replace(';', '?');
            descriptor.append('L').append(known).append(';');
        }
        String result = head.has("void") ? "V" : head.has("boolean") ? "Z" : "Ljava/lang/Object;";
        return descriptor.append(')').append(result).toString();
    }
}
