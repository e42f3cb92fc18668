package naja.workspace;

import java.util.Optional;

/** The kinds of problems, which settings and comments name; each has a page in {@code server/docs/diagnostics}. */
public enum DiagnosticCode {
    SYNTAX_ERROR("syntax-error"),
    UNRESOLVED_IMPORT("unresolved-import"),
    IMPORT_RAISES("import-raises"),
    UNRESOLVED_NAME("unresolved-name"),
    JAVA_CLASS_NOT_FOUND("java-class-not-found"),
    JAVA_NOT_ACCESSIBLE("java-not-accessible"),
    JAVA_CLASS_TOO_NEW("java-class-too-new"),
    JAVA_CLASS_FAILS("java-class-fails"),
    LETTER_CASE("letter-case"),
    RELATIVE_IMPORT_BEYOND_TOP("relative-import-beyond-top"),
    RELATIVE_IMPORT_NO_PACKAGE("relative-import-no-package"),
    SOME_RUN_MODES("some-run-modes"),
    HIDDEN_BY_DIRECTORY("hidden-by-directory"),
    HIDDEN_BY_SIBLING("hidden-by-sibling"),
    HIDES_LIBRARY("hides-library"),
    AMBIGUOUS_ROOT("ambiguous-root"),
    CLASS_HIDDEN_BY_SOURCES("class-hidden-by-sources"),
    JAVA_BEFORE_PYTHON("java-before-python"),
    PYTHON_BEFORE_JAVA("python-before-java"),
    DUPLICATE_CLASS("duplicate-class"),
    CLASS_OF_OTHER_MODULE("class-of-other-module"),
    STAR_BINDS_NO_CLASS("star-binds-no-class"),
    STAR_UNLISTABLE("star-unlistable"),
    NOT_AN_IMPORT_ERROR("not-an-import-error"),
    UNKNOWN_PATH("unknown-path"),
    STALE_CLASS_FILE("stale-class-file"),
    ORPHAN_CLASS_FILE("orphan-class-file"),
    IMPLICIT_RELATIVE_IMPORT("implicit-relative-import"),
    UNUSED_IMPORT("unused-import"),
    DUPLICATE_IMPORT("duplicate-import"),
    IMPORT_CYCLE("import-cycle");

    private final String text;

    DiagnosticCode(String text) {
        this.text = text;
    }

    /** The code as users see it, such as {@code unresolved-import}. */
    public String text() {
        return text;
    }

    /** Says whether such problems are looked for only if a setting gives them a severity. */
    public boolean isOffUnlessSet() {
        return this == IMPORT_CYCLE;
    }

    /** The code that users see as {@code text}. */
    public static Optional<DiagnosticCode> parse(String text) {
        for (DiagnosticCode code : values()) {
            if (code.text.equals(text)) {
                return Optional.of(code);
            }
        }
        return Optional.empty();
    }
}
