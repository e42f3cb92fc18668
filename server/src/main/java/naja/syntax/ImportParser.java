package naja.syntax;

import static naja.syntax.TokenKind.*;

import java.util.List;
import naja.syntax.Expression.Name;
import naja.syntax.Statement.Import;
import naja.syntax.Statement.ImportFrom;
import org.jspecify.annotations.Nullable;

/**
 * Reads import statements. Unfinished ones keep what is there: where a name is missing, an empty one marks the place a
 * cursor would be.
 */
final class ImportParser {
    private final TokenCursor t;
    private final String text;

    ImportParser(TokenCursor cursor, String text) {
        this.t = cursor;
        this.text = text;
    }

    Import plain() {
        int start = t.start();
        t.next();
        int mark = t.stackMark();
        boolean parenthesized = t.kind == LPAR;
        if (parenthesized) {
            t.fail("Parentheses are not allowed here");
            t.next();
        }
        do {
            int aliasStart = t.start();
            List<Name> parts = dottedName();
            Name asname = asname();
            t.push(new Alias(Math.min(aliasStart, parts.get(0).start()), endOf(parts, asname), parts, asname));
        } while (t.accept(COMMA));
        if (parenthesized) {
            t.accept(RPAR);
        }
        List<Alias> aliases = t.pop(mark);
        return new Import(start, end(aliases), aliases);
    }

    ImportFrom from() {
        int start = t.start();
        t.next();
        int dotsStart = t.kind == DOT ? t.start() : -1;
        int level = 0;
        int dotsEnd = t.lastEnd;
        while (t.kind == DOT) {
            t.next();
            level++;
            dotsEnd = t.lastEnd;
        }
        List<Name> module = level > 0 && t.kind == IMPORT ? List.of() : dottedName();
        if (level == 0) {
            dotsStart = module.isEmpty() ? dotsEnd : module.get(0).start();
            dotsEnd = dotsStart;
        }
        int end = module.isEmpty()
                ? t.lastEnd
                : Math.max(t.lastEnd, module.get(module.size() - 1).end());
        if (!t.accept(IMPORT)) {
            t.fail("Expected 'import'");
            return new ImportFrom(start, end, level, dotsStart, dotsEnd, module, List.of(), -1);
        }
        if (t.kind == STAR) {
            int star = t.start();
            t.next();
            if (t.python3 && t.scope.kind != Scope.Kind.MODULE) {
                t.problem(star, t.lastEnd, "import * only allowed at module level");
            }
            noteFuture(start, module, level, List.of());
            return new ImportFrom(start, t.lastEnd, level, dotsStart, dotsEnd, module, List.of(), star);
        }
        List<Alias> names = names();
        noteFuture(start, module, level, names);
        return new ImportFrom(start, end(names), level, dotsStart, dotsEnd, module, names, -1);
    }

    private List<Alias> names() {
        int mark = t.stackMark();
        boolean parenthesized = t.accept(LPAR);
        if (parenthesized && t.kind == RPAR) {
            t.fail("Expected a name");
            t.push(missing());
        }
        while (!(parenthesized && t.kind == RPAR)) {
            t.push(fromName());
            if (parenthesized && t.kind != COMMA && t.kind != RPAR) {
                t.fail("Expected ',' or ')'");
                t.skipInBrackets();
            }
            if (!t.accept(COMMA)) {
                break;
            }
            if (parenthesized && t.atLineEnd()) {
                t.push(missing());
                break;
            }
        }
        if (parenthesized) {
            t.expectClosing(RPAR, "Expected ')'");
        }
        return t.pop(mark);
    }

    private Alias missing() {
        Name name = t.missingName(text);
        return new Alias(name.start(), name.end(), List.of(name), null);
    }

    private Alias fromName() {
        Name name;
        if (t.kind == NAME) {
            name = t.name();
        } else {
            name = t.missingName(text);
            t.fail("Expected a name");
            if (t.atKeyword() && t.kind != AS) {
                name = t.name();
            }
        }
        Name asname = asname();
        List<Name> parts = List.of(name);
        return new Alias(name.start(), endOf(parts, asname), parts, asname);
    }

    private List<Name> dottedName() {
        int mark = t.stackMark();
        if (t.kind != NAME) {
            Name missing = t.missingName(text);
            t.fail("Expected a module name");
            return List.of(missing);
        }
        t.push(t.name());
        while (t.kind == DOT) {
            t.next();
            if (t.kind == NAME || (t.atKeyword() && !t.python3)) {
                if (t.kind == IMPORT && t.start() > t.lastEnd) {
                    // `from java. import x`: the name is missing, as in no path that anyone writes.
                    t.push(new Name(t.lastEnd, t.lastEnd, ""));
                    t.fail("Expected a name behind the dot");
                    break;
                }
                t.push(t.name());
            } else {
                t.push(new Name(t.lastEnd, t.lastEnd, ""));
                t.fail("Expected a name behind the dot");
            }
        }
        return t.pop(mark);
    }

    private @Nullable Name asname() {
        if (t.kind != AS) {
            return null;
        }
        t.next();
        if (t.kind == NAME) {
            return t.name();
        }
        Name missing = t.missingName(text);
        t.fail("Expected a name");
        return missing;
    }

    private int endOf(List<Name> parts, @Nullable Name asname) {
        int end = asname != null ? asname.end() : parts.get(parts.size() - 1).end();
        return Math.max(end, parts.get(0).end());
    }

    private int end(List<Alias> aliases) {
        return aliases.isEmpty()
                ? t.lastEnd
                : Math.max(t.lastEnd, aliases.get(aliases.size() - 1).end());
    }

    /** Takes notice of {@code from __future__ import ...}, which changes how the rest is read. */
    private void noteFuture(int start, List<Name> module, int level, List<Alias> names) {
        if (level > 0 || module.size() != 1 || !module.get(0).id().equals("__future__")) {
            return;
        }
        if (!t.futureAllowed || t.scope.kind != Scope.Kind.MODULE) {
            t.problem(start, t.lastEnd, "from __future__ imports must occur at the beginning of the file");
        }
        if (names.isEmpty()) {
            t.problem(start, t.lastEnd, "Future statement does not support import *");
        }
        for (Alias alias : names) {
            String feature = alias.parts().get(0).id();
            switch (feature) {
                case "print_function" -> t.printFunction = true;
                case "unicode_literals" -> t.unicodeLiterals = true;
                case "nested_scopes", "generators", "division", "absolute_import", "with_statement", "" -> {}
                case "barry_as_FLUFL", "generator_stop", "annotations" -> {
                    if (!t.python3) {
                        t.problem(alias, "Future feature " + feature + " is not defined");
                    }
                }
                default -> t.problem(alias, "Future feature " + feature + " is not defined");
            }
        }
    }
}
