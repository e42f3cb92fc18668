package naja.resolve;

import java.util.Map;
import naja.javaindex.ClassFile;
import naja.javaindex.ClassRef;
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
            return found instanceof ModuleSpec.JavaClass javaClass && !isPublic(javaClass) ? null : found;
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
        if (!view.profile().packageCache() && !owner.name().isEmpty()) {
            loadAll(owner, new JavaContents(view).classesInDirectories(owner.name()));
            return;
        }
        loadAll(owner, new JavaContents(view).classes(owner.name()));
    }

    private void loadAll(ModuleSpec.JavaPackage owner, Map<String, ClassRef> classes) {
        classes.forEach((name, reference) -> {
            ClassLoading loading = javaPackages.loading();
            if (loading.failure(reference) != null && loading.isSeenByStar(reference)) {
                javaPackages.isLoadable(owner.name().isEmpty() ? name : owner.name() + "." + name);
            }
        });
    }

    private boolean isPublic(ModuleSpec.JavaClass javaClass) {
        return view.classFile(javaClass.reference()).map(ClassFile::isPublic).orElse(true);
    }
}
