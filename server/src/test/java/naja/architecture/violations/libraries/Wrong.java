package naja.architecture.violations.libraries;

import com.google.gson.Gson;
import io.github.classgraph.ClassGraph;
import org.apache.maven.model.Model;
import org.eclipse.aether.artifact.Artifact;
import org.eclipse.lsp4j.Position;
import org.snakeyaml.engine.v2.api.LoadSettings;
import picocli.CommandLine;

/** Uses libraries that only one package may see. */
public final class Wrong {
    public String use(
            ClassGraph graph,
            Gson gson,
            Position position,
            CommandLine line,
            LoadSettings yaml,
            Model model,
            Artifact artifact) {
        return graph.toString() + gson + position + line + yaml + model + artifact;
    }
}
