package naja.resolve;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import naja.base.CancelToken;
import naja.resolve.ImportCases.Case;
import naja.resolve.ImportCases.Probe;
import naja.syntax.Alias;
import naja.syntax.Statement;
import naja.text.LineIndex;
import naja.vfs.VPath;
import org.jspecify.annotations.Nullable;

/** The rehearsal of one case's program, and what it made of the probes. */
final class CaseRun implements Observer {

    /**
     * What came of one probe.
     *
     * @param names what its names stand for behind it
     * @param chain what the parts of a plain import's name are
     * @param failure what it raised
     * @param unknown why only running can tell, if that is the answer
     * @param before what the names stood for behind the import before
     * @param said what the modules among them said of themselves at that time
     */
    record Answer(
            Map<String, Resolution> names,
            List<Resolution> chain,
            @Nullable Resolution value,
            @Nullable ImportFailure failure,
            @Nullable String unknown,
            Map<String, Resolution> before,
            Map<ModuleSpec, Namespace> said) {

        /** Says whether the import has bound a name anew. */
        boolean binds(String name) {
            Resolution now = names.get(name);
            return now != null && !now.equals(before.get(name));
        }
    }

    private final Case recorded;
    private final CaseLayout layout;
    private final Rehearsal rehearsal;
    private final Map<String, Answer> answers = new LinkedHashMap<>();
    private final Map<VPath, LineIndex> lines = new HashMap<>();
    private Map<ModuleSpec, Namespace> said = new HashMap<>();
    private final Map<Namespace, Map<String, Resolution>> bound = new IdentityHashMap<>();

    CaseRun(Case recorded, CaseLayout layout, ResolverView view) {
        this.recorded = recorded;
        this.layout = layout;
        this.rehearsal = new Rehearsal(view, CancelToken.NONE, this, /* isWholeProgram= */ true);
    }

    /** What the program made of each probe that it came to, by the probe's id. */
    Map<String, Answer> run() {
        try {
            start();
        } catch (ImportFailure ended) {
            // A program may end so; what it did before counts.
        }
        return answers;
    }

    private void start() throws ImportFailure {
        ProgramStart program = new ProgramStart(rehearsal);
        String target = recorded.run().target();
        VPath file = CaseLayout.ROOT.resolve(target);
        switch (recorded.run().kind()) {
            case "script" -> {
                boolean isArchive = layout.files().archive(file).isPresent();
                if (isArchive || layout.files().isDirectory(file)) {
                    program.runMain((isArchive ? file.archiveRoot() : file).child("__main__.py"), "__main__", "");
                } else {
                    program.runMain(file, "__main__", null);
                }
            }
            case "module" -> program.runModule(target);
            case "load" -> {
                for (String loaded : target.split(" ", -1)) {
                    int mark = loaded.indexOf('=');
                    VPath place = CaseLayout.ROOT.resolve(loaded.substring(mark + 1));
                    new ImportCalls(rehearsal).loadByPath(loaded.substring(0, mark), place.toString());
                }
            }
            case "jar" -> program.runMain(file.archiveRoot().child("__run__.py"), file.name(), null);
            default -> program.runImport(target);
        }
    }

    private Optional<Probe> probe(VPath file, int offset) {
        if (!file.startsWith(CaseLayout.ROOT) || offset < 0) {
            return Optional.empty();
        }
        LineIndex index = lines.computeIfAbsent(
                file,
                place -> new LineIndex(layout.files()
                        .read(place)
                        .map(bytes -> new String(bytes, StandardCharsets.UTF_8))
                        .orElse("")));
        int line = index.line(offset) + 1;
        return recorded.probes().stream()
                .filter(probe ->
                        probe.line() == line && CaseLayout.place(probe.file()).equals(file))
                .findFirst();
    }

    @Override
    public boolean continuesBehind(VPath file, int offset) {
        return probe(file, offset).isPresent();
    }

