package naja.resolve;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import naja.base.CancelToken;
import naja.names.PackageContext;
import naja.syntax.ParsedModule;
import naja.vfs.VPath;
import org.jspecify.annotations.Nullable;

/**
 * The answers to the imports of one file, over all that can have happened before a statement runs.
 *
 * <p>A statement is first asked alone, in a fresh interpreter. Only where that does not find everything, the file is
 * rehearsed, and then the programs of the project that change where imports look: what they find if they come to this file, and
 * what their {@code sys.path} would give it if they run it by ways that only running tells. Something is missing only if all of
 * them miss it. Not safe for use by several threads.
 */
public final class ImportAnswers {
    private final VPath file;
    private final ResolverView view;
    private final Map<PackageContext, FileRun> runs = new HashMap<>();
    private @Nullable Boolean changesItself;

    /** The answers for {@code file}, of which none is asked yet. */
    public ImportAnswers(VPath file, ResolverView view) {
        this.file = file;
        this.view = view;
    }

    /**
     * What an import comes to.
     *
     * @param request the import
     * @param offset where its statement starts in the file
     * @param clause the clause of a plain import; 0 for a from-import
     */
    public ResolvedImport answer(ImportRequest request, int offset, int clause, CancelToken cancel) {
        ResolvedImport alone = Resolver.resolve(request, view, cancel);
        if (!isRehearsed() || (isFound(alone) && !changesItself())) {
            return alone;
        }
        FileRun run = runs.computeIfAbsent(request.context(), context -> FileRun.of(file, context, view, cancel));
        ResolvedImport rehearsed = at(run, request, offset, clause);
        ResolvedImport answer = rehearsed == null ? alone : merged(alone, rehearsed, "");
        if (isFound(answer) || isFound(alone)) {
            return answer;
        }
        for (Map.Entry<VPath, FileRun> program : view.programs(file, cancel).entrySet()) {
            ResolvedImport there = at(program.getValue(), request, offset, clause);
            boolean tellsMore =
                    there != null && (answer.failure() != null || there.module() instanceof Resolution.Found);
            if (there != null && tellsMore) {
                answer = merged(answer, there, "when " + program.getKey().name() + " runs");
            }
        }
        boolean isOpenToOthers = answer.failure() != null && !changesItself();
        return isOpenToOthers ? orLent(answer, request, cancel) : answer;
    }

    /**
     * What a program finds that may run this file by ways that only running tells; otherwise {@code missed}. A file that sets up
     * its path itself is no such file.
     */
    private ResolvedImport orLent(ResolvedImport missed, ImportRequest request, CancelToken cancel) {
        for (Map.Entry<VPath, FileRun> program : view.programs(file, cancel).entrySet()) {
            ResolverView lent = program.getValue().lentTo(file, view).orElse(null);
            ResolvedImport there = lent == null ? missed : Resolver.resolve(request, lent, cancel);
            boolean tellsMore =
                    there.module() instanceof Resolution.Found && !(missed.module() instanceof Resolution.Found);
            if (tellsMore || isFound(there)) {
                return merged(missed, there, "when " + program.getKey().name() + " has run before");
            }
        }
        return missed;
    }

    /**
     * What could stand behind the last dot of {@code import a.b.|} or {@code from a.b.|}.
     *
     * @param prefix an import of the dotted name before the last dot; an empty name for the first part
     * @param offset where the statement starts
     */
    public Collection<Candidate> submodules(ImportRequest prefix, int offset, CancelToken cancel) {
        boolean isFirstPart = prefix.name().isEmpty() && prefix.level() <= 0;
        return candidates(prefix, offset, isFirstPart, candidates -> candidates.submodules(prefix), cancel);
    }

    /**
     * What could stand in the from-list of {@code module}, a from-import with an empty list.
     *
     * @param offset where the statement starts
     */
    public Collection<Candidate> members(ImportRequest module, int offset, CancelToken cancel) {
        return candidates(module, offset, false, candidates -> candidates.members(module), cancel);
    }

