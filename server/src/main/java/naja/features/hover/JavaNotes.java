package naja.features.hover;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import naja.base.CancelToken;
import naja.features.Decompiler;
import naja.features.JavaSources;
import naja.javaindex.Access;
import naja.javaindex.ArchiveIdentity;
import naja.javaindex.ClassDetails;
import naja.javaindex.ClassFile;
import naja.javaindex.ClassMembers;
import naja.javaindex.ClassOrigin;
import naja.javaindex.ClassRef;
import naja.javaindex.JavaAnnotation;
import naja.javaindex.JavaDeclaration;
import naja.javaindex.JavaMember;
import naja.javaindex.JavaSignatures;
import naja.resolve.ModuleSpec;
import naja.resolve.Referent;
import naja.resolve.ResolverView;
import naja.syntax.Grammar;
import naja.vfs.VPath;
import naja.workspace.Snapshot;

/** Describes Java names as the program sees them: from class files, and from the sources where there are any. */
final class JavaNotes {
    private static final int MAX_SHOWN = 12;
    private static final int MAX_SUPERTYPES = 1000;

    private final Snapshot snapshot;
    private final ResolverView view;
    private final JavaSources sources;

    JavaNotes(Snapshot snapshot, VPath importingFile, CancelToken cancel) {
        this.snapshot = snapshot;
        this.view = snapshot.view(importingFile);
        // No decompiler: a hover must not wait for one, and what it makes has no comments.
        this.sources = new JavaSources(snapshot, importingFile, Decompiler.NONE, cancel);
    }

    /** The description of a Java class, member or package; nothing for what is none. */
    Optional<JavaDescription> of(Referent referent) {
        if (referent instanceof ModuleSpec.JavaClass java) {
            return Optional.of(type(java.reference()));
        }
        if (referent instanceof Referent.JavaMember member) {
            return member(member.owner().reference(), member.name());
        }
        return referent instanceof ModuleSpec.JavaPackage java ? javaPackage(java.name()) : Optional.empty();
    }

    /** A class file with all that can be said of it. */
    private record Loaded(ClassRef reference, ClassFile file, ClassDetails details) {}

    /** Of a source there is no class file with details: its text tells more. */
    private Optional<Loaded> load(ClassRef reference) {
        if (reference.origin() instanceof ClassOrigin.Source) {
            return Optional.empty();
        }
        Optional<ClassDetails> details = view.classPath()
                .bytes(reference)
                .or(() -> reference.file().flatMap(snapshot.files()::read))
                .flatMap(bytes -> ClassDetails.parse(bytes, problem -> {}));
        return view.classFile(reference).map(file -> {
            ClassDetails known = details.orElse(new ClassDetails(List.of(), List.of(), Map.of()));
            return new Loaded(reference, known.named(file), known);
        });
    }

    private Optional<ClassFile> classFile(String internalName) {
        return view.classPath().findInternal(internalName).flatMap(view::classFile);
    }

    private JavaDescription type(ClassRef reference) {
        Optional<SourceNotes> source = SourceNotes.of(reference, sources, snapshot);
        Optional<DocComment> documentation = source.flatMap(SourceNotes::ofType);
        Optional<Loaded> loaded = load(reference);
        if (loaded.isEmpty()) {
            return ofSource(reference, source, documentation);
        }
        ClassFile file = loaded.get().file();
        List<JavaDescription.Fact> facts = new ArrayList<>();
        constructors(file, source, facts);
        JavaSignatures.functionalMethod(file, this::classFile)
                .map(method ->
                        JavaSignatures.ofMember(named(method, source), file).replaceFirst("^public ", ""))
                .ifPresent(
                        method -> facts.add(new JavaDescription.Fact("Its one abstract method", List.of(method), 0)));
        members(reference, facts);
        return new JavaDescription(
                List.of(JavaSignatures.ofClass(file, loaded.get().details())),
                facts,
                origin(reference.origin()),
                deprecation(file.isDeprecated(), loaded.get().details().annotations()),
                documentation);
    }

    /** A class that is there as a source only. */
    private JavaDescription ofSource(
            ClassRef reference, Optional<SourceNotes> source, Optional<DocComment> documentation) {
        List<JavaDescription.Fact> facts = new ArrayList<>();
        source.ifPresent(notes -> {
            List<String> constructors = new ArrayList<>();
            notes.open(Set.of(JavaDeclaration.Kind.CONSTRUCTOR))
                    .forEach(found -> constructors.add(notes.head(found).replaceFirst("^public ", "")));
            add("Constructors", constructors, facts);
            Set<JavaDeclaration.Kind> kinds =
                    Set.of(JavaDeclaration.Kind.METHOD, JavaDeclaration.Kind.FIELD, JavaDeclaration.Kind.ENUM_CONSTANT);
            Set<String> names = new LinkedHashSet<>();
            notes.open(kinds).stream()
                    .filter(found -> found.kind() == JavaDeclaration.Kind.ENUM_CONSTANT
                            || notes.head(found).contains("static "))
                    .forEach(found -> names.add(found.name()));
            add("Static members", List.copyOf(names), facts);
        });
        return new JavaDescription(
                source.map(SourceNotes::head).map(List::of).orElse(List.of()),
                facts,
                origin(reference.origin()),
                documentation.flatMap(comment -> comment.tag("deprecated")).map(text -> "Deprecated."),
                documentation);
    }

