package naja.features.completion;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import naja.text.Span;

/** What is being typed at a place inside an import statement. */
sealed interface CompletionSite {

    /** The identifier around the cursor, which a completion replaces; empty at a place where none is yet. */
    Span replaced();

    /**
     * A part of a module's name.
     *
     * @param dots number of leading dots
     * @param prefix the dotted name before it, or empty
     */
    record Module(Span replaced, int dots, String prefix) implements CompletionSite {}

    /**
     * A name of a from-list.
     *
     * @param dots number of leading dots
     * @param module the dotted name behind the dots, or empty
     * @param others names that the list has already
     */
    record Name(Span replaced, int dots, String module, Set<String> others) implements CompletionSite {
        public Name {
            others = Set.copyOf(others);
        }
    }

    /** The word {@code import} behind a module's name. */
    record ImportKeyword(Span replaced) implements CompletionSite {}

    /**
     * The site at {@code offset} in the import statement that starts at {@code start}, as far as it is written before the
     * cursor; what stands behind the cursor may be anything.
     */
    static Optional<CompletionSite> at(String text, int start, int offset) {
        return new Reader(text, start, offset).read();
    }

    /** Reads the statement up to the cursor. */
    final class Reader {
        private final String text;
        private final int cursor;
        private int at;

        private Reader(String text, int start, int cursor) {
            this.text = text;
            this.at = start;
            this.cursor = cursor;
        }

        private Optional<CompletionSite> read() {
            String keyword = word();
            if (at >= cursor || !skipBlanks(false)) {
                return Optional.empty();
            }
            return switch (keyword) {
                case "import" -> plain();
                case "from" -> from();
                default -> Optional.empty();
            };
        }

        private Optional<CompletionSite> plain() {
            while (true) {
                Dotted dotted = dotted();
                if (dotted.endsAt == cursor) {
                    return Optional.of(new CompletionSite.Module(identifier(), 0, dotted.prefix));
                }
                int comma = text.indexOf(',', at);
                if (comma < 0 || comma >= cursor) {
                    return Optional.empty();
                }
                at = comma + 1;
                skipBlanks(false);
            }
        }

        private Optional<CompletionSite> from() {
            int dots = 0;
            while (at < cursor && (text.charAt(at) == '.' || text.charAt(at) == ' ')) {
                dots += text.charAt(at++) == '.' ? 1 : 0;
            }
            int behindDots = at;
            Dotted dotted = dotted();
            boolean spaceBehindDots = dots > 0 && behindDots > 0 && text.charAt(behindDots - 1) == ' ';
            if (dotted.endsAt == cursor && !(spaceBehindDots && "import".startsWith(dotted.text))) {
                return Optional.of(new CompletionSite.Module(identifier(), dots, dotted.prefix));
            }
            String module = dotted.text;
            if (spaceBehindDots && (module.equals("import") || dotted.endsAt == cursor)) {
                at = behindDots;
                module = "";
            }
            skipBlanks(false);
            String keyword = word();
            if (at >= cursor) {
                return "import".startsWith(keyword)
                        ? Optional.of(new CompletionSite.ImportKeyword(identifier()))
                        : Optional.empty();
            }
            return keyword.equals("import") ? names(dots, module) : Optional.empty();
        }

        private Optional<CompletionSite> names(int dots, String module) {
            boolean parenthesised = false;
            skipBlanks(false);
            if (at < cursor && text.charAt(at) == '(') {
                parenthesised = true;
                at++;
            }
            Set<String> others = new HashSet<>();
            while (true) {
                skipBlanks(parenthesised);
                String name = word();
                if (at >= cursor) {
                    collectBehind(others);
                    return Optional.of(new CompletionSite.Name(identifier(), dots, module, others));
                }
                others.add(name);
                skipBlanks(parenthesised);
                if (word().equals("as")) {
                    skipBlanks(parenthesised);
                    word();
                    skipBlanks(parenthesised);
                }
                if (at >= cursor || text.charAt(at) != ',') {
                    return Optional.empty();
                }
                at++;
            }
        }

        /** Adds the names behind the cursor up to the end of the list, which a completion should not offer again. */
        private void collectBehind(Set<String> others) {
            int end = identifier().end();
            while (end < text.length() && (text.charAt(end) == ',' || text.charAt(end) == ' ')) {
                end++;
                int first = end;
                while (end < text.length() && Character.isJavaIdentifierPart(text.charAt(end))) {
                    end++;
                }
                if (end > first) {
                    others.add(text.substring(first, end));
                }
            }
        }

        private Dotted dotted() {
            StringBuilder name = new StringBuilder();
            String prefix = "";
            name.append(word());
            int end = at;
            while (true) {
                skipBlanks(false);
                if (at >= cursor || text.charAt(at) != '.') {
                    break;
                }
                at++;
                prefix = name.toString();
                skipBlanks(false);
                name.append('.').append(word());
                end = at;
            }
            // A blank behind a finished name ends it; behind a dot it does not.
            boolean open = name.length() == 0 || name.charAt(name.length() - 1) == '.';
            return new Dotted(name.toString(), prefix, open ? at : end);
        }

        private record Dotted(String text, String prefix, int endsAt) {}

        /** Reads an identifier up to the cursor. */
        private String word() {
            int start = at;
            while (at < cursor && Character.isJavaIdentifierPart(text.charAt(at))) {
                at++;
            }
            return text.substring(start, at);
        }

        /** Skips blanks and continued lines, in parentheses also line ends and comments; says whether there were any. */
        private boolean skipBlanks(boolean lines) {
            int start = at;
            while (at < cursor) {
                char next = text.charAt(at);
                if (next == ' ' || next == '\t' || next == '\f' || (lines && (next == '\n' || next == '\r'))) {
                    at++;
                } else if (next == '\\' && at + 1 < cursor && isLineEnd(text.charAt(at + 1))) {
                    at += text.startsWith("\r\n", at + 1) ? 3 : 2;
                } else if (lines && next == '#') {
                    while (at < cursor && !isLineEnd(text.charAt(at))) {
                        at++;
                    }
                } else {
                    break;
                }
            }
            return at > start;
        }

        private static boolean isLineEnd(char character) {
            return character == '\n' || character == '\r';
        }

        /** The identifier that the cursor is in or behind. */
        private Span identifier() {
            int start = cursor;
            while (start > 0 && Character.isJavaIdentifierPart(text.charAt(start - 1))) {
                start--;
            }
            int end = cursor;
            while (end < text.length() && Character.isJavaIdentifierPart(text.charAt(end))) {
                end++;
            }
            return new Span(start, end);
        }
    }
}
