package naja.features.completion;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import naja.base.CancelToken;
import naja.features.ImportQuestions;
import naja.features.completion.Completion.Item;
import naja.features.completion.Completion.Kind;
import naja.resolve.Candidate;
import naja.resolve.ImportRequest;
import naja.syntax.ImportStatement;
import naja.text.Span;
import naja.vfs.VPath;
import naja.workspace.Snapshot;

/** Completion inside import statements, and nowhere else. */
public final class CompletionFeature {
    /** Number of items from which on the list is cut to those that match what is typed. */
    static final int LIMIT = 2000;

    private CompletionFeature() {}

    /** What can be typed at {@code offset}. */
    public static Completion find(Snapshot snapshot, VPath file, int offset, CancelToken cancel) {
        Optional<ImportQuestions> questions = ImportQuestions.of(snapshot, file);
        String text = snapshot.text(file).orElse("");
        Optional<Place> place = questions.flatMap(asked -> place(asked, text, offset));
        if (questions.isEmpty() || place.isEmpty()) {
            return Completion.NONE;
        }
        CompletionSite site = place.get().site();
        Span replaced = site.replaced();
        if (site instanceof CompletionSite.ImportKeyword) {
            return new Completion(List.of(new Item("import", Kind.KEYWORD, replaced, "")), true);
        }
        List<Item> items = items(candidates(place.get(), questions.get(), cancel), replaced);
        boolean complete = questions.get().view().classPath().isComplete();
        if (items.size() <= LIMIT) {
            return new Completion(items, complete);
        }
        String typed = text.substring(replaced.start(), Math.min(offset, replaced.end()));
        return new Completion(matching(items, typed), false);
    }

    /**
     * A place where something can be typed.
     *
     * @param start where the statement around it starts
     */
    private record Place(CompletionSite site, int start) {}

    private static Optional<Place> place(ImportQuestions questions, String text, int offset) {
        for (ImportStatement statement : questions.module().imports()) {
            Span span = statement.span();
            if (span.start() < offset && (span.touches(offset) || reaches(text, span.end(), offset))) {
                Optional<CompletionSite> site = CompletionSite.at(text, span.start(), offset);
                if (site.isPresent()) {
                    return site.map(found -> new Place(found, span.start()));
                }
            }
        }
        return Optional.empty();
    }

    /** Says whether only blanks, continued lines and punctuation of an unfinished statement lie between the two places. */
    private static boolean reaches(String text, int end, int offset) {
        for (int at = end; at < offset && at < text.length(); at++) {
            char next = text.charAt(at);
            boolean continued = next == '\\' || ((next == '\n' || next == '\r') && isContinued(text, at));
            if (!continued && " \t,(.".indexOf(next) < 0) {
                return false;
            }
        }
        return true;
    }

    private static boolean isContinued(String text, int lineEnd) {
        int before = lineEnd - 1;
        if (before >= 0 && text.charAt(before) == '\r') {
            before--;
        }
        while (before >= 0 && (text.charAt(before) == ' ' || text.charAt(before) == '\t')) {
            before--;
        }
        return before >= 0 && "\\,(".indexOf(text.charAt(before)) >= 0;
    }

    private static Map<String, Candidate> candidates(Place place, ImportQuestions questions, CancelToken cancel) {
        CompletionSite site = place.site();
        Map<String, Candidate> candidates = new LinkedHashMap<>();
        if (site instanceof CompletionSite.Module module) {
            ImportRequest.Kind kind = ImportRequest.Kind.PLAIN;
            for (ImportRequest request : questions.requests(module.dots(), module.prefix(), List.of(), kind)) {
                add(questions.answers().submodules(request, place.start(), cancel), Set.of(), candidates);
            }
        } else if (site instanceof CompletionSite.Name name) {
            ImportRequest.Kind kind = ImportRequest.Kind.FROM;
            for (ImportRequest request : questions.requests(name.dots(), name.module(), List.of(), kind)) {
                add(questions.answers().members(request, place.start(), cancel), name.others(), candidates);
            }
        }
        return candidates;
    }

    private static void add(Collection<Candidate> found, Set<String> others, Map<String, Candidate> candidates) {
        for (Candidate candidate : found) {
            if (!others.contains(candidate.name())) {
                candidates.putIfAbsent(candidate.name(), candidate);
            }
        }
    }

    private static List<Item> items(Map<String, Candidate> candidates, Span replaced) {
        List<Item> items = new ArrayList<>();
        for (Candidate candidate : candidates.values()) {
            items.add(new Item(candidate.name(), kind(candidate.kind()), replaced, detail(candidate.kind())));
        }
        items.sort(Comparator.comparingInt((Item item) -> underscores(item.label()))
                .thenComparing(item -> item.label().toLowerCase(Locale.ROOT))
                .thenComparing(Item::label));
        return items;
    }

    /** Names with leading underscores come last, the special ones behind the private ones. */
    private static int underscores(String label) {
        if (label.startsWith("__")) {
            return 2;
        }
        return label.startsWith("_") ? 1 : 0;
    }

    private static List<Item> matching(List<Item> items, String typed) {
        String wanted = typed.toLowerCase(Locale.ROOT);
        List<Item> matching = new ArrayList<>();
        for (Item item : items) {
            if (matching.size() < LIMIT && isSpreadIn(wanted, item.label().toLowerCase(Locale.ROOT))) {
                matching.add(item);
            }
        }
        return matching;
    }

    /** Says whether the letters of {@code wanted} stand in {@code label} in this order, as editors filter. */
    private static boolean isSpreadIn(String wanted, String label) {
        int at = 0;
        for (int index = 0; index < wanted.length(); index++) {
            at = label.indexOf(wanted.charAt(index), at) + 1;
            if (at == 0) {
                return false;
            }
        }
        return true;
    }

    private static Kind kind(Candidate.Kind kind) {
        return switch (kind) {
            case MODULE -> Kind.MODULE;
            case PACKAGE, JAVA_PACKAGE -> Kind.PACKAGE;
            case JAVA_CLASS, CLASS -> Kind.CLASS;
            case JAVA_INTERFACE -> Kind.INTERFACE;
            case JAVA_ENUM -> Kind.ENUM;
            case JAVA_MEMBER -> Kind.FIELD;
            case FUNCTION -> Kind.FUNCTION;
            case VARIABLE -> Kind.VARIABLE;
        };
    }

    private static String detail(Candidate.Kind kind) {
        return switch (kind) {
            case MODULE -> "module";
            case PACKAGE -> "package";
            case JAVA_PACKAGE -> "Java package";
            case JAVA_CLASS -> "Java class";
            case JAVA_INTERFACE -> "Java interface";
            case JAVA_ENUM -> "Java enum";
            case JAVA_MEMBER -> "Java member";
            case CLASS -> "class";
            case FUNCTION -> "function";
            case VARIABLE -> "variable";
        };
    }
}
