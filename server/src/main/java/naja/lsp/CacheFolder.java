package naja.lsp;

import java.util.Map;
import naja.vfs.VPath;
import naja.workspace.Machine;

/** The folder for files that can be made again. */
final class CacheFolder {

    private CacheFolder() {}

    /** Where this system keeps such files (XDG Base Directory Specification; {@code LOCALAPPDATA} on Windows). */
    static VPath find() {
        Machine machine = Machine.current();
        Map<String, String> variables = machine.environment();
        for (String name : new String[] {"NAJA_CACHE", "XDG_CACHE_HOME", "LOCALAPPDATA"}) {
            String value = variables.getOrDefault(name, "").replace('\\', '/');
            if (value.startsWith("/") || value.startsWith(":/", 1)) {
                VPath folder = VPath.parse("/").resolve(value);
                return name.equals("NAJA_CACHE") ? folder : folder.child("naja");
            }
        }
        return machine.home().resolve(".cache/naja");
    }
}
