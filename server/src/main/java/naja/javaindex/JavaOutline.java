package naja.javaindex;

import java.util.List;
import java.util.Optional;

/**
 * What a Java text declares, local and anonymous classes left out.
 *
 * @param packageName with dots, {@code ""} for the unnamed package
 * @param types the top-level types in the order of the text
 */
public record JavaOutline(String packageName, List<JavaDeclaration> types) {
    public JavaOutline {
        types = List.copyOf(types);
    }

    /** The outline of a text; what cannot be understood is left out. */
    public static JavaOutline of(String text) {
        return new JavaOutlineParser(JavaTokens.of(text)).parse();
    }

    /**
     * The type of a simple binary name.
     *
     * @param binaryName {@code Map}, {@code Map$Entry}; a name may hold dollar signs of its own
     */
    public Optional<JavaDeclaration> type(String binaryName) {
        return type(types, binaryName);
    }

    private static Optional<JavaDeclaration> type(List<JavaDeclaration> among, String binaryName) {
        for (JavaDeclaration declaration : among) {
            String name = declaration.name();
            if (!declaration.kind().isType() || !binaryName.startsWith(name)) {
                continue;
            }
            if (binaryName.length() == name.length()) {
                return Optional.of(declaration);
            }
            if (binaryName.charAt(name.length()) == '$') {
                Optional<JavaDeclaration> nested = type(declaration.members(), binaryName.substring(name.length() + 1));
                if (nested.isPresent()) {
                    return nested;
                }
            }
        }
        return Optional.empty();
    }
}
