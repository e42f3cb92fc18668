package naja.resolve;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import naja.vfs.VPath;
import org.jspecify.annotations.Nullable;

/** The functions of the standard library by which programs compute and change where imports look. */
final class LibraryCalls {
    private static final Set<String> KNOWN = Set.of(
            "posixpath.join",
            "posixpath.dirname",
            "posixpath.basename",
            "posixpath.abspath",
            "posixpath.realpath",
            "posixpath.normpath",
            "posixpath.normcase",
            "posixpath.expanduser",
            "posixpath.split",
            "posixpath.exists",
            "posixpath.isdir",
            "posixpath.isfile",
            "posixpath.isabs",
            "genericpath.exists",
            "genericpath.isdir",
            "genericpath.isfile",
            "posixpath.relpath",
            "os.chdir",
            "inspect.currentframe",
            "inspect.getfile",
            "inspect.getsourcefile",
            "imp.load_compiled",
            "imp.load_dynamic",
            "imp.load_module",
            "imp.load_package",
            "runpy.run_path",
            "types.ModuleType",
            "os.getcwd",
            "os.getcwdu",
            "os.getenv",
            "pkgutil.extend_path",
            "site.addsitedir",
            "imp.load_source",
            "imp.new_module",
            "importlib.import_module");

    /** What {@code inspect.currentframe()} gives. */
    private static final Value CURRENT_FRAME = Value.unknown("the frame that runs");

    private final Rehearsal rehearsal;
    private final Evaluator evaluator;
    private final ImportCalls imports;
    private final BridgeCalls bridge;

    LibraryCalls(Rehearsal rehearsal, Evaluator evaluator, ImportCalls imports) {
        this.rehearsal = rehearsal;
        this.evaluator = evaluator;
        this.imports = imports;
        this.bridge = new BridgeCalls(rehearsal, evaluator);
    }

    static boolean knows(String name) {
        return KNOWN.contains(name) || BridgeCalls.knows(name);
    }

    Value call(String name, List<Value> arguments, Namespace keywords, Frame frame, String at) throws ImportFailure {
        if (BridgeCalls.knows(name)) {
            return bridge.call(name, arguments, keywords);
        }
        List<String> texts = texts(arguments);
        switch (name) {
            case "os.getcwd", "os.getcwdu" -> {
                return Value.text(rehearsal.paths().workingDirectory().toString());
            }
            case "os.getenv" -> {
                return environment(arguments);
            }
            case "os.chdir" -> {
                return changeDirectory(texts, at);
            }
            case "inspect.currentframe" -> {
                return CURRENT_FRAME;
            }
            case "inspect.getfile", "inspect.getsourcefile" -> {
                boolean isHere = arguments.size() == 1 && arguments.get(0).equals(CURRENT_FRAME);
                return isHere ? Value.text(PathTexts.text(frame.file())) : Value.unknown("a file of the program");
            }
            case "imp.load_compiled", "imp.load_dynamic", "imp.load_module", "imp.load_package", "runpy.run_path" -> {
                return loadedFromSomewhere(at);
            }
            case "pkgutil.extend_path" -> {
                return extendPath(arguments);
            }
            case "site.addsitedir" -> {
                return addSiteDirectory(arguments, at);
            }
            case "imp.load_source" -> {
                return texts == null || texts.size() < 2
                        ? loadedFromSomewhere(at)
                        : imports.loadByPath(texts.get(0), texts.get(1));
            }
            case "imp.new_module", "types.ModuleType" -> {
                return texts == null || texts.isEmpty()
                        ? Value.unknown("a new module")
                        : imports.newModule(texts.get(0));
            }
            case "importlib.import_module" -> {
                return imports.importByCall(
                        texts != null && texts.size() == 1
                                ? List.of(
                                        arguments.get(0),
                                        Value.none(),
                                        Value.none(),
                                        new Value.Sequence(List.of(Value.text("x")), true))
                                : List.of(Value.unknown("a name")),
                        new Namespace(),
                        frame);
            }
            default -> {
                return texts == null ? Value.unknown("a path") : path(name, texts);
            }
        }
    }

