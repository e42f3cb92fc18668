package naja.javaindex;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import naja.javaindex.JavaDeclaration.Kind;

/** What the names of types mean in a Java text (Java Language Specification 6.5.5), as far as other classes are known. */
final class SourceNames {
    private final String packageName;
    private final List<String> single = new ArrayList<>();
    private final List<String> onDemand = new ArrayList<>();
    private final Predicate<String> isThere;

    /**
     * The names of {@code text}.
     *
     * @param isThere says whether there is a class of this internal name
     */
    SourceNames(String text, String packageName, Predicate<String> isThere) {
        this.packageName = packageName;
        this.isThere = isThere;
        JavaTokens tokens = JavaTokens.of(text);
        for (int at = 0; at < tokens.count() && !tokens.is(at, '{'); at++) {
            if (tokens.is(at, "import")) {
                at = readImport(tokens, at + 1);
            }
        }
    }

    private int readImport(JavaTokens tokens, int from) {
        int at = tokens.is(from, "static") ? from + 1 : from;
        StringBuilder name = new StringBuilder();
        while (at < tokens.count() && !tokens.is(at, ';')) {
            name.append(tokens.word(at++));
        }
        String imported = name.toString();
        if (imported.endsWith(".*")) {
            onDemand.add(imported.substring(0, imported.length() - 2));
        } else {
            single.add(imported);
        }
        return at;
    }

    /**
     * The internal name of a type.
     *
     * @param written as it is written, with dots
     * @param around the types around the place, the outermost first, and their internal names
     */
    Optional<String> find(String written, List<JavaDeclaration> around, List<String> internalNames) {
        int dot = written.indexOf('.');
        String first = dot < 0 ? written : written.substring(0, dot);
        String rest = dot < 0 ? "" : written.substring(dot).replace('.', '$');
        for (int i = around.size() - 1; i >= 0; i--) {
            boolean isMember = around.get(i).members().stream()
                    .anyMatch(member -> member.kind().isType() && member.name().equals(first));
            if (isMember) {
                return Optional.of(internalNames.get(i) + "$" + first + rest);
            }
            if (around.get(i).name().equals(first)) {
                return Optional.of(internalNames.get(i) + rest);
            }
        }
        for (String imported : single) {
            if (imported.endsWith("." + first)) {
                return qualified(imported).map(name -> name + rest).filter(isThere);
            }
        }
        String slashed = packageName.isEmpty() ? "" : packageName.replace('.', '/') + "/";
        if (isThere.test(slashed + first)) {
            return Optional.of(slashed + first + rest).filter(isThere);
        }
        for (String imported : onDemand) {
            Optional<String> found = qualified(imported + "." + first);
            if (found.isPresent()) {
                return found.map(name -> name + rest).filter(isThere);
            }
        }
        if (isThere.test("java/lang/" + first)) {
            return Optional.of("java/lang/" + first + rest).filter(isThere);
        }
        return dot < 0 ? Optional.empty() : qualified(written);
    }

    /** The class of a name that begins with its package: the longest package comes first. */
    private Optional<String> qualified(String dotted) {
        String name = dotted.replace('.', '/');
        while (true) {
            if (isThere.test(name)) {
                return Optional.of(name);
            }
            int slash = name.lastIndexOf('/');
            if (slash < 0) {
                return Optional.empty();
            }
            name = name.substring(0, slash) + "$" + name.substring(slash + 1);
        }
    }

    /** The superclass of a type that names none. */
    static String usualSuperclass(Kind kind) {
        return switch (kind) {
            case ENUM -> "java/lang/Enum";
            case RECORD -> "java/lang/Record";
            default -> "java/lang/Object";
        };
    }
}
