package naja.vfs;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;
import naja.base.CancelToken;

/**
 * A Java program in a process of its own, bounded in memory and time. It is killed when nobody waits for it any more, and its
 * standard input stays open as long as this process lives.
 *
 * @param megabytes the largest heap
 * @param milliseconds how long it may take
 */
record ChildJvm(int megabytes, long milliseconds) {
    private static final long POLL_MILLISECONDS = 20;

    /** How a program ended. */
    enum End {
        /** By itself, with exit code 0. */
        WELL,
        /** By itself, with another exit code. */
        BADLY,
        /** Killed, since its time was over. */
        TOO_LATE
    }

    /**
     * Runs a program to its end.
     *
     * @param arguments those of {@code java} behind the options of memory: class path, main class, arguments
     * @param environment all variables of its environment; if empty, those of this process
     * @param log where its outputs go
     * @throws CancellationException if {@code cancel} says so
     */
    End run(List<String> arguments, Map<String, String> environment, Path log, CancelToken cancel) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + megabytes + "m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1"));
        command.addAll(arguments);
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(new File(log.toString()));
        if (!environment.isEmpty()) {
            builder.environment().clear();
            builder.environment().putAll(environment);
        }
        // In other locales a JVM cannot name files with letters that the locale lacks.
        builder.environment().put("LC_ALL", "C.UTF-8");
        Process process = builder.start();
        try {
            for (long waited = 0; waited < milliseconds; waited += POLL_MILLISECONDS) {
                cancel.check();
                if (process.waitFor(POLL_MILLISECONDS, TimeUnit.MILLISECONDS)) {
                    return process.exitValue() == 0 ? End.WELL : End.BADLY;
                }
            }
            return End.TOO_LATE;
        } catch (InterruptedException e) {
            // Only our own end interrupts us.
            throw new CancellationException();
        } finally {
            process.destroyForcibly();
        }
    }
}
