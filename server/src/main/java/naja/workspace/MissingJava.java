package naja.workspace;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import naja.javaindex.IndexedEntry;
import naja.javaindex.JavaIndex;

/** Says whether a Java package may come from an artifact that was not found, so that not finding it means nothing. */
final class MissingJava {
    private static final Set<String> TOP_LEVEL_DOMAINS =
            Set.of("com", "org", "net", "io", "edu", "gov", "mil", "info", "dev", "app", "javax", "jakarta");

    private MissingJava() {}

    /** Why {@code packageName} may be in something that {@code project} needs and that is not known or not to be had. */
    static Optional<String> reason(String packageName, Project project, JavaIndex known) {
        return project.classpathOpen()
                .filter(open -> !isPlatform(packageName))
                .or(() -> reason(packageName, project.missingArtifacts(), known));
    }

    private static boolean isPlatform(String packageName) {
        return packageName.equals("java") || packageName.startsWith("java.");
    }

    /**
     * Why {@code packageName} may be in something that was not found.
     *
     * @param missing the artifacts that were not found
     * @param known the class path as far as it is known
     * @return nothing if the package could not come from any of them
     */
    static Optional<String> reason(String packageName, List<MissingArtifact> missing, JavaIndex known) {
        if (missing.isEmpty() || isPlatform(packageName)) {
            return Optional.empty();
        }
        String[] parts = packageName.split("\\.", -1);
        for (MissingArtifact artifact : missing) {
            if (matches(parts, artifact.artifact())) {
                return Optional.of(artifact.text());
            }
        }
        // An artifact that is missing may have had others behind it, of any name; but not of names that are known.
        boolean looksLikeJava = parts.length > 1 && (TOP_LEVEL_DOMAINS.contains(parts[0]) || parts[0].length() == 2);
        boolean isForeign = looksLikeJava && !known.hasPackage(parts[0] + "." + parts[1]);
        return isForeign
                ? Optional.of("it may belong to " + missing.get(0).text()
                        + (missing.size() > 1 ? ", or to one of " + (missing.size() - 1) + " more" : ""))
                : Optional.empty();
    }

    /**
     * Why {@code packageName} may be in an archive that cannot be read. No name tells what was in it, so that it may be any
     * but those of the Java platform.
     *
     * @param damages what {@link IndexedEntry#damage} says of the archives
     */
    static Optional<String> damaged(String packageName, Stream<String> damages) {
        return isPlatform(packageName)
                ? Optional.empty()
                : damages.findFirst().map(damage -> "it may belong to an archive that cannot be read: " + damage);
    }

    private static boolean matches(String[] parts, Artifact artifact) {
        String[] group = artifact.group().split("[.]", -1);
        int shared = 0;
        while (shared < parts.length && shared < group.length && parts[shared].equals(group[shared])) {
            shared++;
        }
        // A group's first two parts say whose it is; of a package that has but those, all are shared.
        if (shared >= 2 || (shared == 1 && (group.length == 1 || parts.length == 1))) {
            return true;
        }
        for (String word : artifact.name().split("[.\\-_]", -1)) {
            if (word.length() > 3
                    && List.of(parts)
                            .subList(Math.min(1, parts.length), parts.length)
                            .contains(word)) {
                return true;
            }
        }
        return false;
    }
}
