package naja.javaindex;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import naja.javaindex.ClassFile.Member;

/** What class files declare, in lines of Java as people write it. */
public final class JavaSignatures {
    private static final int MAX_SUPERTYPES = 1000;

    private JavaSignatures() {}

    /** The declaration of a class, such as {@code public final class String implements Comparable<String>}. */
    public static String ofClass(ClassFile file, ClassDetails details) {
        String declaration = Declarations.ofClass(file);
        if (!file.isRecord() || details.components().isEmpty()) {
            return declaration;
        }
        List<String> components = new ArrayList<>();
        for (String name : details.components()) {
            components.add(file.fields().stream()
                    .filter(field -> field.name().equals(name))
                    .findFirst()
                    .map(field -> withoutModifiers(Declarations.ofField(field, file)))
                    .orElse(name));
        }
        int end = declaration.indexOf(" implements ");
        int at = end < 0 ? declaration.length() : end;
        return declaration.substring(0, at) + "(" + String.join(", ", components) + ")" + declaration.substring(at);
    }

    /** The declaration of a field or method of {@code file}, without a semicolon. */
    public static String ofMember(Member member, ClassFile file) {
        String declaration = member.descriptor().startsWith("(")
                ? Declarations.ofMethod(member, file)
                : Declarations.ofField(member, file);
        return declaration.endsWith(";") ? declaration.substring(0, declaration.length() - 1) : declaration;
    }

    /** The types of the parameters of {@code method}, each by the simple name that a source would use, without type arguments. */
    public static List<String> parameterTypes(Member method) {
        List<String> types = new ArrayList<>();
        for (String descriptor : Descriptors.parameters(method.descriptor())) {
            try {
                String type = new SignatureReader(descriptor, "").type();
                types.add(type.substring(type.lastIndexOf('.') + 1));
            } catch (SignatureReader.Malformed e) {
                types.add("?");
            }
        }
        return types;
    }

    /**
     * The abstract method that an interface has alone, which makes it a functional one (Java Language Specification 9.8).
     *
     * @param lookup finds class files by internal name
     */
    public static Optional<Member> functionalMethod(ClassFile file, Function<String, Optional<ClassFile>> lookup) {
        if (!file.isInterface()) {
            return Optional.empty();
        }
        Map<String, Member> open = new LinkedHashMap<>();
        Map<String, Boolean> settled = new HashMap<>();
        Set<String> ofObject = new LinkedHashSet<>(Set.of("equals(Ljava/lang/Object;)Z", "hashCode()I"));
        ofObject.add("toString()Ljava/lang/String;");
        Set<String> seen = new LinkedHashSet<>();
        Deque<ClassFile> types = new ArrayDeque<>(List.of(file));
        while (!types.isEmpty() && seen.size() < MAX_SUPERTYPES) {
            ClassFile type = types.remove();
            if (!seen.add(type.name())) {
                continue;
            }
            for (Member method : type.methods()) {
                String key = method.name() + method.descriptor();
                if (method.isStatic() || method.isSynthetic() || ofObject.contains(key)) {
                    continue;
                }
                boolean isAbstract = (method.access() & Access.ABSTRACT) != 0;
                if (settled.putIfAbsent(key, isAbstract) == null && isAbstract) {
                    open.put(key, method);
                }
            }
            for (String name : type.interfaces()) {
                Optional<ClassFile> above = lookup.apply(name);
                if (above.isEmpty()) {
                    return Optional.empty();
                }
                types.add(above.get());
            }
        }
        return open.size() == 1 ? Optional.of(open.values().iterator().next()) : Optional.empty();
    }

    private static String withoutModifiers(String field) {
        String text = field.replaceFirst("^((public|private|protected|static|final) )*", "");
        return text.endsWith(";") ? text.substring(0, text.length() - 1) : text;
    }
}
