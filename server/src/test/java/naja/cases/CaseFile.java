package naja.cases;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One test of a case file: a heading, and the files in code blocks below it, each named by a back-ticked path on the line
 * before. A block in language {@code settings} needs no name: it is the case's {@code naja.json}. A block named as a class
 * file holds the Java source that it is compiled from, one named as a JAR the names of its classes.
 *
 * @param files by their paths
 */
record CaseFile(String title, Map<String, String> files) {
    private static final Pattern NAME = Pattern.compile("`([^`]+)`:?\\s*");

    CaseFile {
        files = Map.copyOf(files);
    }

    /** The tests in a Markdown text, in its order. */
    static List<CaseFile> parse(String markdown) {
        List<CaseFile> cases = new ArrayList<>();
        Map<String, String> files = new LinkedHashMap<>();
        String title = "";
        String name = "";
        StringBuilder block = new StringBuilder();
        boolean inside = false;
        for (String line : markdown.split("\n", -1)) {
            if (inside && line.startsWith("```")) {
                inside = false;
                files.put(name, block.toString());
                name = "";
            } else if (inside) {
                block.append(line).append('\n');
            } else if (line.startsWith("```")) {
                name = line.strip().equals("```settings") ? "naja.json" : name;
                if (name.isEmpty()) {
                    throw new IllegalArgumentException("a block without a name in: " + title);
                }
                inside = true;
                block.setLength(0);
            } else if (line.startsWith("## ")) {
                add(cases, title, files);
                title = line.substring(3).strip();
                files.clear();
            } else {
                Matcher matcher = NAME.matcher(line);
                name = matcher.matches() ? matcher.group(1) : line.isBlank() ? name : "";
            }
        }
        add(cases, title, files);
        return cases;
    }

    private static void add(List<CaseFile> cases, String title, Map<String, String> files) {
        if (!title.isEmpty()) {
            if (files.isEmpty()) {
                throw new IllegalArgumentException("a test without files: " + title);
            }
            cases.add(new CaseFile(title, files));
        }
    }
}
