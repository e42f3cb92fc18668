package naja.javaindex;

import com.sun.source.tree.ArrayTypeTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.lang.model.element.Modifier;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import naja.text.LineIndex;
import org.jspecify.annotations.Nullable;

/** What javac finds declared in Java texts: the judge of {@link JavaOutline} and of definitions that lead into sources. */
public final class JavacOutline {
    private final CompilationUnitTree unit;
    private final SourcePositions positions;
    private final String text;
    private final LineIndex index;
    private final List<Declared> found = new ArrayList<>();

    /** End of the field before, which may be of the same declaration. */
    private int behindField;

    private JavacOutline(CompilationUnitTree unit, SourcePositions positions, String text) {
        this.unit = unit;
        this.positions = positions;
        this.text = text;
        this.index = new LineIndex(text);
    }

    /**
     * One declaration.
     *
     * @param path names of the types around it and its own, each behind a dot
     * @param line from 0
     */
    public record Declared(String path, String kind, List<String> parameters, int line) {}

    /** The declarations of each text, in its order; keys are file names. */
    public static Map<String, List<Declared>> of(Map<String, String> texts) {
        List<JavaFileObject> files = new ArrayList<>();
        texts.forEach((name, text) -> files.add(new Text(name, text)));
        JavacTask task = (JavacTask) ToolProvider.getSystemJavaCompiler()
                .getTask(null, null, diagnostic -> {}, List.of("-proc:none"), null, files);
        SourcePositions positions = Trees.instance(task).getSourcePositions();
        Map<String, List<Declared>> declarations = new LinkedHashMap<>();
        try {
            for (CompilationUnitTree unit : task.parse()) {
                String name = unit.getSourceFile().getName();
                JavacOutline outline = new JavacOutline(
                        unit,
                        positions,
                        unit.getSourceFile().getCharContent(true).toString());
                unit.getTypeDecls().forEach(tree -> outline.list(tree, ""));
                declarations.put(name, outline.found);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return declarations;
    }

    private void list(Tree tree, String outer) {
        if (!(tree instanceof ClassTree type)) {
            return;
        }
        String name = type.getSimpleName().toString();
        String path = outer + "." + name;
        String kind = tree.getKind().name().replace("_TYPE", "");
        add(path, kind, List.of(), name, end(type.getModifiers(), start(type)));
        for (Tree member : type.getMembers()) {
            if (end(member, -1) < 0 || start(member) < 0) {
                continue;
            }
            if (member instanceof ClassTree) {
                list(member, path);
            } else if (member instanceof MethodTree method) {
                method(path, name, method);
            } else if (member instanceof VariableTree field) {
                field(path, kind, field);
            }
        }
    }

    private void method(String path, String typeName, MethodTree method) {
        boolean isConstructor = method.getName().contentEquals("<init>");
        String name = isConstructor ? typeName : method.getName().toString();
        int from = end(method.getModifiers(), start(method));
        for (Tree parameter : method.getTypeParameters()) {
            from = Math.max(from, end(parameter, from));
        }
        from = Math.max(from, end(element(method.getReturnType()), from));
        int at = word(name, from);
        if (at >= end(method, -1)) {
            // A constructor that javac makes itself.
            return;
        }
        boolean isCompact =
                isConstructor && text.substring(at + name.length()).strip().startsWith("{");
        List<String> parameters = isCompact
                ? List.of()
                : method.getParameters().stream().map(this::type).toList();
        add(path + "." + name, isConstructor ? "CONSTRUCTOR" : "METHOD", parameters, name, from);
    }

    private void field(String path, String owner, VariableTree field) {
        boolean isStatic = field.getModifiers().getFlags().contains(Modifier.STATIC);
        boolean isConstant = owner.equals("ENUM") && field.toString().contains("/*public static final*/");
        String kind = isConstant ? "ENUM_CONSTANT" : owner.equals("RECORD") && !isStatic ? "COMPONENT" : "FIELD";
        int from = end(field.getModifiers(), start(field));
        if (!isConstant) {
            from = Math.max(from, end(element(field.getType()), from));
        }
        if (start(field) < behindField) {
            from = Math.max(from, behindField);
        }
        String name = field.getName().toString();
        add(path + "." + name, kind, List.of(), name, from);
        behindField = end(field, from);
    }

    private void add(String path, String kind, List<String> parameters, String name, int from) {
        found.add(new Declared(
                path, kind.replace("ANNOTATION_TYPE", "ANNOTATION"), parameters, index.line(word(name, from))));
    }

    /** The first place of a word from {@code from} on. */
    private int word(String name, int from) {
        Matcher matcher = Pattern.compile("(?<![\\w$])" + Pattern.quote(name) + "(?![\\w$])")
                .matcher(text);
        return matcher.find(from) ? matcher.start() : text.length();
    }

    private String type(VariableTree parameter) {
        String type = text.substring(start(parameter.getType()), end(parameter.getType(), 0));
        String mark = "";
        String name = parameter.getName().toString();
        int behind = end(element(parameter.getType()), 0);
        String rest = text.substring(behind, end(parameter, behind));
        if (element(parameter.getType()) != parameter.getType()) {
            type = text.substring(start(parameter.getType()), behind);
            mark = rest.replaceAll("(?<![\\w$])" + Pattern.quote(name) + "(?![\\w$])", "");
        }
        return (type + mark)
                .replaceAll("@\\w+(\\([^)]*\\))?", "")
                .replaceAll("/\\*.*?\\*/", "")
                .replaceAll("\\s+", "");
    }

    private static @Nullable Tree element(@Nullable Tree type) {
        @Nullable Tree element = type;
        while (element instanceof ArrayTypeTree array) {
            element = array.getType();
        }
        return element;
    }

    private int start(Tree tree) {
        return (int) positions.getStartPosition(unit, tree);
    }

    private int end(@Nullable Tree tree, int otherwise) {
        int end = tree == null ? -1 : (int) positions.getEndPosition(unit, tree);
        return end < 0 ? otherwise : end;
    }

    /** A source text for javac. */
    private static final class Text extends SimpleJavaFileObject {
        private final String name;
        private final String text;

        Text(String name, String text) {
            super(URI.create("string:///" + name.replace('\\', '/')), Kind.SOURCE);
            this.name = name;
            this.text = text;
        }

        @Override
        public String getName() {
            return name;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }
}
