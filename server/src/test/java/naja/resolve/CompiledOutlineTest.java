package naja.resolve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import naja.javaindex.CompiledModule;
import naja.syntax.Binding;
import naja.syntax.ExportedNames;
import naja.syntax.Grammar;
import naja.syntax.ImportStatement;
import naja.syntax.ParsedModule;
import naja.vfs.DirectoryListing;
import naja.vfs.DiskTree;
import naja.vfs.VPath;
import org.junit.jupiter.api.Test;

/** The compiled files of Jython's library bind the names, and import the modules, that their sources do. */
class CompiledOutlineTest {
    private static final Pattern DELETED = Pattern.compile("^(\\w+) [\\s\\S]*?\\bdel\\b[^\\n]*\\b\\1\\b");
    private final DiskTree files = new DiskTree();
    private final List<String> differences = new ArrayList<>();
    private int compared;
    private int dynamic;

    @Test
    void outlinesBindWhatTheSourcesBind() {
        for (String folder : List.of("", "json", "email", "logging", "unittest", "encodings")) {
            VPath directory = folder.isEmpty()
                    ? JudgedRuntime.library()
                    : JudgedRuntime.library().child(folder);
            for (String name :
                    files.list(directory).orElse(DirectoryListing.EMPTY).files()) {
                if (name.endsWith("$py.class")) {
                    compare(directory.child(name.replace("$py.class", ".py")), directory.child(name));
                }
            }
        }
        System.out.println(compared + " compiled modules compared, " + differences.size() + " differ");
        assertTrue(dynamic < 30, "outlines that may bind anything: " + dynamic);
        assertTrue(compared > 300, "compared: " + compared);
        assertEquals(List.of(), differences);
    }

    private void compare(VPath sourceFile, VPath compiledFile) {
        byte[] text = files.read(sourceFile).orElse(null);
        if (text == null) {
            return;
        }
        ParsedModule source = ParsedFiles.parse(new String(text, StandardCharsets.ISO_8859_1), Grammar.JYTHON_2_7);
        CompiledModule compiled = CompiledModule.read(files.read(compiledFile).orElseThrow());
        assertEquals(39, compiled.version(), compiledFile.toString());
        ParsedModule outline = ParsedFiles.parse(compiled.outline(), Grammar.JYTHON_2_7);
        compared++;
        assertEquals(List.of(), outline.problems(), compiledFile.toString());
        if (outline.dynamicNamespace()) {
            dynamic++;
            return;
        }
        Set<String> bound = names(outline);
        // A name that code deletes stays in the outline, since the code may stand in a branch.
        bound.removeIf(name -> !names(source).contains(name)
                && DELETED.matcher(name + " " + words(text)).find());
        note(compiledFile, "names", names(source), bound);
        note(compiledFile, "imports", imports(source), imports(outline));
        if (source.exports() instanceof ExportedNames.Known a && outline.exports() instanceof ExportedNames.Known b) {
            note(
                    compiledFile,
                    "__all__",
                    new TreeSet<>(a.names().stream().map(part -> part.text()).toList()),
                    new TreeSet<>(b.names().stream().map(part -> part.text()).toList()));
        }
        if (source.dynamicNamespace()) {
            differences.add(compiledFile.name() + ": the source sets names that only running tells");
        }
    }

    private static String words(byte[] text) {
        return new String(text, StandardCharsets.ISO_8859_1);
    }

    private void note(VPath file, String what, Set<String> expected, Set<String> actual) {
        Set<String> missing = new TreeSet<>(expected);
        missing.removeAll(actual);
        Set<String> added = new TreeSet<>(actual);
        added.removeAll(expected);
        if (!missing.isEmpty() || !added.isEmpty()) {
            differences.add(file.name() + " " + what + " lack " + missing + " and have " + added);
        }
    }

    private static Set<String> names(ParsedModule module) {
        Set<String> names = new TreeSet<>();
        for (Binding binding : module.bindings()) {
            names.add(binding.name());
        }
        names.remove("__doc__");
        return names;
    }

    /** The statements at module level, each module and name by itself. */
    private static Set<String> imports(ParsedModule module) {
        Set<String> imports = new TreeSet<>();
        for (ImportStatement statement : module.imports()) {
            if (statement instanceof ImportStatement.From from
                    && from.placement().moduleLevel()) {
                String place = from.level() + " "
                        + from.module().map(name -> name.text()).orElse("");
                from.star().ifPresent(star -> imports.add(place + " *"));
                from.names()
                        .forEach(name -> imports.add(place + " " + name.name().text()));
            } else if (statement instanceof ImportStatement.Plain plain
                    && plain.placement().moduleLevel()) {
                plain.clauses().forEach(clause -> imports.add(clause.name().text()));
            }
        }
        return imports;
    }
}
