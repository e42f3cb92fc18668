package naja.resolve;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import naja.syntax.Arguments;
import naja.syntax.Expression;
import naja.syntax.Parameter;
import naja.syntax.Statement;
import org.jspecify.annotations.Nullable;

/** Calls in a rehearsal: of the program's functions, of built-in ones, and of the library's that matter for imports. */
final class Calls {
    private static final Set<String> BUILTINS = Set.of(
            "__import__",
            "reload",
            "hasattr",
            "getattr",
            "setattr",
            "delattr",
            "globals",
            "locals",
            "vars",
            "len",
            "range",
            "xrange",
            "list",
            "tuple",
            "set",
            "sorted",
            "reversed",
            "enumerate",
            "map",
            "filter",
            "str",
            "unicode",
            "dict",
            "execfile",
            "exec",
            "eval",
            "isinstance");

    private final Rehearsal rehearsal;
    private final Evaluator evaluator;
    private final ImportCalls imports;
    private final LibraryCalls library;
    private final Lists lists;

    /** The functions that code which is not followed was given. */
    private final Set<Statement.FunctionDef> handedOut = Collections.newSetFromMap(new IdentityHashMap<>());

    private final Texts texts;

    Calls(Rehearsal rehearsal, Evaluator evaluator) {
        this.rehearsal = rehearsal;
        this.evaluator = evaluator;
        this.imports = new ImportCalls(rehearsal);
        this.library = new LibraryCalls(rehearsal, evaluator, imports);
        this.lists = new Lists(rehearsal, evaluator);
        this.texts = new Texts(evaluator);
    }

    /** Says whether a function of the library, by its full name, is known here. */
    static boolean knows(String name) {
        return LibraryCalls.knows(name);
    }

    Lists lists() {
        return lists;
    }

    /** A name that every program has; nothing if it is none that matters here. */
    @Nullable
    Value builtin(String name) {
        return switch (name) {
            case "True" -> Value.truth(true);
            case "False" -> Value.truth(false);
            case "None" -> Value.none();
            default ->
                BUILTINS.contains(name)
                        ? new Value.Native(name)
                        : isExceptionType(name) ? new Value.ExceptionType(name) : null;
        };
    }

    /** Says whether the runtime has a type of exception of that name. */
    private boolean isExceptionType(String name) {
        boolean isNew = name.equals("ModuleNotFoundError");
        return Exceptions.isType(name)
                && (!isNew || rehearsal.profile().python3().isPresent());
    }

    Value call(Value function, List<Value> arguments, Namespace keywords, Frame frame, int offset)
            throws ImportFailure {
        String at = rehearsal.at(frame, offset);
        if (function instanceof Value.Native known) {
            return BUILTINS.contains(known.name())
                    ? builtin(known.name(), arguments, keywords, frame, at)
                    : library.call(known.name(), arguments, keywords, frame, at);
        }
        if (function instanceof Value.Method method) {
            return method.name().equals("format") && method.self() instanceof Value.Text text
                    ? Formatting.braces(text.text(), arguments, keywords)
                    : method(method, arguments, at);
        }
        if (function instanceof Value.Function own) {
            return invoke(own, arguments, keywords);
        }
        if (function instanceof Value.Lambda lambda) {
            Frame inside = lambda.frame().inside();
            bindParameters(lambda.definition().args(), arguments, keywords, inside);
            return evaluator.value(lambda.definition().body(), inside);
        }
        if (function instanceof Value.PythonClass type) {
            return construct(type, arguments, keywords);
        }
        if (function instanceof Value.ExceptionType type) {
            return new Value.Instance(type, new Namespace());
        }
        for (Value argument : arguments) {
            escapes(argument, at);
        }
        for (String name : List.copyOf(keywords.names())) {
            Value argument = keywords.value(name);
            if (argument != null) {
                escapes(argument, at);
            }
        }
        return Value.unknown("a call that is not followed");
    }

    /** Notes what the name of a method tells though nobody knows its object: another class loader, another interpreter's path. */
    void noteMethod(Expression.Attribute method, List<Value> arguments, Frame frame) {
        String at = rehearsal.at(frame, method.start());
        boolean isOfPath = method.value() instanceof Expression.Attribute owner
                && owner.attr().equals("path");
        switch (method.attr()) {
            case "setClassLoader", "setContextClassLoader", "addURL" ->
                rehearsal.path().uncertain(at + " changes where classes are loaded from");
            case "getDeclaredMethod" -> {
                if (arguments.contains(Value.text("addURL"))) {
                    rehearsal.path().uncertain(at + " changes where classes are loaded from");
                }
            }
            case "append", "insert", "extend" -> {
                if (isOfPath) {
                    rehearsal.path().uncertain(at + " may change sys.path");
                }
            }
            default -> {}
        }
    }

