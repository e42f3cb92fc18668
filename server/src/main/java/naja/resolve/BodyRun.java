package naja.resolve;

import java.util.ArrayList;
import java.util.List;
import naja.syntax.ExceptHandler;
import naja.syntax.Expression;
import naja.syntax.Statement;
import naja.syntax.WithItem;
import naja.text.Span;
import org.jspecify.annotations.Nullable;

/**
 * Runs the statements of a body in a rehearsal.
 *
 * <p>Where only running can tell which way the program goes, all ways are gone one after the other: what they bind may be
 * bound, and what they raise ends only that way.
 */
final class BodyRun {
    /** Rounds of a loop; more are not gone. */
    private static final int ROUNDS = 1000;

    /** How a statement ends. */
    enum Flow {
        NEXT,
        BREAK,
        CONTINUE,
        RETURN
    }

    private final Rehearsal rehearsal;
    private final Evaluator evaluator;
    private final ImportRun imports;

    BodyRun(Rehearsal rehearsal, Evaluator evaluator) {
        this.rehearsal = rehearsal;
        this.evaluator = evaluator;
        this.imports = new ImportRun(rehearsal, evaluator);
    }

    Flow run(List<Statement> body, Frame frame) throws ImportFailure {
        if (!rehearsal.bounds().enter()) {
            frame.globals().open("the program is nested too deep to follow");
            return Flow.NEXT;
        }
        try {
            return runAll(body, frame);
        } finally {
            rehearsal.bounds().leave();
        }
    }

    private Flow runAll(List<Statement> body, Frame frame) throws ImportFailure {
        for (Statement statement : body) {
            if (!rehearsal.bounds().mayGoOn()) {
                frame.globals().open("the program is too long to follow");
                return Flow.NEXT;
            }
            Flow flow = runOne(statement, frame);
            if (flow != Flow.NEXT) {
                return flow;
            }
        }
        return Flow.NEXT;
    }

    private Flow runOne(Statement statement, Frame frame) throws ImportFailure {
        try {
            return run(statement, frame);
        } catch (ImportFailure failure) {
            if (!frame.isText()) {
                failure.leaves(frame.file(), new Span(statement.start(), statement.end()));
            }
            throw failure;
        }
    }

    private Flow run(Statement statement, Frame frame) throws ImportFailure {
        if (statement instanceof Statement.Import || statement instanceof Statement.ImportFrom) {
            imports.run(statement, frame);
        } else if (statement instanceof Statement.Expr expression) {
            expression(expression, frame);
        } else if (statement instanceof Statement.Assign assign) {
            Value value = evaluator.value(assign.value(), frame);
            for (Expression target : assign.targets()) {
                evaluator.assign(target, value, frame);
            }
        } else if (statement instanceof Statement.AugAssign assign) {
            evaluator.augment(assign, frame);
        } else if (statement instanceof Statement.AnnAssign assign) {
            Expression value = assign.value();
            if (value != null) {
                evaluator.assign(assign.target(), evaluator.value(value, frame), frame);
            }
        } else if (statement instanceof Statement.FunctionDef function) {
            define(function, frame);
        } else if (statement instanceof Statement.ClassDef type) {
            define(type, frame);
        } else if (statement instanceof Statement.Delete delete) {
            for (Expression target : delete.targets()) {
                evaluator.delete(target, frame);
            }
        } else if (statement instanceof Statement.Global global) {
            global.names().forEach(name -> frame.declareGlobal(name.id()));
        } else if (statement instanceof Statement.Exec exec) {
            evaluator.calls().exec(exec, frame);
        } else if (statement instanceof Statement.Print print) {
            for (Expression value : print.values()) {
                evaluator.value(value, frame);
            }
        } else {
            return compound(statement, frame);
        }
        return Flow.NEXT;
    }

    private Flow compound(Statement statement, Frame frame) throws ImportFailure {
        if (statement instanceof Statement.If branch) {
            return branch(branch, frame);
        } else if (statement instanceof Statement.Try attempt) {
            return attempt(attempt, frame);
        } else if (statement instanceof Statement.For loop) {
            return loop(loop, frame);
        } else if (statement instanceof Statement.While loop) {
            return loop(loop, frame);
        } else if (statement instanceof Statement.With with) {
            return with(with, frame);
        } else if (statement instanceof Statement.Raise raise) {
            return raise(raise, frame);
        } else if (statement instanceof Statement.Return result) {
            Expression value = result.value();
            frame.returns(value == null ? Value.none() : evaluator.value(value, frame));
            return Flow.RETURN;
        } else if (statement instanceof Statement.Break) {
            return Flow.BREAK;
        } else if (statement instanceof Statement.Continue) {
            return Flow.CONTINUE;
        } else if (statement instanceof Statement.Match match) {
            for (var matchCase : match.cases()) {
                maybe(matchCase.body(), frame);
            }
        } else if (statement instanceof Statement.Assert check) {
            if (evaluator.value(check.test(), frame).truth() < 0) {
                throw new ImportFailure("AssertionError", "");
            }
        }
        return Flow.NEXT;
    }

