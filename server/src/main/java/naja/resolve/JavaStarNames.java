package naja.resolve;

import java.util.Map;
import java.util.TreeMap;
import naja.javaindex.ClassRef;
import naja.javaindex.JavaMember;
import org.jspecify.annotations.Nullable;

/** What a star import of a Java package or class binds (facts 2.10). */
final class JavaStarNames {
    private final ResolverView view;
    private final JavaPackages javaPackages;

    JavaStarNames(ResolverView view, JavaPackages javaPackages) {
        this.view = view;
        this.javaPackages = javaPackages;
    }

    /** The name as {@code from owner import *} binds it: a public class or a subpackage of a package, any member of a class. */
    @Nullable
    Referent find(ModuleSpec owner, String name) {
        if (name.startsWith("_")) {
            return null;
        }
        if (owner instanceof ModuleSpec.JavaClass javaClass) {
            return javaPackages.classes().find(javaClass, name).referent();
        }
        try {
            Referent found = javaPackages.attribute(owner.name(), name);
            return found instanceof ModuleSpec.JavaClass javaClass && !isListed(javaClass) ? null : found;
        } catch (ImportFailure failure) {
            return null;
        }
    }

    /**
     * Loads all public classes of a package, as the star import of it does ({@code PackageManager.basicDoDir}, case JSTAR-07).
     *
     * @throws ImportFailure the Java exception with which loading one of them ends; one that needs a missing class is passed over
     */
    void loadAll(ModuleSpec.JavaPackage owner) {
        JavaContents contents = new JavaContents(view);
        Map<String, ClassRef> classes =
                !view.profile().packageCache() && !owner.name().isEmpty()
                        ? contents.classesInDirectories(owner.name())
                        : contents.classes(owner.name());
        ClassLoading loading = javaPackages.loading();
        classes.forEach((name, reference) -> {
            if (loading.failure(reference) != null && loading.isSeenByStar(reference)) {
                javaPackages.isLoadable(owner.name(), name);
            }
        });
    }

    private boolean isListed(ModuleSpec.JavaClass javaClass) {
        int newest = view.profile().newestClassFile();
        return view.classFile(javaClass.reference())
                .map(file -> file.isPublic() && file.major() <= newest)
                .orElse(true);
    }

    /**
     * All that {@code from owner import *} binds ({@code SysPackageManager.doDir}): of a package the public classes and the
     * packages that the index and the directories have, every subdirectory among them, and what has been used before.
     */
    Map<String, Referent> all(ModuleSpec owner, ImportState state) {
        Map<String, Referent> names = new TreeMap<>();
        if (owner instanceof ModuleSpec.JavaClass javaClass) {
            for (JavaMember member : javaPackages.classes().members(javaClass).all()) {
                addMember(javaClass, member.name(), names);
            }
            return names;
        }
        for (String name : state.javaNames(owner.name())) {
            Referent known = state.javaName(owner.name() + "." + name);
            if (known != null) {
                names.put(name, known);
            }
        }
        JavaContents contents = new JavaContents(view);
        for (String name : contents.indexedPackages(owner.name(), state)) {
            names.computeIfAbsent(name, child -> javaPackages.add(owner.name() + "." + child));
        }
        for (String name : contents.indexedClasses(owner.name(), state)) {
            addClass(owner, name, names, state);
            if (javaPackages.findClass(owner.name(), name) == null) {
                // Its archive has left the path.
                names.putIfAbsent(name, new Referent.Nothing());
            }
        }
        contents.forEachDirectory(owner.name(), listing -> {
            for (String name : contents.classesIn(listing)) {
                addClass(owner, name, names, state);
            }
            for (String name : contents.packagesIn(listing)) {
                names.computeIfAbsent(name, child -> javaPackages.add(owner.name() + "." + child));
            }
        });
        names.keySet().removeIf(name -> name.startsWith("_"));
        return names;
    }

    /**
     * A class as {@code PyJavaPackage.addClass} enters it: whether there is a package of its name is not asked, and one that is no
     * class to the VM ({@code Py.findClass} gives null) is {@code None} from then on (FOUND-54).
     */
    private void addClass(ModuleSpec owner, String name, Map<String, Referent> names, ImportState state) {
        if (!names.containsKey(name)) {
            Referent found;
            try {
                found = javaPackages.addClass(owner.name(), name);
            } catch (ImportFailure failure) {
                ClassRef broken = javaPackages.findClass(owner.name(), name);
                if (!failure.error().equals("NoClassDefFoundError") || broken == null) {
                    throw failure;
                }
                found = javaPackages.loading().isSeenByStar(broken) ? new Referent.Nothing() : null;
                if (found != null) {
                    state.enterJavaName(owner.name() + "." + name, found);
                }
            }
            boolean isHidden = found instanceof ModuleSpec.JavaClass javaClass && !isListed(javaClass);
            if (found != null && !isHidden) {
                names.put(name, found);
            }
        }
    }

    private void addMember(ModuleSpec owner, String name, Map<String, Referent> names) {
        Referent found = names.containsKey(name) ? null : find(owner, name);
        if (found != null) {
            names.put(name, found);
        }
    }
}
