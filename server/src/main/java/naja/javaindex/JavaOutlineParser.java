package naja.javaindex;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import naja.javaindex.JavaDeclaration.Kind;
import naja.text.Span;
import org.jspecify.annotations.Nullable;

/**
 * Finds the declarations among the tokens of a Java text (Java Language Specification, chapters 7 to 10). It reads the heads
 * of declarations and passes over bodies and initialisers by their brackets.
 */
final class JavaOutlineParser {
    private static final Set<String> MODIFIERS = Set.of(
            "public",
            "protected",
            "private",
            "static",
            "final",
            "abstract",
            "native",
            "synchronized",
            "transient",
            "volatile",
            "strictfp",
            "default",
            "sealed");
    private static final int MAX_NESTING = 100;

    private final JavaTokens tokens;
    private int at;

    JavaOutlineParser(JavaTokens tokens) {
        this.tokens = tokens;
    }

    JavaOutline parse() {
        String packageName = "";
        List<JavaDeclaration> types = new ArrayList<>();
        while (at < tokens.count()) {
            int start = at;
            skipModifiers();
            Kind kind = typeKind();
            if (kind != null) {
                types.add(type(kind, start, 0));
            } else if (tokens.is(at, "package") && types.isEmpty() && packageName.isEmpty()) {
                at++;
                packageName = dottedName();
            } else {
                skipToken();
            }
        }
        return new JavaOutline(packageName, types);
    }

    private String dottedName() {
        StringBuilder name = new StringBuilder(tokens.word(at++));
        while (tokens.is(at, '.') && tokens.isWord(at + 1)) {
            name.append('.').append(tokens.word(at + 1));
            at += 2;
        }
        return name.toString();
    }

    /** Passes over modifiers and annotations; {@code default} only where no label or value can be meant. */
    private void skipModifiers() {
        while (true) {
            if (tokens.is(at, '@') && !tokens.is(at + 1, "interface")) {
                at++;
                dottedName();
                skipIf('(');
            } else if (tokens.is(at, "non") && tokens.is(at + 1, '-') && tokens.is(at + 2, "sealed")) {
                at += 3;
            } else if (MODIFIERS.contains(tokens.word(at)) && !isNameHere("sealed")) {
                at++;
            } else {
                return;
            }
        }
    }

    /** Says whether the word at hand, a keyword only in some places, is a name in this one. */
    private boolean isNameHere(String word) {
        return tokens.is(at, word) && !tokens.isWord(at + 1) && !tokens.is(at + 1, '@');
    }

    /** The kind of the type whose declaration begins here, {@code null} if none does. */
    private @Nullable Kind typeKind() {
        if (tokens.is(at, '@') && tokens.is(at + 1, "interface")) {
            return Kind.ANNOTATION;
        }
        if (!tokens.isWord(at + 1)) {
            return null;
        }
        return switch (tokens.word(at)) {
            case "class" -> Kind.CLASS;
            case "interface" -> Kind.INTERFACE;
            case "enum" -> Kind.ENUM;
            // No keyword: a method may have the result type "record", but is then no name with a header behind it.
            case "record" -> isRecordHeader() ? Kind.RECORD : null;
            default -> null;
        };
    }

    private boolean isRecordHeader() {
        int behind = at + 2;
        if (tokens.is(behind, '<')) {
            behind = behindAngles(behind);
        }
        if (!tokens.is(behind, '(')) {
            return false;
        }
        int before = at;
        at = behind;
        skipGroup();
        boolean isHeader = tokens.is(at, '{') || tokens.is(at, "implements");
        at = before;
        // "record name() {" is a method with result type record only where such a type exists, which javac refuses
        // since 16.
        return isHeader;
    }

    private JavaDeclaration type(Kind kind, int start, int depth) {
        at += kind == Kind.ANNOTATION ? 2 : 1;
        int name = at++;
        List<JavaDeclaration> members = new ArrayList<>();
        if (tokens.is(at, '<')) {
            at = behindAngles(at);
        }
        if (kind == Kind.RECORD && tokens.is(at, '(')) {
            components(members);
        }
        while (at < tokens.count() && !tokens.is(at, '{') && !tokens.is(at, ';') && !tokens.is(at, '}')) {
            skipToken();
        }
        if (tokens.is(at, '{')) {
            if (depth > MAX_NESTING) {
                skipGroup();
            } else {
                at++;
                body(kind, tokens.word(name), members, depth);
            }
        }
        return declaration(kind, name, List.of(), start, members);
    }

