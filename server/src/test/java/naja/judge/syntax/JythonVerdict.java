package naja.judge.syntax;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import org.python.antlr.base.mod;
import org.python.compiler.Module;
import org.python.core.CompileMode;
import org.python.core.CompilerFlags;
import org.python.core.ParserFacade;
import org.python.core.PySystemState;

/**
 * What real Jython says about one file.
 *
 * @param tree the tree of its parser as {@link TreeText}; empty if the parser rejects the file
 * @param nodes how many nodes the tree has
 * @param rejection why the parser or the compiler rejects the file; empty if neither does
 */
record JythonVerdict(String tree, int nodes, String rejection) {
    static {
        PySystemState.initialize();
    }

    /** Parses and compiles {@code file}, whose text is {@code source} with line ends {@code \n} and no byte order mark. */
    static JythonVerdict of(byte[] file, String source) {
        CompilerFlags flags = new CompilerFlags();
        mod module;
        try {
            module = ParserFacade.parse(new ByteArrayInputStream(file), CompileMode.exec, "judged.py", flags);
        } catch (Throwable rejection) {
            return new JythonVerdict("", 0, rejection.toString());
        }
        TreeText text = new TreeText();
        JythonStatements.write(module, source, text);
        return new JythonVerdict(text.toString(), text.nodes(), compilerRejection(module, flags));
    }

    private static String compilerRejection(mod module, CompilerFlags flags) {
        try {
            Module.compile(module, new ByteArrayOutputStream(), "judged", "judged.py", true, false, flags);
            return "";
        } catch (Throwable rejection) {
            // The limit of a class file, not of the language.
            boolean tooLarge = String.valueOf(rejection.getMessage()).contains("too large");
            return tooLarge ? "" : rejection.toString();
        }
    }
}
