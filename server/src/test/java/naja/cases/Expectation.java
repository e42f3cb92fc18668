package naja.cases;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import naja.text.LineIndex;
import naja.text.Span;

/**
 * What a caret comment says about the stretch of the line above that its carets mark.
 *
 * @param kind such as {@code resolves} or {@code error}
 * @param value what is expected
 */
record Expectation(Span span, String kind, String value) {
    private static final Pattern CARETS = Pattern.compile("(\\s*#\\s*)(\\^+) ([a-z]+): (.*)");

    /** The expectations in a Python text. */
    static List<Expectation> parse(String text) {
        List<Expectation> expectations = new ArrayList<>();
        LineIndex lines = new LineIndex(text);
        int subject = 0;
        for (int line = 0; line < lines.lineCount(); line++) {
            Matcher matcher = CARETS.matcher(text.substring(lines.lineStart(line), lines.lineEnd(line)));
            if (matcher.matches()) {
                int start = lines.lineStart(subject) + matcher.end(1);
                Span span = new Span(start, start + matcher.group(2).length());
                expectations.add(
                        new Expectation(span, matcher.group(3), matcher.group(4).strip()));
            } else {
                subject = line;
            }
        }
        return expectations;
    }
}
