package naja.workspace;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import naja.base.Rows;
import naja.vfs.FileTree;
import naja.vfs.VPath;

/**
 * What Maven's own libraries are asked about a project: its poms and the coordinates in its Gradle scripts, and where artifacts
 * lie on this machine. Equal keys mean equal questions about equal poms.
 *
 * @param root the project
 * @param text the lines that {@code naja.maven.Question} reads
 * @param key a hash of the text and of the poms
 * @param environment the variables that poms can ask for
 */
record BuildQuestion(VPath root, String text, String key, Map<String, String> environment) {
    /** Poms below these belong to tests and archetypes, not to the build. */
    private static final Pattern FIXTURES = Pattern.compile("(^|/)src/(main|test|it)/");

    BuildQuestion {
        environment = Map.copyOf(environment);
    }

    /** The question of a project; nothing if it has no build file to ask about. */
    static Optional<BuildQuestion> of(
            FileTree tree, Machine machine, Survey survey, ArtifactStore store, Map<VPath, GradleBuild> scripts) {
        MessageDigest digest = sha256();
        Rows rows = new Rows();
        store.mavenRepositories().forEach(repository -> rows.add("repository", nativePath(repository)));
        store.gradleCaches().forEach(cache -> rows.add("gradle", nativePath(cache)));
        MavenOptions.of(tree, machine, survey.root()).write(rows, machine);
        List<VPath> poms = poms(tree, survey);
        for (VPath pom : poms) {
            rows.add("pom", nativePath(pom));
            digest.update(tree.read(pom).orElse(new byte[0]));
        }
        scripts.forEach((file, build) -> addScript(rows, file, build));
        if (poms.isEmpty()
                && scripts.values().stream()
                        .allMatch(build -> build.dependencies().isEmpty())) {
            return Optional.empty();
        }
        digest.update(rows.text().getBytes(StandardCharsets.UTF_8));
        return Optional.of(new BuildQuestion(
                survey.root(), rows.text(), HexFormat.of().formatHex(digest.digest()), machine.environment()));
    }

    /** A name that only this project has. */
    String name() {
        byte[] hash = sha256().digest(root.toString().getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(hash, 0, 12) + ".txt";
    }

    /** The poms of the modules. */
    private static List<VPath> poms(FileTree tree, Survey survey) {
        List<VPath> poms = new ArrayList<>();
        for (VPath module : survey.modules()) {
            VPath pom = module.child("pom.xml");
            boolean isFixture = FIXTURES.matcher(pom.relativeTo(survey.root())).find();
            if (tree.isFile(pom) && !isFixture) {
                poms.add(pom);
            }
        }
        return poms;
    }

    private static void addScript(Rows rows, VPath file, GradleBuild build) {
        if (build.dependencies().isEmpty()) {
            return;
        }
        rows.add("script", nativePath(file));
        for (Artifact artifact : build.dependencies()) {
            String kind = artifact.type().equals("pom") ? "platform" : build.isLocked() ? "alone" : "";
            rows.add(
                    "coordinates",
                    artifact.group(),
                    artifact.name(),
                    artifact.version(),
                    artifact.classifier(),
                    artifact.type(),
                    kind);
        }
    }

    static String nativePath(VPath path) {
        return path.toPath().toString();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
