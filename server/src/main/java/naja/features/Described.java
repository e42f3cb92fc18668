package naja.features;

import java.util.Locale;
import java.util.stream.Collectors;
import naja.javaindex.ClassOrigin;
import naja.javaindex.ClassRef;
import naja.resolve.ModuleSpec;
import naja.resolve.Referent;
import naja.resolve.Resolution;
import naja.syntax.Binding;
import naja.vfs.VPath;

/** The words for what an import refers to. */
public final class Described {

    private Described() {}

    /** The full name. */
    public static String name(Referent referent) {
        if (referent instanceof ModuleSpec module) {
            return module.name();
        }
        if (referent instanceof Referent.Attribute attribute) {
            return attribute.module().name() + "." + attribute.binding().name();
        }
        if (referent instanceof Referent.ModuleAttribute attribute) {
            return attribute.module().name() + "." + attribute.name();
        }
        return referent instanceof Referent.JavaMember member ? member.owner().name() + "." + member.name() : "";
    }

    /** What it is and where it comes from. */
    public static String line(Referent referent) {
        if (referent instanceof ModuleSpec module) {
            return module(module);
        }
        if (referent instanceof Referent.Attribute attribute) {
            String kind = attribute.binding().kind() == Binding.Kind.IMPORT
                    ? "imported name"
                    : attribute.binding().kind().name().toLowerCase(Locale.ROOT);
            return kind + " in " + attribute.file();
        }
        if (referent instanceof Referent.ModuleAttribute attribute) {
            return "attribute of the " + module(attribute.module());
        }
        if (referent instanceof Referent.JavaMember member) {
            return "member of a " + module(member.owner());
        }
        return referent instanceof Referent.Nothing ? "None" : "value that the program put in the place of a module";
    }

    /** The outcome for one name, in one line. */
    public static String outcome(Resolution resolution) {
        return resolution.match(
                found -> "found: " + name(found.referent()) + ", " + line(found.referent())
                        + (found.condition().isEmpty() ? "" : "; " + found.condition()),
                missing -> "missing: " + missing.error() + ": " + missing.message()
                        + missing.raisedAt()
                                .map(place -> "; raised in " + place.file())
                                .orElse(""),
                unknown -> "unknown: " + unknown.reason());
    }

    /** Says whether two outcomes are the same for people: the same thing under another module name is. */
    public static boolean isSame(Resolution one, Resolution other) {
        if (one instanceof Resolution.Found found && other instanceof Resolution.Found otherFound) {
            return thing(found.referent()).equals(thing(otherFound.referent()));
        }
        return one instanceof Resolution.Unknown ? other instanceof Resolution.Unknown : one.equals(other);
    }

    private static String thing(Referent referent) {
        String name = name(referent);
        boolean hasFile =
                referent instanceof ModuleSpec module && module.source().isPresent();
        if (referent instanceof Referent.Attribute attribute) {
            return attribute.binding().name() + " " + line(referent);
        }
        return hasFile ? line(referent) : name + " " + line(referent);
    }

    private static String module(ModuleSpec module) {
        if (module instanceof ModuleSpec.Source source) {
            return "Python module from " + source.origin();
        }
        if (module instanceof ModuleSpec.Package python) {
            return "Python package from " + python.origin();
        }
        if (module instanceof ModuleSpec.Compiled compiled) {
            return "compiled Python module from " + compiled.origin();
        }
        if (module instanceof ModuleSpec.Builtin builtin) {
            return builtin.className().isEmpty()
                    ? "built-in module"
                    : "built-in module, the Java class " + builtin.className();
        }
        if (module instanceof ModuleSpec.NamespacePackage spaces) {
            return "namespace package of "
                    + spaces.searchLocations().stream().map(VPath::toString).collect(Collectors.joining(", "));
        }
        if (module instanceof ModuleSpec.Extension extension) {
            return "module in native code from " + extension.origin();
        }
        if (module instanceof ModuleSpec.Library) {
            return "module of the standard library";
        }
        if (module instanceof ModuleSpec.JavaClass java) {
            return "Java class from " + origin(java.reference());
        }
        return module instanceof ModuleSpec.Made ? "module that the program made" : "Java package";
    }

    private static String origin(ClassRef reference) {
        if (reference.origin() instanceof ClassOrigin.Module jdk) {
            return "the JDK at " + jdk.home() + " (module " + jdk.module() + ")";
        }
        return reference.origin() instanceof ClassOrigin.Source source
                ? source.file().toString()
                : ((ClassOrigin.Entry) reference.origin()).root().onDisk().toString();
    }
}
