package naja.resolve;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import naja.base.CancelToken;
import naja.javaindex.ClassRef;
import naja.resolve.ImportCases.Thing;
import naja.vfs.VPath;
import org.jspecify.annotations.Nullable;

/** Compares a thing that a runtime bound with what the resolver says of it. */
final class ThingJudge {
    private final ResolverView view;
    private final Map<ModuleSpec, Namespace> dictionaries;

    /** @param dictionaries what the program's modules said of themselves at the time, {@code __file__} and {@code __path__} */
    ThingJudge(ResolverView view, Map<ModuleSpec, Namespace> dictionaries) {
        this.view = view;
        this.dictionaries = dictionaries;
    }

    /** Why {@code actual} is not {@code expected}; empty if it is. */
    Optional<String> complaint(Thing expected, Resolution actual) {
        if (!(actual instanceof Resolution.Found found)) {
            return Optional.of("expected " + expected + ", got " + actual);
        }
        Thing seen = inTheEnd(Resolver.follow(found.referent(), view, CancelToken.NONE));
        return matches(expected, seen) ? Optional.empty() : Optional.of("expected " + expected + ", got " + seen);
    }

    /** The referent in the words of the cases, with what the program has made of a module's own names. */
    private Thing inTheEnd(Referent referent) {
        Thing thing = describe(referent, view.classPath()::file);
        Namespace names = referent instanceof ModuleSpec spec && spec.isPython() ? dictionaries.get(spec) : null;
        if (names == null) {
            return thing;
        }
        String name = names.value("__name__") instanceof Value.Text text ? text.text() : thing.name();
        String file = names.value("__file__") instanceof Value.Text text ? text.text() : null;
        if (referent instanceof ModuleSpec.NamespacePackage) {
            return thing;
        }
        String kind = names.get("__path__") == null ? "python-module" : "python-package";
        VPath place = file == null || !file.startsWith("/") ? null : new PathTexts(view, CaseLayout.ROOT).place(file);
        String origin = place == null ? file : place(place);
        boolean isCompiled =
                origin != null && thing.origin() != null && thing.origin().endsWith("$py.class");
        return new Thing(
                kind, name, isCompiled ? thing.origin() : origin, null, path(names.value("__path__")), null, null);
    }

    /** Says whether a thing is a value that no import gives. */
    static boolean isValue(Thing thing) {
        return thing.kind().equals("attribute") || thing.kind().equals("java-member");
    }

    /** A {@code __path__} in the words of the cases; nothing if only running can tell it. */
    private @Nullable List<String> path(@Nullable Value value) {
        List<String> texts = value instanceof Value.Sequence list ? list.texts() : null;
        PathTexts paths = new PathTexts(view, CaseLayout.ROOT);
        return texts == null
                ? null
                : texts.stream().map(text -> place(paths.place(text))).toList();
    }

    private boolean matches(Thing expected, Thing seen) {
        if (isValue(expected) && isValue(seen)) {
            return true;
        }
        if (seen.kind().equals("library-module")) {
            String place = expected.origin();
            return Objects.equals(expected.name(), seen.name()) && (place == null || place.startsWith("<stdlib>"));
        }
        boolean isPython3 = view.profile().python3().isPresent();
        if (isPython3
                && expected.path() != null
                && seen.path() != null
                && !expected.path().equals(seen.path())) {
            return false;
        }
        if (!expected.kind().equals(seen.kind())) {
            return false;
        }
        if (expected.kind().equals("attribute")) {
            return true;
        }
        String origin = expected.resource() == null ? expected.origin() : expected.resource();
        return Objects.equals(expected.name(), seen.name())
                && (origin == null || origin.equals(seen.origin()))
                && (expected.className() == null
                        || isOld()
                        || expected.className().equals(seen.className()));
    }

    /** The cases name the implementing classes of 2.7 for older versions too, whose {@code Setup} has others. */
    private boolean isOld() {
        return view.profile().version().startsWith("2.5");
    }

    /** The referent in the words of the cases. */
    static Thing describe(Referent referent) {
        return describe(referent, ClassRef::file);
    }

    private static Thing describe(Referent referent, Function<ClassRef, Optional<VPath>> classFiles) {
        if (referent instanceof ModuleSpec.Source source) {
            return new Thing("python-module", source.name(), place(source.origin()), null, null, null);
        }
        if (referent instanceof ModuleSpec.Compiled compiled) {
            return new Thing("python-module", compiled.name(), place(compiled.origin()), null, null, null);
        }
        if (referent instanceof ModuleSpec.Package spec) {
            return new Thing("python-package", spec.name(), place(spec.origin()), null, null, null);
        }
        if (referent instanceof ModuleSpec.NamespacePackage spec) {
            List<String> portions =
                    spec.searchLocations().stream().map(ThingJudge::place).toList();
            return new Thing("namespace-package", spec.name(), null, null, portions, null, null);
        }
        if (referent instanceof ModuleSpec.Extension extension) {
            return new Thing("extension-module", extension.name(), place(extension.origin()), null, null, null);
        }
        if (referent instanceof ModuleSpec.Library library) {
            return new Thing(
                    library.isFrozen() ? "frozen-module" : "library-module", library.name(), null, null, null, null);
        }
        if (referent instanceof ModuleSpec.Made made) {
            return new Thing("python-module", made.name(), null, null, null, null);
        }
        if (referent instanceof ModuleSpec.Builtin builtin) {
            return new Thing("builtin-module", builtin.name(), null, null, builtin.className(), null);
        }
        if (referent instanceof ModuleSpec.JavaPackage javaPackage) {
            return new Thing("java-package", javaPackage.name(), null, null, null, null);
        }
        if (referent instanceof ModuleSpec.JavaClass javaClass) {
            String origin = classFiles
                    .apply(javaClass.reference())
                    .map(ThingJudge::place)
                    .orElse(null);
            return new Thing("java-class", javaClass.name(), origin, null, null, null);
        }
        return new Thing("attribute", null, null, null, null, referent.toString());
    }

    /** A path as the cases write it. */
    private static String place(VPath path) {
        if (path.startsWith(CaseLayout.ROOT)) {
            return path.relativeTo(CaseLayout.ROOT);
        }
        VPath library = JudgedRuntime.library();
        if (path.startsWith(library)) {
            return "<Lib>/" + path.relativeTo(library).replace("$py.class", ".py");
        }
        return path.toString();
    }
}
