package naja.resolve;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import naja.resolve.ImportCases.Case;
import naja.resolve.ImportCases.Outcome;

/** What came of many worlds: counts, and the failing worlds sorted by what is wrong with them. Several threads may add. */
final class Disagreements {
    private static final Pattern EXPECTED =
            Pattern.compile("expected (\\{?)(?:\\w+=)?([\\w-]+).*?, got (\\S+).*", Pattern.DOTALL);
    private static final Pattern UNKNOWN = Pattern.compile("got Unknown\\[reason=([^\\]]*)\\]");
    private static final Pattern FILES = Pattern.compile("\\S+\\.(py|jar|zip)|\\S+(?= changes )");
    private static final Pattern NAMES = Pattern.compile("^p\\d+ .*?: (?:\\w+: )?(?=expected |no )");

    /** Of so many failing worlds of each sort the ids are printed. */
    private static final int SHOWN = 5;

    private final Map<String, List<Case>> byKind = new TreeMap<>();
    private final Map<String, Integer> outcomes = new TreeMap<>();
    private int worlds;
    private int failing;
    private int leftOut;

    /** The sort of a complaint: what was expected and what the resolver said, without the names. */
    static String kind(String complaint) {
        String text = NAMES.matcher(complaint).replaceFirst("");
        Matcher unknown = UNKNOWN.matcher(text);
        if (unknown.find()) {
            return text.replaceFirst("expected (\\{?)(?:\\w+=)?([\\w-]+)(?s:.*)", "expected $2") + ", got Unknown: "
                    + FILES.matcher(unknown.group(1)).replaceAll("X");
        }
        Matcher match = EXPECTED.matcher(text);
        return match.matches()
                ? "expected " + match.group(2) + ", got " + match.group(3).replaceAll("[\\[{=(].*", "")
                : text.replaceAll("p\\d+", "p");
    }

    synchronized void add(Case recorded, List<String> complaints) {
        worlds++;
        leftOut += recorded.expected().isEmpty() ? 1 : 0;
        recorded.expected()
                .values()
                .forEach(groups -> outcomes.merge(name(groups.get(0).result()), 1, Integer::sum));
        if (!complaints.isEmpty()) {
            failing++;
            byKind.computeIfAbsent(kind(complaints.get(0)), key -> new ArrayList<>())
                    .add(recorded);
        }
    }

    private static String name(Outcome outcome) {
        return outcome.isOk() || outcome.error() == null ? outcome.outcome() : outcome.error();
    }

    /** The sorts of disagreement, each with its worlds, the smallest first. */
    synchronized Map<String, List<Case>> byKind() {
        byKind.values()
                .forEach(cases -> cases.sort(Comparator.comparingInt((Case recorded) ->
                                recorded.files().size() + recorded.probes().size())
                        .thenComparing(Case::id)));
        return byKind;
    }

    synchronized String summary() {
        StringBuilder text = new StringBuilder(worlds + " worlds, " + failing + " with disagreements, " + leftOut
                + " without an end but that of the VM's stack; probes by outcome " + outcomes + "\n");
        byKind.forEach((kind, cases) -> text.append(cases.size())
                .append(" worlds: ")
                .append(kind)
                .append(", such as ")
                .append(cases.stream().limit(SHOWN).map(Case::id).toList())
                .append("\n"));
        return text.toString();
    }
}
