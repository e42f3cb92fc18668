package naja.lsp;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import naja.workspace.MissingArtifact;
import naja.workspace.Project;
import naja.workspace.SettingProblem;
import naja.workspace.Snapshot;
import org.eclipse.lsp4j.MessageParams;
import org.eclipse.lsp4j.MessageType;
import org.eclipse.lsp4j.services.LanguageClient;

/**
 * Tells the client what is wrong with settings and with what they name, and what the build files need that is not there, each thing once ({@code window/logMessage}). What was
 * mended and broken again is told again.
 */
final class ProblemMessages {
    /** How many artifacts a message names. */
    private static final int SHOWN = 10;

    private final LanguageClient client;

    /** The problems of the last snapshot; seen by the writer's thread only. */
    private Set<String> told = Set.of();

    ProblemMessages(LanguageClient client) {
        this.client = client;
    }

    /** Tells the problems that {@code before} did not have. */
    void snapshotChanged(Snapshot before, Snapshot now) {
        boolean isSame = now.hasProjectsOf(before)
                && !now.touched().everything()
                && now.touched().java().isNothing();
        if (isSame) {
            return;
        }
        Set<String> texts = new HashSet<>();
        for (Project project : now.projects()) {
            now.problems(project).stream().map(SettingProblem::text).forEach(text -> tell(text, texts));
            missing(project.missingArtifacts()).ifPresent(text -> tell(text, texts));
        }
        told = texts;
    }

    private void tell(String text, Set<String> texts) {
        if (texts.add(text) && !told.contains(text)) {
            client.logMessage(new MessageParams(MessageType.Warning, text));
        }
    }

    /** All artifacts in one message: where one is missing, mostly many are. */
    private static Optional<String> missing(List<MissingArtifact> missing) {
        if (missing.isEmpty()) {
            return Optional.empty();
        }
        String first = missing.stream().limit(SHOWN).map(MissingArtifact::text).collect(Collectors.joining("; "));
        int more = missing.size() - SHOWN;
        return Optional.of("class path: what these would hold is unknown, not missing: " + first
                + (more > 0 ? "; and " + more + " more, which naja doctor lists" : ""));
    }
}