    private static void constructors(ClassFile file, Optional<SourceNotes> source, List<JavaDescription.Fact> facts) {
        List<String> constructors = new ArrayList<>();
        for (ClassFile.Member method : file.methods()) {
            if (method.name().equals("<init>") && Access.isPublic(method.access())) {
                constructors.add(
                        JavaSignatures.ofMember(named(method, source), file).replaceFirst("^public ", ""));
            }
        }
        boolean isAbstract = (file.access() & Access.ABSTRACT) != 0;
        add(isAbstract ? "Constructors for subclasses" : "Constructors", constructors, facts);
    }

    /** What the class has besides its methods, as the dialect names it. */
    private void members(ClassRef reference, List<JavaDescription.Fact> facts) {
        String own = reference.internalName();
        List<JavaMember> members =
                view.classPath().members(own).map(ClassMembers::all).orElse(List.of());
        Predicate<JavaMember> declaredHere = member -> member.declaringClass().equals(own);
        add(
                "Static methods",
                names(
                        members,
                        member -> is(member, JavaMember.Kind.METHOD) && member.isStatic() && declaredHere.test(member)),
                facts);
        add(
                "Static fields",
                names(
                        members,
                        member -> is(member, JavaMember.Kind.FIELD) && member.isStatic() && declaredHere.test(member)),
                facts);
        add("Nested", names(members, member -> is(member, JavaMember.Kind.NESTED_CLASS)), facts);
        if (view.profile().grammar() == Grammar.JYTHON_2_7) {
            add(
                    "Properties of its objects",
                    names(
                            members,
                            member -> is(member, JavaMember.Kind.BEAN_PROPERTY)
                                    && !member.name().equals("class")),
                    facts);
        }
    }

    private static boolean is(JavaMember member, JavaMember.Kind kind) {
        return member.kind() == kind;
    }

    private static List<String> names(List<JavaMember> members, Predicate<JavaMember> wanted) {
        return members.stream().filter(wanted).map(JavaMember::name).toList();
    }

    private static void add(String title, List<String> names, List<JavaDescription.Fact> facts) {
        if (!names.isEmpty()) {
            int shown = Math.min(MAX_SHOWN, names.size());
            facts.add(new JavaDescription.Fact(title, names.subList(0, shown), names.size() - shown));
        }
    }

    private Optional<JavaDescription> member(ClassRef owner, String name) {
        Map<String, String> declarations = new LinkedHashMap<>();
        Optional<DocComment> documentation = Optional.empty();
        Optional<Loaded> first = Optional.empty();
        Optional<ClassFile.Member> firstMember = Optional.empty();
        for (ClassRef type : hierarchy(owner)) {
            if (first.isEmpty() && type.origin() instanceof ClassOrigin.Source) {
                Optional<JavaDescription> inSource = memberOfSource(type, name);
                if (inSource.isPresent()) {
                    return inSource;
                }
            }
            Optional<Loaded> loaded = load(type);
            List<ClassFile.Member> found =
                    loaded.map(file -> declared(file.file(), name)).orElse(List.of());
            if (loaded.isEmpty() || found.isEmpty()) {
                continue;
            }
            Optional<SourceNotes> source = SourceNotes.of(type, sources, snapshot);
            for (ClassFile.Member member : found) {
                String key = member.name() + JavaSignatures.parameterTypes(member);
                declarations.putIfAbsent(
                        key,
                        JavaSignatures.ofMember(
                                named(member, source), loaded.get().file()));
                documentation = documentation.or(() -> source.flatMap(text -> text.ofMember(member)));
            }
            first = first.or(() -> loaded);
            firstMember = firstMember.or(() -> Optional.of(found.get(0)));
        }
        if (first.isEmpty() || firstMember.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                member(name, first.get(), firstMember.get(), List.copyOf(declarations.values()), documentation));
    }

    /** The description of a member of a class that is there as a source only; nothing if that declares none of the name. */
    private Optional<JavaDescription> memberOfSource(ClassRef type, String name) {
        Optional<SourceNotes> source = SourceNotes.of(type, sources, snapshot);
        List<JavaDeclaration> found = source.map(notes -> notes.giving(name)).orElse(List.of());
        if (source.isEmpty() || found.isEmpty()) {
            return Optional.empty();
        }
        Optional<DocComment> documentation = source.get().ofFirst(found);
        return Optional.of(new JavaDescription(
                found.stream().limit(MAX_SHOWN).map(source.get()::head).toList(),
                List.of(),
                "Declared in " + type.binaryName().replace('$', '.') + ". " + origin(type.origin()),
                documentation.flatMap(comment -> comment.tag("deprecated")).map(text -> "Deprecated."),
                documentation));
    }

