package naja.resolve;

import java.util.List;
import java.util.Optional;
import naja.names.PackageContext;
import naja.vfs.VPath;
import org.jspecify.annotations.Nullable;

/** What a failure of one import statement comes to: a miss, or unknown if something that was asked is incomplete. */
final class Misses {
    private final JythonInterpreter jython;

    /** Whether the statement is all of the program. */
    private final boolean isAlone;

    /** Why something that an import step did not find may be there all the same. */
    private @Nullable String uncertainty;

    /** The file whose import this is. */
    private VPath importer = VPath.parse("/");

    private PackageContext importerContext = new PackageContext.Script();

    Misses(JythonInterpreter jython, boolean isAlone) {
        this.jython = jython;
        this.isAlone = isAlone;
    }

    /** Begins a statement of {@code file}. */
    void begin(VPath file, PackageContext context) {
        importer = file;
        importerContext = context;
    }

    /** Begins a from-import that module {@code spec} makes of itself. */
    void begin(ModuleSpec spec) {
        importer = spec.text().orElse(importer);
        importerContext = StatementImports.contextOf(spec);
    }

    /** A plain import by the file at hand. */
    ImportRequest request(String name) {
        return new ImportRequest(importer, importerContext, 0, name, List.of(), ImportRequest.Kind.PLAIN);
    }

    /** Notes why a step that finds nothing may be wrong. */
    void note(String reason) {
        uncertainty = reason;
    }

    /** Notes that only running a module tells where its submodules are found. */
    void notePathOf(ModuleSpec spec) {
        note(changesPath(spec));
    }

    private static String changesPath(ModuleSpec spec) {
        return spec.name() + " changes where its submodules are found";
    }

    /**
     * What reading an attribute comes to.
     *
     * @param error the exception if it is missing, {@code message} its text
     */
    Resolution toResolution(Referent owner, String name, PythonNamespaces.Lookup lookup, String error, String message) {
        Referent referent = lookup.referent();
        if (referent != null) {
            return new Resolution.Found(referent);
        }
        String reason = lookup.reason();
        String javaName = owner instanceof ModuleSpec.JavaPackage javaPackage ? javaPackage.name() : "";
        if (owner instanceof ModuleSpec spec && spec.isPython() && uncertainty == null && jython.isFresh()) {
            uncertainty = searchPathEdit(spec);
        }
        if (reason == null && owner instanceof ModuleSpec spec) {
            reason = whoPuts(jython.view(), spec, name);
        }
        return reason != null ? new Resolution.Unknown(reason) : failed(new ImportFailure(error, message), javaName);
    }

    /** Says who may put an attribute into a module of another file; nothing if nobody does. */
    static @Nullable String whoPuts(ResolverView view, ModuleSpec module, String name) {
        return view.putter(module.name(), name)
                .map(file -> file.name() + " may set " + module.name() + "." + name + " when it runs")
                .orElse(null);
    }

    /** Says which of a module and the packages above it edits where submodules are found; that one may set names, too. */
    private @Nullable String searchPathEdit(ModuleSpec module) {
        Referent at = module;
        for (String name = module.name();
                at instanceof ModuleSpec spec;
                at = jython.state().module(name)) {
            if (jython.namespaces().editsSearchPath(spec)) {
                return changesPath(spec);
            }
            int dot = name.lastIndexOf('.');
            if (dot < 0) {
                return null;
            }
            name = name.substring(0, dot);
        }
        return null;
    }

    /** A failure is only a miss if nothing that was asked is incomplete. */
    Resolution failed(ImportFailure failure, String javaName) {
        if (failure.isJava() || failure.error().equals("ValueError")) {
            return failure.toResolution();
        }
        Optional<String> incomplete = jython.view()
                .sysPath()
                .incomplete()
                .or(() -> isAlone ? Optional.empty() : jython.loader().unseenPathEdit(importer, importerContext))
                .or(jython.javaPackages()::unknownReason)
                .or(() -> Optional.ofNullable(uncertainty))
                .or(() -> javaName.isEmpty() ? Optional.empty() : jython.view().javaIncomplete(javaName));
        return incomplete.<Resolution>map(Resolution.Unknown::new).orElseGet(failure::toResolution);
    }
}
