package naja.features.definition;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import naja.javaindex.ClassOrigin;
import naja.javaindex.ClassRef;
import naja.resolve.ResolverView;
import naja.text.Span;
import naja.vfs.VPath;
import naja.workspace.ClasspathEntry;
import naja.workspace.Snapshot;

/** The Java source files of the workspace, found by the name of a class. */
final class JavaSources {
    private static final List<String> EXTENSIONS = List.of(".java", ".groovy", ".kt", ".scala");

    private final Snapshot snapshot;
    private final List<VPath> roots;

    JavaSources(Snapshot snapshot, VPath importingFile) {
        this.snapshot = snapshot;
        List<VPath> found = new ArrayList<>();
        for (ClasspathEntry entry : snapshot.project(importingFile).classpath()) {
            if (entry.kind() == ClasspathEntry.Kind.JAVA_SOURCES) {
                found.add(entry.location());
            }
        }
        this.roots = List.copyOf(found);
    }

    /** The place where the class, or its member, is declared in a source file of the workspace. */
    Optional<NavigationTarget> find(ClassRef reference, Optional<String> member) {
        String top = topName(reference);
        if (reference.origin() instanceof ClassOrigin.Entry entry
                && !entry.root().isInArchive()) {
            Optional<NavigationTarget> beside = in(entry.root(), top, reference, member);
            if (beside.isPresent()) {
                return beside;
            }
        }
        for (VPath root : roots) {
            Optional<NavigationTarget> found = in(root, top, reference, member);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private Optional<NavigationTarget> in(VPath root, String top, ClassRef reference, Optional<String> member) {
        for (String extension : EXTENSIONS) {
            VPath file = root.resolve(top + extension);
            if (snapshot.files().isFile(file)) {
                String text = snapshot.text(file).orElse("");
                Span span = declaration(text, simpleName(reference));
                Span place = member.map(name -> member(text, span, name)).orElse(span);
                return Optional.of(new NavigationTarget.InFile(file, place, place));
            }
        }
        return Optional.empty();
    }

    /** The outermost class around a nested one; a class that only has a dollar sign in its name is its own. */
    static Optional<ClassRef> top(ClassRef reference, ResolverView view) {
        return view.classPath().findInternal(topName(reference)).or(() -> Optional.of(reference));
    }

    /** The last part of a nested class's name, which its declaration has. */
    static String simpleName(ClassRef reference) {
        String simple = reference.name().substring(reference.name().lastIndexOf('$') + 1);
        return simple.isEmpty() ? reference.name() : simple;
    }

    private static String topName(ClassRef reference) {
        String path = reference.internalName();
        int nested = path.indexOf('$', path.lastIndexOf('/') + 2);
        return nested < 0 ? path : path.substring(0, nested);
    }

    /** The name in the declaration of a class; the start of the text if none is found. */
    private static Span declaration(String text, String simpleName) {
        Pattern pattern = Pattern.compile(
                "\\b(?:class|interface|enum|record|trait|object)\\s+(" + Pattern.quote(simpleName) + ")\\b");
        return first(pattern, text, 0).orElse(new Span(0, 0));
    }

    /** The first place behind the class's declaration where a member of this name seems declared; else the class. */
    private static Span member(String text, Span declaration, String name) {
        Pattern pattern = Pattern.compile("[\\w>\\]]\\s+(" + Pattern.quote(name) + ")\\s*[(=;,{]");
        return first(pattern, text, declaration.end()).orElse(declaration);
    }

    /** The first match whose line is not inside a comment, as far as the line itself tells. */
    private static Optional<Span> first(Pattern pattern, String text, int from) {
        Matcher matcher = pattern.matcher(text);
        int at = from;
        while (matcher.find(at)) {
            int start = matcher.start(1);
            String line =
                    text.substring(text.lastIndexOf('\n', start) + 1, start).strip();
            if (!line.startsWith("*") && !line.startsWith("/*") && !line.contains("//")) {
                return Optional.of(new Span(start, matcher.end(1)));
            }
            at = matcher.end();
        }
        return Optional.empty();
    }
}
