package naja.javaindex;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import naja.javaindex.ClassFile.InnerClass;
import naja.javaindex.ClassFile.Member;

/**
 * The declaration of a class as a Java text without bodies, made from its class file; what is shown where there is no
 * source. Private and synthetic members and local classes are left out.
 *
 * @param text the declaration, with {@code \n} at the end of each line
 * @param lines line, from 0, of each member by its key: {@code name:descriptor} of fields, {@code name(parameters)result} of
 *     methods and constructors ({@code <init>}), internal name of classes
 */
public record SignatureView(String text, Map<String, Integer> lines) {
    private static final int MAX_NESTING = 16;

    public SignatureView {
        lines = Map.copyOf(lines);
    }

    /**
     * The view of a class.
     *
     * @param nested finds the class files of member classes by internal name; one not found is shown without members
     */
    public static SignatureView render(ClassFile file, Function<String, Optional<ClassFile>> nested) {
        Writer writer = new Writer(nested);
        writer.line("// Made from the class file " + file.name() + ".class (version " + file.major() + ").");
        if (!file.packageName().isEmpty()) {
            writer.line("package " + file.packageName() + ";");
        }
        writer.line("");
        writer.type(file, 0);
        return new SignatureView(writer.text.toString(), writer.lines);
    }

    /** Line, from 0, of the first member or member class called {@code name} in the source. */
    public Optional<Integer> lineOf(String name) {
        return lines.entrySet().stream()
                .filter(entry -> isNamed(entry.getKey(), name))
                .map(Map.Entry::getValue)
                .min(Integer::compare);
    }

    private static boolean isNamed(String key, String name) {
        return key.startsWith(name + "(") || key.startsWith(name + ":") || key.endsWith("$" + name);
    }

    /** Key of a field or method in {@link #lines}. */
    static String key(Member member) {
        return member.descriptor().startsWith("(")
                ? member.name() + member.descriptor()
                : member.name() + ":" + member.descriptor();
    }

    /** Writes the text and notes lines. */
    private static final class Writer {
        private final Function<String, Optional<ClassFile>> nested;
        private final StringBuilder text = new StringBuilder();
        private final Map<String, Integer> lines = new LinkedHashMap<>();
        private int line;

        Writer(Function<String, Optional<ClassFile>> nested) {
            this.nested = nested;
        }

        void line(String content) {
            text.append(content).append('\n');
            line++;
        }

        void type(ClassFile file, int depth) {
            String indent = "    ".repeat(depth);
            deprecated(file.isDeprecated(), indent);
            lines.putIfAbsent(file.name(), line);
            line(indent + Declarations.ofClass(file) + " {");
            String inside = indent + "    ";
            for (Member field : file.fields()) {
                member(field, depth, inside, Declarations.ofField(field, file));
            }
            for (Member method : file.methods()) {
                if (!method.name().equals("<clinit>")) {
                    member(method, depth, inside, Declarations.ofMethod(method, file));
                }
            }
            for (InnerClass member : file.memberClasses()) {
                boolean isShown = (member.access() & (Access.PRIVATE | Access.SYNTHETIC)) == 0;
                if (isShown && depth < MAX_NESTING) {
                    line("");
                    memberClass(member, depth + 1);
                }
            }
            line(indent + "}");
        }

        private void memberClass(InnerClass member, int depth) {
            Optional<ClassFile> file = nested.apply(member.name());
            if (file.isPresent()) {
                type(file.get(), depth);
                return;
            }
            lines.putIfAbsent(member.name(), line);
            String kind = (member.access() & Access.INTERFACE) != 0 ? "interface " : "class ";
            line("    ".repeat(depth) + Declarations.modifiers(member.access(), false) + kind
                    + member.simpleName().orElse("") + " {}");
        }

        private void member(Member member, int depth, String indent, String declaration) {
            if (member.isSynthetic() || (member.access() & Access.PRIVATE) != 0) {
                return;
            }
            deprecated(member.isDeprecated(), indent);
            if (depth == 0) {
                lines.putIfAbsent(key(member), line);
            }
            line(indent + declaration);
        }

        private void deprecated(boolean isDeprecated, String indent) {
            if (isDeprecated) {
                line(indent + "@Deprecated");
            }
        }
    }
}