    private void body(Kind kind, String typeName, List<JavaDeclaration> members, int depth) {
        if (kind == Kind.ENUM) {
            constants(members);
        }
        while (at < tokens.count() && !tokens.is(at, '}')) {
            int start = at;
            skipModifiers();
            Kind nested = typeKind();
            if (nested != null) {
                members.add(type(nested, start, depth + 1));
            } else if (tokens.is(at, '{')) {
                skipGroup();
            } else if (tokens.is(at, ';')) {
                at++;
            } else {
                member(typeName, start, members);
            }
        }
        at++;
    }

    /** The constants of an enumeration, up to and with the semicolon behind them. */
    private void constants(List<JavaDeclaration> members) {
        while (at < tokens.count() && !tokens.is(at, '}')) {
            int start = at;
            skipModifiers();
            if (tokens.is(at, ';')) {
                at++;
                return;
            }
            if (!tokens.isWord(at)) {
                skipToken();
                continue;
            }
            int name = at++;
            skipIf('(');
            skipIf('{');
            members.add(declaration(Kind.ENUM_CONSTANT, name, List.of(), start, List.of()));
        }
    }

    private void components(List<JavaDeclaration> members) {
        int end = groupEnd(at);
        at++;
        while (at < end) {
            int start = at;
            int name = -1;
            while (at < end && !tokens.is(at, ',')) {
                if (tokens.isWord(at)) {
                    name = at;
                }
                skipInType();
            }
            if (name >= 0) {
                members.add(declaration(Kind.COMPONENT, name, List.of(), start, List.of()));
            }
            at++;
        }
        at = end + 1;
    }

    /** A method, a constructor, or the fields of one declaration. */
    private void member(String typeName, int start, List<JavaDeclaration> members) {
        if (tokens.is(at, '<')) {
            at = behindAngles(at);
            skipModifiers();
        }
        int name = -1;
        int words = 0;
        while (at < tokens.count()) {
            if (tokens.is(at, '(') && name >= 0) {
                method(typeName, start, name, words, members);
                return;
            }
            if (tokens.is(at, '{') && name >= 0 && tokens.word(name).equals(typeName)) {
                // The compact constructor of a record.
                skipGroup();
                members.add(declaration(Kind.CONSTRUCTOR, name, List.of(), start, List.of()));
                return;
            }
            if ((tokens.is(at, '=') || tokens.is(at, ';') || tokens.is(at, ',')) && words >= 2) {
                fields(start, name, members);
                return;
            }
            if (tokens.is(at, '}') || tokens.is(at, ';') || tokens.is(at, '{')) {
                skipUnlessEnd();
                return;
            }
            if (tokens.isWord(at)) {
                name = at;
                words++;
            }
            skipInType();
        }
    }

    private void skipUnlessEnd() {
        if (!tokens.is(at, '}')) {
            skipToken();
        }
    }

    private void method(String typeName, int start, int name, int words, List<JavaDeclaration> members) {
        List<String> parameters = parameters();
        while (at < tokens.count() && !tokens.is(at, '{') && !tokens.is(at, ';') && !tokens.is(at, '}')) {
            if (tokens.is(at, "default")) {
                // The default of an annotation's element, which may have braces of its own.
                while (at < tokens.count() && !tokens.is(at, ';') && !tokens.is(at, '}')) {
                    skipToken();
                }
            } else {
                skipToken();
            }
        }
        skipUnlessEnd();
        boolean isConstructor = words == 1 && tokens.word(name).equals(typeName);
        members.add(declaration(isConstructor ? Kind.CONSTRUCTOR : Kind.METHOD, name, parameters, start, List.of()));
    }

    /** The types of the parameters in the parentheses at hand. */
    private List<String> parameters() {
        List<String> types = new ArrayList<>();
        int end = groupEnd(at);
        at++;
        while (at < end) {
            skipModifiers();
            StringBuilder type = new StringBuilder();
            int last = -1;
            int lastLength = 0;
            while (at < end && !tokens.is(at, ',')) {
                if (tokens.is(at, '@')) {
                    skipModifiers();
                    continue;
                }
                int from = at;
                if (tokens.isWord(at)) {
                    last = at;
                    lastLength = type.length();
                }
                skipInType();
                appendType(type, from, at);
            }
            at++;
            if (last >= 0 && !tokens.is(last, "this")) {
                String name = tokens.word(last);
                types.add(type.delete(lastLength, lastLength + name.length()).toString());
            }
        }
        at = end + 1;
        return types;
    }

