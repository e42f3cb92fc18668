package naja.syntax;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What one text says: its imports, the names of its namespace, its problems. */
public interface ParsedModule {
    Optional<Binding> binding(String name);

    List<Binding> bindings();

    List<ImportStatement> imports();

    ExportedNames exports();

    boolean absoluteImports();

    boolean dynamicNamespace();

    List<SyntaxProblem> problems();

    Map<String, String> registeredModules();
}
