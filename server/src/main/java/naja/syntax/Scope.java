package naja.syntax;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the parser knows about the function, class or module around the statement it reads. */
final class Scope {
    /** What a scope is. */
    enum Kind {
        MODULE,
        CLASS,
        FUNCTION,
        ASYNC_FUNCTION,
        LAMBDA
    }

    final Kind kind;
    final @Nullable Scope outer;
    /** Loops around the statement, within the scope. */
    int loops;
    /** Python 3: {@code except*} blocks around the statement, within the innermost loop. */
    int starHandlers;
    /** Python 2: whether the statement is directly in a {@code finally} block. */
    boolean continueIllegal;

    /** The parameters of a function. */
    List<Parameter> parameters = List.of();

    int yields;
    boolean returnsValue;

    Scope(Kind kind, @Nullable Scope outer) {
        this.kind = kind;
        this.outer = outer;
    }

    boolean isFunction() {
        return kind != Kind.MODULE && kind != Kind.CLASS;
    }
}