    @Override
    public void imported(VPath file, Statement statement, List<ResolvedImport> imports, Namespace names) {
        Probe probe = probe(file, statement.start()).orElse(null);
        said = new HashMap<>();
        Map<String, Resolution> seen = new LinkedHashMap<>();
        for (String name : names.names()) {
            Namespace.Entry entry = names.get(name);
            if (entry != null) {
                seen.put(name, resolution(entry));
            }
        }
        Map<String, Resolution> before = bound.put(names, Map.copyOf(seen));
        if (probe == null || answers.containsKey(probe.id())) {
            return;
        }
        if (statement instanceof Statement.ImportFrom from && from.star() < 0) {
            from.names().forEach(alias -> seen.putIfAbsent(alias.bound().id(), new Resolution.Unknown("not bound")));
        }
        String unknown = imports.stream()
                .map(CaseRun::unknown)
                .filter(text -> text != null)
                .findFirst()
                .orElse(null);
        if (unknown == null && probe.kind().equals("star")) {
            unknown = names.open();
        }
        // To read attributes may load classes, and the recorder reads none behind an import that fails.
        boolean isDone = imports.stream().allMatch(done -> done.module() instanceof Resolution.Found);
        List<Resolution> chain = isDone ? chain(statement, names) : List.of();
        answers.put(probe.id(), new Answer(seen, chain, null, null, unknown, before == null ? Map.of() : before, said));
    }

    private static @Nullable String unknown(ResolvedImport resolved) {
        List<Resolution> all = new ArrayList<>(resolved.names());
        all.add(resolved.module());
        for (Resolution resolution : all) {
            if (resolution instanceof Resolution.Unknown unknown) {
                return unknown.reason();
            }
        }
        return null;
    }

    /** What {@code a}, its attribute {@code b}, and so on are, as expressions read them behind {@code import a.b.c}. */
    private List<Resolution> chain(Statement statement, Namespace names) {
        if (!(statement instanceof Statement.Import plain)
                || plain.names().get(0).asname() != null) {
            return List.of();
        }
        List<Resolution> chain = new ArrayList<>();
        Alias alias = plain.names().get(0);
        Namespace.Entry at = names.get(alias.parts().get(0).id());
        for (int i = 1; at != null; i++) {
            chain.add(resolution(at));
            if (i == alias.parts().size()) {
                return chain;
            }
            try {
                at = rehearsal.read(at.value(), alias.parts().get(i).id());
            } catch (ImportFailure absent) {
                return chain;
            }
        }
        return chain;
    }

    private Resolution resolution(Namespace.Entry entry) {
        if (entry.value() instanceof Value.Imported imported) {
            if (imported.referent() instanceof ModuleSpec module) {
                note(module);
            }
            return new Resolution.Found(imported.referent());
        }
        if (!(entry.value() instanceof Value.Unknown unknown)) {
            // A known value is no module, whatever the statement that would bind the name in a program that comes to
            // it.
            return new Resolution.Found(new Referent.Object());
        }
        return entry.referent() != null
                ? new Resolution.Found(entry.referent())
                : new Resolution.Unknown(unknown.reason());
    }

    @Override
    public void evaluated(VPath file, Statement statement, Value value) {
        said = new HashMap<>();
        probe(file, statement.start())
                .ifPresent(probe -> answers.putIfAbsent(
                        probe.id(),
                        new Answer(
                                Map.of(),
                                List.of(),
                                resolution(new Namespace.Entry(value, null)),
                                null,
                                value instanceof Value.Unknown unknown ? unknown.reason() : null,
                                Map.of(),
                                said)));
    }

    @Override
    public void raised(VPath file, Statement statement, ImportFailure failure) {
        probe(file, statement.start()).ifPresent(probe -> {
            Answer before = answers.get(probe.id());
            if (before == null || before.failure() == null) {
                answers.put(
                        probe.id(),
                        new Answer(
                                before == null ? Map.of() : before.names(),
                                before == null ? List.of() : before.chain(),
                                null,
                                failure,
                                null,
                                Map.of(),
                                Map.of()));
            }
        });
    }

    private void note(ModuleSpec module) {
        Namespace names = rehearsal.state().dictionary(module);
        if (names != null) {
            Namespace copy = new Namespace();
            for (String name : List.of("__name__", "__file__", "__path__")) {
                Namespace.Entry entry = names.get(name);
                if (entry != null) {
                    Value value = entry.value() instanceof Value.Sequence list
                            ? new Value.Sequence(list.items(), list.isTuple())
                            : entry.value();
                    copy.put(name, value, entry.referent());
                }
            }
            said.put(module, copy);
        }
    }
}
