package naja.syntax;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import naja.text.Span;

/**
 * What one text says to those who import it and to those who check its imports: names, imports, {@code __all__}.
 *
 * <p>The server keeps one of these for each file it has read (see {@link KeptModule}), and no tree, so everything lies in
 * one array of bytes and is unpacked when it is asked for: a lookup of one name takes about a microsecond.
 */
public final class ParsedModule {
    private static final int ABSOLUTE_IMPORTS = 1;
    private static final int DYNAMIC_NAMESPACE = 2;
    private static final int DOCSTRING = 4;
    private static final int ALL_KNOWN = 8;
    private static final int ALL_COMPUTED = 16;
    private static final int REGISTERS_MODULES = 32;
    private static final int CHANGES_IMPORTS = 64;
    private static final int EDITS_SEARCH_PATH = 128;
    private static final int STAR_IMPORTS = 256;
    private static final int PROBLEMS = 512;
    private static final int CHANGES_IMPORTS_LATER = 1024;
    private static final int MAIN_BLOCK = 2048;
    /** A module with more problems is no better understood for keeping them. */
    private static final int MAX_PROBLEMS = 8;

    private final byte[] pack;
    private final int importsAt;
    private final int restAt;

    ParsedModule(byte[] pack, int importsAt, int restAt) {
        this.pack = pack;
        this.importsAt = importsAt;
        this.restAt = restAt;
    }

    /** The summary of a tree. */
    public static ParsedModule of(PythonFile file) {
        ModuleScan scan = ModuleScan.of(file);
        PackWriter head = new PackWriter();
        head.number(flags(scan) | pathFlags(file) | (file.problems().isEmpty() ? 0 : PROBLEMS));
        writeBindings(head, scan.bindings());
        byte[] headBytes = head.toBytes();
        PackWriter middle = new PackWriter();
        List<ImportStatement> stars =
                scan.imports().stream().filter(ParsedModule::isStarImport).toList();
        if (!stars.isEmpty()) {
            writeStars(middle, stars);
        }
        ImportPacking.write(middle, scan.imports());
        byte[] middleBytes = middle.toBytes();
        PackWriter tail = new PackWriter();
        writeRest(tail, scan, file.problems());
        byte[] tailBytes = tail.toBytes();
        byte[] pack = new byte[headBytes.length + middleBytes.length + tailBytes.length];
        System.arraycopy(headBytes, 0, pack, 0, headBytes.length);
        System.arraycopy(middleBytes, 0, pack, headBytes.length, middleBytes.length);
        System.arraycopy(tailBytes, 0, pack, headBytes.length + middleBytes.length, tailBytes.length);
        return new ParsedModule(pack, headBytes.length, headBytes.length + middleBytes.length);
    }

    /** Writes the star imports a second time, ahead of all imports: names that a file does not bind are sought there. */
    private static void writeStars(PackWriter writer, List<ImportStatement> stars) {
        PackWriter own = new PackWriter();
        ImportPacking.write(own, stars);
        byte[] bytes = own.toBytes();
        writer.number(bytes.length);
        writer.bytes(bytes);
    }

    private static int flags(ModuleScan scan) {
        int flags = 0;
        flags |= scan.absoluteImports() ? ABSOLUTE_IMPORTS : 0;
        flags |= scan.dynamicNamespace() ? DYNAMIC_NAMESPACE : 0;
        flags |= scan.hasMainBlock() ? MAIN_BLOCK : 0;
        flags |= scan.docstring().isPresent() ? DOCSTRING : 0;
        flags |= scan.exports() instanceof ExportedNames.Known ? ALL_KNOWN : 0;
        flags |= scan.exports() instanceof ExportedNames.Computed ? ALL_COMPUTED : 0;
        flags |= scan.registered().isEmpty() ? 0 : REGISTERS_MODULES;
        flags |= scan.imports().stream().anyMatch(ParsedModule::isStarImport) ? STAR_IMPORTS : 0;
        return flags;
    }

    private static int pathFlags(PythonFile file) {
        PathEditScan.Place place = PathEditScan.changesImports(file);
        int flags = place == PathEditScan.Place.NOWHERE ? 0 : CHANGES_IMPORTS;
        flags |= place == PathEditScan.Place.FUNCTION ? CHANGES_IMPORTS_LATER : 0;
        return PathEditScan.editsSearchPath(file) ? flags | EDITS_SEARCH_PATH : flags;
    }

