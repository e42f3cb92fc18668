package naja.resolve;

import java.util.List;

/**
 * What Jython's start has done before a program begins: the Java packages that it has imported, and archives that it has
 * opened (facts 2.9 and 3).
 */
final class StartUp {
    private final Rehearsal rehearsal;

    StartUp(Rehearsal rehearsal) {
        this.rehearsal = rehearsal;
    }

    /**
     * Runs it.
     *
     * @param later how many entries at the front of {@code sys.path} are put there after it: the directory of the script
     * @throws ImportFailure if the path has something by a name that the start imports, and that fails
     */
    void run(int later) throws ImportFailure {
        if (rehearsal.profile().python3().isPresent()) {
            // What Python 3 imports at its start is in the table of its runtimes.
            return;
        }
        PathState path = rehearsal.path();
        Value whole = path.list();
        if (later > 0 && whole instanceof Value.Sequence list) {
            List<Value> items = list.items();
            path.set(new Value.Sequence(items.subList(Math.min(later, items.size()), items.size()), false), "");
        }
        try {
            importJava();
            // It has searched for classes too, such as that of a module sitecustomize.
            rehearsal.imports().javaPackages().open(null);
        } finally {
            path.set(whole, "");
        }
    }

    /**
     * Runs what comes before a program that is run by {@code runpy}, whose place is the first on the path by then:
     * {@code pkgutil} imports {@code org.python.core}, which most versions have done before.
     *
     * @param later as for {@link #run}
     * @throws ImportFailure as for {@link #run}
     */
    void runForRunner(int later) throws ImportFailure {
        run(later);
        if (rehearsal.profile().follows(RuntimeProfile.Rule.STARTS_WITH_JAVA)) {
            rehearsal.importModule("org.python.core");
        }
        if (!rehearsal.profile().follows(RuntimeProfile.Rule.FROM_LIST_NEEDS_PATH)) {
            // runpy imports get_loader from module imp, which has none, and a class of that name is searched for.
            rehearsal.imports().javaPackages().open(null);
        }
    }

    private void importJava() throws ImportFailure {
        RuntimeProfile profile = rehearsal.profile();
        if (!profile.follows(RuntimeProfile.Rule.STARTS_WITH_JAVA)) {
            return;
        }
        for (String name : List.of("java", "java.lang", "java.nio", "java.nio.charset")) {
            rehearsal
                    .state()
                    .enterModule(name, rehearsal.imports().javaPackages().add(name));
        }
        if (profile.follows(RuntimeProfile.Rule.STARTS_WITH_ORG)) {
            // os.py imports PyShadowString from it.
            rehearsal.importModule("org.python.core");
        }
    }
}
