package naja.maven;

import java.io.File;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import naja.base.Rows;
import org.eclipse.aether.artifact.Artifact;

/** What is answered, line by line; {@code naja.workspace.BuildAnswer} reads it. */
final class Answer {
    private final Rows rows = new Rows();

    /** Files that the answer stands on; the resolver's threads tell of them too. */
    private final Set<File> used = new ConcurrentSkipListSet<>();

    private final Set<File> gone = new ConcurrentSkipListSet<>();

    /** All that follows is of the module of this build file. */
    void module(File buildFile) {
        rows.add("module", buildFile.getPath());
    }

    /** The module's build file is so broken that nothing is known of it. */
    void broken() {
        rows.add("broken");
    }

    /** A directory of sources. */
    void sources(String kind, String directory) {
        rows.add("sources", kind, directory);
    }

    /** An archive on the class path. */
    void jar(String scope, Artifact artifact, File file) {
        use(file);
        coordinates("jar", artifact, scope, file.getPath());
    }

    /** Another module of the project on the class path. */
    void reactor(String scope, Artifact artifact, File pom) {
        coordinates("reactor", artifact, scope, pom.getPath());
    }

    /** Something that is not there. */
    void missing(Artifact artifact, String reason) {
        coordinates("missing", artifact, reason, "");
    }

    /** Something wrong in a file, with line and column from 1, or 0 where it has none. */
    void problem(String place, int line, int column, String message) {
        rows.add("problem", place, String.valueOf(Math.max(line, 0)), String.valueOf(Math.max(column, 0)), message);
    }

    /** The answer holds as long as {@code file} is as it is. */
    void use(File file) {
        used.add(file.getAbsoluteFile());
    }

    /** The answer holds as long as {@code file} is not there. */
    void lack(File file) {
        gone.add(file.getAbsoluteFile());
    }

    /** All lines. */
    String text() {
        for (File file : used) {
            if (file.exists()) {
                rows.add("used", file.getPath(), String.valueOf(file.length()), String.valueOf(file.lastModified()));
            }
        }
        for (File file : gone) {
            if (!file.exists()) {
                rows.add("gone", file.getPath());
            }
        }
        return rows.add("end").text();
    }

    private void coordinates(String kind, Artifact artifact, String first, String second) {
        rows.add(
                kind,
                artifact.getGroupId(),
                artifact.getArtifactId(),
                artifact.getVersion(),
                artifact.getClassifier(),
                artifact.getExtension(),
                first,
                second);
    }
}
