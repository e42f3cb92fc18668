package naja.maven;

import java.io.File;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.maven.model.building.ModelProblem;

/** What is wrong with a pom, in the words of Maven. */
final class PomProblems {
    /** Where the parser was when the text ended, which Maven does not tell otherwise. */
    private static final Pattern PLACE = Pattern.compile("@(\\d+):(\\d+)\\s*$");

    private PomProblems() {}

    /** Writes the worst of {@code problems}, for one of them is mostly the cause of the others. */
    static void write(List<ModelProblem> problems, File pom, Answer answer) {
        ModelProblem worst = null;
        for (ModelProblem problem : problems) {
            boolean isError = problem.getSeverity() != ModelProblem.Severity.WARNING;
            if (isError && (worst == null || problem.getSeverity().compareTo(worst.getSeverity()) < 0)) {
                worst = problem;
            }
        }
        if (worst != null) {
            Matcher place = PLACE.matcher(worst.getMessage());
            boolean isPlaceInText = worst.getLineNumber() <= 0 && place.find();
            answer.problem(
                    new File(worst.getSource()).isFile() ? worst.getSource() : pom.getPath(),
                    isPlaceInText ? Integer.parseInt(place.group(1)) : worst.getLineNumber(),
                    isPlaceInText ? Integer.parseInt(place.group(2)) : worst.getColumnNumber(),
                    withoutPlace(worst.getMessage(), pom));
        }
    }

    /** The first line of what an exception says, or its cause if that says more. */
    static String firstLine(Throwable exception) {
        Throwable deepest = exception;
        while (deepest.getCause() != null && deepest.getCause() != deepest) {
            deepest = deepest.getCause();
        }
        String message = String.valueOf(deepest.getMessage()).strip();
        return message.lines().findFirst().orElse("");
    }

    /** The place and what stands there are of use to editors only as numbers. */
    private static String withoutPlace(String message, File pom) {
        String plain = message.lines().findFirst().orElse("").replace(pom.getPath(), pom.getName());
        return plain.replaceFirst("( \\(position:|, parser stopped).*", "")
                .replaceFirst("^Non-(readable|parseable) POM " + Pattern.quote(pom.getName()) + ": ", "");
    }
}
