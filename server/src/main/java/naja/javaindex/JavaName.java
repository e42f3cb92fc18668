package naja.javaindex;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import naja.text.Span;

/**
 * A name that a Java text mentions, with what stands before it.
 *
 * @param span its place
 * @param chain the dotted name up to it, itself the last: {@code [java, util, List]}
 * @param place in what kind of statement it stands
 * @param isQualified whether something that is no name stands before the chain and its dot, such as a call
 * @param isCalled whether a parenthesis follows
 */
public record JavaName(Span span, List<String> chain, Place place, boolean isQualified, boolean isCalled) {
    public JavaName {
        chain = List.copyOf(chain);
    }

    /** The kind of statement that a name stands in. */
    public enum Place {
        IMPORT,
        STATIC_IMPORT,
        PACKAGE,
        CODE
    }

    /**
     * The imports of a text.
     *
     * @param types full names of single types, with dots
     * @param packages packages, and types, whose types are all imported
     * @param members full names of single static members
     * @param memberTypes types whose static members are all imported
     */
    public record Imports(List<String> types, List<String> packages, List<String> members, List<String> memberTypes) {
        public Imports {
            types = List.copyOf(types);
            packages = List.copyOf(packages);
            members = List.copyOf(members);
            memberTypes = List.copyOf(memberTypes);
        }

        /** The imports of {@code text}. */
        public static Imports of(String text) {
            List<String> types = new ArrayList<>();
            List<String> packages = new ArrayList<>();
            List<String> members = new ArrayList<>();
            List<String> memberTypes = new ArrayList<>();
            JavaTokens tokens = JavaTokens.of(text);
            for (int at = 0; at < tokens.count() && !tokens.is(at, '{'); at++) {
                if (tokens.is(at, "import")) {
                    boolean isStatic = tokens.is(at + 1, "static");
                    at += isStatic ? 2 : 1;
                    StringBuilder name = new StringBuilder(tokens.word(at));
                    while (tokens.is(at + 1, '.') && tokens.isWord(at + 2)) {
                        name.append('.').append(tokens.word(at + 2));
                        at += 2;
                    }
                    boolean isOnDemand = tokens.is(at + 1, '.') && tokens.is(at + 2, '*');
                    List<String> kind = isStatic ? (isOnDemand ? memberTypes : members) : isOnDemand ? packages : types;
                    kind.add(name.toString());
                }
            }
            return new Imports(types, packages, members, memberTypes);
        }
    }

    /** The name at {@code offset}; nothing if there is none outside comments and strings. */
    public static Optional<JavaName> at(String text, int offset) {
        JavaTokens tokens = JavaTokens.of(text);
        int at = 0;
        while (at < tokens.count() && (tokens.end(at) < offset || (tokens.end(at) == offset && !tokens.isWord(at)))) {
            at++;
        }
        if (!tokens.isWord(at) || tokens.start(at) > offset) {
            return Optional.empty();
        }
        List<String> chain = new ArrayList<>(List.of(tokens.word(at)));
        int head = at;
        while (tokens.is(head - 1, '.') && tokens.isWord(head - 2)) {
            head -= 2;
            chain.add(0, tokens.word(head));
        }
        return Optional.of(new JavaName(
                new Span(tokens.start(at), tokens.end(at)),
                chain,
                place(tokens, head),
                tokens.is(head - 1, '.'),
                tokens.is(at + 1, '(')));
    }

    private static Place place(JavaTokens tokens, int head) {
        if (tokens.is(head - 1, "import")) {
            return Place.IMPORT;
        }
        if (tokens.is(head - 1, "static") && tokens.is(head - 2, "import")) {
            return Place.STATIC_IMPORT;
        }
        return tokens.is(head - 1, "package") ? Place.PACKAGE : Place.CODE;
    }
}
