package naja.resolve;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads and sets attributes in a rehearsal. */
final class Attributes {
    private static final Set<String> NUMBER_MEMBERS =
            Set.of("real", "imag", "numerator", "denominator", "conjugate", "bit_length");

    private final Rehearsal rehearsal;

    Attributes(Rehearsal rehearsal) {
        this.rehearsal = rehearsal;
    }

    /** The attribute {@code name} of {@code owner}; an AttributeError if it surely has none. */
    Namespace.Entry get(Value owner, String name) throws ImportFailure {
        if (owner instanceof Value.Imported imported) {
            return ofImported(imported.referent(), name);
        } else if (owner instanceof Value.Instance instance) {
            return ofInstance(instance, name);
        } else if (owner instanceof Value.PythonClass type) {
            Namespace.Entry entry = type.names().get(name);
            return entry == null ? unknown("an attribute of class " + type.name()) : entry;
        } else if ((owner instanceof Value.Text || owner instanceof Value.TextStart) && !Texts.hasMember(name)) {
            throw new ImportFailure("AttributeError", "'str' object has no attribute '" + name + "'");
        } else if ((owner instanceof Value.Int || owner instanceof Value.None) && !mayBeOfNumber(name)) {
            String type = owner instanceof Value.Int ? "int" : "NoneType";
            throw new ImportFailure("AttributeError", "'" + type + "' object has no attribute '" + name + "'");
        } else if (owner instanceof Value.Sequence
                || owner instanceof Value.Text
                || owner instanceof Value.TextStart
                || owner instanceof Value.Mapping
                || owner instanceof Value.LoadedModules
                || owner instanceof Value.Environment) {
            return entry(new Value.Method(owner, name));
        }
        return unknown("an attribute of what is known only at run time");
    }

    private static boolean mayBeOfNumber(String name) {
        return name.startsWith("__") || NUMBER_MEMBERS.contains(name);
    }

    private Namespace.Entry ofInstance(Value.Instance instance, String name) {
        Namespace.Entry own = instance.names().get(name);
        if (own != null) {
            return own;
        }
        if (instance.type() instanceof Value.PythonClass type
                && type.names().value(name) instanceof Value.Function method) {
            return entry(new Value.Function(method.definition(), method.frame(), instance));
        }
        return unknown("an attribute of an instance");
    }

    private Namespace.Entry ofImported(Referent referent, String name) throws ImportFailure {
        Value special = referent instanceof ModuleSpec spec ? special(spec, name) : null;
        if (special != null) {
            return entry(special);
        }
        if (referent instanceof ModuleSpec spec) {
            Namespace names = rehearsal.state().dictionary(spec);
            Namespace.Entry entry = names == null ? null : names.get(name);
            if (entry != null) {
                Referent place = entry.referent() == null ? rehearsal.place(spec, name) : entry.referent();
                return new Namespace.Entry(entry.value(), place);
            }
        }
        Value known = referent instanceof ModuleSpec.Builtin builtin ? library(builtin, name) : null;
        if (known != null) {
            return new Namespace.Entry(known, new Referent.ModuleAttribute((ModuleSpec) referent, name));
        }
        PythonNamespaces.Lookup lookup = rehearsal.imports().readAttribute(referent, name);
        Referent found = lookup.referent();
        if (found != null) {
            return new Namespace.Entry(valueOf(found), found);
        }
        String reason = lookup.reason();
        if (reason == null) {
            Resolution missing = rehearsal.imports().missingAttribute(referent, name);
            if (missing instanceof Resolution.Missing) {
                throw new ImportFailure("AttributeError", "no attribute '" + name + "'");
            }
            reason = missing instanceof Resolution.Unknown unknown ? unknown.reason() : "only running can tell";
        }
        return unknown(reason);
    }

    private @Nullable Value special(ModuleSpec spec, String name) {
        if (spec instanceof ModuleSpec.Builtin && spec.name().equals("sys")) {
            return sys(name);
        }
        if (name.equals("__dict__") && spec.isPython()) {
            Namespace names = rehearsal.state().dictionary(spec);
            return names == null ? null : new Value.Mapping(names);
        }
        if (name.equals("__name__")) {
            Namespace names = rehearsal.state().dictionary(spec);
            return names == null ? Value.text(spec.name()) : null;
        }
        return spec.name().equals("os") ? os(name) : null;
    }

    private @Nullable Value sys(String name) {
        return switch (name) {
            case "path" -> rehearsal.path().list();
            case "modules" -> new Value.LoadedModules();
            case "argv" -> rehearsal.arguments();
            case "platform" -> isPython3() ? Value.unknown("the platform") : new Value.TextStart("java");
            case "version_info" -> version();
            case "meta_path", "path_hooks" -> rehearsal.hooks();
            default -> null;
        };
    }

