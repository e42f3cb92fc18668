package naja.resolve;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import naja.base.CancelToken;
import naja.names.ModuleName;
import naja.names.PackageContext;
import naja.syntax.Statement;
import naja.vfs.VPath;
import org.jspecify.annotations.Nullable;

/**
 * What the import statements of the project's files come to in one run that begins with one file: as the main program, or as
 * a module that is imported first.
 */
public final class FileRun implements Observer {
    private final VPath start;
    private final PackageContext context;
    private final ResolverView view;
    private final Map<VPath, Map<Integer, List<ResolvedImport>>> answers;

    /** The files whose bodies it runs. */
    private final Set<VPath> begun;

    /** Where imports look at its end; nothing if that is as at the start of a program. */
    private @Nullable SysPath endPath;

    /** What is asked when the run comes to a statement; nothing if only the answers of its imports are wanted. */
    private final @Nullable Question question;

    /** What was answered; nothing if the run did not come to the statement. */
    private @Nullable Collection<Candidate> candidates;

    private FileRun(VPath start, PackageContext context, ResolverView view, @Nullable Question question) {
        this.start = start;
        this.context = context;
        this.view = view;
        this.question = question;
        this.answers = new HashMap<>();
        this.begun = new HashSet<>();
    }

    private FileRun(FileRun same, ResolverView view) {
        this.start = same.start;
        this.context = same.context;
        this.view = view;
        this.question = same.question;
        this.answers = same.answers;
        this.begun = same.begun;
        this.endPath = same.endPath;
    }

    /** The same run in another view, in which all that it read is the same. */
    public FileRun in(ResolverView other) {
        return new FileRun(this, other);
    }

    /**
     * What could stand in an import statement.
     *
     * @param file the file of the statement, which may be unfinished
     * @param offset where it starts
     * @param of the question
     */
    record Question(VPath file, int offset, Function<Candidates, Collection<Candidate>> of) {}

    /**
     * Rehearses {@code file}, and what it imports.
     *
     * @param context how the file runs
     */
    public static FileRun of(VPath file, PackageContext context, ResolverView view, CancelToken cancel) {
        FileRun run = new FileRun(file, context, view, null);
        run.rehearse(cancel);
        return run;
    }

    /** What could stand in a statement when this run comes to it, for which it is made once more; nothing if it does not. */
    Collection<Candidate> candidates(Question asked, CancelToken cancel) {
        return begun.contains(asked.file()) ? candidates(start, context, view, asked, cancel) : List.of();
    }

    /** What could stand in a statement when the run of {@code file} comes to it; nothing if it does not. */
    static Collection<Candidate> candidates(
            VPath file, PackageContext context, ResolverView view, Question asked, CancelToken cancel) {
        FileRun run = new FileRun(file, context, view, asked);
        run.rehearse(cancel);
        Collection<Candidate> found = run.candidates;
        return found == null ? List.of() : found;
    }

    private void rehearse(CancelToken cancel) {
        VPath file = start;
        Rehearsal rehearsal = new Rehearsal(view, cancel, this, /* isWholeProgram= */ false);
        ProgramStart program = new ProgramStart(rehearsal);
        try {
            if (context instanceof PackageContext.Script) {
                program.runMain(file, "__main__", null);
            } else if (context instanceof PackageContext.RunAsModule module) {
                program.runMain(file, "__main__", module.packageOfModule().text());
            } else {
                ModuleName name = new ModuleName(context.moduleName());
                boolean isPackage = (context instanceof PackageContext.InPackage inside && inside.isPackage())
                        || (context instanceof PackageContext.LoadedByPath loaded && loaded.isPackage());
                ModuleSpec spec = isPackage
                        ? new ModuleSpec.Package(name.text(), file, Optional.of(file), List.of(file.parent()))
                        : new ModuleSpec.Source(name.text(), file);
                program.runModuleAt(spec, file, context);
            }
        } catch (ImportFailure ended) {
            // A program may end so; what it did before counts.
        }
        SysPath end = rehearsal.view().sysPath();
        endPath = end.entries().equals(view.sysPath().entries()) ? null : end;
    }

    /** What the statement of {@code file} at {@code offset} came to, one for each clause; nothing if the run did not come to it. */
    Optional<List<ResolvedImport>> at(VPath file, int offset) {
        return Optional.ofNullable(answers.getOrDefault(file, Map.of()).get(offset));
    }

    /**
     * The view of {@code file}, which this run did not come to, if this program runs it by ways that only running tells (a plug-in,
     * a text that it reads): with the {@code sys.path} that the program has made. Nothing if it comes to the file, or leaves the
     * path as it was.
     */
    Optional<ResolverView> lentTo(VPath file, ResolverView viewOfFile) {
        if (endPath == null || begun.contains(file)) {
            return Optional.empty();
        }
        SysPath known = new SysPath(endPath.entries(), viewOfFile.sysPath().incomplete());
        return Optional.of(new ViewWithPath(
                viewOfFile, new PathState(known, new PathTexts(viewOfFile, viewOfFile.workingDirectory()))));
    }

    @Override
    public boolean continuesBehind(VPath file, int offset) {
        return file.equals(start);
    }

    @Override
    public boolean runsBroken(VPath file) {
        return file.equals(start) || (question != null && file.equals(question.file()));
    }

    @Override
    public void began(VPath file) {
        begun.add(file);
    }

    @Override
    public void reached(Statement statement, Frame frame, Rehearsal rehearsal) {
        Question asked = question;
        if (asked != null
                && candidates == null
                && asked.offset() == statement.start()
                && asked.file().equals(frame.file())) {
            candidates = asked.of().apply(new Candidates(rehearsal, frame));
        }
    }

    @Override
    public void imported(VPath file, Statement statement, List<ResolvedImport> imports, Namespace names) {
        answers.computeIfAbsent(file, key -> new HashMap<>()).put(statement.start(), List.copyOf(imports));
    }
}
