package naja.syntax;

/** The grammar a text is read with; a property of the dialect. */
public enum Grammar {
    /** Python 2.7 as Jython reads it: every keyword is a name after a dot. */
    JYTHON_2_7,

    /** Python 3, up to 3.14. */
    PYTHON_3
}
