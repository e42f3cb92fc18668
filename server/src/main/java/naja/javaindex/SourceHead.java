package naja.javaindex;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What stands before and behind the name of a declaration in a Java text (Java Language Specification 8.1, 8.3, 8.4).
 *
 * @param words the words before the name: modifiers, and the type of what is no type
 * @param annotations the simple names of the annotations
 * @param supertypes the types behind {@code extends} and {@code implements} as they are written, without type arguments
 * @param superclass the one behind the {@code extends} of a class, {@code ""} if there is none
 */
record SourceHead(Set<String> words, Set<String> annotations, List<String> supertypes, String superclass) {

    /** The head of {@code declaration}, which {@code text} declares. */
    static SourceHead of(String text, JavaDeclaration declaration) {
        Set<String> words = new LinkedHashSet<>();
        Set<String> annotations = new LinkedHashSet<>();
        before(
                JavaTokens.of(text.substring(
                        declaration.full().start(), declaration.selection().start())),
                words,
                annotations);
        if (!declaration.kind().isType()) {
            return new SourceHead(words, annotations, List.of(), "");
        }
        JavaTokens behind = JavaTokens.of(
                text.substring(declaration.selection().end(), declaration.full().end()));
        return new Behind(behind, declaration.kind() == JavaDeclaration.Kind.CLASS).read(words, annotations);
    }

    boolean has(String word) {
        return words.contains(word);
    }

    private static void before(JavaTokens tokens, Set<String> words, Set<String> annotations) {
        int depth = 0;
        for (int at = 0; at < tokens.count(); at++) {
            if (tokens.is(at, '(') || tokens.is(at, '{')) {
                depth++;
            } else if (tokens.is(at, ')') || tokens.is(at, '}')) {
                depth--;
            } else if (depth == 0 && tokens.is(at, '@') && !tokens.is(at + 1, "interface")) {
                at++;
                while (tokens.is(at + 1, '.')) {
                    at += 2;
                }
                annotations.add(tokens.word(at));
            } else if (depth == 0 && tokens.isWord(at)) {
                words.add(tokens.word(at));
            }
        }
    }

    /** Reads what is behind a type's name, up to its body. */
    private static final class Behind {
        private final JavaTokens tokens;
        private final boolean isClass;
        private final List<String> supertypes = new ArrayList<>();
        private String superclass = "";
        private int at;

        Behind(JavaTokens tokens, boolean isClass) {
            this.tokens = tokens;
            this.isClass = isClass;
        }

        SourceHead read(Set<String> words, Set<String> annotations) {
            skipAngles();
            skipParentheses();
            String clause = "";
            while (at < tokens.count() && !tokens.is(at, '{')) {
                if (tokens.is(at, "extends") || tokens.is(at, "implements") || tokens.is(at, "permits")) {
                    clause = tokens.word(at++);
                } else if (tokens.is(at, '@')) {
                    at += 2;
                    skipParentheses();
                } else if (tokens.isWord(at)) {
                    type(clause);
                } else {
                    at++;
                }
            }
            return new SourceHead(words, annotations, supertypes, superclass);
        }

        private void type(String clause) {
            StringBuilder name = new StringBuilder(tokens.word(at++));
            skipAngles();
            while (tokens.is(at, '.') && tokens.isWord(at + 1)) {
                name.append('.').append(tokens.word(at + 1));
                at += 2;
                skipAngles();
            }
            if (clause.equals("extends") && isClass) {
                superclass = name.toString();
            } else if (clause.equals("extends") || clause.equals("implements")) {
                supertypes.add(name.toString());
            }
        }

        private void skipAngles() {
            int depth = 0;
            while (at < tokens.count() && (depth > 0 || tokens.is(at, '<'))) {
                if (tokens.is(at, '<')) {
                    depth++;
                } else if (tokens.is(at, '>')) {
                    depth--;
                } else if (tokens.is(at, '{')) {
                    return;
                }
                at++;
            }
        }

        private void skipParentheses() {
            int depth = 0;
            while (at < tokens.count() && (depth > 0 || tokens.is(at, '('))) {
                if (tokens.is(at, '(')) {
                    depth++;
                } else if (tokens.is(at, ')')) {
                    depth--;
                }
                at++;
            }
        }
    }
}
