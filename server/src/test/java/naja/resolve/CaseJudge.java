package naja.resolve;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import naja.base.CancelToken;
import naja.javaindex.IndexedEntry;
import naja.javaindex.JavaIndex;
import naja.resolve.ImportCases.Case;
import naja.resolve.ImportCases.Outcome;
import naja.resolve.ImportCases.Probe;
import naja.resolve.ImportCases.Thing;
import naja.syntax.ParsedModule;
import naja.vfs.FileTree;
import naja.vfs.VPath;

/** Judges the resolver's answers to the probes of one case. */
final class CaseJudge {
    private final Case recorded;
    private final CaseLayout layout;
    private final JavaIndex classPath;
    private final Map<VPath, Optional<ParsedModule>> modules;
    private int notAsked;

    /**
     * @param disk where the files of Jython are
     * @param runtimeClasses the JDK and the archive of Jython
     * @param modules files of the disk that were parsed before; more are added
     */
    CaseJudge(Case recorded, FileTree disk, JavaIndex runtimeClasses, Map<VPath, Optional<ParsedModule>> modules) {
        this.recorded = recorded;
        this.layout = new CaseLayout(recorded, disk);
        this.modules = modules;
        List<VPath> entries = new ArrayList<>(runtimeClasses.entries());
        List<VPath> own =
                recorded.classPath().stream().map(CaseLayout.ROOT::resolve).toList();
        entries.addAll(own);
        JavaIndex index = runtimeClasses.withEntries(entries);
        for (VPath entry : own) {
            index = index.with(
                    IndexedEntry.read(layout.files(), entry, Runtime.version().feature(), CancelToken.NONE));
        }
        this.classPath = index;
    }

    /** Number of probes whose expression asks for a value that no import gives. */
    int notAsked() {
        return notAsked;
    }

    /** What is wrong, one line each, naming probe and runtimes. */
    List<String> complaints(List<JudgedRuntime> runtimes) {
        Map<String, List<String>> runtimesByComplaint = new LinkedHashMap<>();
        for (JudgedRuntime runtime : runtimes) {
            JudgedView view = view(runtime);
            for (Probe probe : recorded.probes()) {
                complaint(probe, runtime, view).ifPresent(text -> runtimesByComplaint
                        .computeIfAbsent(probe.id() + " " + probe.statement() + ": " + text, key -> new ArrayList<>())
                        .add(runtime.name()));
            }
        }
        modules.keySet().removeIf(file -> file.startsWith(CaseLayout.ROOT));
        List<String> complaints = new ArrayList<>();
        runtimesByComplaint.forEach((text, names) -> complaints.add(text + " " + names));
        return complaints;
    }

    private JudgedView view(JudgedRuntime runtime) {
        return new JudgedView(
                runtime.profile(),
                layout.files(runtime),
                classPath,
                path(layout.startPath(runtime.profile()), runtime),
                modules);
    }

    private static SysPath path(List<PathEntry> entries, JudgedRuntime runtime) {
        List<PathEntry> all = new ArrayList<>(entries);
        all.addAll(runtime.own());
        return SysPath.of(all);
    }

    private Optional<String> complaint(Probe probe, JudgedRuntime runtime, JudgedView startView) {
        Outcome expected = recorded.expected(probe, runtime.name()).orElse(null);
        if (expected == null || !expected.isReached()) {
            return Optional.empty();
        }
        VPath place = CaseLayout.place(probe.file());
        String text = layout.files()
                .read(place)
                .map(bytes -> new String(bytes, StandardCharsets.UTF_8))
                .orElseThrow();
        JudgedView view = startView;
        if (isBehindPathEdit(text, probe.line())) {
            view = startView.withSysPath(
                    path(layout.endPath().orElseGet(() -> layout.startPath(runtime.profile())), runtime));
        }
        ProbedFile file =
                new ProbedFile(place, text, layout.context(place, view.sysPath().entries()), view);
        Optional<Answer> answer = probe.kind().equals("expression")
                ? file.expression(probe.statement(), probe.line())
                : file.statement(probe.line());
        if (answer.isEmpty()) {
            if (probe.kind().equals("expression")) {
                notAsked++;
                return Optional.empty();
            }
            return Optional.of("no import statement was read there");
        }
        return judge(probe, expected, answer.get(), file, view);
    }

