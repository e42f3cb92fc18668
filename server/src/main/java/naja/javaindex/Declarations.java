package naja.javaindex;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import naja.javaindex.ClassFile.InnerClass;
import naja.javaindex.ClassFile.Member;
import naja.javaindex.SignatureReader.Malformed;

/** Declarations of classes, fields and methods as one line of Java each. */
final class Declarations {
    private static final int FINAL_CLASS_KINDS = Access.INTERFACE | Access.ENUM;

    private Declarations() {}

    /** The declaration of a class up to its opening brace. */
    static String ofClass(ClassFile file) {
        int access = file.nestedAccess();
        boolean isRecord = file.isRecord();
        int shown = access & ~Access.SYNTHETIC & (file.isInterface() ? ~Access.ABSTRACT : ~0);
        if ((access & FINAL_CLASS_KINDS) != 0 || isRecord) {
            shown &= ~Access.FINAL;
        }
        String kind = kind(access, isRecord);
        String head = modifiers(shown & ~Access.VARARGS & ~Access.BRIDGE, false) + kind + " " + simpleName(file);
        return file.signature()
                .flatMap(signature -> generic(head, signature, file, isRecord))
                .orElseGet(() -> head
                        + supertypes(
                                file.superName().map(name -> name(name, file)).orElse("Object"),
                                file.interfaces().stream()
                                        .map(name -> name(name, file))
                                        .toList(),
                                file,
                                isRecord));
    }

    /** The declaration of a field, with its value if the class file has it. */
    static String ofField(Member field, ClassFile file) {
        String type = type(field.signature().orElse(field.descriptor()), field.descriptor(), file);
        String value = field.constant().map(constant -> " = " + constant).orElse("");
        return modifiers(field.access() & ~Access.ENUM, false) + type + " " + field.name() + value + ";";
    }

    /** The declaration of a method or constructor. */
    static String ofMethod(Member method, ClassFile file) {
        try {
            return method(method, file, method.signature().orElse(method.descriptor()));
        } catch (Malformed e) {
            try {
                return method(method, file, method.descriptor());
            } catch (Malformed worse) {
                return modifiers(method.access(), true) + "? " + method.name() + "(?);";
            }
        }
    }

    /** The modifiers in Java's order, each with a space behind it. */
    static String modifiers(int access, boolean isMethod) {
        StringBuilder text = new StringBuilder();
        String[] words = {"public ", "private ", "protected ", "static ", "final "};
        for (int bit = 0; bit < words.length; bit++) {
            if ((access & 1 << bit) != 0) {
                text.append(words[bit]);
            }
        }
        if ((access & Access.ABSTRACT) != 0) {
            text.append("abstract ");
        }
        if (isMethod && (access & 0x0100) != 0) {
            text.append("native ");
        }
        if (isMethod && (access & 0x0020) != 0) {
            text.append("synchronized ");
        }
        return text.toString();
    }

    private static String kind(int access, boolean isRecord) {
        if ((access & Access.ANNOTATION) != 0) {
            return "@interface";
        }
        if ((access & Access.INTERFACE) != 0) {
            return "interface";
        }
        if ((access & Access.ENUM) != 0) {
            return "enum";
        }
        return isRecord ? "record" : "class";
    }

    private static String simpleName(ClassFile file) {
        return file.innerClasses().stream()
                .filter(inner -> inner.name().equals(file.name()))
                .findFirst()
                .flatMap(InnerClass::simpleName)
                .orElse(file.name().substring(file.name().lastIndexOf('/') + 1));
    }

    private static Optional<String> generic(String head, String signature, ClassFile file, boolean isRecord) {
        try {
            SignatureReader reader = new SignatureReader(signature, file.packageName());
            String parameters = reader.typeParameters();
            List<String> types = reader.types();
            if (types.isEmpty()) {
                return Optional.empty();
            }
            return Optional.of(
                    head + parameters + supertypes(types.get(0), types.subList(1, types.size()), file, isRecord));
        } catch (Malformed e) {
            return Optional.empty();
        }
    }

    private static String supertypes(String superclass, List<String> interfaces, ClassFile file, boolean isRecord) {
        boolean isEnum = (file.access() & Access.ENUM) != 0;
        boolean isImplied = superclass.equals("Object") || file.isInterface() || isRecord || isEnum;
        StringBuilder text = new StringBuilder(isImplied ? "" : " extends " + superclass);
        boolean isAnnotation = (file.access() & Access.ANNOTATION) != 0;
        if (!interfaces.isEmpty() && !isAnnotation) {
            text.append(file.isInterface() ? " extends " : " implements ").append(String.join(", ", interfaces));
        }
        return text.toString();
    }

    private static String method(Member method, ClassFile file, String signature) throws Malformed {
        SignatureReader reader = new SignatureReader(signature, file.packageName());
        String typeParameters = reader.typeParameters();
        List<String> parameters = reader.parameters();
        String result = reader.type();
        List<String> exceptions = reader.exceptions();
        boolean isConstructor = method.name().equals("<init>");
        StringBuilder text = new StringBuilder();
        int shown = method.access() & ~(file.isInterface() ? Access.ABSTRACT : 0);
        boolean isDefault = file.isInterface() && (method.access() & (Access.ABSTRACT | Access.STATIC)) == 0;
        text.append(modifiers(shown, true)).append(isDefault ? "default " : "");
        if (!typeParameters.isEmpty()) {
            text.append(typeParameters).append(' ');
        }
        text.append(isConstructor ? simpleName(file) : result + " " + method.name());
        text.append('(').append(parameters(method, parameters)).append(')');
        List<String> thrown = exceptions.isEmpty()
                ? method.exceptions().stream().map(name -> name(name, file)).toList()
                : exceptions;
        if (!thrown.isEmpty()) {
            text.append(" throws ").append(String.join(", ", thrown));
        }
        return text.append(';').toString();
    }

    private static String parameters(Member method, List<String> types) {
        List<String> parameters = new ArrayList<>();
        // Without what the compiler adds in front: the outer object, the name and number of an enumeration's constant.
        int added = method.parameterNames().size() - types.size();
        boolean hasNames = added == 0 || (added > 0 && method.signature().isPresent());
        for (int index = 0; index < types.size(); index++) {
            String type = types.get(index);
            boolean isLast = index == types.size() - 1;
            if (isLast && (method.access() & Access.VARARGS) != 0 && type.endsWith("[]")) {
                type = type.substring(0, type.length() - 2) + "...";
            }
            String name = hasNames ? method.parameterNames().get(added + index) : "";
            parameters.add(type + " " + (name.isEmpty() ? "p" + index : name));
        }
        return String.join(", ", parameters);
    }

    private static String type(String signature, String descriptor, ClassFile file) {
        try {
            return new SignatureReader(signature, file.packageName()).type();
        } catch (Malformed e) {
            return signature.equals(descriptor) ? "?" : type(descriptor, descriptor, file);
        }
    }

    private static String name(String internalName, ClassFile file) {
        return SignatureReader.className(internalName, file.packageName());
    }
}
