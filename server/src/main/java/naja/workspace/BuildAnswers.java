package naja.workspace;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.logging.Level;
import java.util.logging.Logger;
import naja.base.CancelToken;
import naja.vfs.MavenProgram;
import naja.vfs.VPath;

/**
 * What Maven's own libraries have answered, in memory and on the disk: for each project the last answer, which counts as long
 * as the poms and all that it stands on are the same.
 */
final class BuildAnswers {
    private static final Logger LOG = Logger.getLogger(BuildAnswers.class.getName());

    private final MavenProgram program;

    /** The last answers, by project, with the key of the question in the first line. */
    private final Map<VPath, String> kept = new ConcurrentHashMap<>();

    /** Answers that were the same when they were asked for again: what they stand on cannot be compared. */
    private final Map<VPath, String> settled = new ConcurrentHashMap<>();

    /** Why there is no answer, by the key of the question. */
    private final Map<String, String> failures = new ConcurrentHashMap<>();

    /** The keys of the questions that are being answered or wait for it, by project. */
    private final Map<VPath, String> asked = new ConcurrentHashMap<>();

    BuildAnswers(MavenProgram program) {
        this.program = program;
    }

    /** What is known of the answer to {@code question}. */
    BuildState state(BuildQuestion question) {
        String text = kept(question);
        BuildAnswer before = answer(text).orElse(BuildAnswer.NOTHING);
        boolean isSame = key(text).equals(question.key());
        if (isSame && (before.isCurrent() || text.equals(settled.get(question.root())))) {
            return BuildState.known(before);
        }
        String failure = failures.get(question.key());
        return failure == null ? BuildState.asked(before) : BuildState.failed(before, failure);
    }

    /**
     * Makes it known that {@code question} will be asked.
     *
     * @return whether it is to be asked now, since nobody does it already; earlier questions of the project are given up
     */
    boolean begin(BuildQuestion question) {
        return !question.key().equals(asked.put(question.root(), question.key()));
    }

    /**
     * Asks, and waits for the answer.
     *
     * @return whether there is something new to know
     */
    boolean ask(BuildQuestion question) {
        CancelToken cancel = () -> !question.key().equals(asked.get(question.root()));
        try {
            cancel.check();
            String lines = program.ask(question.text(), question.environment(), cancel);
            BuildAnswer answer = BuildAnswer.read(lines).orElseThrow(() -> new IOException("the answer has no end"));
            String merged = answer.over(answer(kept(question)).orElse(BuildAnswer.NOTHING))
                    .text();
            String text = question.key() + "\n" + merged;
            if (text.equals(kept.put(question.root(), text))) {
                settled.put(question.root(), text);
            }
            program.keep(question.name(), text);
        } catch (IOException e) {
            String reason = String.valueOf(e.getMessage());
            LOG.log(Level.WARNING, "the class path of {0} is not known: {1}", new Object[] {question.root(), reason});
            failures.put(question.key(), reason);
        } catch (CancellationException e) {
            return false;
        } finally {
            asked.remove(question.root(), question.key());
        }
        return true;
    }

    private String kept(BuildQuestion question) {
        return kept.computeIfAbsent(
                question.root(), root -> program.kept(question.name()).orElse(""));
    }

    private static String key(String text) {
        return text.substring(0, Math.max(0, text.indexOf('\n')));
    }

    private static Optional<BuildAnswer> answer(String text) {
        return BuildAnswer.read(text.substring(text.indexOf('\n') + 1));
    }
}