    private boolean isPython3() {
        return rehearsal.profile().python3().isPresent();
    }

    private Value version() {
        String[] parts = rehearsal.profile().version().split("\\.", -1);
        List<Value> numbers = new java.util.ArrayList<>();
        for (String part : parts) {
            String digits = part.replaceAll("\\D.*", "");
            numbers.add(digits.isEmpty() ? Value.unknown("a version") : new Value.Int(Long.parseLong(digits)));
        }
        while (isPython3() && numbers.size() < 3) {
            numbers.add(Value.unknown("a version"));
        }
        numbers.add(Value.text("final"));
        numbers.add(new Value.Int(0));
        return new Value.Sequence(numbers, true);
    }

    private @Nullable Value os(String name) {
        return switch (name) {
            case "name" -> isPython3() ? Value.unknown("the platform") : Value.text("java");
            case "sep" -> Value.text("/");
            case "pathsep" -> Value.text(":");
            case "pardir" -> Value.text("..");
            case "curdir" -> Value.text(".");
            case "environ" -> new Value.Environment();
            default -> null;
        };
    }

    /** What an import's answer is as a value. */
    Value valueOf(Referent referent) {
        if (referent instanceof Referent.Nothing) {
            return Value.none();
        }
        if (referent instanceof Referent.Attribute attribute) {
            Namespace names = rehearsal.state().dictionary(attribute.module());
            Value value = names == null ? null : names.value(attribute.binding().name());
            if (value != null) {
                return value;
            }
            Value known = library(attribute.module(), attribute.binding().name());
            if (known != null) {
                return known;
            }
            Referent followed = rehearsal.imports().follow(attribute);
            return followed instanceof ModuleSpec
                    ? new Value.Imported(followed)
                    : Value.unknown(attribute.binding().name() + " of "
                            + attribute.module().name());
        }
        if (referent instanceof Referent.ModuleAttribute attribute) {
            Namespace names = rehearsal.state().dictionary(attribute.module());
            Value value = names == null ? null : names.value(attribute.name());
            Value known = value != null ? value : library(attribute.module(), attribute.name());
            return known == null
                    ? Value.unknown(
                            attribute.name() + " of " + attribute.module().name())
                    : known;
        }
        return referent instanceof Referent.Object
                ? Value.unknown("a value of the program")
                : new Value.Imported(referent);
    }

    private @Nullable Value library(ModuleSpec module, String name) {
        Value special = special(module, name);
        if (special != null) {
            return special;
        }
        String full = (module.name().equals("posix") || module.name().equals("nt") ? "os" : module.name()) + "." + name;
        return Calls.knows(full) ? new Value.Native(full) : null;
    }

    /** {@code owner.name = value}. */
    void set(Value owner, String name, Value value, String at) {
        if (owner instanceof Value.Instance instance) {
            instance.names().put(name, value);
        } else if (owner instanceof Value.Imported imported && imported.referent() instanceof ModuleSpec spec) {
            setOnModule(spec, name, value, at);
        }
    }

    private void setOnModule(ModuleSpec spec, String name, Value value, String at) {
        boolean isSys = spec.name().equals("sys") && spec instanceof ModuleSpec.Builtin;
        if (isSys && name.equals("path")) {
            rehearsal.path().set(value, at);
            rehearsal.uncertainPathIf(rehearsal.isMaybe(), at);
            return;
        }
        if (isSys && name.equals("classLoader")) {
            rehearsal.path().uncertain(at + " changes the class loader");
        }
        if (name.equals("__import__")
                && (spec.name().equals("__builtin__") || spec.name().equals("builtins"))) {
            rehearsal.path().uncertain(at + " replaces __import__");
        }
        Namespace names = rehearsal.state().dictionary(spec);
        if (names != null) {
            names.put(name, value);
        } else {
            rehearsal.state().setAttribute(spec, name, rehearsal.referentOf(value));
        }
    }

    void delete(Value owner, String name) {
        if (owner instanceof Value.Imported imported && imported.referent() instanceof ModuleSpec spec) {
            Namespace names = rehearsal.state().dictionary(spec);
            if (names != null) {
                names.remove(name);
            }
        } else if (owner instanceof Value.Instance instance) {
            instance.names().remove(name);
        }
    }

    private static Namespace.Entry entry(Value value) {
        return new Namespace.Entry(value, null);
    }

    private static Namespace.Entry unknown(String reason) {
        return entry(Value.unknown(reason));
    }
}
