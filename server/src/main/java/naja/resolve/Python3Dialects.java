package naja.resolve;

import java.util.List;
import naja.resolve.Python3Runtime.JavaBridge;

/** The dialects of Python 3, as one table. */
final class Python3Dialects {
    private static final List<Row> TABLE = List.of(
            new Row("cpython-3", "cpython", "3.11", JavaBridge.NONE),
            new Row("graalpy", "graalpy", "25.2.4", JavaBridge.GRAALPY),
            new Row("graalpy-jython", "graalpy", "25.2.4", JavaBridge.GRAALPY_JYTHON),
            new Row("jpype", "cpython", "3.11", JavaBridge.JPYPE),
            new Row("jep", "cpython", "3.11", JavaBridge.JEP),
            new Row("py4j", "cpython", "3.11", JavaBridge.NONE));

    private Python3Dialects() {}

    /**
     * One dialect.
     *
     * @param implementation the interpreter, as the records call it
     * @param usualVersion the version that is taken if none is stated
     */
    record Row(String dialect, String implementation, String usualVersion, JavaBridge bridge) {}

    /** The row of a dialect; CPython's for one that is not in the table. */
    static Row of(String dialect) {
        return TABLE.stream()
                .filter(row -> row.dialect().equals(dialect))
                .findFirst()
                .orElse(TABLE.get(0));
    }
}
