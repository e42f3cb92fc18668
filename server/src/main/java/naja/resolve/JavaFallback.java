package naja.resolve;

import java.util.List;

/**
 * The Java fallback of an import step ({@code JavaImportHelper.tryAddPackage}): asked, with the name as written in the
 * statement, when a step found nothing.
 */
final class JavaFallback {
    private static final String FALLBACK = "Java fallback, by the name as written,";

    private final JavaPackages javaPackages;
    private final ImportState state;
    private final TraceRecorder trace;

    JavaFallback(JavaPackages javaPackages, ImportState state, TraceRecorder trace) {
        this.javaPackages = javaPackages;
        this.state = state;
        this.trace = trace;
    }

    /** Enters packages in {@code sys.modules} if a class proves them; says whether anything was entered. */
    boolean tryAddPackage(String name, List<String> fromList) {
        boolean added = addPackagesOfClasses(name, fromList) || addLoadedPackages(name, fromList);
        trace.tried(FALLBACK, name, added ? "adds a package" : "adds no package");
        return added;
    }

    private boolean addPackagesOfClasses(String name, List<String> fromList) {
        boolean added = false;
        for (String fromName : fromList) {
            if (isClass(name, fromName)) {
                added |= addPackage(name);
            }
        }
        int dot = name.lastIndexOf('.');
        if (dot != -1 && isClass(name.substring(0, dot), name.substring(dot + 1))) {
            added |= addPackage(name.substring(0, dot));
        }
        return added;
    }

    /** Behind dots alone the name is empty, and what is asked for begins with a dot: that is no class. */
    private boolean isClass(String packageName, String name) {
        boolean isThere = !packageName.isEmpty() && javaPackages.isLoadable(packageName, name);
        trace.read("Java class, by the name as written,", packageName, name, isThere ? "found" : "not there");
        return isThere;
    }

    /** Packages of which the VM has loaded a class before the program begins. */
    private boolean addLoadedPackages(String name, List<String> fromList) {
        boolean added = false;
        for (String at = name; !at.isEmpty(); at = parent(at)) {
            if (LoadedPackages.contains(at)) {
                trace.tried("Java package of a class that the VM has loaded,", at, "found");
                added |= addPackage(at);
            }
        }
        for (String fromName : fromList) {
            if (LoadedPackages.contains(name + "." + fromName)) {
                added |= addPackage(name + "." + fromName);
            }
        }
        return added;
    }

    private boolean addPackage(String name) {
        if (isThere(name)) {
            return false;
        }
        state.enterModule(name, javaPackages.add(name));
        for (String ancestor = parent(name); !ancestor.isEmpty(); ancestor = parent(ancestor)) {
            if (!isThere(ancestor)) {
                state.enterModule(ancestor, javaPackages.add(ancestor));
            }
        }
        return true;
    }

    private static String parent(String name) {
        int dot = name.lastIndexOf('.');
        return dot == -1 ? "" : name.substring(0, dot);
    }

    /** A failed import may have left {@code None} there, which counts as nothing. */
    private boolean isThere(String name) {
        Referent module = state.module(name);
        return module != null && !(module instanceof Referent.Nothing);
    }
}
