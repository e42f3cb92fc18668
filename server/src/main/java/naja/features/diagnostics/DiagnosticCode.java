package naja.features.diagnostics;

/** The kinds of problems; each has a page in {@code server/docs/diagnostics}. */
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
    HIDDEN_BY_DIRECTORY("hidden-by-directory"),
    HIDDEN_BY_SIBLING("hidden-by-sibling"),
    CLASS_HIDDEN_BY_SOURCES("class-hidden-by-sources"),
    JAVA_BEFORE_PYTHON("java-before-python"),
    PYTHON_BEFORE_JAVA("python-before-java"),
    DUPLICATE_CLASS("duplicate-class"),
    STAR_BINDS_NO_CLASS("star-binds-no-class"),
    NOT_AN_IMPORT_ERROR("not-an-import-error");

    private final String text;

    DiagnosticCode(String text) {
        this.text = text;
    }

    /** The code as users see it, such as {@code unresolved-import}. */
    public String text() {
        return text;
    }
}
