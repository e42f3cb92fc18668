package naja.resolve;

import java.util.ArrayList;
import java.util.List;
import naja.names.PackageContext;
import naja.resolve.ImportRequest.Kind;
import naja.syntax.Alias;
import naja.syntax.Expression;
import naja.syntax.Statement;
import org.jspecify.annotations.Nullable;

/** Runs the import statements of a rehearsal and binds their names. */
final class ImportRun {
    private final Rehearsal rehearsal;
    private final Evaluator evaluator;

    ImportRun(Rehearsal rehearsal, Evaluator evaluator) {
        this.rehearsal = rehearsal;
        this.evaluator = evaluator;
    }

    void run(Statement statement, Frame frame) throws ImportFailure {
        Observer observer = rehearsal.observer(frame);
        observer.reached(statement, frame, rehearsal);
        List<ResolvedImport> done = new ArrayList<>();
        try {
            if (statement instanceof Statement.Import plain) {
                for (Alias alias : plain.names()) {
                    plain(alias, frame, done);
                }
            } else {
                from((Statement.ImportFrom) statement, frame, done);
            }
            observer.imported(frame.file(), statement, done, frame.locals());
        } catch (ImportFailure failure) {
            observer.imported(frame.file(), statement, done, frame.locals());
            observer.raised(frame.file(), statement, failure);
            if (!rehearsal.continuesBehind(statement, frame, failure)) {
                throw failure;
            }
        }
    }

    private void plain(Alias alias, Frame frame, List<ResolvedImport> done) throws ImportFailure {
        String name = written(alias.parts());
        ResolvedImport resolved = rehearsal.resolve(frame, plainLevel(frame), name, List.of(), Kind.PLAIN);
        done.add(resolved);
        String bound = alias.bound().id();
        ImportFailure failure = resolved.failure();
        if (failure != null) {
            throw failure;
        }
        Resolution top = resolved.part(0).orElse(resolved.module());
        Referent referent = top.found().orElse(null);
        if (alias.asname() == null || referent == null) {
            bind(bound, top, frame);
            return;
        }
        Namespace.Entry last = new Namespace.Entry(evaluator.valueOf(referent), referent);
        for (int i = 1; i < alias.parts().size(); i++) {
            // What an attribute is may tell more than its value does, which mostly is not known.
            Value owner = last.referent() instanceof Referent.ModuleAttribute attribute
                            && attribute.module() instanceof ModuleSpec.Builtin
                    ? new Value.Imported(attribute)
                    : last.value();
            last = attribute(owner, alias, i);
        }
        if (last.referent() == null && last.value() instanceof Value.Unknown unknown) {
            // The attribute may be something else than the module, or not be there, when what has it is no module.
            done.set(done.size() - 1, resolved.withModule(new Resolution.Unknown(unknown.reason())));
        }
        evaluator.bind(bound, last.value(), last.referent(), frame);
    }

    /** The attribute that part {@code index} of a dotted name is read as; since Python 3.7 {@code sys.modules} is asked, too. */
    private Namespace.Entry attribute(Value owner, Alias alias, int index) throws ImportFailure {
        try {
            return evaluator.attribute(owner, alias.parts().get(index).id());
        } catch (ImportFailure absent) {
            boolean asksModules = rehearsal
                    .profile()
                    .python3()
                    .filter(runtime -> runtime.follows(Python3Runtime.Rule.ALIAS_ASKS_MODULES))
                    .isPresent();
            Referent loaded = asksModules
                    ? rehearsal.imports().loadedModule(written(alias.parts().subList(0, index + 1)))
                    : null;
            if (loaded == null) {
                throw absent;
            }
            return new Namespace.Entry(evaluator.valueOf(loaded), loaded);
        }
    }

    private void from(Statement.ImportFrom from, Frame frame, List<ResolvedImport> done) throws ImportFailure {
        List<String> fromList = new ArrayList<>(from.names().size());
        for (Alias alias : from.names()) {
            fromList.add(alias.parts().get(0).id());
        }
        boolean star = from.star() >= 0;
        boolean hasLevel =
                from.level() > 0 && !(star && rehearsal.profile().follows(RuntimeProfile.Rule.STAR_IGNORES_LEVEL));
        int level = hasLevel ? from.level() : plainLevel(frame);
        ResolvedImport resolved =
                rehearsal.resolve(frame, level, written(from.module()), fromList, star ? Kind.STAR : Kind.FROM);
        done.add(resolved);
        ImportFailure failure = resolved.failure();
        if (star) {
            if (failure != null) {
                throw failure;
            }
            if (rehearsal.profile().python3().isPresent()) {
                new ImportlibStar(rehearsal, evaluator).run(resolved.module(), frame);
            } else {
                new StarRun(rehearsal, evaluator).run(resolved.module(), frame);
            }
            return;
        }
        boolean bindsBefore = rehearsal.profile().python3().isPresent();
        if (failure != null && !bindsBefore) {
            // All names are read before the first is bound (imp.importFromAs).
            throw failure;
        }
        for (int i = 0; i < from.names().size(); i++) {
            boolean isFailure = failure != null
                    && (i >= resolved.names().size() || resolved.names().get(i) instanceof Resolution.Missing);
            if (isFailure) {
                // In Python 3 each name is bound when it is read.
                throw failure;
            }
            Resolution name = i < resolved.names().size() ? resolved.names().get(i) : resolved.module();
            bind(from.names().get(i).bound().id(), name, frame);
        }
    }

    private void bind(String name, Resolution resolution, Frame frame) {
        if (resolution instanceof Resolution.Found found) {
            Referent referent = found.referent();
            evaluator.bind(name, evaluator.valueOf(referent), referent, frame);
        } else {
            rehearsal.uncertainIf(true);
            String reason = resolution instanceof Resolution.Unknown unknown ? unknown.reason() : "a failed import";
            evaluator.bind(name, Value.unknown(reason), null, frame);
        }
    }

    private int plainLevel(Frame frame) {
        return frame.absoluteImports() ? 0 : -1;
    }

    /** The dotted name as the runtime is given it; the missing last part of an unfinished name is left out. */
    private static String written(List<Expression.Name> parts) {
        StringBuilder name = new StringBuilder();
        for (Expression.Name part : parts) {
            if (!part.id().isEmpty()) {
                name.append(name.length() == 0 ? "" : ".").append(part.id());
            }
        }
        return name.toString();
    }

    /** The context that a request of this frame carries, for people: its globals decide. */
    static PackageContext context(@Nullable ModuleSpec module) {
        return module == null || module.name().equals("__main__")
                ? new PackageContext.Script()
                : StatementImports.contextOf(module);
    }
}
