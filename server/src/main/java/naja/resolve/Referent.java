package naja.resolve;

import naja.syntax.Binding;
import naja.vfs.VPath;

/** What a name bound by an import refers to. */
public sealed interface Referent
        permits ModuleSpec,
                Referent.Attribute,
                Referent.ModuleAttribute,
                Referent.JavaMember,
                Referent.Nothing,
                Referent.Object {

    /**
     * A name in the namespace of a Python module.
     *
     * @param module the module whose text binds the name; for a name that came by a star import the module it came from
     * @param file the module's source
     * @param binding the place that binds it
     */
    record Attribute(ModuleSpec module, VPath file, Binding binding) implements Referent {}

    /** A name that every module has ({@code __name__}, {@code __file__}), or a member of a built-in module. */
    record ModuleAttribute(ModuleSpec module, String name) implements Referent {}

    /** A static member, nested class or other attribute of a Java class. */
    record JavaMember(ModuleSpec.JavaClass owner, String name) implements Referent {}

    /** {@code None}: an entry of {@code sys.modules} that blocks a name, or what an import binds after it. */
    record Nothing() implements Referent {}

    /** A value that the program put in the place of a module. */
    // The language's own word, always written Referent.Object.
    @SuppressWarnings("JavaLangClash")
    record Object() implements Referent {}
}
