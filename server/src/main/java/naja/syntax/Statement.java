package naja.syntax;

import java.util.List;
import naja.syntax.Expression.Name;
import org.jspecify.annotations.Nullable;

/** A statement. */
public sealed interface Statement extends Node {

    /**
     * {@code @decorator async def name[type_params](args) -> returns: body}.
     *
     * @param start the first decorator's {@code @}, or the first keyword
     * @param async whether it is an {@code async def}
     */
    record FunctionDef(
            int start,
            int end,
            boolean async,
            List<Expression> decorators,
            Name name,
            List<TypeParameter> typeParams,
            Arguments args,
            @Nullable Expression returns,
            List<Statement> body)
            implements Statement {
        @Override
        public void forEachChild(NodeVisitor visitor) {
            visitor.visitAll(decorators);
            visitor.visit(name);
            visitor.visitAll(typeParams);
            visitor.visit(args);
            visitor.visitIf(returns);
            visitor.visitAll(body);
        }
    }

    /** {@code @decorator class name[type_params](bases, keywords): body}. */
    record ClassDef(
            int start,
            int end,
            List<Expression> decorators,
            Name name,
            List<TypeParameter> typeParams,
            List<Expression> bases,
            List<Keyword> keywords,
            List<Statement> body)
            implements Statement {
        @Override
        public void forEachChild(NodeVisitor visitor) {
            visitor.visitAll(decorators);
            visitor.visit(name);
            visitor.visitAll(typeParams);
            visitor.visitMerged(bases, keywords);
            visitor.visitAll(body);
        }
    }

    /** {@code return value}. */
    record Return(int start, int end, @Nullable Expression value) implements Statement {
        @Override
        public void forEachChild(NodeVisitor visitor) {
            visitor.visitIf(value);
        }
    }

    /** {@code del a, b}. */
    record Delete(int start, int end, List<Expression> targets) implements Statement {
        @Override
        public void forEachChild(NodeVisitor visitor) {
            visitor.visitAll(targets);
        }
    }

    /** {@code a = b = value}. */
    record Assign(int start, int end, List<Expression> targets, Expression value) implements Statement {
        @Override
        public void forEachChild(NodeVisitor visitor) {
            visitor.visitAll(targets);
            visitor.visit(value);
        }
    }

    /** {@code type name[type_params] = value}. */
    record TypeAlias(int start, int end, Name name, List<TypeParameter> typeParams, Expression value)
            implements Statement {
        @Override
        public void forEachChild(NodeVisitor visitor) {
            visitor.visit(name);
            visitor.visitAll(typeParams);
            visitor.visit(value);
        }
    }

    /** {@code target += value}. */
    record AugAssign(int start, int end, Expression target, Operator op, Expression value) implements Statement {
        @Override
        public void forEachChild(NodeVisitor visitor) {
            visitor.visit(target);
            visitor.visit(value);
        }
    }

    /**
     * {@code target: annotation = value}.
     *
     * @param simple whether the target is a name without parentheses
     */
    record AnnAssign(
            int start,
            int end,
            Expression target,
            Expression annotation,
            @Nullable Expression value,
            boolean simple) implements Statement {
        @Override
        public void forEachChild(NodeVisitor visitor) {
            visitor.visit(target);
            visitor.visit(annotation);
            visitor.visitIf(value);
        }
    }

    /** {@code for target in iter: body else: orelse}. */
    record For(
            int start,
            int end,
            boolean async,
            Expression target,
            Expression iter,
            List<Statement> body,
            List<Statement> orelse)
            implements Statement {
        @Override
        public void forEachChild(NodeVisitor visitor) {
            visitor.visit(target);
            visitor.visit(iter);
            visitor.visitAll(body);
            visitor.visitAll(orelse);
        }
    }

    /** {@code while test: body else: orelse}. */
    record While(int start, int end, Expression test, List<Statement> body, List<Statement> orelse)
            implements Statement {
        @Override
        public void forEachChild(NodeVisitor visitor) {
            visitor.visit(test);
            visitor.visitAll(body);
            visitor.visitAll(orelse);
        }
    }

    /** {@code if test: body else: orelse}; an {@code elif} is an {@code If} alone in the {@code orelse}. */
    record If(int start, int end, Expression test, List<Statement> body, List<Statement> orelse) implements Statement {
        @Override
        public void forEachChild(NodeVisitor visitor) {
            visitor.visit(test);
            visitor.visitAll(body);
            visitor.visitAll(orelse);
        }
    }

    /** {@code with items: body}. */
    record With(int start, int end, boolean async, List<WithItem> items, List<Statement> body) implements Statement {
        @Override
        public void forEachChild(NodeVisitor visitor) {
            visitor.visitAll(items);
            visitor.visitAll(body);
        }
    }