    private Optional<String> judge(Probe probe, Outcome expected, Answer answer, ProbedFile file, JudgedView view) {
        boolean maybeUnknown = recorded.hasTag("state") || recorded.hasTag("runtime-only");
        if (maybeUnknown && answer.isUnknown()) {
            return Optional.empty();
        }
        if (recorded.hasTag("runtime-only") && !expected.isOk()) {
            return Optional.empty();
        }
        Optional<String> complaint = compare(probe, expected, answer, file, view);
        Outcome alone = probe.alone();
        return complaint.isPresent()
                        && alone != null
                        && compare(probe, alone, answer, file, view).isEmpty()
                ? Optional.empty()
                : complaint;
    }

    /**
     * Says whether code above {@code line} changes {@code sys.path}. From there on the path is the one the program ended
     * with: reading such edits is the workspace's part, not the resolver's.
     */
    private static boolean isBehindPathEdit(String text, int line) {
        return text.lines()
                .limit(line - 1)
                .anyMatch(row -> row.contains("sys.path.insert") || row.contains("sys.path.append"));
    }

    private static Optional<String> compare(
            Probe probe, Outcome expected, Answer answer, ProbedFile file, JudgedView view) {
        Resolution stop = answer.stops().orElse(null);
        if (!expected.isOk()) {
            String error = expected.error() + ": " + expected.message();
            return stop instanceof Resolution.Missing
                    ? Optional.empty()
                    : Optional.of("expected " + error + ", got " + (stop == null ? "found " + answer.names() : stop));
        }
        if (stop != null && !probe.kind().equals("expression")) {
            return Optional.of("expected " + summary(expected) + ", got " + stop);
        }
        ThingJudge things = new ThingJudge(view);
        Thing value = expected.value();
        if (value != null) {
            return answer.value().flatMap(actual -> things.complaint(value, actual));
        }
        return compareNames(probe, expected, answer, file, things).or(() -> compareChain(expected, answer, things));
    }

    private static Optional<String> compareNames(
            Probe probe, Outcome expected, Answer answer, ProbedFile file, ThingJudge things) {
        Map<String, Thing> names = expected.names();
        if (names == null) {
            return Optional.empty();
        }
        for (Map.Entry<String, Thing> name : names.entrySet()) {
            Resolution actual = probe.kind().equals("star")
                    ? file.fromModule(probe.line(), name.getKey()).orElse(null)
                    : answer.names().get(name.getKey());
            if (name.getValue().kind().equals("absent")) {
                continue;
            }
            if (actual == null) {
                return Optional.of("expected " + name.getKey() + " = " + name.getValue() + ", got nothing");
            }
            Optional<String> complaint = things.complaint(name.getValue(), actual);
            if (complaint.isPresent()) {
                return complaint.map(text -> name.getKey() + ": " + text);
            }
        }
        return Optional.empty();
    }

    private static Optional<String> compareChain(Outcome expected, Answer answer, ThingJudge things) {
        List<Thing> chain = expected.chain();
        if (chain == null) {
            return Optional.empty();
        }
        for (int i = 0; i < chain.size(); i++) {
            String kind = chain.get(i).kind();
            if (kind.equals("absent") || kind.equals("error")) {
                break;
            }
            if (i >= answer.chain().size()) {
                return Optional.of("expected " + chain.get(i) + " as part " + i + ", got nothing");
            }
            Optional<String> complaint =
                    things.complaint(chain.get(i), answer.chain().get(i));
            if (complaint.isPresent()) {
                return complaint;
            }
        }
        return Optional.empty();
    }

    private static String summary(Outcome outcome) {
        return outcome.names() == null ? "ok" : String.valueOf(outcome.names());
    }
}
