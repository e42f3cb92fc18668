package naja.features.hover;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import naja.features.JavaSources;
import naja.javaindex.ClassFile;
import naja.javaindex.ClassRef;
import naja.javaindex.JavaDeclaration;
import naja.javaindex.JavaOutline;
import naja.javaindex.JavaSignatures;
import naja.text.Span;
import naja.vfs.VPath;
import naja.workspace.Snapshot;

/**
 * What the source of one Java class tells of it: comments, and names of parameters.
 *
 * @param text the whole source
 * @param type the declaration of the class
 */
record SourceNotes(String text, JavaDeclaration type) {
    private static final Pattern ANNOTATION = Pattern.compile("@(?!interface\\b)[\\w.]+(\\([^()]*\\))?\\s*");

    /** The notes on a class; nothing if it has no source in Java. */
    static Optional<SourceNotes> of(ClassRef reference, JavaSources sources, Snapshot snapshot) {
        Optional<VPath> file =
                sources.source(reference).filter(found -> found.name().endsWith(".java"));
        return file.flatMap(snapshot::text)
                .flatMap(text -> JavaOutline.of(text).type(reference.name()).map(type -> new SourceNotes(text, type)));
    }

    /** The comment on the package in its {@code package-info.java}. */
    static Optional<DocComment> ofPackage(String text) {
        int start = text.indexOf("/**");
        return start < 0 ? Optional.empty() : Optional.of(DocComment.parse(text.substring(start)));
    }

    /** The comment on the class. */
    Optional<DocComment> ofType() {
        return comment(type);
    }

    /** The declaration of the class up to its body. */
    String head() {
        return head(type);
    }

    /** A declaration up to its body, without annotations. */
    String head(JavaDeclaration declaration) {
        String whole =
                text.substring(declaration.full().start(), declaration.full().end());
        int from = declaration.selection().start() - declaration.full().start();
        int end = whole.length();
        for (char stop : new char[] {'{', ';'}) {
            int found = whole.indexOf(stop, from);
            end = found < 0 ? end : Math.min(end, found);
        }
        return ANNOTATION
                .matcher(whole.substring(0, end))
                .replaceAll("")
                .replaceAll("\\s+", " ")
                .strip();
    }

    /** The members of these kinds that other packages see. */
    List<JavaDeclaration> open(Set<JavaDeclaration.Kind> kinds) {
        boolean isInterface = type.kind() == JavaDeclaration.Kind.INTERFACE;
        return type.members().stream()
                .filter(member -> kinds.contains(member.kind()))
                .filter(member -> isInterface
                        || member.kind() == JavaDeclaration.Kind.ENUM_CONSTANT
                        || head(member).contains("public "))
                .toList();
    }

    /** The members that give the attribute {@code name}: those of the name, else the methods of the property. */
    List<JavaDeclaration> giving(String name) {
        List<JavaDeclaration> members = open(
                Set.of(JavaDeclaration.Kind.METHOD, JavaDeclaration.Kind.FIELD, JavaDeclaration.Kind.ENUM_CONSTANT));
        List<JavaDeclaration> own =
                members.stream().filter(member -> member.name().equals(name)).toList();
        return own.isEmpty()
                ? members.stream()
                        .filter(member -> JavaSources.declaredNames(name).contains(member.name()))
                        .toList()
                : own;
    }

    /** The comment on the first of {@code members} that has one. */
    Optional<DocComment> ofFirst(List<JavaDeclaration> members) {
        return members.stream().flatMap(member -> comment(member).stream()).findFirst();
    }

    /** The comment on a field or method. */
    Optional<DocComment> ofMember(ClassFile.Member member) {
        return declaration(member).flatMap(this::comment);
    }

    /** The method with the names of its parameters from the source, if the source has it. */
    ClassFile.Member named(ClassFile.Member method) {
        Optional<JavaDeclaration> declaration =
                method.descriptor().startsWith("(") ? declaration(method) : Optional.empty();
        List<String> names = declaration.map(this::parameterNames).orElse(List.of());
        boolean isWhole = names.size() == JavaSignatures.parameterTypes(method).size();
        return isWhole && !names.isEmpty() ? method.withParameterNames(names) : method;
    }

    private Optional<DocComment> comment(JavaDeclaration declaration) {
        return declaration
                .doc()
                .map(span -> text.substring(span.start(), span.end()))
                .map(DocComment::parse);
    }

    private Optional<JavaDeclaration> declaration(ClassFile.Member member) {
        if (!member.descriptor().startsWith("(")) {
            return type.named(member.name()).stream()
                    .filter(found -> found.kind() != JavaDeclaration.Kind.METHOD)
                    .findFirst();
        }
        List<JavaDeclaration> methods = member.name().equals("<init>")
                ? type.members().stream()
                        .filter(found -> found.kind() == JavaDeclaration.Kind.CONSTRUCTOR)
                        .toList()
                : type.named(member.name()).stream()
                        .filter(found -> found.kind() == JavaDeclaration.Kind.METHOD)
                        .toList();
        List<String> types = JavaSignatures.parameterTypes(member);
        List<JavaDeclaration> sameCount = methods.stream()
                .filter(found -> found.parameters().size() == types.size())
                .toList();
        Optional<JavaDeclaration> exact = sameCount.stream()
                .filter(found -> fits(found.parameters(), types))
                .findFirst();
        return exact.isPresent() || sameCount.size() != 1 ? exact : Optional.of(sameCount.get(0));
    }

    /** Says whether written types may be these; a type parameter is written where its bound stands in the class file. */
    private static boolean fits(List<String> written, List<String> types) {
        for (int index = 0; index < types.size(); index++) {
            String plain = written.get(index).replaceAll("<.*>", "").replace("...", "[]");
            plain = plain.substring(plain.lastIndexOf('.') + 1);
            boolean isParameter =
                    plain.matches("[A-Z][A-Z0-9]?(\\[])*") && !types.get(index).matches("\\w");
            if (!plain.equals(types.get(index)) && !isParameter) {
                return false;
            }
        }
        return true;
    }

    /** The last word of each parameter in the parentheses behind the name. */
    private List<String> parameterNames(JavaDeclaration method) {
        Span name = method.selection();
        List<String> names = new ArrayList<>();
        int depth = 0;
        int start = -1;
        for (int at = name.end(); at < method.full().end(); at++) {
            char character = text.charAt(at);
            if (character == '(' || character == '<' || character == '[') {
                start = depth == 0 ? at + 1 : start;
                depth++;
            } else if (character == ')' || character == '>' || character == ']') {
                depth--;
            }
            boolean isEnd = depth == 0 && start >= 0;
            if (isEnd || (depth == 1 && character == ',')) {
                String parameter = text.substring(start, at).strip().replaceAll("(\\s*\\[\\s*])+$", "");
                String last = parameter.replaceFirst("(?s)^.*[^\\w$]", "");
                if (!last.isEmpty()) {
                    names.add(last);
                }
                start = at + 1;
            }
            if (isEnd) {
                break;
            }
        }
        return names;
    }
}
