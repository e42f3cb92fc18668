package naja.features.definition;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import naja.base.CancelToken;
import naja.features.Decompiler;
import naja.features.JavaSources;
import naja.javaindex.ClassFile;
import naja.javaindex.ClassRef;
import naja.javaindex.SignatureView;
import naja.resolve.ModuleSpec;
import naja.resolve.Referent;
import naja.resolve.ResolverView;
import naja.text.LineIndex;
import naja.text.Span;
import naja.vfs.VPath;
import naja.workspace.Snapshot;

/** The places where referents are defined. */
final class Targets {
    private static final Span START = new Span(0, 0);
    private static final int MAX_SUPERTYPES = 1000;

    private final ResolverView view;
    private final JavaSources sources;
    private final JavaPackageTargets packages;
    private final CancelToken cancel;

    Targets(Snapshot snapshot, VPath importingFile, int offset, Decompiler decompiler, CancelToken cancel) {
        this.view = snapshot.view(importingFile);
        this.sources = new JavaSources(snapshot, importingFile, decompiler, cancel);
        this.packages = new JavaPackageTargets(
                view, sources, importingFile, snapshot.contexts(importingFile).get(0), offset);
        this.cancel = cancel;
    }

    /** The places of {@code referent}; empty if there is none to show. */
    List<NavigationTarget> of(Referent referent) {
        if (referent instanceof Referent.Attribute attribute) {
            return attribute(attribute);
        }
        if (referent instanceof Referent.ModuleAttribute attribute) {
            return of(attribute.module());
        }
        if (referent instanceof Referent.JavaMember member) {
            return javaMember(member.owner().reference(), member.name());
        }
        // A value that the program put in the place of a module has no place of its own.
        return referent instanceof ModuleSpec module ? module(module) : List.of();
    }

    private static List<NavigationTarget> attribute(Referent.Attribute attribute) {
        String file = attribute.file().name();
        if (file.endsWith(".class") || file.endsWith(".pyc")) {
            // A compiled module without source: there is no text to show.
            return List.of();
        }
        Span span = attribute.binding().span();
        return List.of(new NavigationTarget.InFile(attribute.file(), span, span));
    }

    private List<NavigationTarget> module(ModuleSpec module) {
        if (module instanceof ModuleSpec.Source source) {
            return start(source.origin());
        }
        if (module instanceof ModuleSpec.Package python) {
            return python.source().map(Targets::start).orElse(List.of());
        }
        if (module instanceof ModuleSpec.Compiled compiled) {
            return compiled.source().map(Targets::start).orElse(List.of());
        }
        if (module instanceof ModuleSpec.JavaClass java) {
            return javaClass(java.reference());
        }
        if (module instanceof ModuleSpec.Builtin builtin && !builtin.className().isEmpty()) {
            return view.classPath()
                    .findInternal(builtin.className().replace('.', '/'))
                    .map(this::javaClass)
                    .orElse(List.of());
        }
        return module instanceof ModuleSpec.JavaPackage java ? packages.of(java.name(), cancel) : List.of();
    }

    private static List<NavigationTarget> start(VPath file) {
        return List.of(new NavigationTarget.InFile(file, START, START));
    }

    private List<NavigationTarget> javaClass(ClassRef reference) {
        List<NavigationTarget> declared = targets(sources.ofClass(reference));
        return declared.isEmpty() ? signatures(reference, Optional.empty()) : declared;
    }

    private List<NavigationTarget> javaMember(ClassRef reference, String member) {
        ClassRef declaring = declaring(reference, member);
        List<NavigationTarget> declared = targets(sources.ofMember(declaring, member));
        return declared.isEmpty() ? signatures(declaring, Optional.of(member)) : declared;
    }

    private static List<NavigationTarget> targets(List<JavaSources.Place> places) {
        List<NavigationTarget> targets = new ArrayList<>();
        places.forEach(place -> targets.add(new NavigationTarget.InFile(place.file(), place.span(), place.span())));
        return targets;
    }

    /** The class that declares the member: the class itself, or the nearest above it that does. */
    private ClassRef declaring(ClassRef reference, String member) {
        List<String> names = JavaSources.declaredNames(member);
        Set<ClassRef> seen = new LinkedHashSet<>();
        Deque<ClassRef> open = new ArrayDeque<>(List.of(reference));
        while (!open.isEmpty() && seen.size() < MAX_SUPERTYPES) {
            ClassRef next = open.remove();
            ClassFile file = seen.add(next) ? view.classFile(next).orElse(null) : null;
            if (file == null) {
                continue;
            }
            if (Stream.concat(file.fields().stream(), file.methods().stream())
                    .anyMatch(declared -> names.contains(declared.name()))) {
                return next;
            }
            Stream.concat(file.superName().stream(), file.interfaces().stream())
                    .flatMap(name -> view.classPath().findInternal(name).stream())
                    .forEach(open::add);
        }
        return reference;
    }

    private List<NavigationTarget> signatures(ClassRef reference, Optional<String> member) {
        Optional<ClassRef> top = JavaSources.top(reference, view);
        Optional<ClassFile> file = top.flatMap(view::classFile);
        if (top.isEmpty() || file.isEmpty()) {
            return List.of();
        }
        SignatureView signatures = SignatureView.render(
                file.get(), name -> view.classPath().findInternal(name).flatMap(view::classFile));
        String text = signatures.text();
        int line = signatures.lines().getOrDefault(reference.internalName(), 0);
        Span place = named(text, line, JavaSources.simpleName(reference));
        if (member.isPresent()) {
            Span inside = signatures
                    .lineOf(member.get())
                    .map(found -> named(text, found, member.get()))
                    .orElse(place);
            return List.of(new NavigationTarget.InSignatures(top.get(), text, inside));
        }
        return List.of(new NavigationTarget.InSignatures(top.get(), text, place));
    }

    /** The first place of {@code name} in a line; the line's start if it is not there. */
    private static Span named(String text, int line, String name) {
        LineIndex lines = new LineIndex(text);
        int start = lines.lineStart(line);
        String content = text.substring(start, lines.lineEnd(line));
        Matcher matcher = Pattern.compile("\\b" + Pattern.quote(name) + "\\b").matcher(content);
        return matcher.find() ? new Span(start + matcher.start(), start + matcher.end()) : new Span(start, start);
    }
}
