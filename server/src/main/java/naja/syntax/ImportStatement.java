package naja.syntax;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import naja.text.Span;

/** An import statement anywhere in a file, module level or below. */
public sealed interface ImportStatement {

    /** From the keyword to the last character of the statement. */
    Span span();

    /** Where the statement stands. */
    Placement placement();

    /**
     * {@code import a.b, c as d}.
     *
     * @param clauses at least one; an unfinished {@code import } has one with an empty name
     */
    record Plain(Span span, Placement placement, List<Clause> clauses) implements ImportStatement {
        public Plain {
            clauses = List.copyOf(clauses);
        }
    }

    /** One {@code a.b.c as d} of a plain import. */
    record Clause(DottedName name, Optional<NamePart> alias) {}

    /**
     * {@code from ..a.b import c as d, e} or {@code from a import *}.
     *
     * @param level number of leading dots
     * @param dots the place of the leading dots; empty, where the name starts, if there are none
     * @param module the name behind the dots; absent in {@code from . import x}
     * @param names the names imported, in order; empty for a star import; an unfinished list ends with an empty name
     * @param star the place of the star, if it is a star import
     */
    record From(
            Span span,
            Placement placement,
            int level,
            Span dots,
            Optional<DottedName> module,
            List<FromName> names,
            Optional<Span> star)
            implements ImportStatement {
        public From {
            names = List.copyOf(names);
        }
    }

    /** One {@code c as d} of a from-list. */
    record FromName(NamePart name, Optional<NamePart> alias) {}

    /**
     * Where a statement stands.
     *
     * @param moduleLevel whether its names become names of the module: not inside a function or class body
     * @param guards what decides whether it runs or whether its failure matters; empty for an unconditional statement
     */
    record Placement(boolean moduleLevel, Set<Guard> guards) {
        /** An unconditional statement of the module. */
        public static final Placement MODULE = new Placement(true, Set.of());

        public Placement {
            guards = guards.isEmpty() ? Set.of() : Set.copyOf(guards);
        }
    }

    /** A reason why a statement may not run, or why its failure may be meant. */
    enum Guard {
        /** In the body of a {@code try} whose handlers catch ImportError (bare, {@code Exception} and others above it included). */
        TRY_IMPORT_ERROR,
        /** In a handler of such a {@code try}, or in its {@code else}. */
        EXCEPT_IMPORT_ERROR,
        /** Under {@code if False}, {@code if 0} or {@code if TYPE_CHECKING}. */
        NEVER_RUN,
        /** Under any other {@code if}, {@code elif}, {@code else}, {@code while} or {@code for}. */
        CONDITIONAL
    }
}
