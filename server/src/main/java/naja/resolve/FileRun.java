package naja.resolve;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import naja.base.CancelToken;
import naja.names.ModuleName;
import naja.names.PackageContext;
import naja.syntax.Statement;
import naja.vfs.VPath;

/**
 * What the import statements of the project's files come to in one run that begins with one file: as the main program, or as
 * a module that is imported first.
 */
public final class FileRun implements Observer {
    private final VPath start;
    private final Map<VPath, Map<Integer, List<ResolvedImport>>> answers = new HashMap<>();

    private FileRun(VPath start) {
        this.start = start;
    }

    /**
     * Rehearses {@code file}, and what it imports.
     *
     * @param context how the file runs
     */
    public static FileRun of(VPath file, PackageContext context, ResolverView view, CancelToken cancel) {
        FileRun run = new FileRun(file);
        Rehearsal rehearsal = new Rehearsal(view, cancel, run, /* isWholeProgram= */ false);
        try {
            if (context instanceof PackageContext.Script) {
                rehearsal.runMain(file, "__main__", null);
            } else if (context instanceof PackageContext.RunAsModule module) {
                rehearsal.runMain(file, "__main__", module.packageOfModule().text());
            } else {
                ModuleName name = new ModuleName(context.moduleName());
                boolean isPackage = (context instanceof PackageContext.InPackage inside && inside.isPackage())
                        || (context instanceof PackageContext.LoadedByPath loaded && loaded.isPackage());
                ModuleSpec spec = isPackage
                        ? new ModuleSpec.Package(name.text(), file, Optional.of(file), List.of(file.parent()))
                        : new ModuleSpec.Source(name.text(), file);
                rehearsal.runModuleAt(spec, file, context);
            }
        } catch (ImportFailure ended) {
            // A program may end so; what it did before counts.
        }
        return run;
    }

    /** What the statement of {@code file} at {@code offset} came to, one for each clause; nothing if the run did not come to it. */
    Optional<List<ResolvedImport>> at(VPath file, int offset) {
        return Optional.ofNullable(answers.getOrDefault(file, Map.of()).get(offset));
    }

    @Override
    public boolean continuesBehind(VPath file, int offset) {
        return file.equals(start);
    }

    @Override
    public boolean runsBroken(VPath file) {
        return file.equals(start);
    }

    @Override
    public void imported(VPath file, Statement statement, List<ResolvedImport> imports, Namespace names) {
        answers.computeIfAbsent(file, key -> new HashMap<>()).put(statement.start(), List.copyOf(imports));
    }
}
