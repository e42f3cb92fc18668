package naja.workspace;

import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What files take from others, as far as it may be a name that the other one has imported itself. It only tells where nobody
 * can say that an import is not used, so the lines that look like imports do, and no file is parsed.
 *
 * @param executes whether it runs files in its own namespace ({@code execfile})
 * @param starred last parts of the names of modules that are star-imported
 * @param names {@code module.name} for each name of a from-list, with the last part of the module's name
 */
public record ImportUses(boolean executes, Set<String> starred, Set<String> names) {
    private static final Pattern FROM = Pattern.compile(
            "(?m)^[ \\t]*from[ \\t]+([.\\w]+)[ \\t]+import\\b[ \\t]*(\\([^)]*\\)|(?:[^\\n\\\\]|\\\\\\r?\\n)*)");
    private static final Pattern WORD = Pattern.compile("\\w+");
    private static final Pattern EXECUTES = Pattern.compile("\\bexecfile\\b|\\brun_path\\b|\\bexec\\b[ \\t(]*open\\b");

    /** Nothing is taken. */
    static final ImportUses NONE = new ImportUses(false, Set.of(), Set.of());

    public ImportUses {
        starred = Set.copyOf(starred);
        names = Set.copyOf(names);
    }

    /** What the text takes whose bytes these are. */
    static ImportUses of(byte[] bytes) {
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
        return !executes && names.isEmpty() && starred.isEmpty() ? NONE : new ImportUses(executes, starred, names);
    }

    /** What any of {@code all} takes. */
    static ImportUses all(Iterable<ImportUses> all) {
        boolean executes = false;
        Set<String> starred = new TreeSet<>();
        Set<String> names = new TreeSet<>();
        for (ImportUses one : all) {
            executes |= one.executes;
            starred.addAll(one.starred);
            names.addAll(one.names);
        }
        return new ImportUses(executes, starred, names);
    }
}
