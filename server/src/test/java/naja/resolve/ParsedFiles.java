package naja.resolve;

import naja.syntax.Grammar;
import naja.syntax.ParsedModule;
import naja.syntax.PythonParser;

/** Where the judges get what a file says. */
final class ParsedFiles {
    private ParsedFiles() {}

    /** What {@code text} says. */
    static ParsedModule parse(String text, Grammar grammar) {
        return ParsedModule.of(PythonParser.parse(text, grammar));
    }
}