    private Flow with(Statement.With with, Frame frame) throws ImportFailure {
        List<Value> contexts = new ArrayList<>();
        for (WithItem item : with.items()) {
            Value context = evaluator.value(item.context(), frame);
            contexts.add(context);
            Value entered = method(context, "__enter__", List.of(), frame);
            Expression target = item.target();
            if (target != null) {
                evaluator.assign(
                        target, entered == null ? Value.unknown("what a context manager gives") : entered, frame);
            }
            rehearsal.uncertainIf(entered == null && !(context instanceof Value.Imported));
        }
        try {
            return suppressed(with, frame);
        } finally {
            for (Value context : contexts) {
                method(context, "__exit__", List.of(Value.unknown("a type"), Value.unknown("a value")), frame);
            }
        }
    }

    /** Calls a method that the program gave a class; nothing if it gave it none. */
    private @Nullable Value method(Value self, String name, List<Value> arguments, Frame frame) throws ImportFailure {
        boolean isOwn = self instanceof Value.Instance instance
                && instance.type() instanceof Value.PythonClass type
                && type.names().value(name) instanceof Value.Function;
        return isOwn
                ? evaluator.calls().call(evaluator.attribute(self, name).value(), arguments, new Namespace(), frame, 0)
                : null;
    }

    /** Runs the body of a {@code with}; {@code contextlib.suppress} ends what it is told to. */
    private Flow suppressed(Statement.With with, Frame frame) throws ImportFailure {
        try {
            return run(with.body(), frame);
        } catch (ImportFailure failure) {
            for (WithItem item : with.items()) {
                boolean isSuppress = item.context() instanceof Expression.Call call
                        && isNamed(call.func(), "suppress")
                        && evaluator.exceptions().mayCatch(call.args(), failure, frame);
                if (isSuppress) {
                    return Flow.NEXT;
                }
            }
            throw failure;
        }
    }

    private static boolean isNamed(Expression function, String name) {
        return function instanceof Expression.Attribute attribute
                ? attribute.attr().equals(name)
                : function instanceof Expression.Name plain && plain.id().equals(name);
    }

    private void expression(Statement.Expr statement, Frame frame) throws ImportFailure {
        Observer observer = rehearsal.observer(frame);
        try {
            Value value = evaluator.value(statement.value(), frame);
            observer.evaluated(frame.file(), statement, value);
        } catch (ImportFailure failure) {
            observer.raised(frame.file(), statement, failure);
            if (!rehearsal.continuesBehind(statement, frame, failure)) {
                throw failure;
            }
        }
    }

    private void define(Statement.FunctionDef function, Frame frame) throws ImportFailure {
        Value value = new Value.Function(function, frame, null);
        List<Value> decorators = new ArrayList<>();
        for (Expression decorator : function.decorators()) {
            decorators.add(0, evaluator.value(decorator, frame));
        }
        for (Value decorator : decorators) {
            // Those of the library keep the function for later.
            boolean isOwn = decorator instanceof Value.Function || decorator instanceof Value.Lambda;
            value = isOwn
                    ? evaluator.calls().call(decorator, List.of(value), new Namespace(), frame, function.start())
                    : Value.unknown("a decorated function");
        }
        evaluator.bind(function.name().id(), value, frame);
    }

    private void define(Statement.ClassDef type, Frame frame) throws ImportFailure {
        Frame body = frame.inside();
        List<Value> bases = new ArrayList<>();
        for (Expression base : type.bases()) {
            bases.add(evaluator.value(base, frame));
        }
        run(type.body(), body);
        Value value = new Value.PythonClass(type.name().id(), bases, body.locals());
        evaluator.bind(
                type.name().id(), type.decorators().isEmpty() ? value : Value.unknown("a decorated class"), frame);
    }