    private static void writeBindings(PackWriter writer, Collection<Binding> bindings) {
        writer.number(bindings.size());
        int from = 0;
        for (Binding binding : bindings) {
            writer.text(binding.name());
            int differs = binding.span().length() == binding.name().length() ? 0 : 4;
            writer.number(kindCode(binding.kind()) | differs);
            writer.number(binding.span().start() - from);
            if (differs != 0) {
                writer.number(binding.span().length());
            }
            if (binding.kind() == Binding.Kind.IMPORT) {
                writer.number(binding.statement());
            }
            from = binding.span().start();
        }
    }

    private static void writeRest(PackWriter writer, ModuleScan scan, List<SyntaxProblem> problems) {
        if (scan.exports() instanceof ExportedNames.Known known) {
            writer.number(known.names().size());
            for (NamePart name : known.names()) {
                writer.text(name.text());
                writer.number(name.span().start());
                writer.number(name.span().length());
            }
        }
        if (scan.docstring().isPresent()) {
            writer.text(scan.docstring().get());
        }
        if (!scan.registered().isEmpty()) {
            writer.number(scan.registered().size());
            scan.registered().forEach((name, variable) -> {
                writer.text(name);
                writer.text(variable);
            });
        }
        int count = Math.min(problems.size(), MAX_PROBLEMS);
        writer.number(count);
        for (int i = 0; i < count; i++) {
            SyntaxProblem problem = problems.get(i);
            writer.number(problem.span().start());
            writer.number(problem.span().length());
            writer.text(problem.message());
        }
    }

    /** The last binding of {@code name} in the finished module's namespace. */
    public Optional<Binding> binding(String name) {
        byte[] encoded = name.getBytes(StandardCharsets.UTF_8);
        PackReader reader = new PackReader(pack, 0);
        reader.number();
        int count = reader.number();
        int start = 0;
        for (int i = 0; i < count; i++) {
            if (reader.textIs(encoded)) {
                return Optional.of(readBinding(reader, name, start));
            }
            start = skipBinding(reader, start);
        }
        return Optional.empty();
    }

    /** The names of the finished module's namespace, each with its last binding, in the order of the text. */
    public List<Binding> bindings() {
        PackReader reader = new PackReader(pack, 0);
        reader.number();
        int count = reader.number();
        List<Binding> bindings = new ArrayList<>(count);
        int start = 0;
        for (int i = 0; i < count; i++) {
            Binding binding = readBinding(reader, reader.text(), start);
            bindings.add(binding);
            start = binding.span().start();
        }
        return List.copyOf(bindings);
    }

    private static Binding readBinding(PackReader reader, String name, int from) {
        int code = reader.number();
        int start = from + reader.number();
        int length = (code & 4) != 0 ? reader.number() : name.length();
        Binding.Kind kind = kind(code & 3);
        int statement = kind == Binding.Kind.IMPORT ? reader.number() : -1;
        return new Binding(name, kind, new Span(start, start + length), statement);
    }

    /** Passes over what {@link #readBinding} reads; returns where the binding starts. */
    private static int skipBinding(PackReader reader, int from) {
        int code = reader.number();
        int start = from + reader.number();
        if ((code & 4) != 0) {
            reader.number();
        }
        if (kind(code & 3) == Binding.Kind.IMPORT) {
            reader.number();
        }
        return start;
    }

    private static int kindCode(Binding.Kind kind) {
        return switch (kind) {
            case CLASS -> 0;
            case FUNCTION -> 1;
            case VARIABLE -> 2;
            case IMPORT -> 3;
        };
    }

    private static Binding.Kind kind(int code) {
        return switch (code) {
            case 0 -> Binding.Kind.CLASS;
            case 1 -> Binding.Kind.FUNCTION;
            case 2 -> Binding.Kind.VARIABLE;
            default -> Binding.Kind.IMPORT;
        };
    }

    /** All import statements of the file, those in functions and classes too, in the order of the text. */
    public List<ImportStatement> imports() {
        return ImportPacking.read(importsReader(), Integer.MAX_VALUE);
    }

    /** The import statement at {@code index} of {@link #imports}; those behind it are not unpacked. */
    public ImportStatement importStatement(int index) {
        return ImportPacking.read(importsReader(), index + 1).get(index);
    }

    /** The star imports that run with the module, in the order of the text; the other imports are not unpacked. */
    public List<ImportStatement.From> starImports() {
        if ((flags() & STAR_IMPORTS) == 0) {
            return List.of();
        }
        PackReader reader = new PackReader(pack, importsAt);
        reader.number();
        return ImportPacking.read(reader, Integer.MAX_VALUE).stream()
                .map(ImportStatement.From.class::cast)
                .toList();
    }

