package naja.resolve;

import org.jspecify.annotations.Nullable;

/** Why what a step of importlib has not found may be there all the same where the program runs. */
final class ImportlibUncertainty {
    private final ImportlibInterpreter interpreter;
    private final ResolverView view;
    private final Python3Runtime runtime;
    private final JavaHook java;

    /** Nothing if what was asked so far is complete. */
    private @Nullable String reason;

    ImportlibUncertainty(ImportlibInterpreter interpreter) {
        this.interpreter = interpreter;
        this.view = interpreter.view();
        this.runtime = interpreter.runtime();
        this.java = interpreter.java();
    }

    /** Notes why, in place of what was noted; nothing if what is asked from now on counts alone. */
    void set(@Nullable String why) {
        reason = why;
    }

    /** No finder has the module {@code name}. */
    void missed(String name, @Nullable Referent parent) {
        if (reason == null) {
            reason = whyUncertain(name, parent);
        }
    }

    /** A module of the standard library has no submodule {@code name}. */
    void missedInLibrary(String name) {
        reason = whyUncertainInLibrary(name);
    }

    /** The bridge to Java has nothing of that name, or raises. */
    void missedInJava(String name) {
        reason = java.unknownReason(name);
    }

    /** {@code owner} has no attribute {@code name}. */
    void missedAttribute(Referent owner, String name) {
        if (reason == null && owner instanceof ModuleSpec spec && !spec.isPython()) {
            missedInJava(spec.name() + "." + name);
        }
        if (reason == null && owner instanceof ModuleSpec spec) {
            reason = Misses.whoPuts(view, spec, name);
        }
    }

    /** A failure is only a miss if nothing that was asked is incomplete. */
    Resolution failed(ImportFailure failure) {
        return reason != null && !failure.error().equals("ValueError")
                ? new Resolution.Unknown(reason)
                : failure.toResolution();
    }

    /** Why a module that no finder has may be there where the program runs; nothing if it may not. */
    private @Nullable String whyUncertain(String name, @Nullable Referent parent) {
        if (parent instanceof ModuleSpec.Library || Python3Records.module(name).isPresent()) {
            return whyUncertainInLibrary(name);
        }
        if (parent instanceof ModuleSpec spec && interpreter.namespaces().editsSearchPath(spec)) {
            return interpreter.isFresh()
                    ? spec.name() + " changes where its submodules are found"
                    : view.sysPath().incomplete().orElse(null);
        }
        String builtLater = interpreter.finder().builtLater();
        if (builtLater != null) {
            return builtLater;
        }
        boolean isOpen = parent == null || parent instanceof ModuleSpec.NamespacePackage;
        String javaReason =
                parent == null || parent instanceof ModuleSpec.JavaPackage ? java.unknownReason(name) : null;
        return javaReason != null || !isOpen ? javaReason : whyPathIsUncertain();
    }

    private @Nullable String whyPathIsUncertain() {
        RunningStatement statement = interpreter.statement();
        return view.sysPath()
                .incomplete()
                .or(() -> interpreter.loader().unseenPathEdit(statement.file(), statement.context()))
                .orElse(null);
    }

    /** A version that was not recorded, or another platform, may have it. */
    private @Nullable String whyUncertainInLibrary(String name) {
        Python3Records.Module known = Python3Records.module(name).orElse(null);
        int dot = name.lastIndexOf('.');
        boolean isOpen = dot > 0
                && Python3Records.module(name.substring(0, dot))
                        .filter(Python3Records.Module::isOpen)
                        .isPresent();
        boolean mayBeThere =
                !runtime.isExact() || isOpen || (known != null && known.isElsewhere()) || name.startsWith("distutils");
        return mayBeThere ? "which modules the standard library has, depends on its version and platform" : null;
    }
}