    /** What a name could be in the program that comes to the statement, and what it could be in a fresh interpreter. */
    private Collection<Candidate> candidates(
            ImportRequest request,
            int offset,
            boolean isOpen,
            Function<Candidates, Collection<Candidate>> of,
            CancelToken cancel) {
        Map<String, Candidate> found = new TreeMap<>();
        FileRun.Question question = new FileRun.Question(file, offset, of);
        if (isRehearsed()) {
            add(FileRun.candidates(file, request.context(), view, question, cancel), found);
        }
        add(of.apply(new Candidates(StatementImports.Scope.of(view, cancel))), found);
        if (isRehearsed() && (isOpen || found.isEmpty())) {
            for (FileRun program : view.programs(file, cancel).values()) {
                add(program.candidates(question, cancel), found);
                program.lentTo(file, view)
                        .filter(lent -> !changesItself())
                        .ifPresent(
                                lent -> add(of.apply(new Candidates(StatementImports.Scope.of(lent, cancel))), found));
            }
        }
        return List.copyOf(found.values());
    }

    private static void add(Collection<Candidate> more, Map<String, Candidate> found) {
        more.forEach(candidate -> found.putIfAbsent(candidate.name(), candidate));
    }

    /** A rehearsal follows the runtimes that there are. */
    private boolean isRehearsed() {
        return !view.profile().follows(RuntimeProfile.Rule.ONE_MODULE_TYPE);
    }

    /** Says whether the file changes what its own imports are relative to, or where they look. */
    private boolean changesItself() {
        if (changesItself == null) {
            ParsedModule module = view.module(file).orElse(null);
            changesItself = module != null
                    && (module.changesImports()
                            || module.editsSearchPath()
                            || module.binding("__package__").isPresent()
                            || module.binding("__name__").isPresent());
        }
        return changesItself;
    }

    private @Nullable ResolvedImport at(FileRun run, ImportRequest request, int offset, int clause) {
        List<ResolvedImport> done = run.at(file, offset).orElse(List.of());
        ResolvedImport found = clause < done.size() ? done.get(clause) : null;
        return found != null && found.request().name().equals(request.name()) ? found : null;
    }

    private static boolean isFound(ResolvedImport resolved) {
        return resolved.module() instanceof Resolution.Found
                && resolved.names().stream().allMatch(Resolution.Found.class::isInstance);
    }

    /** Both together: what either finds is found; a name is missing only if both miss it, a module if the rehearsal does. */
    private static ResolvedImport merged(ResolvedImport alone, ResolvedImport rehearsed, String condition) {
        if (!(rehearsed.module() instanceof Resolution.Found)) {
            boolean keepsAlone = alone.module() instanceof Resolution.Found
                    || (rehearsed.module() instanceof Resolution.Missing missing && !missing.isImportError());
            return keepsAlone ? alone : rehearsed;
        }
        List<Resolution> names = new ArrayList<>(rehearsed.names().size());
        boolean sameModule = alone.module() instanceof Resolution.Found;
        for (int i = 0; i < rehearsed.names().size(); i++) {
            Resolution there = rehearsed.names().get(i);
            Resolution here =
                    sameModule && i < alone.names().size() ? alone.names().get(i) : there;
            boolean keepsHere = there.equals(Resolution.Unknown.NOT_REACHED)
                    || (!(there instanceof Resolution.Found) && !(here instanceof Resolution.Missing));
            names.add(keepsHere ? here : there);
        }
        return new ResolvedImport(
                rehearsed.request(),
                under(condition, rehearsed.parts()),
                rehearsed.module(),
                names,
                (sameModule ? alone : rehearsed).trace());
    }

    private static List<Resolution> under(String condition, List<Resolution> parts) {
        if (condition.isEmpty()) {
            return parts;
        }
        return parts.stream()
                .map(part -> part instanceof Resolution.Found found
                        ? new Resolution.Found(found.referent(), condition)
                        : part)
                .toList();
    }
}