    /** A reader that stands before all imports. */
    private PackReader importsReader() {
        PackReader reader = new PackReader(pack, importsAt);
        if ((flags() & STAR_IMPORTS) != 0) {
            reader.skip(reader.number());
        }
        return reader;
    }

    private static boolean isStarImport(ImportStatement statement) {
        return statement instanceof ImportStatement.From from
                && from.star().isPresent()
                && from.placement().moduleLevel();
    }

    /** What {@code __all__} says. */
    public ExportedNames exports() {
        int flags = flags();
        if ((flags & ALL_COMPUTED) != 0) {
            return new ExportedNames.Computed();
        }
        if ((flags & ALL_KNOWN) == 0) {
            return new ExportedNames.Absent();
        }
        return new ExportedNames.Known(readExports(new PackReader(pack, restAt)));
    }

    private static List<NamePart> readExports(PackReader reader) {
        int count = reader.number();
        List<NamePart> names = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            String text = reader.text();
            int start = reader.number();
            names.add(new NamePart(text, new Span(start, start + reader.number())));
        }
        return names;
    }

    /** Whether {@code from __future__ import absolute_import} is in force, as it always is in Python 3. */
    public boolean absoluteImports() {
        return (flags() & ABSOLUTE_IMPORTS) != 0;
    }

    /** Whether the file is meant to be run: it has a block {@code if __name__ == '__main__':}. */
    public boolean hasMainBlock() {
        return (flags() & MAIN_BLOCK) != 0;
    }

    /** Whether the module may have names that its text does not show. */
    public boolean dynamicNamespace() {
        return (flags() & DYNAMIC_NAMESPACE) != 0;
    }

    /** The first paragraph of the docstring, shortened if it is long. */
    public Optional<String> docstring() {
        int flags = flags();
        if ((flags & DOCSTRING) == 0) {
            return Optional.empty();
        }
        PackReader reader = new PackReader(pack, restAt);
        if ((flags & ALL_KNOWN) != 0) {
            readExports(reader);
        }
        return Optional.of(reader.text());
    }

    /**
     * Says whether some statement of the file changes where later imports find their modules: it edits {@code sys.path}, puts
     * modules into {@code sys.modules}, or sets import hooks.
     */
    public boolean changesImports() {
        return (flags() & CHANGES_IMPORTS) != 0;
    }

    /** Says whether a function of the file does what {@link #changesImports} asks for: it may do so whenever it is called. */
    public boolean changesImportsLater() {
        return (flags() & CHANGES_IMPORTS_LATER) != 0;
    }

    /** Says whether the file mentions its {@code __path__}, so that submodules may lie elsewhere than beside it. */
    public boolean editsSearchPath() {
        return (flags() & EDITS_SEARCH_PATH) != 0;
    }

    /** The modules that the body enters in {@code sys.modules} by literal name, and the name bound to each. */
    public Map<String, String> registeredModules() {
        return (flags() & REGISTERS_MODULES) == 0 ? Map.of() : readRegistered(behindDocstring());
    }

    /** Says whether the text has problems. */
    public boolean hasProblems() {
        return (flags() & PROBLEMS) != 0;
    }

    /** The first problems of the text. */
    public List<SyntaxProblem> problems() {
        PackReader reader = behindDocstring();
        if ((flags() & REGISTERS_MODULES) != 0) {
            readRegistered(reader);
        }
        int count = reader.number();
        List<SyntaxProblem> problems = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            int start = reader.number();
            int length = reader.number();
            problems.add(new SyntaxProblem(new Span(start, start + length), reader.text()));
        }
        return List.copyOf(problems);
    }

    /** Number of bytes the summary takes, the few of this object left out. */
    public int size() {
        return pack.length;
    }

    /** All that it says; not to be changed. */
    byte[] pack() {
        return pack;
    }

    /** Where the imports begin. */
    int importsAt() {
        return importsAt;
    }

    /** Where begins what is behind the imports. */
    int restAt() {
        return restAt;
    }

    private PackReader behindDocstring() {
        int flags = flags();
        PackReader reader = new PackReader(pack, restAt);
        if ((flags & ALL_KNOWN) != 0) {
            readExports(reader);
        }
        if ((flags & DOCSTRING) != 0) {
            reader.text();
        }
        return reader;
    }

    private static Map<String, String> readRegistered(PackReader reader) {
        Map<String, String> registered = new HashMap<>();
        for (int i = reader.number(); i > 0; i--) {
            registered.put(reader.text(), reader.text());
        }
        return registered;
    }

    private int flags() {
        return new PackReader(pack, 0).number();
    }
}
