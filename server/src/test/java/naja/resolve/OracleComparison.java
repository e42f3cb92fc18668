package naja.resolve;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import naja.base.CancelToken;
import naja.names.PackageContext;
import naja.resolve.OracleVerdict.Import;
import naja.resolve.OracleVerdict.Result;
import naja.resolve.OracleVerdict.Thing;
import naja.vfs.VPath;

/** Compares what a real Jython made of the imports of one file with what the resolver says. */
final class OracleComparison {
    private final VPath file;
    private final PackageContext context;
    private final ResolverView view;
    private final Sink sink;

    /** Takes the verdict on each import: one clause, one name of a from-list, or a star. */
    interface Sink {
        /** Both agree. */
        void agreed();

        /** Both find the module, and its body raises: no concern of the import. */
        void bodyRaises();

        /** They do not agree. */
        void differs(int line, String statement, String difference);
    }

    OracleComparison(VPath file, PackageContext context, ResolverView view, Sink sink) {
        this.file = file;
        this.context = context;
        this.view = view;
        this.sink = sink;
    }

    /** Compares one import. */
    void compare(Import asked) {
        ResolvedImport resolved = resolve(asked, asked.fromList());
        if (asked.kind() != ImportRequest.Kind.FROM) {
            report(
                    asked,
                    asked.text(),
                    asked.result(),
                    resolved,
                    () -> asked.kind() == ImportRequest.Kind.STAR
                            ? star(asked, resolved)
                            : chain(asked.result(), resolved));
            return;
        }
        for (int i = 0; i < asked.fromList().size(); i++) {
            String name = asked.fromList().get(i);
            Result result =
                    asked.alone() == null ? asked.result() : asked.alone().getOrDefault(name, asked.result());
            ResolvedImport one = asked.alone() == null ? resolved : resolve(asked, List.of(name));
            int index = asked.alone() == null ? i : 0;
            Optional<Resolution> answer =
                    index < one.names().size() ? Optional.of(one.names().get(index)) : Optional.empty();
            report(
                    asked,
                    "from " + ".".repeat(Math.max(0, asked.level())) + asked.name() + " import " + name,
                    result,
                    new ResolvedImport(
                            one.request(),
                            one.parts(),
                            one.module(),
                            answer.map(List::of).orElse(List.of()),
                            one.trace()),
                    () -> Optional.ofNullable(
                                    Objects.requireNonNull(result.names()).get(name))
                            .flatMap(thing -> thing(thing, answer.orElse(one.module()))));
        }
    }

    private ResolvedImport resolve(Import asked, List<String> names) {
        ImportRequest request = new ImportRequest(file, context, asked.level(), asked.name(), names, asked.kind());
        // The oracle runs each statement as a program of its own.
        return JythonImports.alone(StatementImports.Scope.of(view, CancelToken.NONE))
                .resolve(request);
    }

    /** The difference of an import that went through, if there is one. */
    private interface Difference {
        Optional<String> get();
    }

    private void report(Import asked, String statement, Result result, ResolvedImport resolved, Difference whenFound) {
        Optional<Resolution> stop = java.util.stream.Stream.concat(
                        java.util.stream.Stream.of(resolved.module()), resolved.names().stream())
                .filter(resolution -> !(resolution instanceof Resolution.Found))
                .findFirst();
        if (result.outcome().equals("ok")) {
            Optional<String> difference = stop.map(Object::toString).or(whenFound::get);
            difference.ifPresentOrElse(
                    text -> sink.differs(asked.line(), statement, "Jython: " + result + "; resolver: " + text),
                    sink::agreed);
        } else if (result.raisedIn() != null && finds(result.raisedIn(), resolved)) {
            sink.bodyRaises();
        } else if (stop.isEmpty() && isClassThatCannotStart(result, resolved)) {
            sink.bodyRaises();
        } else if (result.packageFailed() != null && stop.isEmpty() && findsOwnPackage(resolved)) {
            sink.bodyRaises();
        } else if (stop.orElse(null) instanceof Resolution.Missing && result.raisedIn() == null) {
            sink.agreed();
        } else {
            String said = stop.map(Object::toString).orElse("found");
            sink.differs(asked.line(), statement, "Jython: " + result + "; resolver: " + said);
        }
    }

    /** Says whether the module whose body raised is one that the resolver finds on the way. */
    private boolean finds(Thing raised, ResolvedImport resolved) {
        return java.util.stream.Stream.concat(resolved.parts().stream(), resolved.names().stream())
                .flatMap(resolution -> resolution.found().stream())
                .map(OracleComparison::describe)
                .anyMatch(found -> found.origin() != null && found.origin().equals(origin(raised.origin())));
    }

