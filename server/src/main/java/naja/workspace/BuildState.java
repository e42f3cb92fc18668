package naja.workspace;

import java.util.Optional;

/**
 * How much is known of what a project's build files say.
 *
 * @param answer as far as it is known; it may be that of poms as they were before
 * @param open why more may come of it, if so
 * @param problem what hinders, if anything does
 */
record BuildState(BuildAnswer answer, Optional<String> open, Optional<String> problem) {
    static final BuildState NOTHING = new BuildState(BuildAnswer.NOTHING, Optional.empty(), Optional.empty());

    /** Nobody is asked. */
    static BuildState none(BuildQuestion question) {
        return NOTHING;
    }

    /** All is known. */
    static BuildState known(BuildAnswer answer) {
        return new BuildState(answer, Optional.empty(), Optional.empty());
    }

    /** The question is still to be answered. */
    static BuildState asked(BuildAnswer before) {
        return new BuildState(
                before, Optional.of("the class path of the build files is still being worked out"), Optional.empty());
    }

    /** There will be no answer. */
    static BuildState failed(BuildAnswer before, String reason) {
        String text = "the class path of the build files could not be worked out: " + reason;
        return new BuildState(before, Optional.of(text), Optional.of(text));
    }

    /** Whether asking would help. */
    boolean isUnanswered() {
        return open.isPresent() && problem.isEmpty();
    }
}
