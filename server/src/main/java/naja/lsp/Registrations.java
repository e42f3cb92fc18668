package naja.lsp;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.eclipse.lsp4j.DidChangeWatchedFilesRegistrationOptions;
import org.eclipse.lsp4j.FileSystemWatcher;
import org.eclipse.lsp4j.Registration;
import org.eclipse.lsp4j.RegistrationParams;
import org.eclipse.lsp4j.jsonrpc.messages.Either;
import org.eclipse.lsp4j.services.LanguageClient;

/** What the server registers with the client after the start. */
final class Registrations {

    private Registrations() {}

    /**
     * Registers for file events and changes of settings where the client offers it. All files are watched, since a directory
     * that goes away is one event with the name of the directory.
     */
    static void register(LanguageClient client, ClientFeatures features) {
        List<Registration> registrations = new ArrayList<>();
        if (features.watchesFiles()) {
            FileSystemWatcher all = new FileSystemWatcher(Either.forLeft("**/*"));
            registrations.add(new Registration(
                    "naja-files",
                    "workspace/didChangeWatchedFiles",
                    new DidChangeWatchedFilesRegistrationOptions(List.of(all))));
        }
        if (features.registersConfiguration()) {
            registrations.add(
                    new Registration("naja-settings", "workspace/didChangeConfiguration", Map.of("section", "naja")));
        }
        if (!registrations.isEmpty()) {
            var unused = client.registerCapability(new RegistrationParams(registrations));
        }
    }
}
