package naja.resolve;

import java.util.ArrayList;
import java.util.List;
import naja.vfs.VPath;
import org.jspecify.annotations.Nullable;

/**
 * Where the submodules of a module whose body was run are searched, as the value of its {@code __path__} tells.
 *
 * @param places the directories and archives, in order
 * @param uncertainty why other places may be searched, too; nothing if these are all
 */
record SearchLocations(List<VPath> places, @Nullable String uncertainty) {
    SearchLocations {
        places = List.copyOf(places);
    }

    /** What Python 3 makes of the value that {@code spec} has as its {@code __path__}: every sequence is searched. */
    static SearchLocations ofPython3(ModuleSpec spec, Value path, ResolverView view) {
        return path instanceof Value.Sequence list ? ofItems(list, view) : changed(spec);
    }

    /**
     * What Jython makes of the value that {@code spec} has as its {@code __path__} ({@code PyModule.impAttr}).
     *
     * @param path nothing if the module has none, which is as if it were {@code None}: no place is searched
     * @throws ImportFailure if it is neither a list nor {@code None}
     */
    static SearchLocations ofJython(ModuleSpec spec, @Nullable Value path, ResolverView view) throws ImportFailure {
        if (path == null || path instanceof Value.None) {
            return new SearchLocations(List.of(), null);
        }
        if (path instanceof Value.Unknown) {
            return changed(spec);
        }
        if (!(path instanceof Value.Sequence list) || list.isTuple()) {
            throw new ImportFailure("TypeError", "__path__ must be list or None");
        }
        return ofItems(list, view);
    }

    /** Only running can tell what the body has made of it: where the module was found, it may still look. */
    private static SearchLocations changed(ModuleSpec spec) {
        return new SearchLocations(spec.searchLocations(), spec.name() + " changes where its submodules are found");
    }

    private static SearchLocations ofItems(Value.Sequence list, ResolverView view) {
        PathTexts texts = new PathTexts(view, view.workingDirectory());
        List<VPath> places = new ArrayList<>(list.items().size());
        for (Value item : list.items()) {
            if (item instanceof Value.Text text) {
                places.add(texts.place(text.text()));
            } else {
                list.open("an item of __path__ is known only at run time");
            }
        }
        return new SearchLocations(places, list.open());
    }
}
