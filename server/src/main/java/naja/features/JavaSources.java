package naja.features;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import naja.base.CancelToken;
import naja.javaindex.ClassFile;
import naja.javaindex.ClassOrigin;
import naja.javaindex.ClassRef;
import naja.javaindex.JavaDeclaration;
import naja.javaindex.JavaOutline;
import naja.resolve.ResolverView;
import naja.text.Span;
import naja.vfs.VPath;
import naja.workspace.ClasspathEntry;
import naja.workspace.Project;
import naja.workspace.Setting;
import naja.workspace.Snapshot;
import org.jspecify.annotations.Nullable;

/**
 * The sources of Java classes: those of the workspace, then those that were published with the class (the archive of sources
 * beside an archive, {@code src.zip} of a JDK), then what a decompiler makes of it.
 */
public final class JavaSources {
    private static final List<String> EXTENSIONS = List.of(".java", ".groovy", ".kt", ".scala");

    private final Snapshot snapshot;
    private final ResolverView view;
    private final SourceArchives archives;
    private final Decompiler decompiler;
    private final CancelToken cancel;
    private final List<VPath> roots;
    private final List<VPath> attached;

    /**
     * The sources that a file's project sees.
     *
     * @param decompiler makes sources where none were published, unless the project's settings say that it shall not
     */
    public JavaSources(Snapshot snapshot, VPath importingFile, Decompiler decompiler, CancelToken cancel) {
        this.snapshot = snapshot;
        Project project = snapshot.project(importingFile);
        boolean isWanted = project.settings().decompile().map(Setting::value).orElse(true);
        this.decompiler = isWanted ? decompiler : Decompiler.NONE;
        this.cancel = cancel;
        this.view = snapshot.view(importingFile);
        this.archives = new SourceArchives(snapshot.files());
        List<VPath> found = new ArrayList<>();
        for (ClasspathEntry entry : project.classpath()) {
            if (entry.kind() == ClasspathEntry.Kind.JAVA_SOURCES) {
                found.add(entry.location());
            }
        }
        this.roots = List.copyOf(found);
        this.attached = project.sources();
    }

    /**
     * A place in a source.
     *
     * @param span the declared name; empty at the start if the source does not show the declaration
     */
    public record Place(VPath file, Span span) {}

    /** The source of the class; nothing if there is none. */
    public Optional<VPath> source(ClassRef reference) {
        return Optional.ofNullable(file(reference));
    }

    /** The places where the class is declared in a source; empty if there is none. */
    public List<Place> ofClass(ClassRef reference) {
        VPath file = file(reference);
        return file == null ? List.of() : List.of(new Place(file, declaration(file, reference)));
    }

    /**
     * The places where a source of the class declares its member: overloads are several, a bean property is declared by its
     * methods. If the source does not show the member, the class.
     */
    public List<Place> ofMember(ClassRef reference, String member) {
        VPath file = file(reference);
        if (file == null) {
            return List.of();
        }
        List<Span> places = members(file, reference, member);
        return places.isEmpty()
                ? List.of(new Place(file, declaration(file, reference)))
                : places.stream().map(place -> new Place(file, place)).toList();
    }

    /**
     * A file of a package's own, such as its description.
     *
     * @param example a class of the package, which tells where its sources were published
     */
    public Optional<VPath> ofPackage(String packageName, Optional<ClassRef> example, String name) {
        List<VPath> places = new ArrayList<>(roots);
        example.ifPresent(reference -> places.addAll(published(reference)));
        return places.stream()
                .map(place -> place.resolve(packageName.replace('.', '/')).child(name))
                .filter(snapshot.files()::isFile)
                .findFirst();
    }

    /** The methods and fields that make the attribute {@code name} of an object or class, by what they are called. */
    public static List<String> declaredNames(String name) {
        String capital = name.isEmpty() ? "" : name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
        return List.of(name, "get" + capital, "is" + capital, "set" + capital);
    }

    /** The source that declares the class, the likeliest place first; {@code null} if none is there. */
    private @Nullable VPath file(ClassRef reference) {
        if (reference.origin() instanceof ClassOrigin.Source source) {
            return source.file();
        }
        Set<VPath> places = new LinkedHashSet<>();
        if (reference.origin() instanceof ClassOrigin.Entry entry
                && !entry.root().isInArchive()) {
            places.add(entry.root());
        }
        places.addAll(roots);
        places.addAll(published(reference));
        String folder =
                reference.packageName().isEmpty() ? "" : reference.packageName().replace('.', '/') + "/";
        for (VPath place : places) {
            for (String name : fileNames(reference)) {
                VPath file = place.resolve(folder + name);
                if (snapshot.files().isFile(file)) {
                    return file;
                }
            }
        }
        return decompiled(reference);
    }