    /** Says whether both find a Java class, and the VM cannot initialise it: libraries that it asks for are not there. */
    private static boolean isClassThatCannotStart(Result result, ResolvedImport resolved) {
        boolean fails = "NoClassDefFoundError".equals(result.error())
                || "ExceptionInInitializerError".equals(result.error())
                || "UnsatisfiedLinkError".equals(result.error());
        List<Resolution> names = resolved.names().isEmpty() ? List.of(resolved.module()) : resolved.names();
        return fails
                && names.stream()
                        .flatMap(name -> name.found().stream())
                        .anyMatch(found -> found instanceof ModuleSpec.JavaClass);
    }

    /** Says whether the names are those of the importing module's own package, of which the real Jython had but an empty one. */
    private boolean findsOwnPackage(ResolvedImport resolved) {
        return context.packageName()
                .flatMap(name -> resolved.module()
                        .found()
                        .map(found ->
                                found instanceof ModuleSpec spec && name.text().startsWith(spec.name())))
                .orElse(false);
    }

    private Optional<String> chain(Result result, ResolvedImport resolved) {
        List<Thing> chain = Objects.requireNonNull(result.chain());
        for (int i = 0; i < chain.size() && !chain.get(i).kind().equals("absent"); i++) {
            Resolution part = resolved.part(i).orElse(resolved.module());
            Optional<String> difference = thing(chain.get(i), part);
            if (difference.isPresent()) {
                return difference;
            }
        }
        return Optional.empty();
    }

    /** The names that the star bound must be there; that it binds no others is not looked at. */
    private Optional<String> star(Import asked, ResolvedImport resolved) {
        Map<String, Thing> names = Objects.requireNonNull(asked.result().names());
        if (!(resolved.module().found().orElse(null) instanceof ModuleSpec)) {
            return Optional.of(resolved.module().toString());
        }
        for (Map.Entry<String, Thing> name : names.entrySet()) {
            ImportRequest request = new ImportRequest(
                    file, context, asked.level(), asked.name(), List.of(name.getKey()), ImportRequest.Kind.FROM);
            ResolvedImport one = Resolver.resolve(request, view, CancelToken.NONE);
            Resolution found =
                    one.names().isEmpty() ? one.module() : one.names().get(0);
            Optional<String> difference = thing(name.getValue(), found);
            if (difference.isPresent()) {
                return difference.map(text -> name.getKey() + ": " + text);
            }
        }
        return Optional.empty();
    }

    private Optional<String> thing(Thing expected, Resolution actual) {
        if (!(actual instanceof Resolution.Found found)) {
            return Optional.of(actual.toString());
        }
        Thing seen = describe(Resolver.follow(found.referent(), view, CancelToken.NONE));
        if (seen.kind().equals("attribute") || expected.kind().equals("attribute")) {
            return attribute(expected, found, seen);
        }
        if ("__main__".equals(expected.name()) && "__main__".equals(seen.name())) {
            // The main module is that of whichever program runs.
            return Optional.empty();
        }
        boolean same = expected.kind().equals(seen.kind())
                && Objects.equals(expected.name(), seen.name())
                && Objects.equals(origin(expected.origin()), seen.origin());
        return same ? Optional.empty() : Optional.of(seen + " is not " + expected);
    }

    /** A value of a module: what it is in the end shows only when running, unless an import binds it. */
    private static Optional<String> attribute(Thing expected, Resolution.Found found, Thing seen) {
        // A Java class that Jython exposes as a type of its own does not show itself as a Java class.
        boolean exposed = seen.kind().equals("java-class") && Objects.equals(expected.type(), "type");
        boolean both = exposed || expected.kind().equals(seen.kind());
        boolean boundByCode =
                found.referent() instanceof Referent.Attribute || found.referent() instanceof Referent.ModuleAttribute;
        return both || boundByCode ? Optional.empty() : Optional.of(seen + " is not " + expected);
    }

    private static Thing describe(Referent referent) {
        ImportCases.Thing thing = ThingJudge.describe(referent);
        boolean isPython = thing.kind().startsWith("python");
        return new Thing(thing.kind(), thing.name(), isPython ? origin(thing.origin()) : null, null);
    }

    /** Where a module is from, compiled or not, in a directory or in an archive. */
    private static @org.jspecify.annotations.Nullable String origin(@org.jspecify.annotations.Nullable String file) {
        if (file == null) {
            return null;
        }
        String library = JudgedRuntime.jythonJar() + "/Lib/";
        String source = file.replace('\\', '/').replace("$py.class", ".py").replace(".jar!/", ".jar/");
        return source.startsWith(library) ? "<Lib>/" + source.substring(library.length()) : source;
    }
}
