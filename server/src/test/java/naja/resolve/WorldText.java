package naja.resolve;

import com.google.gson.GsonBuilder;
import java.util.List;
import naja.resolve.ImportCases.Case;
import naja.resolve.ImportCases.CaseFile;

/** Prints a case for people, and as the line of a file of cases. */
final class WorldText {
    private WorldText() {}

    /** The layout, how the program is started, and what the probes came to. */
    static String readable(Case recorded) {
        StringBuilder text = new StringBuilder(
                "case " + recorded.id() + ": " + recorded.run().kind() + " "
                        + recorded.run().target() + ", path " + recorded.sysPath() + ", working directory "
                        + recorded.cwd() + "\n");
        recorded.files().forEach(file -> show(file, "", text));
        recorded.expected()
                .forEach((probe, groups) -> groups.forEach(group -> text.append("  ")
                        .append(probe)
                        .append(": ")
                        .append(group.result())
                        .append("\n")));
        return text.toString();
    }

    private static void show(CaseFile file, String indent, StringBuilder text) {
        text.append(indent)
                .append("  ")
                .append(file.place())
                .append(file.directory() ? "/" : "")
                .append("\n");
        List<CaseFile> entries = file.entries();
        if (entries != null) {
            entries.forEach(entry -> show(entry, indent + "  ", text));
        } else if (file.text() != null) {
            file.text()
                    .lines()
                    .forEach(line ->
                            text.append(indent).append("      ").append(line).append("\n"));
        }
    }

    /** The case on a line of its own. */
    static String line(Case recorded) {
        return new GsonBuilder().disableHtmlEscaping().create().toJson(recorded);
    }
}
