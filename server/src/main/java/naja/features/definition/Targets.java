package naja.features.definition;

import java.util.Optional;
import naja.javaindex.ClassRef;
import naja.resolve.ModuleSpec;
import naja.resolve.Referent;
import naja.resolve.ResolverView;
import naja.text.Span;
import naja.vfs.VPath;
import naja.workspace.Snapshot;

/** The places where referents are defined. */
final class Targets {
    private static final Span START = new Span(0, 0);

    private final Snapshot snapshot;
    private final ResolverView view;
    private final JavaSources sources;

    Targets(Snapshot snapshot, VPath importingFile) {
        this.snapshot = snapshot;
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
        Span span = attribute.binding().span();
        return Optional.of(new NavigationTarget.InFile(attribute.file(), span, span));
    }

    private Optional<NavigationTarget> module(ModuleSpec module) {
        if (module instanceof ModuleSpec.Source source) {
            return start(source.origin());
        }
        if (module instanceof ModuleSpec.Package python) {
            return source(python.origin());
        }
        if (module instanceof ModuleSpec.Compiled compiled) {
            return source(compiled.origin());
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

    /** The start of a source file; of a compiled one the source beside it, if that is there. */
    private Optional<NavigationTarget> source(VPath origin) {
        String name = origin.name();
        if (!name.endsWith("$py.class")) {
            return start(origin);
        }
        VPath source = origin.parent().child(name.substring(0, name.length() - "$py.class".length()) + ".py");
        return snapshot.files().isFile(source) ? start(source) : Optional.empty();
    }

    private static Optional<NavigationTarget> start(VPath file) {
        return Optional.of(new NavigationTarget.InFile(file, START, START));
    }

    private Optional<NavigationTarget> javaClass(ClassRef reference, Optional<String> member) {
        return sources.find(reference, member).or(() -> signatures(reference, member));
    }

    private Optional<NavigationTarget> signatures(ClassRef reference, Optional<String> member) {
        return Optional.empty();
    }
}
