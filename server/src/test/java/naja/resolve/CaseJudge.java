package naja.resolve;

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
import org.jspecify.annotations.Nullable;

/** Judges the resolver's answers to the probes of one case. */
final class CaseJudge {
    private final Case recorded;
    private final CaseLayout layout;
    private final JavaIndex classPath;
    private final Map<VPath, Optional<ParsedModule>> modules;
    private int notAsked;

    /** The newest class file version of the JDK that the case was recorded with. */
    private final int jdkClasses;

    /**
     * @param disk where the files of Jython are
     * @param runtimeClasses the JDK and the archive of Jython
     * @param modules files of the disk that were parsed before; more are added
     * @param jdk the feature version of the JDK that the case was recorded with
     */
    CaseJudge(
            Case recorded,
            FileTree disk,
            JavaIndex runtimeClasses,
            Map<VPath, Optional<ParsedModule>> modules,
            int jdk) {
        this.jdkClasses = 44 + jdk;
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
            if (recorded.probes().stream()
                    .allMatch(probe -> recorded.expected(probe, runtime.name()).isEmpty())) {
                continue;
            }
            JudgedView view = view(runtime);
            CaseRun run = new CaseRun(recorded, layout, view);
            Map<String, CaseRun.Answer> answers = run.run();
            for (Probe probe : recorded.probes()) {
                complaint(probe, runtime, answers.get(probe.id()), view).ifPresent(text -> runtimesByComplaint
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
        List<PathEntry> entries = new ArrayList<>(layout.startPath(runtime.profile()));
        entries.addAll(runtime.own());
        entries.addAll(layout.sitePath());
        return new JudgedView(
                runtime.profile(),
                layout.files(runtime),
                classPath,
                SysPath.of(entries),
                CaseLayout.ROOT.resolve(recorded.cwd()),
                modules,
                jdkClasses);
    }

    private Optional<String> complaint(
            Probe probe, JudgedRuntime runtime, CaseRun.@Nullable Answer answer, JudgedView view) {
        Outcome expected = recorded.expected(probe, runtime.name()).orElse(null);
        if (expected == null || !expected.isReached()) {
            return Optional.empty();
        }
        boolean mayBeUnknown = recorded.hasTag("state") || recorded.hasTag("runtime-only");
        if (answer == null) {
            return mayBeUnknown ? Optional.empty() : Optional.of("expected " + summary(expected) + ", not reached");
        }
        if (mayBeUnknown && answer.unknown() != null) {
            return Optional.empty();
        }
        if (recorded.hasTag("runtime-only") && !expected.isOk()) {
            return Optional.empty();
        }
        ThingJudge things = new ThingJudge(view, answer.said());
        Optional<String> complaint = compare(probe, expected, answer, things);
        Outcome alone = probe.alone(runtime.name());
        return complaint.isPresent()
                        && alone != null
                        && compare(probe, alone, answer, things).isEmpty()
                ? Optional.empty()
                : complaint;
    }

    private Optional<String> compare(Probe probe, Outcome expected, CaseRun.Answer answer, ThingJudge things) {
        ImportFailure failure = answer.failure();
        boolean readsAttributes = probe.statement().startsWith("import ")
                && probe.statement().contains(" as ")
                && "AttributeError".equals(expected.error());
        boolean isExpression = probe.kind().equals("expression") || readsAttributes;
        if (!expected.isOk() && failure == null && answer.unknown() != null && isExpression) {
            // No import answers it: a name that nothing binds, an attribute of a value, also of one that took a
            // module's place.
            notAsked++;
            return Optional.empty();
        }
        if (!expected.isOk()) {
            String error = expected.error() + ": " + expected.message();
            if (failure == null) {
                return Optional.of("expected " + error + ", got "
                        + (answer.unknown() == null ? "found" : "unknown: " + answer.unknown()));
            }
            return failure.error().equals(expected.error())
                    ? Optional.empty()
                    : Optional.of("expected " + error + ", got " + failure.toResolution());
        }
        if (failure != null) {
            return Optional.of("expected " + summary(expected) + ", got " + failure.toResolution());
        }
        Thing value = expected.value();
        if (value != null) {
            return compareValue(value, answer, things);
        }
        return compareNames(probe, expected, answer, things).or(() -> compareChain(expected, answer, things));
    }

    /** A value that no import gives is left out where it is not known. */
    private Optional<String> compareValue(Thing expected, CaseRun.Answer answer, ThingJudge things) {
        Resolution actual = answer.value();
        boolean isImported = !ThingJudge.isValue(expected);
        if (actual == null || (actual instanceof Resolution.Unknown && !isImported)) {
            notAsked++;
            return Optional.empty();
        }
        return things.complaint(expected, actual);
    }

    private static Optional<String> compareNames(
            Probe probe, Outcome expected, CaseRun.Answer answer, ThingJudge things) {
        Map<String, Thing> names = expected.names();
        if (names == null) {
            return Optional.empty();
        }
        for (Map.Entry<String, Thing> name : names.entrySet()) {
            Resolution actual = answer.names().get(name.getKey());
            if (name.getValue().kind().equals("absent")) {
                if (answer.binds(name.getKey()) && probe.kind().equals("star")) {
                    return Optional.of("expected no " + name.getKey() + ", got " + actual);
                }
                continue;
            }
            if (actual == null) {
                return Optional.of("expected " + name.getKey() + " = " + name.getValue() + ", got nothing"
                        + (answer.unknown() == null ? "" : " (" + answer.unknown() + ")"));
            }
            boolean isValue = ThingJudge.isValue(name.getValue());
            if (isValue && actual instanceof Resolution.Unknown) {
                continue;
            }
            Optional<String> complaint = things.complaint(name.getValue(), actual);
            if (complaint.isPresent()) {
                return complaint.map(text -> name.getKey() + ": " + text);
            }
        }
        return Optional.empty();
    }

    private static Optional<String> compareChain(Outcome expected, CaseRun.Answer answer, ThingJudge things) {
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
