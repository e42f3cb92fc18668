package naja.lsp;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.logging.Level;
import java.util.logging.Logger;
import naja.workspace.SettingProblem;
import naja.workspace.Settings;
import org.eclipse.lsp4j.ConfigurationItem;
import org.eclipse.lsp4j.ConfigurationParams;
import org.eclipse.lsp4j.services.LanguageClient;
import org.jspecify.annotations.Nullable;

/** The settings that the client sends: what it started the server with, and under that what it answers when asked. */
final class ClientSettings {
    private static final Logger LOG = Logger.getLogger(ClientSettings.class.getName());

    private volatile Settings initial = Settings.NONE;
    private volatile Settings configured = Settings.NONE;

    /** Takes {@code initializationOptions}, {@code {"naja": {...}}}. */
    void initialize(@Nullable Object options) {
        initial = read(Json.section(options, "naja"), "initializationOptions");
    }

    /** Takes the settings of {@code didChangeConfiguration}. */
    void configure(@Nullable Object pushed) {
        configured = read(Json.section(pushed, "naja"), "workspace/didChangeConfiguration");
    }

    /** Asks the client for its section {@code naja}; the future is all settings together. */
    CompletableFuture<Settings> ask(LanguageClient client) {
        ConfigurationItem item = new ConfigurationItem();
        item.setSection("naja");
        return client.configuration(new ConfigurationParams(List.of(item))).thenApply(answers -> {
            Object section = answers == null || answers.isEmpty() ? null : answers.get(0);
            configured = read(Json.members(Json.value(section)), "workspace/configuration");
            return merged();
        });
    }

    /** All settings of the client; what it answers counts over what it started the server with. */
    Settings merged() {
        return initial.with(configured);
    }

    private static Settings read(Map<String, Object> tree, String origin) {
        Settings.Reading reading = Settings.read(tree, origin);
        for (SettingProblem problem : reading.problems()) {
            LOG.log(Level.WARNING, "{0}", problem.text());
        }
        return reading.settings();
    }
}
