package naja.resolve;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Wraps each probe of a Python text in calls of {@code __probe__}. A failing probe does not stop the program, except where the
 * program itself catches the exception: there it is raised again, so that the program takes its own way.
 */
final class ProbeInstrumentation {
    private static final Pattern PROBE = Pattern.compile("(\\s*)(.*?)\\s*# probe (\\S+)\\s*");
    private static final Pattern EXCEPT = Pattern.compile("\\s*except\\s*(.*?)\\s*(?:(?: as |,)\\s*\\w+)?\\s*:\\s*");

    private final List<String> lines;
    private final List<String> result = new ArrayList<>();

    private ProbeInstrumentation(String text) {
        this.lines = text.lines().toList();
    }

    /** {@code text} with its probes wrapped; the same text if it has none. */
    static String instrument(String text) {
        return text.contains("# probe ") ? new ProbeInstrumentation(text).run() : text;
    }

    private String run() {
        for (int i = 0; i < lines.size(); i++) {
            Matcher probe = PROBE.matcher(lines.get(i));
            if (probe.matches()) {
                wrap(i, probe.group(1), probe.group(2), probe.group(3));
            } else {
                result.add(lines.get(i));
            }
        }
        return String.join("\n", result) + "\n";
    }

    private void wrap(int index, String indent, String statement, String probe) {
        boolean isImport = statement.startsWith("import ") || statement.startsWith("from ");
        String done = call("done", probe, isImport ? "locals()" : "__value__");
        if (statement.startsWith("from __future__ ")) {
            result.add(indent + statement);
            result.add(indent + done);
            return;
        }
        result.add(indent + call("before", probe, "locals()"));
        result.add(indent + "try:");
        result.add(indent + "    " + (isImport ? statement : "__value__ = (" + statement + ")"));
        result.add(indent + "except:");
        result.add(indent + "    if " + call("failed", probe, "(" + caught(index, indent) + ")") + ":");
        result.add(indent + "        raise");
        result.add(indent + "else:");
        result.add(indent + "    " + done);
        if (!isImport) {
            result.add(indent + "    del __value__");
        }
    }

    private static String call(String moment, String probe, String more) {
        return "__probe__('" + moment + "', '" + probe + "', globals(), " + more + ")";
    }

    /** The types of the {@code except} clauses of the {@code try} whose body holds the line, each followed by a comma. */
    private String caught(int index, String indent) {
        int start = index;
        while (start >= 0 && (lines.get(start).isBlank() || indent(start).length() >= indent.length())) {
            start--;
        }
        if (start < 0 || !lines.get(start).strip().equals("try:")) {
            return "";
        }
        StringBuilder types = new StringBuilder();
        for (int i = index; i < lines.size(); i++) {
            Matcher clause = EXCEPT.matcher(lines.get(i));
            if (indent(i).equals(indent(start)) && clause.matches()) {
                types.append(clause.group(1).isEmpty() ? "BaseException" : clause.group(1))
                        .append(", ");
            } else if (!lines.get(i).isBlank()
                    && indent(i).length() <= indent(start).length()) {
                break;
            }
        }
        return types.toString();
    }

    private String indent(int index) {
        String line = lines.get(index);
        return line.substring(0, line.length() - line.stripLeading().length());
    }
}