    /** Code that is not followed is given {@code value}, and may change it. */
    private void escapes(Value value, String at) {
        if (value == rehearsal.path().list()) {
            rehearsal.path().uncertain(at + " hands sys.path to code that is not followed");
        } else if (value instanceof Value.Mapping mapping) {
            mapping.names().open(at + " hands the names to code that is not followed");
        } else if (value instanceof Value.Sequence list && !list.isTuple()) {
            list.open(at + " hands the list to code that is not followed");
        } else if (value instanceof Value.Method method) {
            escapes(method.self(), at);
        } else if (value instanceof Value.Function function && handedOut.add(function.definition())) {
            mayCall(function);
        }
    }

    /** Goes through a function that code which is not followed was given, and may call. */
    private void mayCall(Value.Function function) {
        rehearsal.enterMaybe();
        try {
            invoke(function, List.of(), new Namespace());
        } catch (ImportFailure failure) {
            rehearsal.uncertainIf(true);
        } finally {
            rehearsal.leaveMaybe();
        }
    }

    private Value method(Value.Method method, List<Value> arguments, String at) throws ImportFailure {
        Value self = method.self();
        if (self instanceof Value.Sequence list) {
            return lists.call(list, method.name(), arguments, at);
        }
        if (self instanceof Value.Text text) {
            return texts.call(text.text(), method.name(), arguments);
        }
        if (self instanceof Value.TextStart text) {
            return texts.call(text, method.name(), arguments);
        }
        if (self instanceof Value.LoadedModules) {
            return library.loadedModules(method.name(), arguments, at);
        }
        if (self instanceof Value.Mapping mapping) {
            return library.mapping(mapping, method.name(), arguments, at);
        }
        if (self instanceof Value.Environment && method.name().equals("get") && !arguments.isEmpty()) {
            return library.environment(arguments);
        }
        return Value.unknown("a method");
    }

    private Value invoke(Value.Function function, List<Value> given, Namespace keywords) throws ImportFailure {
        if (!rehearsal.bounds().enter()) {
            return Value.unknown("calls nested too deep to follow");
        }
        try {
            Frame inside = function.frame().inside();
            List<Value> arguments = new ArrayList<>(given);
            Value self = function.self();
            if (self != null) {
                arguments.add(0, self);
            }
            bindParameters(function.definition().args(), arguments, keywords, inside);
            rehearsal.run(function.definition().body(), inside);
            Value returned = inside.returned();
            return returned == null ? Value.none() : rehearsal.isMaybe() ? Value.unknown("a result") : returned;
        } finally {
            rehearsal.bounds().leave();
        }
    }

    private void bindParameters(Arguments declared, List<Value> arguments, Namespace keywords, Frame inside)
            throws ImportFailure {
        int next = 0;
        for (Parameter parameter : declared.parameters()) {
            Value value;
            Expression defaultValue = parameter.defaultValue();
            String name = parameter.target() instanceof Expression.Name target ? target.id() : "";
            Value keyword = keywords.value(name);
            if (parameter.kind() == Parameter.Kind.VARARG) {
                value = new Value.Sequence(arguments.subList(Math.min(next, arguments.size()), arguments.size()), true);
            } else if (parameter.kind() == Parameter.Kind.KWARG) {
                value = new Value.Mapping(keywords);
            } else if (next < arguments.size()) {
                value = arguments.get(next++);
            } else if (keyword != null) {
                value = keyword;
            } else {
                value = defaultValue == null ? Value.unknown("a parameter") : evaluator.value(defaultValue, inside);
            }
            evaluator.assign(parameter.target(), value, inside);
        }
    }

    private Value construct(Value.PythonClass type, List<Value> arguments, Namespace keywords) throws ImportFailure {
        Value.Instance instance = new Value.Instance(type, new Namespace());
        if (type.names().value("__init__") instanceof Value.Function init) {
            invoke(new Value.Function(init.definition(), init.frame(), instance), arguments, keywords);
        }
        return instance;
    }

