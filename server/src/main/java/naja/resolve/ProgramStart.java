package naja.resolve;

import java.util.ArrayList;
import java.util.List;
import naja.names.ModuleName;
import naja.names.PackageContext;
import naja.vfs.VPath;
import org.jspecify.annotations.Nullable;

/** The ways in which the program of a rehearsal begins, behind the start of its interpreter ({@link StartUp}). */
final class ProgramStart {
    private final Rehearsal rehearsal;
    private final ResolverView view;
    private final ImportState state;
    private final StartUp startUp;

    ProgramStart(Rehearsal rehearsal) {
        this.rehearsal = rehearsal;
        this.view = rehearsal.view();
        this.state = rehearsal.state();
        this.startUp = new StartUp(rehearsal);
    }

    /**
     * Runs a file as the main program.
     *
     * @param name its {@code __name__}, {@code __main__} but for {@code -jar}
     * @param packageName its {@code __package__}, whose packages are imported before; nothing for {@code None}
     */
    void runMain(VPath file, String name, @Nullable String packageName) throws ImportFailure {
        List<PathEntry> entries = rehearsal.path().current().entries();
        VPath first = entries.isEmpty() ? null : entries.get(0).location().orElse(null);
        int later = first != null && file.startsWith(first) ? 1 : 0;
        if (packageName == null) {
            startUp.run(later);
        } else {
            startUp.runForRunner(later);
        }
        if (packageName != null && !packageName.isEmpty() && hasVariable() && name.equals("__main__")) {
            rehearsal.importModule(packageName);
        }
        runProgram(file, name, packageName);
    }

    /** Runs a module as {@code -m} does: as the main program, in the package that it lies in. */
    void runModule(String name) throws ImportFailure {
        startUp.runForRunner(1);
        int dot = name.lastIndexOf('.');
        String packageName = dot < 0 ? "" : name.substring(0, dot);
        ModuleSpec found = findProgram(packageName, name.substring(dot + 1), name);
        if (found instanceof ModuleSpec.Package && hasVariable()) {
            packageName = name;
            found = findProgram(name, "__main__", name + ".__main__");
        }
        VPath source = found == null ? null : found.source().orElse(null);
        if (source == null) {
            throw ImportFailure.importError("No module named " + name);
        }
        runProgram(source, "__main__", packageName);
    }

    /** Imports a module as a program that gets its path after the start of its interpreter. */
    void runImport(String name) throws ImportFailure {
        List<PathEntry> entries = rehearsal.path().current().entries();
        int later = 0;
        while (later < entries.size() && !entries.get(later).isRuntimes()) {
            later++;
        }
        startUp.run(later);
        rehearsal.importModule(name);
    }

    /**
     * Runs a module under its own name, as some program imports it that has imported nothing but its packages.
     *
     * @param spec the module, which need not be the one that its name finds
     */
    void runModuleAt(ModuleSpec spec, VPath file, PackageContext context) throws ImportFailure {
        startUp.run(0);
        importPackages(spec, context);
        for (ModuleSpec known : view.searchIndex().importer(file, context).modules()) {
            boolean isItself = known.name().equals(spec.name()) || known.name().equals("__main__");
            if (!isItself && !known.equals(state.module(known.name()))) {
                state.dropDictionary(known);
                state.enterModule(known.name(), known);
            }
        }
        if (!(state.module(spec.name()) instanceof ModuleSpec loaded && loaded.equals(spec))) {
            state.removeModule(spec.name());
            rehearsal.loader().load(spec.name(), spec);
        }
    }

    private void importPackages(ModuleSpec spec, PackageContext context) {
        ModuleName parent = spec instanceof ModuleSpec.Package
                ? new ModuleName(spec.name()).parent().orElse(null)
                : context.packageName().orElse(null);
        String name = parent == null ? "" : parent.text();
        if (name.isEmpty()) {
            return;
        }
        try {
            rehearsal.importModule(name);
        } catch (ImportFailure failure) {
            // Somebody has imported the packages of a module whose body runs; how, this does not show.
            state.removeModule(name);
        }
    }

    private void runProgram(VPath file, String name, @Nullable String packageName) throws ImportFailure {
        ModuleSpec.Source spec = new ModuleSpec.Source(name, file);
        rehearsal.arguments().items().add(Value.text(PathTexts.text(file)));
        state.enterModule(name, spec);
        Namespace names = state.beginDictionary(spec);
        rehearsal.loader().describe(names, spec, name);
        if (packageName != null && hasVariable()) {
            names.put("__package__", Value.text(packageName));
            if (view.profile().python3().isPresent()) {
                names.put("__spec__", ImportlibNames.spec(name, packageName));
            }
        }
        rehearsal.loader().runMain(spec, names);
    }

    /** Finds what {@code -m} runs: along the path, or that of the package, which is imported before. */
    private @Nullable ModuleSpec findProgram(String packageName, String name, String fullName) throws ImportFailure {
        List<PathEntry> entries = rehearsal.path().current().entries();
        if (!packageName.isEmpty()) {
            rehearsal.importModule(packageName);
            if (!(state.module(packageName) instanceof ModuleSpec spec)) {
                return null;
            }
            entries = new ArrayList<>();
            for (VPath place : rehearsal.imports().searchLocations(spec)) {
                entries.add(rehearsal.paths().entry(PathTexts.text(place)));
            }
        }
        return rehearsal.imports().findProgram(name, fullName, entries);
    }

    /** Says whether the runtime gives a main program its {@code __package__}. */
    private boolean hasVariable() {
        return view.profile().follows(RuntimeProfile.Rule.PACKAGE_VARIABLE);
    }
}