    private Value path(String name, List<String> arguments) {
        if (arguments.isEmpty()) {
            return Value.unknown("a path");
        }
        String first = arguments.get(0);
        return switch (name.substring(name.indexOf('.') + 1)) {
            case "join" -> {
                String joined = first;
                for (String part : arguments.subList(1, arguments.size())) {
                    joined = PathTexts.join(joined, part);
                }
                yield Value.text(joined);
            }
            case "dirname" -> Value.text(PathTexts.directoryOf(first));
            case "basename" -> Value.text(first.substring(first.lastIndexOf('/') + 1));
            case "abspath", "realpath" -> Value.text(rehearsal.paths().absolutePath(first));
            case "normpath" -> Value.text(PathTexts.normal(first));
            case "normcase" -> Value.text(first);
            case "relpath" ->
                arguments.size() == 1
                        ? Value.text(rehearsal.paths().relativePath(first))
                        : Value.unknown("a relative path");
            case "isabs" -> Value.truth(first.startsWith("/"));
            case "expanduser" -> expandUser(first);
            case "split" ->
                new Value.Sequence(
                        List.of(
                                Value.text(PathTexts.directoryOf(first)),
                                Value.text(first.substring(first.lastIndexOf('/') + 1))),
                        true);
            default -> exists(first);
        };
    }

    private Value expandUser(String path) {
        String home = rehearsal.environment().get("HOME");
        if (!path.startsWith("~")) {
            return Value.text(path);
        }
        return home != null && (path.equals("~") || path.startsWith("~/"))
                ? Value.text(home + path.substring(1))
                : Value.unknown("the user's home");
    }

    /** A place that is not there now may be there where the program runs. */
    private Value exists(String path) {
        VPath place = rehearsal.paths().place(path);
        boolean exists = rehearsal.view().list(place).isPresent()
                || rehearsal.view().stamp(place).isPresent();
        return exists ? Value.truth(true) : Value.unknown("whether " + path + " is there");
    }

    private Value extendPath(List<Value> arguments) {
        if (arguments.size() < 2
                || !(arguments.get(0) instanceof Value.Sequence path)
                || !(arguments.get(1) instanceof Value.Text name)
                || !(rehearsal.path().list() instanceof Value.Sequence sysPath)) {
            return Value.unknown("an extended path");
        }
        Value.Sequence extended = new Value.Sequence(path.items(), false);
        String below = name.text().replace('.', '/');
        for (Value entry : sysPath.items()) {
            if (entry instanceof Value.Text directory) {
                String child = PathTexts.join(directory.text(), below);
                VPath place = rehearsal.paths().place(child);
                boolean takesAny = rehearsal.profile().python3().isPresent();
                boolean isPackage = (takesAny || !place.isInArchive())
                        && rehearsal
                                .view()
                                .list(place)
                                .filter(listing -> takesAny || listing.hasFile("__init__.py"))
                                .isPresent();
                if (isPackage && !extended.items().contains(Value.text(child))) {
                    extended.items().add(Value.text(child));
                }
            }
        }
        String open = path.open() == null ? sysPath.open() : path.open();
        if (open != null) {
            extended.open(open);
        }
        return extended;
    }

    private Value addSiteDirectory(List<Value> arguments, String at) {
        if (rehearsal.path().list() instanceof Value.Sequence path && !arguments.isEmpty()) {
            path.items().add(arguments.get(0));
            boolean hasNone = arguments.get(0) instanceof Value.Text text
                    && rehearsal
                            .view()
                            .list(rehearsal.paths().place(text.text()))
                            .filter(listing -> listing.files().stream().noneMatch(file -> file.endsWith(".pth")))
                            .isPresent();
            if (!hasNone) {
                path.open(at + " adds a site directory, whose .pth files are not read");
            }
            rehearsal.changed(path, at);
        }
        return Value.none();
    }