    /** Appends the tokens of a type without the annotations among them. */
    private void appendType(StringBuilder type, int from, int end) {
        int behind = at;
        at = from;
        while (at < end) {
            if (tokens.is(at, '@')) {
                skipModifiers();
            } else {
                type.append(tokens.word(at++));
            }
        }
        at = behind;
    }

    /** The fields of a declaration, whose first name is token {@code first}. */
    private void fields(int start, int first, List<JavaDeclaration> members) {
        int name = first;
        List<Integer> names = new ArrayList<>();
        names.add(name);
        while (at < tokens.count() && !tokens.is(at, ';') && !tokens.is(at, '}')) {
            if (tokens.is(at, ',') && isDeclarator(at + 1)) {
                names.add(at + 1);
                at += 2;
            } else if (isTypeArguments()) {
                at = behindAngles(at);
            } else {
                skipToken();
            }
        }
        skipUnlessEnd();
        for (int found : names) {
            members.add(declaration(Kind.FIELD, found, List.of(), start, List.of()));
        }
    }

    /** Says whether the angle at hand opens the arguments of a constructor's or method's type, and is no comparison. */
    private boolean isTypeArguments() {
        if (!tokens.is(at, '<')) {
            return false;
        }
        int behind = behindAngles(at);
        for (int index = at; index < behind; index++) {
            if (!tokens.isWord(index) && "<>,.?&[]@".indexOf(tokens.word(index)) < 0) {
                return false;
            }
        }
        return tokens.is(behind - 1, '>')
                && (tokens.is(behind, '(') || tokens.is(behind, ':') || tokens.isWord(behind));
    }

    /** Says whether a field's name is here, behind a comma. */
    private boolean isDeclarator(int index) {
        return tokens.isWord(index)
                && (tokens.is(index + 1, '=')
                        || tokens.is(index + 1, ';')
                        || tokens.is(index + 1, ',')
                        || tokens.is(index + 1, '['));
    }

    private JavaDeclaration declaration(
            Kind kind, int name, List<String> parameters, int start, List<JavaDeclaration> members) {
        int from = Math.min(start, name);
        int doc = tokens.doc(from);
        Span full = new Span(tokens.start(from), Math.max(tokens.end(name), tokens.end(Math.max(0, at - 1))));
        return new JavaDeclaration(
                kind,
                tokens.word(name),
                parameters,
                new Span(tokens.start(name), tokens.end(name)),
                full,
                doc < 0 ? Optional.empty() : Optional.of(new Span(doc, tokens.start(from))),
                members);
    }

    /** Passes over one token of a type, type arguments and annotations as a whole. */
    private void skipInType() {
        if (tokens.is(at, '<')) {
            at = behindAngles(at);
        } else if (tokens.is(at, '@') && !tokens.is(at + 1, "interface")) {
            skipModifiers();
        } else {
            at++;
        }
    }

    private int behindAngles(int from) {
        int depth = 0;
        int index = from;
        while (index < tokens.count()) {
            if (tokens.is(index, '<')) {
                depth++;
            } else if (tokens.is(index, '>')) {
                depth--;
                if (depth == 0) {
                    return index + 1;
                }
            } else if (tokens.is(index, ';') || tokens.is(index, '{') || tokens.is(index, '}')) {
                return index;
            }
            index++;
        }
        return index;
    }

    private void skipIf(char opening) {
        if (tokens.is(at, opening)) {
            skipGroup();
        }
    }

    /** Passes over a token, or a bracket with all that is in it. */
    private void skipToken() {
        if (tokens.is(at, '(') || tokens.is(at, '{') || tokens.is(at, '[')) {
            skipGroup();
        } else {
            at++;
        }
    }

    private void skipGroup() {
        at = groupEnd(at) + 1;
    }

    /** The token that closes the bracket at {@code from}; one behind the last if none does. */
    private int groupEnd(int from) {
        int depth = 0;
        for (int index = from; index < tokens.count(); index++) {
            if (tokens.is(index, '(') || tokens.is(index, '{') || tokens.is(index, '[')) {
                depth++;
            } else if (tokens.is(index, ')') || tokens.is(index, '}') || tokens.is(index, ']')) {
                depth--;
                if (depth == 0) {
                    return index;
                }
            }
        }
        return tokens.count();
    }
}
