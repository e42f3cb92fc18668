package naja.judge.syntax;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import naja.syntax.Expression;
import naja.syntax.Expression.Constant;
import naja.syntax.Grammar;
import naja.syntax.PythonFile;
import naja.syntax.PythonParser;
import naja.syntax.Statement.Expr;

/**
 * The values of our Python 2 strings as Jython has them: a byte string holds the bytes of the file, where ours holds
 * the characters of the text.
 */
final class Python2Strings {
    private final PythonFile file;
    private final Charset charset;

    Python2Strings(PythonFile file, byte[] bytes) {
        this.file = file;
        this.charset = PythonText.charset(bytes);
    }

    /** The kind and value of a string literal. */
    String value(Constant constant) {
        if (constant.kind() == Constant.Kind.UNICODE) {
            return "unicode " + TreeText.quoted(file.stringValue(constant));
        }
        String literal = file.source(constant);
        boolean ascii = literal.chars().allMatch(character -> character < 128);
        return "bytes " + TreeText.quoted(ascii ? file.stringValue(constant) : bytes(literal));
    }

    /** Reads the literal again from its bytes, each taken for one character. */
    private String bytes(String literal) {
        String characters = new String(literal.getBytes(charset), StandardCharsets.ISO_8859_1);
        PythonFile alone = PythonParser.parse("(" + characters + ")", Grammar.JYTHON_2_7);
        Expression value = ((Expr) alone.body().get(0)).value();
        return alone.stringValue((Constant) value);
    }
}