    private Value builtin(String name, List<Value> arguments, Namespace keywords, Frame frame, String at)
            throws ImportFailure {
        Value first = arguments.isEmpty() ? Value.none() : arguments.get(0);
        Value second = arguments.size() < 2 ? Value.none() : arguments.get(1);
        return switch (name) {
            case "__import__" -> imports.importByCall(arguments, keywords, frame);
            case "hasattr", "getattr" -> attribute(name.equals("hasattr"), arguments, first, second);
            case "setattr" -> {
                if (second instanceof Value.Text attribute && arguments.size() > 2) {
                    evaluator.attributes().set(first, attribute.text(), arguments.get(2), at);
                } else {
                    escapes(namesOf(first), at);
                }
                yield Value.none();
            }
            case "globals" -> new Value.Mapping(frame.globals());
            case "locals", "vars" -> arguments.isEmpty() ? new Value.Mapping(frame.locals()) : namesOf(first);
            case "len" -> length(first);
            case "range", "xrange" -> range(first, second, arguments.size());
            case "list", "tuple", "set" -> copied(first, arguments.isEmpty(), name.equals("tuple"));
            case "str", "unicode" ->
                first instanceof Value.Text || first instanceof Value.TextStart ? first : Value.unknown("a string");
            case "reload" -> first;
            case "sorted", "reversed", "enumerate" ->
                keywords.names().isEmpty() && arguments.size() == 1
                        ? lists.arranged(name, first)
                        : Value.unknown("items in some order");
            case "map", "filter" -> mapped(name.equals("map"), arguments, frame, at);
            case "execfile" -> executed(arguments, frame, at);
            default -> {
                arguments.forEach(argument -> escapes(argument, at));
                if (name.startsWith("exec")) {
                    frame.globals().open(at + " runs code that is not followed");
                }
                yield Value.unknown("a built-in function");
            }
        };
    }

    /** {@code map} and {@code filter}; Python 3's do nothing until somebody asks for their items. */
    private Value mapped(boolean isMap, List<Value> arguments, Frame frame, String at) throws ImportFailure {
        List<Value> items = arguments.size() == 2 ? evaluator.items(arguments.get(1)) : null;
        if (items == null || rehearsal.profile().python3().isPresent()) {
            arguments.forEach(argument -> escapes(argument, at));
            return Value.unknown("what a function makes of items");
        }
        Value.Sequence results = new Value.Sequence(List.of(), false);
        for (Value item : items) {
            Value result = call(arguments.get(0), List.of(item), new Namespace(), frame, 0);
            if (isMap) {
                results.items().add(result);
            } else if (result.truth() > 0) {
                results.items().add(item);
            } else if (result.truth() == 0) {
                results.open(at + " keeps items that only running can tell");
            }
        }
        return results;
    }

    /** {@code execfile}: runs a file as if its text stood here. */
    private Value executed(List<Value> arguments, Frame frame, String at) throws ImportFailure {
        if (!(arguments.get(0) instanceof Value.Text file) || arguments.size() > 1) {
            arguments.forEach(argument -> escapes(argument, at));
            frame.globals().open(at + " runs code that is not followed");
            rehearsal.path().uncertain(at + " runs a file that only running can tell");
            return Value.none();
        }
        rehearsal.runFile(rehearsal.paths().place(file.text()), frame, at);
        return Value.none();
    }

    private Value namesOf(Value value) throws ImportFailure {
        return value instanceof Value.Imported || value instanceof Value.Instance
                ? evaluator.attribute(value, "__dict__").value()
                : value;
    }

    private Value attribute(boolean ask, List<Value> arguments, Value owner, Value name) throws ImportFailure {
        if (!(name instanceof Value.Text attribute)) {
            return Value.unknown("an attribute");
        }
        try {
            Value value = evaluator.attribute(owner, attribute.text()).value();
            return !ask ? value : value instanceof Value.Unknown ? value : Value.truth(true);
        } catch (ImportFailure absent) {
            if (ask) {
                return Value.truth(false);
            }
            if (arguments.size() > 2) {
                return arguments.get(2);
            }
            throw absent;
        }
    }

    private Value length(Value value) {
        if (value instanceof Value.Text text) {
            return new Value.Int(text.text().length());
        }
        List<Value> items = evaluator.items(value);
        return items == null ? Value.unknown("a length") : new Value.Int(items.size());
    }

    private static Value range(Value first, Value second, int count) {
        long low = count == 1 ? 0 : first instanceof Value.Int number ? number.number() : -1;
        Value end = count == 1 ? first : second;
        if (count > 2 || low < 0 || !(end instanceof Value.Int high) || high.number() > 1000) {
            return Value.unknown("a range");
        }
        Value.Sequence range = new Value.Sequence(List.of(), false);
        for (long i = low; i < high.number(); i++) {
            range.items().add(new Value.Int(i));
        }
        return range;
    }

    private Value copied(Value value, boolean empty, boolean tuple) {
        List<Value> items = empty ? List.of() : evaluator.items(value);
        return items == null ? Value.unknown("a copy") : new Value.Sequence(items, tuple);
    }

    /** Python 2's {@code exec code in globals}. */
    void exec(Statement.Exec exec, Frame frame) throws ImportFailure {
        Value code = evaluator.value(exec.body(), frame);
        Expression in = exec.globals();
        Value globals = in == null ? null : evaluator.value(in, frame);
        Namespace names = globals instanceof Value.Mapping mapping ? mapping.names() : frame.globals();
        if (!(code instanceof Value.Text text)) {
            names.open(rehearsal.at(frame, exec) + " runs code that only running can tell");
            return;
        }
        rehearsal.runCode(text.text(), names, frame);
    }
}
