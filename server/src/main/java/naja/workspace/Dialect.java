package naja.workspace;

import java.util.Locale;
import java.util.Optional;
import naja.syntax.Grammar;

/** A Python that talks to a JVM, by the name that settings and people use. */
public enum Dialect {
    JYTHON_2_7("jython-2.7", Grammar.JYTHON_2_7),
    JYTHON_2_5("jython-2.5", Grammar.JYTHON_2_7),
    /** What is suggested for a later Jython: modules that are Python and Java at once. */
    JYTHON_NEXT("jython-next", Grammar.JYTHON_2_7),
    CPYTHON_3("cpython-3", Grammar.PYTHON_3),
    GRAALPY("graalpy", Grammar.PYTHON_3),
    /** GraalPy with the option {@code python.EmulateJython}. */
    GRAALPY_JYTHON("graalpy-jython", Grammar.PYTHON_3),
    JPYPE("jpype", Grammar.PYTHON_3),
    JEP("jep", Grammar.PYTHON_3),
    PY4J("py4j", Grammar.PYTHON_3);

    private final String id;
    private final Grammar grammar;

    Dialect(String id, Grammar grammar) {
        this.id = id;
        this.grammar = grammar;
    }

    /** The name in settings and messages. */
    public String id() {
        return id;
    }

    /** The grammar its files are read with. */
    public Grammar grammar() {
        return grammar;
    }

    /** Whether it is one of the Jythons. */
    public boolean isJython() {
        return this == JYTHON_2_7 || this == JYTHON_2_5 || this == JYTHON_NEXT;
    }

    /** The dialect of this name; {@code jython} and {@code python3} are understood too. */
    public static Optional<Dialect> parse(String text) {
        String name = text.trim().toLowerCase(Locale.ROOT);
        for (Dialect dialect : values()) {
            if (dialect.id.equals(name)) {
                return Optional.of(dialect);
            }
        }
        return switch (name) {
            case "jython", "jython2", "jython2.7", "python2" -> Optional.of(JYTHON_2_7);
            case "jython2.5" -> Optional.of(JYTHON_2_5);
            case "cpython", "python", "python3" -> Optional.of(CPYTHON_3);
            case "pyspark" -> Optional.of(PY4J);
            default -> Optional.empty();
        };
    }
}
