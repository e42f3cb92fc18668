package naja.resolve;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import naja.resolve.ImportCases.CaseFile;
import naja.resolve.ImportCases.Probe;
import org.jspecify.annotations.Nullable;

/** Finds the probes of a layout by the comments that mark them. */
final class ProbeScan {
    private static final Pattern PROBE = Pattern.compile("\\s*(.*?)\\s*# probe (\\S+)\\s*");

    private ProbeScan() {}

    /** The probes in all Python files, in the order of files and lines. */
    static List<Probe> probes(List<CaseFile> files) {
        List<Probe> probes = new ArrayList<>();
        for (CaseFile file : files) {
            scan(file.place(), file.text(), probes);
            if (file.entries() != null) {
                file.entries().forEach(entry -> scan(file.place() + "!/" + entry.place(), entry.text(), probes));
            }
        }
        return probes;
    }

    private static void scan(String place, @Nullable String text, List<Probe> probes) {
        if (text == null || !place.endsWith(".py")) {
            return;
        }
        List<String> lines = text.lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            Matcher probe = PROBE.matcher(lines.get(i));
            if (probe.matches()) {
                String statement = probe.group(1);
                probes.add(new Probe(
                        probe.group(2), place, i + 1, statement, kind(statement), chain(statement), null, null));
            }
        }
    }

    private static String kind(String statement) {
        if (statement.startsWith("import ")) {
            return "import";
        }
        if (!statement.startsWith("from ")) {
            return "expression";
        }
        return statement.endsWith(" import *") ? "star" : "from";
    }

    /** The dotted name of a plain import of one, without another name for it. */
    private static @Nullable String chain(String statement) {
        String name = statement.startsWith("import ") ? statement.substring("import ".length()) : "";
        return name.contains(".") && !name.contains(" ") && !name.contains(",") ? name : null;
    }

    /** The names that an import statement on one line binds, stars left out. */
    static List<String> binds(String statement) {
        boolean isPlain = statement.startsWith("import ");
        int start = isPlain ? "import ".length() : statement.indexOf(" import ") + " import ".length();
        if (!isPlain && !statement.startsWith("from ") || statement.endsWith("*")) {
            return List.of();
        }
        List<String> names = new ArrayList<>();
        for (String clause : statement.substring(start).split("[,;]")) {
            String name = clause.replaceAll("[()]", "").strip();
            int as = name.indexOf(" as ");
            String bound = as >= 0 ? name.substring(as + 4).strip() : isPlain ? name.replaceFirst("\\..*", "") : name;
            names.add(bound);
        }
        return names;
    }
}
