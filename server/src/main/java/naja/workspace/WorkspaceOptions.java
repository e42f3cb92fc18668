package naja.workspace;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import naja.vfs.DiskTree;
import naja.vfs.FileNames;
import naja.vfs.FileTree;

/**
 * What a workspace stands on.
 *
 * @param disk the files
 * @param machine environment variables, home and running JDK
 * @param commandLine settings that win over all others
 * @param json reads the text of {@code naja.json}; it throws {@link IllegalArgumentException} with a message for people
 * @param cache directory where what is unpacked and indexed is kept between runs
 * @param progress told how far the background work is
 */
public record WorkspaceOptions(
        FileTree disk,
        Machine machine,
        Settings commandLine,
        Function<String, Map<String, Object>> json,
        Path cache,
        ProgressListener progress) {

    /** The disk and the machine of this process, without a progress listener. */
    public static WorkspaceOptions of(Function<String, Map<String, Object>> json, Settings commandLine) {
        Machine machine = Machine.current();
        return new WorkspaceOptions(
                new DiskTree(), machine, commandLine, json, cacheDirectory(machine), ProgressListener.NONE);
    }

    /** The same with a progress listener. */
    public WorkspaceOptions with(ProgressListener listener) {
        return new WorkspaceOptions(disk, machine, commandLine, json, cache, listener);
    }

    /** Where the platform wants caches (XDG base directories; {@code LOCALAPPDATA}; {@code Library/Caches}). */
    public static Path cacheDirectory(Machine machine) {
        Path home = machine.home().toPath();
        Optional<String> xdg = machine.variable("XDG_CACHE_HOME")
                .filter(text -> !FileNames.isLossy(text))
                .filter(text -> Path.of(text).isAbsolute());
        if (xdg.isPresent()) {
            return Path.of(xdg.get(), "naja");
        }
        Optional<String> windows = machine.variable("LOCALAPPDATA");
        if (windows.isPresent()) {
            return Path.of(windows.get(), "naja", "cache");
        }
        Path mac = home.resolve("Library").resolve("Caches");
        boolean isMac = System.getProperty("os.name", "").startsWith("Mac");
        return isMac ? mac.resolve("naja") : home.resolve(".cache").resolve("naja");
    }
}
