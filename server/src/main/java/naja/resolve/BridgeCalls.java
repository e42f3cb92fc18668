package naja.resolve;

import java.util.List;
import java.util.Set;
import naja.vfs.VPath;
import org.jspecify.annotations.Nullable;

/** The functions of the bridges to Java by which programs of Python 3 change what their imports find, or name classes. */
final class BridgeCalls {
    private static final Set<String> KNOWN = Set.of(
            "java.type",
            "java.add_to_classpath",
            "jpype.startJVM",
            "jpype.addClassPath",
            "jpype.JClass",
            "jpype.JPackage",
            "jpype.imports.registerDomain");

    private final Rehearsal rehearsal;
    private final Evaluator evaluator;

    BridgeCalls(Rehearsal rehearsal, Evaluator evaluator) {
        this.rehearsal = rehearsal;
        this.evaluator = evaluator;
    }

    static boolean knows(String name) {
        return KNOWN.contains(name);
    }

    Value call(String name, List<Value> arguments, Namespace keywords) throws ImportFailure {
        String text = arguments.isEmpty() || !(arguments.get(0) instanceof Value.Text first) ? null : first.text();
        JavaMachine machine = rehearsal.state().javaMachine();
        switch (name) {
            case "java.type" -> {
                return type(text, /* isGraalPy= */ true);
            }
            case "jpype.JClass" -> {
                return type(text, /* isGraalPy= */ false);
            }
            case "jpype.JPackage" -> {
                return text == null
                        ? Value.unknown("a Java package")
                        : new Value.Imported(new ModuleSpec.JavaPackage(text));
            }
            case "jpype.startJVM" -> {
                machine.start();
                addAll(keywords.value("classpath"));
            }
            case "jpype.imports.registerDomain" -> {
                if (text != null) {
                    String alias = keywords.value("alias") instanceof Value.Text given ? given.text() : text;
                    machine.aliases().put(text, alias);
                }
            }
            default -> arguments.forEach(this::add);
        }
        return Value.none();
    }

    private void addAll(@Nullable Value entries) {
        List<Value> items = entries == null ? List.of() : evaluator.items(entries);
        if (entries instanceof Value.Text) {
            add(entries);
        } else if (items != null) {
            items.forEach(this::add);
        }
    }

    private void add(Value entry) {
        if (entry instanceof Value.Text text) {
            VPath place = rehearsal.paths().place(text.text());
            rehearsal.state().addedClassPath().add(place.onDisk());
        }
    }

    private Value type(@Nullable String name, boolean isGraalPy) throws ImportFailure {
        if (name == null || name.endsWith("[]")) {
            return Value.unknown("a Java type");
        }
        BridgedJava java = new BridgedJava(
                rehearsal.view(), rehearsal.state(), rehearsal.imports().javaPackages());
        var found = isGraalPy ? java.findPublic(name) : java.find(name);
        if (found != null) {
            return new Value.Imported(new ModuleSpec.JavaClass(found.binaryName(), found));
        }
        String reason = java.unknownReason(name).orElse(null);
        if (reason != null || (!isGraalPy && name.indexOf('.') < name.lastIndexOf('.') && name.indexOf('$') < 0)) {
            return Value.unknown(reason == null ? "a nested class" : reason);
        }
        throw isGraalPy
                ? new ImportFailure("KeyError", "host symbol " + name + " is not defined or access has been denied")
                : new ImportFailure("TypeError", "Class " + name + " is not found");
    }
}
