package naja.features.definition;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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

    private final ResolverView view;
    private final JavaSources sources;

    Targets(Snapshot snapshot, VPath importingFile) {
        this.view = snapshot.view(importingFile);
        this.sources = new JavaSources(snapshot, importingFile);
    }

    /** The place of {@code referent}, or nothing if there is none to show. */
    Optional<NavigationTarget> of(Referent referent) {
        if (referent instanceof Referent.Attribute attribute) {
            return attribute(attribute);
        }
        if (referent instanceof Referent.ModuleAttribute attribute) {
            return of(attribute.module());
        }
        if (referent instanceof Referent.JavaMember member) {
            return javaClass(member.owner().reference(), Optional.of(member.name()));
        }
        return module((ModuleSpec) referent);
    }

    private static Optional<NavigationTarget> attribute(Referent.Attribute attribute) {
        if (attribute.file().name().endsWith(".class")) {
            // A compiled module without source: there is no text to show.
            return Optional.empty();
        }
        Span span = attribute.binding().span();
        return Optional.of(new NavigationTarget.InFile(attribute.file(), span, span));
    }

    private Optional<NavigationTarget> module(ModuleSpec module) {
        if (module instanceof ModuleSpec.Source source) {
            return start(source.origin());
        }
        if (module instanceof ModuleSpec.Package python) {
            return python.source().flatMap(Targets::start);
        }
        if (module instanceof ModuleSpec.Compiled compiled) {
            return compiled.source().flatMap(Targets::start);
        }
        if (module instanceof ModuleSpec.JavaClass java) {
            return javaClass(java.reference(), Optional.empty());
        }
        if (module instanceof ModuleSpec.Builtin builtin) {
            return view.classPath()
                    .findInternal(builtin.className().replace('.', '/'))
                    .flatMap(reference -> javaClass(reference, Optional.empty()));
        }
        // A Java package is many files, or none.
        return Optional.empty();
    }

    private static Optional<NavigationTarget> start(VPath file) {
        return Optional.of(new NavigationTarget.InFile(file, START, START));
    }

    private Optional<NavigationTarget> javaClass(ClassRef reference, Optional<String> member) {
        return sources.find(reference, member).or(() -> signatures(reference, member));
    }

    private Optional<NavigationTarget> signatures(ClassRef reference, Optional<String> member) {
        Optional<ClassRef> top = JavaSources.top(reference, view);
        Optional<ClassFile> file = top.flatMap(view::classFile);
        if (top.isEmpty() || file.isEmpty()) {
            return Optional.empty();
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
            return Optional.of(new NavigationTarget.InSignatures(top.get(), text, inside));
        }
        return Optional.of(new NavigationTarget.InSignatures(top.get(), text, place));
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
