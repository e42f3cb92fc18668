package naja.resolve;

import naja.base.CancelToken;

/** How far a rehearsal follows its program, and how far it has come. */
final class RehearsalBounds {
    /** Statements that are followed; behind them bodies are not run any more. */
    private static final int STATEMENTS = 50_000;

    /** Depth of bodies, expressions and modules in each other, for the stack of a worker is small (512 KB). */
    private static final int DEPTH = 300;

    /** What a module counts for in that depth. */
    private static final int LOAD = 3;

    /**
     * Frames of modules in each other at which an endless recursion ends; Jython allows about 1000. The number is one at which
     * the recursion of two modules ends at the same statement as there (case REL-25).
     */
    private static final int FRAMES = 54;

    private final CancelToken cancel;
    private int statements;
    private int depth;

    /** Frames of modules in each other, that of the program's start among them. */
    private int frames = 1;

    RehearsalBounds(CancelToken cancel) {
        this.cancel = cancel;
    }

    /** Says whether there is room for one more step, and counts it. */
    boolean mayGoOn() {
        cancel.check();
        return ++statements < STATEMENTS;
    }

    /** Says whether there is room for one more body or expression in the others, and counts it. */
    boolean enter() {
        if (depth >= DEPTH) {
            return false;
        }
        depth++;
        return true;
    }

    /** Ends {@link #enter}. */
    void leave() {
        depth--;
    }

    /** Says whether the body of one more module can run in the others, and counts the step. */
    boolean mayLoad() {
        return hasFrames() && depth < DEPTH - LOAD && mayGoOn();
    }

    /** Says whether the runtime's stack has room for one more frame. */
    boolean hasFrames() {
        return frames < FRAMES;
    }

    /** Counts the frame of a module and what running its body needs. */
    void enterModule() {
        frames++;
        depth += LOAD;
    }

    /** Ends {@link #enterModule}. */
    void leaveModule() {
        frames--;
        depth -= LOAD;
    }

    /** Counts the frame of a function. */
    void enterFunction() {
        frames++;
    }

    /** Ends {@link #enterFunction}. */
    void leaveFunction() {
        frames--;
    }
}
