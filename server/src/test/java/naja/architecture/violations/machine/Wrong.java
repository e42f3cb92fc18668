package naja.architecture.violations.machine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Executor;

/** Does what only some packages may: prints, opens files, keeps state, lets threads meet. */
public final class Wrong {
    @SuppressWarnings("NonFinalStaticField") // That is what it is here for.
    private static int count;

    public synchronized void print(Path path, Executor executor) throws IOException {
        System.out.println(Files.size(path) + count++);
        executor.execute(() -> {});
    }
}
