package naja.workspace;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import naja.vfs.VPath;

/**
 * What files take from others, as far as it may be a name that the other one has imported itself, and what they put into others.
 * It only tells where nobody can say that an import is not used, or a name not there, so the lines that look like imports and
 * assignments do, and no file is parsed.
 *
 * @param executes whether it runs files in its own namespace ({@code execfile})
 * @param starred last parts of the names of modules that are star-imported
 * @param names {@code module.name} for each name of a from-list, with the last part of the module's name
 * @param puts {@code module.name} for each attribute that is set of something imported, with the last part of the name it was
 *     imported by, {@code module.*} where the name is not to be seen; and the first file that does
 */
public record ImportUses(boolean executes, Set<String> starred, Set<String> names, Map<String, VPath> puts) {
    private static final Pattern FROM = Pattern.compile(
            "(?m)^[ \\t]*from[ \\t]+([.\\w]+)[ \\t]+import\\b[ \\t]*(\\([^)]*\\)|(?:[^\\n\\\\]|\\\\\\r?\\n)*)");
    private static final Pattern IMPORT = Pattern.compile("(?m)^[ \\t]*import[ \\t]+((?:[^\\n\\\\;#]|\\\\\\r?\\n)*)");
    private static final Pattern RENAMED = Pattern.compile("(\\w+)\\s+as\\s+(\\w+)");
    private static final Pattern PUT = Pattern.compile("\\b(\\w+)[ \\t]*\\.[ \\t]*(\\w+)[ \\t]*=(?!=)");
    private static final Pattern PUT_BY_NAME = Pattern.compile(
            "\\bsetattr[ \\t]*\\(\\s*(?:\\w+[ \\t]*\\.[ \\t]*)*(\\w+)\\s*,\\s*(?:u?['\"](\\w+)['\"]\\s*,)?"
                    + "|(?:\\b(\\w+)[ \\t]*\\.[ \\t]*__dict__|\\bvars[ \\t]*\\([ \\t]*(?:\\w+\\.)*(\\w+)[ \\t]*\\))"
                    + "[ \\t]*(?:\\.[ \\t]*(?:update|setdefault)\\b|\\[[^\\]\\n]*\\][ \\t]*=(?!=))");
    private static final Pattern WORD = Pattern.compile("\\w+");
    private static final Pattern EXECUTES = Pattern.compile("\\bexecfile\\b|\\brun_path\\b|\\bexec\\b[ \\t(]*open\\b");

    /** Nothing is taken. */
    static final ImportUses NONE = new ImportUses(false, Set.of(), Set.of(), Map.of());

    public ImportUses {
        starred = Set.copyOf(starred);
        names = Set.copyOf(names);
        puts = Map.copyOf(puts);
    }

    /** The file that sets attribute {@code name} of a module, as far as texts tell; nothing if none does. */
    Optional<VPath> putter(String module, String name) {
        String last = module.substring(module.lastIndexOf('.') + 1);
        return Optional.ofNullable(puts.getOrDefault(last + "." + name, puts.get(last + ".*")));
    }

    /** What the text of {@code file} takes and puts, of which these are the bytes. */
    static ImportUses of(VPath file, byte[] bytes) {
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        Set<String> starred = new TreeSet<>();
        Set<String> names = new TreeSet<>();
        for (Matcher from = FROM.matcher(text); from.find(); ) {
            String module = from.group(1).substring(from.group(1).lastIndexOf('.') + 1);
            if (from.group(2).contains("*")) {
                starred.add(module);
            }
            for (Matcher word = WORD.matcher(from.group(2)); word.find(); ) {
                names.add(module + "." + word.group());
            }
        }
        boolean executes = EXECUTES.matcher(text).find();
        Map<String, VPath> puts = new TreeMap<>();
        puts(text).forEach(put -> puts.put(put, file));
        boolean isNone = !executes && names.isEmpty() && starred.isEmpty() && puts.isEmpty();
        return isNone ? NONE : new ImportUses(executes, starred, names, puts);
    }

    private static Set<String> puts(String text) {
        Map<String, String> imported = null;
        Set<String> puts = new TreeSet<>();
        for (Pattern pattern : List.of(PUT, PUT_BY_NAME)) {
            for (Matcher put = pattern.matcher(text); put.find(); ) {
                imported = imported == null ? imported(text) : imported;
                String name = put.group(2) == null ? "*" : put.group(2);
                for (int group : pattern == PUT ? new int[] {1} : new int[] {1, 3, 4}) {
                    String module = put.group(group) == null ? null : imported.get(put.group(group));
                    if (module != null) {
                        puts.add(module + "." + name);
                    }
                }
            }
        }
        return puts;
    }

    /** The parts of the names that look like imported ones, and what each was before {@code as}. */
    private static Map<String, String> imported(String text) {
        Map<String, String> imported = new HashMap<>();
        for (Matcher statement = IMPORT.matcher(text); statement.find(); ) {
            addImported(statement.group(1), imported);
        }
        for (Matcher from = FROM.matcher(text); from.find(); ) {
            addImported(from.group(2), imported);
        }
        return imported;
    }

    private static void addImported(String names, Map<String, String> imported) {
        for (Matcher word = WORD.matcher(names); word.find(); ) {
            imported.put(word.group(), word.group());
        }
        for (Matcher renamed = RENAMED.matcher(names); renamed.find(); ) {
            imported.put(renamed.group(2), renamed.group(1));
        }
    }

    /** What any of {@code all} takes and puts. */
    static ImportUses all(Iterable<ImportUses> all) {
        boolean executes = false;
        Set<String> starred = new TreeSet<>();
        Set<String> names = new TreeSet<>();
        Map<String, VPath> puts = new HashMap<>();
        for (ImportUses one : all) {
            one.puts.forEach(puts::putIfAbsent);
            executes |= one.executes;
            starred.addAll(one.starred);
            names.addAll(one.names);
        }
        return new ImportUses(executes, starred, names, puts);
    }
}
