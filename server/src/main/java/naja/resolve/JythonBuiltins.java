package naja.resolve;

import java.util.HashMap;
import java.util.Map;

/** The built-in modules of each version of Jython ({@code org.python.modules.Setup}): name and implementing Java class. */
final class JythonBuiltins {
    private static final String MODULES = "org.python.modules.";

    /** Name, or name and class: a class without a dot at its start is in {@link #MODULES}, one with {@code =} is the full name. */
    private static final String[] COMMON = {
        "__builtin__ =org.python.core.__builtin__",
        "sys =org.python.core.PySystemState",
        "_ast =org.python.antlr.ast.AstModule",
        "_codecs _codecs",
        "_collections _collections.Collections",
        "_csv _csv._csv",
        "_functools _functools._functools",
        "_hashlib _hashlib",
        "_marshal _marshal",
        "_py_compile _py_compile",
        "_random random.RandomModule",
        "_sre _sre",
        "_threading _threading._threading",
        "_weakref _weakref.WeakrefModule",
        "array ArrayModule",
        "binascii binascii",
        "cPickle cPickle",
        "cStringIO cStringIO",
        "cmath cmath",
        "errno errno",
        "exceptions =org.python.core.exceptions",
        "gc gc",
        "itertools itertools.itertools",
        "jarray jarray",
        "jffi jffi.jffi",
        "math math",
        "operator operator",
        "posix posix.PosixModule",
        "struct struct",
        "synchronize synchronize",
        "thread thread.thread",
        "time time.Time",
        "ucnhash ucnhash",
        "zipimport zipimport.zipimport"
    };

    private static final String[] SINCE_2_7 = {
        "_bytecodetools _bytecodetools",
        "_imp _imp",
        "_json _json._json",
        "_jythonlib _jythonlib._jythonlib",
        "bz2 bz2.bz2"
    };

    private static final Map<String, String> VERSION_2_5 =
            table(COMMON, "imp imp", "_systemrestart _systemrestart", "itertools itertools");
    private static final Map<String, String> VERSION_2_7_0 =
            table(COMMON, SINCE_2_7, "_io _io._io", "_systemrestart _systemrestart");
    private static final Map<String, String> VERSION_2_7_1 =
            table(COMMON, SINCE_2_7, "_jyio _io._jyio", "_systemrestart _systemrestart");
    private static final Map<String, String> VERSION_2_7_2 =
            table(COMMON, SINCE_2_7, "_jyio _io._jyio", "_locale _locale._locale");

    private JythonBuiltins() {}

    /** The table of {@code version}; a version that is not known takes that of the nearest older one. */
    static Map<String, String> of(String version) {
        if (version.startsWith("2.5")) {
            return VERSION_2_5;
        }
        if (version.startsWith("2.7.0") || version.startsWith("2.7-") || version.startsWith("2.7b")) {
            return VERSION_2_7_0;
        }
        return version.startsWith("2.7.1") ? VERSION_2_7_1 : VERSION_2_7_2;
    }

    private static Map<String, String> table(String[] common, String... more) {
        return table(common, new String[0], more);
    }

    private static Map<String, String> table(String[] common, String[] since, String... more) {
        Map<String, String> table = new HashMap<>();
        for (String[] rows : new String[][] {common, since, more}) {
            for (String row : rows) {
                int space = row.indexOf(' ');
                String className = row.substring(space + 1);
                table.put(
                        row.substring(0, space),
                        className.startsWith("=") ? className.substring(1) : MODULES + className);
            }
        }
        return Map.copyOf(table);
    }
}