    private Value changeDirectory(@Nullable List<String> texts, String at) {
        if (texts == null || texts.size() != 1 || rehearsal.isMaybe()) {
            rehearsal.path().uncertain(at + " changes the working directory to one that only running can tell");
        } else {
            rehearsal.paths().changeDirectory(texts.get(0));
        }
        return Value.none();
    }

    private Value loadedFromSomewhere(String at) {
        rehearsal.path().uncertain(at + " loads a module from a place that only running can tell");
        return Value.unknown("a module loaded by its path");
    }

    Value environment(List<Value> arguments) {
        if (!arguments.isEmpty() && arguments.get(0) instanceof Value.Text name) {
            String value = rehearsal.environment().get(name.text());
            if (value != null) {
                return Value.text(value);
            }
        }
        return Value.unknown("an environment variable");
    }

    /** The methods of {@code sys.modules}. */
    Value loadedModules(String method, List<Value> arguments, String at) {
        if (arguments.isEmpty() || !(arguments.get(0) instanceof Value.Text name)) {
            return Value.unknown("the modules loaded");
        }
        Referent module = rehearsal.imports().loadedModule(name.text());
        Value value = module == null ? null : evaluator.valueOf(module);
        Value otherwise = arguments.size() > 1 ? arguments.get(1) : Value.none();
        switch (method) {
            case "pop" -> {
                rehearsal.state().removeModule(name.text());
                return value == null ? otherwise : value;
            }
            case "get" -> {
                return value == null ? Value.unknown("an entry of sys.modules") : value;
            }
            case "has_key" -> {
                return Value.truth(value != null);
            }
            case "setdefault" -> {
                if (value == null) {
                    rehearsal.enterModule(name, otherwise, at);
                }
                return value == null ? otherwise : value;
            }
            default -> {
                return Value.unknown("the modules loaded");
            }
        }
    }

    /** The methods of dictionaries. */
    Value mapping(Value.Mapping mapping, String method, List<Value> arguments, String at) {
        Namespace names = mapping.names();
        if (method.equals("update")) {
            if (arguments.size() == 1
                    && arguments.get(0) instanceof Value.Mapping other
                    && other.names().open() == null) {
                for (String name : List.copyOf(other.names().names())) {
                    Namespace.Entry entry = other.names().get(name);
                    if (entry != null) {
                        names.put(name, entry.value(), entry.referent());
                    }
                }
            } else {
                names.open(at + " sets names that only running can tell");
            }
            return Value.none();
        }
        if (method.equals("keys") && names.open() == null) {
            List<Value> keys = new ArrayList<>();
            names.names().forEach(name -> keys.add(Value.text(name)));
            return new Value.Sequence(keys, false);
        }
        if (arguments.isEmpty() || !(arguments.get(0) instanceof Value.Text name)) {
            return Value.unknown("a dictionary's items");
        }
        Value value = names.value(name.text());
        Value otherwise = arguments.size() > 1 ? arguments.get(1) : Value.none();
        if (method.equals("get") || method.equals("pop") || method.equals("setdefault")) {
            if (method.equals("pop")) {
                names.remove(name.text());
            } else if (method.equals("setdefault") && value == null) {
                names.put(name.text(), otherwise);
            }
            return value != null ? value : names.open() == null ? otherwise : Value.unknown("an item");
        }
        return method.equals("has_key") && names.open() == null
                ? Value.truth(value != null)
                : Value.unknown("a dictionary's method");
    }

    private static @Nullable List<String> texts(List<Value> values) {
        List<String> texts = new ArrayList<>(values.size());
        for (Value value : values) {
            if (!(value instanceof Value.Text text)) {
                return null;
            }
            texts.add(text.text());
        }
        return texts;
    }
}
