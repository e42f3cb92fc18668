package naja.resolve;

import naja.javaindex.ClassFile;
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
        Referent found = javaPackages.attribute(owner.name(), name);
        return found instanceof ModuleSpec.JavaClass javaClass && !isPublic(javaClass) ? null : found;
    }

    private boolean isPublic(ModuleSpec.JavaClass javaClass) {
        return view.classFile(javaClass.reference()).map(ClassFile::isPublic).orElse(true);
    }
}
