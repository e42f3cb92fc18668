package naja.workspace;

/**
 * The coordinates of an artifact of a Maven repository.
 *
 * @param version empty if the build file does not say it
 * @param classifier empty if there is none
 * @param type extension of the file, such as {@code jar} or {@code pom}
 */
public record Artifact(String group, String name, String version, String classifier, String type) {

    /** The JAR of these coordinates. */
    public static Artifact jar(String group, String name, String version) {
        return new Artifact(group, name, version, "", "jar");
    }

    /** The same coordinates with another type and no classifier. */
    Artifact ofType(String otherType) {
        return new Artifact(group, name, version, "", otherType);
    }

    Artifact withVersion(String otherVersion) {
        return new Artifact(group, name, otherVersion, classifier, type);
    }

    /** What two versions of one artifact have in common. */
    String key() {
        return (group.isEmpty() ? "" : group + ":") + name + ":" + type + ":" + classifier;
    }

    /** The name of the file in a repository. */
    String fileName() {
        return name + "-" + version + (classifier.isEmpty() ? "" : "-" + classifier) + "." + type;
    }

    /** The coordinates as people write them. */
    public String text() {
        return (group.isEmpty() ? "" : group + ":")
                + name
                + (version.isEmpty() ? "" : ":" + version)
                + (classifier.isEmpty() ? "" : ":" + classifier);
    }
}
