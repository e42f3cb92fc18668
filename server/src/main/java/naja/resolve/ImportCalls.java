package naja.resolve;

import java.util.List;
import naja.resolve.ImportRequest.Kind;
import naja.vfs.VPath;
import org.jspecify.annotations.Nullable;

/** The functions by which the program of a rehearsal imports and makes modules. */
final class ImportCalls {
    private final Rehearsal rehearsal;

    ImportCalls(Rehearsal rehearsal) {
        this.rehearsal = rehearsal;
    }

    /** {@code __import__(name, globals, locals, fromlist, level)}. */
    Value importByCall(List<Value> given, Namespace keywords, Frame frame) throws ImportFailure {
        if (!(argument("name", 0, given, keywords) instanceof Value.Text name)) {
            rehearsal.uncertainIf(true);
            return Value.unknown("a module whose name only running can tell");
        }
        Value from = argument("fromlist", 3, given, keywords);
        Value level = argument("level", 4, given, keywords);
        ImportRequest request = request(name.text(), from, level, frame);
        ImportingModule importer = argument("globals", 1, given, keywords) instanceof Value.Mapping mapping
                ? ImportingModule.of(mapping.names(), rehearsal.profile())
                : ImportingModule.none();
        ResolvedImport resolved = rehearsal.imports().resolve(request, importer);
        if (resolved.module() instanceof Resolution.Missing missing) {
            throw ImportFailure.of(missing);
        }
        Resolution result =
                request.kind() == Kind.PLAIN ? resolved.part(0).orElse(resolved.module()) : resolved.module();
        return result.found().map(rehearsal::valueOf).orElseGet(() -> Value.unknown("an import"));
    }

    private static @Nullable Value argument(String name, int index, List<Value> given, Namespace keywords) {
        return given.size() > index ? given.get(index) : keywords.value(name);
    }

    private static ImportRequest request(String name, @Nullable Value from, @Nullable Value level, Frame frame) {
        List<String> fromList = from instanceof Value.Sequence list ? list.texts() : List.of();
        return new ImportRequest(
                frame.file(),
                ImportRun.context(frame.module()),
                level instanceof Value.Int number ? (int) Math.max(-1, number.number()) : -1,
                name,
                fromList == null ? List.of() : fromList,
                fromList != null && fromList.isEmpty() ? Kind.PLAIN : Kind.FROM);
    }

    /** {@code imp.load_source}. */
    Value loadByPath(String name, String file) throws ImportFailure {
        VPath place = rehearsal.paths().place(file);
        if (rehearsal.view().stamp(place).isEmpty()) {
            rehearsal.path().uncertain(file + " is loaded by its path and is not there");
            return Value.unknown("a module loaded by its path");
        }
        boolean isPackage = rehearsal.profile().python3().isPresent();
        ModuleSpec spec = isPackage ? ImportingModule.loadedByPath(name, place) : new ModuleSpec.Source(name, place);
        return new Value.Imported(rehearsal.loader().load(name, spec));
    }

    /** {@code imp.new_module}. */
    Value newModule(String name) {
        ModuleSpec.Made made = new ModuleSpec.Made(name);
        rehearsal.state().beginDictionary(made).put("__name__", Value.text(name));
        return new Value.Imported(made);
    }
}
