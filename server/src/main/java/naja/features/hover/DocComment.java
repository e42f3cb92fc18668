package naja.features.hover;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A documentation comment of Java (the JDK's "Documentation Comment Specification for the Standard Doclet"), taken apart.
 *
 * @param isMarkdown whether its text is Markdown (JEP 467) and not HTML
 * @param body the text before the first block tag
 * @param tags the block tags in their order
 */
record DocComment(boolean isMarkdown, String body, List<Tag> tags) {
    /** No comment of a JDK is longer; of longer ones the rest is left out. */
    private static final int MAX_LENGTH = 60_000;

    DocComment {
        tags = List.copyOf(tags);
    }

    /**
     * A block tag.
     *
     * @param name without the at-sign
     * @param text all behind the name
     */
    record Tag(String name, String text) {}

    /** Takes a comment apart; any text gives something. */
    static DocComment parse(String comment) {
        String text = comment.length() > MAX_LENGTH ? comment.substring(0, MAX_LENGTH) : comment;
        boolean isMarkdown = text.startsWith("///");
        List<String> lines = isMarkdown ? markdownLines(text) : lines(text);
        StringBuilder part = new StringBuilder();
        List<Tag> tags = new ArrayList<>();
        Optional<String> tag = Optional.empty();
        String body = "";
        int depth = 0;
        boolean isFenced = false;
        for (String line : lines) {
            isFenced ^= isMarkdown
                    && (line.strip().startsWith("```") || line.strip().startsWith("~~~"));
            Optional<String> next = depth == 0 && !isFenced ? tagName(line.strip()) : Optional.empty();
            if (next.isPresent()) {
                body = tag.isEmpty() ? part.toString() : body;
                add(tag, part, tags);
                part.setLength(0);
                tag = next;
                part.append(line.strip().substring(next.get().length() + 1)).append('\n');
                depth = depth(line, 0);
            } else {
                part.append(line).append('\n');
                depth = depth(line, depth);
            }
        }
        add(tag, part, tags);
        return new DocComment(isMarkdown, tag.isEmpty() ? part.toString() : body, tags);
    }

    /** The text of the first block tag of this name. */
    Optional<String> tag(String name) {
        return tags.stream()
                .filter(tag -> tag.name().equals(name))
                .map(Tag::text)
                .findFirst();
    }

    private static void add(Optional<String> name, StringBuilder text, List<Tag> tags) {
        name.ifPresent(known -> tags.add(new Tag(known, text.toString().strip())));
    }

    private static Optional<String> tagName(String line) {
        int end = 1;
        while (end < line.length() && (Character.isLetterOrDigit(line.charAt(end)) || line.charAt(end) == '.')) {
            end++;
        }
        boolean isTag = line.startsWith("@") && end > 1 && (end == line.length() || line.charAt(end) <= ' ');
        return isTag ? Optional.of(line.substring(1, end)) : Optional.empty();
    }

    /** How many inline tags are open behind {@code line}: an at-sign in one begins no block tag. */
    private static int depth(String line, int before) {
        int depth = before;
        for (int index = 0; index < line.length(); index++) {
            char character = line.charAt(index);
            if (character == '{' && (depth > 0 || line.startsWith("{@", index))) {
                depth++;
            } else if (character == '}' && depth > 0) {
                depth--;
            }
        }
        return depth;
    }

    private static List<String> lines(String comment) {
        int start = comment.startsWith("/**") ? 3 : 0;
        int end = comment.indexOf("*/", start);
        String inside = comment.substring(start, end < 0 ? comment.length() : end);
        List<String> lines = new ArrayList<>();
        for (String line : inside.split("\\R", -1)) {
            int stars = 0;
            while (stars < line.length() && line.charAt(stars) <= ' ') {
                stars++;
            }
            int behind = stars;
            while (behind < line.length() && line.charAt(behind) == '*') {
                behind++;
            }
            boolean hasStars = behind > stars;
            behind += hasStars && behind < line.length() && line.charAt(behind) == ' ' ? 1 : 0;
            lines.add(hasStars ? line.substring(behind) : line);
        }
        return lines;
    }

    private static List<String> markdownLines(String comment) {
        List<String> lines = new ArrayList<>();
        int indent = Integer.MAX_VALUE;
        for (String line : comment.split("\\R", -1)) {
            String stripped = line.strip();
            if (!stripped.startsWith("///")) {
                break;
            }
            String text = stripped.substring(3);
            if (!text.isBlank()) {
                indent = Math.min(indent, text.length() - text.stripLeading().length());
            }
            lines.add(text);
        }
        int common = indent;
        return lines.stream()
                .map(line -> line.isBlank() ? "" : line.substring(common))
                .toList();
    }
}