    /** {@code match subject: cases}. */
    record Match(int start, int end, Expression subject, List<MatchCase> cases) implements Statement {
        @Override
        public void forEachChild(NodeVisitor visitor) {
            visitor.visit(subject);
            visitor.visitAll(cases);
        }
    }

    /**
     * {@code raise exc from cause}, or Python 2's {@code raise exc, cause, traceback}.
     *
     * @param cause the cause in Python 3, the instance or argument in Python 2
     * @param traceback only in Python 2
     */
    record Raise(
            int start,
            int end,
            @Nullable Expression exc,
            @Nullable Expression cause,
            @Nullable Expression traceback) implements Statement {
        @Override
        public void forEachChild(NodeVisitor visitor) {
            visitor.visitIf(exc);
            visitor.visitIf(cause);
            visitor.visitIf(traceback);
        }
    }

    /**
     * {@code try: body except ...: else: orelse finally: finalbody}.
     *
     * @param star whether the handlers are {@code except*}
     */
    record Try(
            int start,
            int end,
            boolean star,
            List<Statement> body,
            List<ExceptHandler> handlers,
            List<Statement> orelse,
            List<Statement> finalbody)
            implements Statement {
        @Override
        public void forEachChild(NodeVisitor visitor) {
            visitor.visitAll(body);
            visitor.visitAll(handlers);
            visitor.visitAll(orelse);
            visitor.visitAll(finalbody);
        }
    }

    /** {@code assert test, msg}. */
    record Assert(
            int start, int end, Expression test, @Nullable Expression msg) implements Statement {
        @Override
        public void forEachChild(NodeVisitor visitor) {
            visitor.visit(test);
            visitor.visitIf(msg);
        }
    }

    /** {@code import a.b as c, d}; an unfinished one has an alias with an empty name. */
    record Import(int start, int end, List<Alias> names) implements Statement {
        @Override
        public void forEachChild(NodeVisitor visitor) {
            visitor.visitAll(names);
        }
    }

    /**
     * {@code from ..a.b import c as d, e} or {@code from a import *}.
     *
     * @param level number of leading dots
     * @param dotsStart offset of the first dot; where the name starts, if there are none
     * @param dotsEnd offset behind the last dot
     * @param module the parts of the name behind the dots; none in {@code from . import x}
     * @param names what is imported; none for a star import, or before {@code import} is written
     * @param star offset of the star, or -1
     */
    record ImportFrom(
            int start, int end, int level, int dotsStart, int dotsEnd, List<Name> module, List<Alias> names, int star)
            implements Statement {
        @Override
        public void forEachChild(NodeVisitor visitor) {
            visitor.visitAll(module);
            visitor.visitAll(names);
        }
    }

    /** {@code global a, b}. */
    record Global(int start, int end, List<Name> names) implements Statement {
        @Override
        public void forEachChild(NodeVisitor visitor) {
            visitor.visitAll(names);
        }
    }

    /** {@code nonlocal a, b}. */
    record Nonlocal(int start, int end, List<Name> names) implements Statement {
        @Override
        public void forEachChild(NodeVisitor visitor) {
            visitor.visitAll(names);
        }
    }

    /** An expression as a statement. */
    record Expr(int start, int end, Expression value) implements Statement {
        @Override
        public void forEachChild(NodeVisitor visitor) {
            visitor.visit(value);
        }
    }

    /** {@code pass}. */
    record Pass(int start, int end) implements Statement {
        @Override
        public void forEachChild(NodeVisitor visitor) {}
    }

    /** {@code break}. */
    record Break(int start, int end) implements Statement {
        @Override
        public void forEachChild(NodeVisitor visitor) {}
    }

    /** {@code continue}. */
    record Continue(int start, int end) implements Statement {
        @Override
        public void forEachChild(NodeVisitor visitor) {}
    }

    /**
     * Python 2's {@code print >>dest, a, b,}.
     *
     * @param newline whether there is no comma at the end
     */
    record Print(int start, int end, @Nullable Expression dest, List<Expression> values, boolean newline)
            implements Statement {
        @Override
        public void forEachChild(NodeVisitor visitor) {
            visitor.visitIf(dest);
            visitor.visitAll(values);
        }
    }

    /** Python 2's {@code exec body in globals, locals}. */
    record Exec(
            int start,
            int end,
            Expression body,
            @Nullable Expression globals,
            @Nullable Expression locals) implements Statement {
        @Override
        public void forEachChild(NodeVisitor visitor) {
            visitor.visit(body);
            visitor.visitIf(globals);
            visitor.visitIf(locals);
        }
    }
}
