package naja.lsp;

import java.util.HashSet;
import java.util.Set;
import naja.workspace.Project;
import naja.workspace.SettingProblem;
import naja.workspace.Snapshot;
import org.eclipse.lsp4j.MessageParams;
import org.eclipse.lsp4j.MessageType;
import org.eclipse.lsp4j.services.LanguageClient;

/**
 * Tells the client what is wrong with settings and with what they name, each thing once ({@code window/logMessage}). What was
 * mended and broken again is told again.
 */
final class ProblemMessages {
    private final LanguageClient client;

    /** The problems of the last snapshot; seen by the writer's thread only. */
    private Set<String> told = Set.of();

    ProblemMessages(LanguageClient client) {
        this.client = client;
    }

    /** Tells the problems that {@code before} did not have. */
    void snapshotChanged(Snapshot before, Snapshot now) {
        if (!now.touched().everything()) {
            return;
        }
        Set<String> texts = new HashSet<>();
        for (Project project : now.projects()) {
            for (SettingProblem problem : now.problems(project)) {
                if (texts.add(problem.text()) && !told.contains(problem.text())) {
                    client.logMessage(new MessageParams(MessageType.Warning, problem.text()));
                }
            }
        }
        told = texts;
    }
}