    private Flow branch(Statement.If branch, Frame frame) throws ImportFailure {
        int truth = evaluator.value(branch.test(), frame).truth();
        if (truth != 0) {
            return run(truth > 0 ? branch.body() : branch.orelse(), frame);
        }
        Flow body = maybe(branch.body(), frame);
        Flow other = maybe(branch.orelse(), frame);
        return body == other ? body : Flow.NEXT;
    }

    /** Goes a way that the program may go. */
    private Flow maybe(List<Statement> body, Frame frame) {
        rehearsal.enterMaybe();
        try {
            return run(body, frame);
        } catch (ImportFailure failure) {
            // It ends this way only.
            return Flow.NEXT;
        } finally {
            rehearsal.leaveMaybe();
        }
    }

    private Flow attempt(Statement.Try attempt, Frame frame) throws ImportFailure {
        Flow flow;
        try {
            int uncertainties = rehearsal.uncertainties();
            flow = tried(attempt, frame);
            if (rehearsal.uncertainties() > uncertainties) {
                for (ExceptHandler handler : attempt.handlers()) {
                    bindTarget(handler, frame);
                    maybe(handler.body(), frame);
                }
            }
            if (flow == Flow.NEXT) {
                flow = run(attempt.orelse(), frame);
            }
        } catch (ImportFailure failure) {
            flow = handled(attempt, failure, frame);
        }
        Flow last = run(attempt.finalbody(), frame);
        return last == Flow.NEXT ? flow : last;
    }

    private Flow tried(Statement.Try attempt, Frame frame) throws ImportFailure {
        frame.enterTry(attempt);
        try {
            return run(attempt.body(), frame);
        } finally {
            frame.leaveTry();
        }
    }

    private Flow handled(Statement.Try attempt, ImportFailure failure, Frame frame) throws ImportFailure {
        boolean mayBeCaught = false;
        for (ExceptHandler handler : attempt.handlers()) {
            int catches = handler.type() == null ? 1 : evaluator.exceptions().catches(handler.type(), failure, frame);
            if (catches > 0) {
                bindTarget(handler, frame);
                return run(handler.body(), frame);
            }
            if (catches == 0) {
                mayBeCaught = true;
                bindTarget(handler, frame);
                maybe(handler.body(), frame);
            }
        }
        if (mayBeCaught) {
            return Flow.NEXT;
        }
        run(attempt.finalbody(), frame);
        throw failure;
    }

    private void bindTarget(ExceptHandler handler, Frame frame) throws ImportFailure {
        Expression target = handler.target();
        if (target != null) {
            evaluator.assign(target, Value.unknown("the exception"), frame);
        }
    }

    private Flow loop(Statement.For loop, Frame frame) throws ImportFailure {
        Value over = evaluator.value(loop.iter(), frame);
        List<Value> items = evaluator.items(over);
        if (items == null) {
            evaluator.assign(loop.target(), Value.unknown("an item of what is known only at run time"), frame);
            maybe(loop.body(), frame);
            maybe(loop.orelse(), frame);
            return Flow.NEXT;
        }
        for (Value item : items) {
            evaluator.assign(loop.target(), item, frame);
            Flow flow = run(loop.body(), frame);
            if (flow == Flow.RETURN) {
                return flow;
            }
            if (flow == Flow.BREAK) {
                return Flow.NEXT;
            }
        }
        return run(loop.orelse(), frame);
    }

    private Flow loop(Statement.While loop, Frame frame) throws ImportFailure {
        for (int round = 0; round < ROUNDS && rehearsal.bounds().mayGoOn(); round++) {
            int truth = evaluator.value(loop.test(), frame).truth();
            if (truth < 0) {
                return run(loop.orelse(), frame);
            }
            if (truth == 0) {
                maybe(loop.body(), frame);
                return Flow.NEXT;
            }
            Flow flow = run(loop.body(), frame);
            if (flow == Flow.RETURN) {
                return flow;
            }
            if (flow == Flow.BREAK) {
                return Flow.NEXT;
            }
        }
        return Flow.NEXT;
    }

    private Flow raise(Statement.Raise raise, Frame frame) throws ImportFailure {
        Expression exception = raise.exc();
        if (exception == null) {
            throw new ImportFailure("Exception", "raised again");
        }
        throw evaluator.exceptions().raised(evaluator.value(exception, frame), cause(raise, frame));
    }

    private @Nullable Value cause(Statement.Raise raise, Frame frame) throws ImportFailure {
        Expression cause = raise.cause();
        return cause == null ? null : evaluator.value(cause, frame);
    }
}