    /** Where sources of the class's origin may lie: what is attached by setting, then by the customs of those who publish them. */
    private List<VPath> published(ClassRef reference) {
        List<VPath> places = new ArrayList<>(attached);
        if (reference.origin() instanceof ClassOrigin.Module module) {
            attached.forEach(place -> places.add(place.child(module.module())));
        }
        places.addAll(archives.roots(reference.origin()));
        return places;
    }

    /** The text that a decompiler makes of the class; {@code null} if it makes none. */
    private @Nullable VPath decompiled(ClassRef reference) {
        ClassRef top = top(reference, view).orElse(reference);
        Map<String, byte[]> files = new LinkedHashMap<>();
        Deque<String> open = new ArrayDeque<>(List.of(top.internalName()));
        while (!open.isEmpty()) {
            String name = open.remove();
            ClassRef found = name.equals(top.internalName())
                    ? top
                    : view.classPath().findInternal(name).orElse(null);
            Optional<byte[]> bytes = found == null ? Optional.empty() : bytes(found);
            if (bytes.isEmpty() || files.putIfAbsent(name, bytes.get()) != null) {
                continue;
            }
            ClassFile.parse(bytes.get(), problem -> {}).map(ClassFile::innerClasses).orElse(List.of()).stream()
                    .map(ClassFile.InnerClass::name)
                    .filter(inner -> inner.startsWith(top.internalName() + "$") && !files.containsKey(inner))
                    .forEach(open::add);
        }
        return files.isEmpty()
                ? null
                : decompiler.source(top.internalName(), files, cancel).orElse(null);
    }

    private Optional<byte[]> bytes(ClassRef reference) {
        return view.classPath().bytes(reference).or(() -> reference.file().flatMap(snapshot.files()::read));
    }

    /** The names that the class's source file may have: by the outermost class, and as the compiler wrote it down. */
    private List<String> fileNames(ClassRef reference) {
        String top = topName(reference);
        String simple = top.substring(top.lastIndexOf('/') + 1);
        List<String> names = new ArrayList<>();
        EXTENSIONS.forEach(extension -> names.add(simple + extension));
        view.classFile(reference)
                .flatMap(ClassFile::sourceFile)
                .filter(name -> !name.contains("/") && !name.contains("\\") && !names.contains(name))
                .ifPresent(names::add);
        return names;
    }

    private Span declaration(VPath file, ClassRef reference) {
        String text = snapshot.text(file).orElse("");
        if (file.name().endsWith(".java")) {
            return JavaOutline.of(text)
                    .type(reference.name())
                    .map(JavaDeclaration::selection)
                    .orElse(new Span(0, 0));
        }
        Pattern pattern = Pattern.compile(
                "\\b(?:class|interface|enum|record|trait|object)\\s+(" + Pattern.quote(simpleName(reference)) + ")\\b");
        return first(pattern, text, 0).orElse(new Span(0, 0));
    }

    private List<Span> members(VPath file, ClassRef reference, String member) {
        String text = snapshot.text(file).orElse("");
        if (!file.name().endsWith(".java")) {
            Pattern pattern = Pattern.compile("[\\w>\\]]\\s+(" + Pattern.quote(member) + ")\\s*[(=;,{:]");
            return first(pattern, text, declaration(file, reference).end()).stream()
                    .toList();
        }
        Optional<JavaDeclaration> type = JavaOutline.of(text).type(reference.name());
        if (type.isEmpty()) {
            return List.of();
        }
        for (String name : declaredNames(member)) {
            List<JavaDeclaration> named = type.get().named(name);
            if (!named.isEmpty()) {
                return named.stream().map(JavaDeclaration::selection).toList();
            }
        }
        return List.of();
    }

    /** The outermost class around a nested one; a class that only has a dollar sign in its name is its own. */
    public static Optional<ClassRef> top(ClassRef reference, ResolverView view) {
        return view.classPath().findInternal(topName(reference)).or(() -> Optional.of(reference));
    }

    /** The last part of a nested class's name, which its declaration has. */
    public static String simpleName(ClassRef reference) {
        String simple = reference.name().substring(reference.name().lastIndexOf('$') + 1);
        return simple.isEmpty() ? reference.name() : simple;
    }

    private static String topName(ClassRef reference) {
        String path = reference.internalName();
        int nested = path.indexOf('$', path.lastIndexOf('/') + 2);
        return nested < 0 ? path : path.substring(0, nested);
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