    /** The description of a member whose first declaration is {@code shown}. */
    private JavaDescription member(
            String name,
            Loaded declaring,
            ClassFile.Member shown,
            List<String> lines,
            Optional<DocComment> documentation) {
        List<JavaDescription.Fact> facts = new ArrayList<>();
        if (lines.size() > MAX_SHOWN) {
            facts.add(new JavaDescription.Fact("Overloads", List.of(String.valueOf(lines.size())), 0));
        }
        if (!shown.name().equals(name) && !shown.name().equals(name + "$")) {
            facts.add(new JavaDescription.Fact("A property that Jython makes of", List.of(shown.name()), 0));
        }
        return new JavaDescription(
                lines.subList(0, Math.min(MAX_SHOWN, lines.size())),
                facts,
                "Declared in " + declaring.reference().binaryName().replace('$', '.') + ". "
                        + origin(declaring.reference().origin()),
                deprecation(shown.isDeprecated(), declaring.details().of(shown).annotations()),
                documentation);
    }

    /** The class, and those above it, the nearest first. */
    private Set<ClassRef> hierarchy(ClassRef owner) {
        Set<ClassRef> seen = new LinkedHashSet<>();
        Deque<ClassRef> open = new ArrayDeque<>(List.of(owner));
        while (!open.isEmpty() && seen.size() < MAX_SUPERTYPES) {
            ClassRef next = open.remove();
            if (seen.add(next)) {
                Function<String, Optional<ClassRef>> find = view.classPath()::findInternal;
                view.classFile(next).ifPresent(file -> {
                    file.superName().flatMap(find).ifPresent(open::add);
                    file.interfaces().forEach(above -> find.apply(above).ifPresent(open::add));
                });
            }
        }
        return seen;
    }

    /** The members that give the attribute {@code name}: those of the name, else the methods of the property. */
    private static List<ClassFile.Member> declared(ClassFile file, String name) {
        List<ClassFile.Member> all = new ArrayList<>(file.fields());
        all.addAll(file.methods());
        all.removeIf(member -> member.isSynthetic() || (member.access() & Access.PRIVATE) != 0);
        List<ClassFile.Member> own = all.stream()
                .filter(member -> member.name().equals(name) || member.name().equals(name + "$"))
                .toList();
        return own.isEmpty()
                ? all.stream()
                        .filter(member -> member.descriptor().startsWith("("))
                        .filter(member -> JavaSources.declaredNames(name).contains(member.name()))
                        .toList()
                : own;
    }

    private static ClassFile.Member named(ClassFile.Member member, Optional<SourceNotes> source) {
        return member.parameterNames().isEmpty()
                ? source.map(text -> text.named(member)).orElse(member)
                : member;
    }

    private Optional<JavaDescription> javaPackage(String name) {
        Optional<ClassRef> example = view.classPath().classes(name).stream()
                .findFirst()
                .flatMap(simple -> view.classPath().find(name, simple));
        Optional<DocComment> documentation = sources.ofPackage(name, example, "package-info.java")
                .flatMap(snapshot::text)
                .flatMap(SourceNotes::ofPackage);
        if (example.isEmpty() && documentation.isEmpty()) {
            return Optional.empty();
        }
        long classes = view.classPath().classes(name).stream()
                .filter(simple -> simple.indexOf('$') < 0)
                .count();
        String count = classes == 1 ? "1 class" : classes + " classes";
        String origin =
                example.map(reference -> ". " + origin(reference.origin())).orElse("");
        return Optional.of(new JavaDescription(
                List.of("package " + name), List.of(), count + origin, Optional.empty(), documentation));
    }

    /** Where a class comes from, with the release it is of. */
    private String origin(ClassOrigin origin) {
        if (origin instanceof ClassOrigin.Module jdk) {
            String version = ArchiveIdentity.jdkVersion(VPath.of(jdk.home()), snapshot.files())
                    .map(found -> " " + found)
                    .orElse("");
            return "From JDK" + version + ", module " + jdk.module();
        }
        if (origin instanceof ClassOrigin.Source source) {
            return "From the source " + source.file().name();
        }
        VPath root = ((ClassOrigin.Entry) origin).root();
        if (!root.isInArchive()) {
            return "From the directory " + root;
        }
        VPath archive = root.onDisk();
        ArchiveIdentity identity = ArchiveIdentity.of(archive, snapshot.files());
        return "From " + archive.name()
                + identity.version().map(version -> ", version " + version).orElse("")
                + identity.coordinates().map(name -> " (" + name + ")").orElse("");
    }

    private static Optional<String> deprecation(boolean isDeprecated, List<JavaAnnotation> annotations) {
        Optional<JavaAnnotation> annotation = annotations.stream()
                .filter(found -> found.name().equals("java/lang/Deprecated"))
                .findFirst();
        if (!isDeprecated && annotation.isEmpty()) {
            return Optional.empty();
        }
        Map<String, Object> values = annotation.map(JavaAnnotation::values).orElse(Map.of());
        String since = values.get("since") instanceof String version && !version.isEmpty() ? " since " + version : "";
        boolean forRemoval = Integer.valueOf(1).equals(values.get("forRemoval"));
        return Optional.of("Deprecated" + since + (forRemoval ? ", to be removed." : "."));
    }
}
