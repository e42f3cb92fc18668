package naja.syntax;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import naja.text.Span;

/** The problems of one text while it is read. */
final class ProblemList {
    private final ArrayList<SyntaxProblem> problems = new ArrayList<>(0);

    void add(int start, int end, String message) {
        problems.add(new SyntaxProblem(new Span(start, Math.max(start, end)), message));
    }

    int count() {
        return problems.size();
    }

    /** Forgets everything behind a number of problems. */
    void truncate(int count) {
        while (problems.size() > count) {
            problems.remove(problems.size() - 1);
        }
    }

    /** The problems in the order of the text. */
    List<SyntaxProblem> inOrder() {
        if (problems.isEmpty()) {
            return List.of();
        }
        problems.sort(Comparator.comparingInt(problem -> problem.span().start()));
        return List.copyOf(problems);
    }
}
