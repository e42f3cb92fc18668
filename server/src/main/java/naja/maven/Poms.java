package naja.maven;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.apache.maven.model.Model;
import org.apache.maven.model.Parent;
import org.apache.maven.model.building.DefaultModelBuilderFactory;
import org.apache.maven.model.building.DefaultModelBuildingRequest;
import org.apache.maven.model.building.ModelBuilder;
import org.apache.maven.model.building.ModelBuildingException;
import org.apache.maven.model.building.ModelBuildingRequest;
import org.apache.maven.model.building.ModelBuildingResult;
import org.apache.maven.model.building.ModelCache;
import org.apache.maven.model.building.ModelProblem;
import org.apache.maven.model.io.xpp3.MavenXpp3Reader;
import org.codehaus.plexus.util.xml.pull.XmlPullParserException;
import org.eclipse.aether.artifact.Artifact;
import org.jspecify.annotations.Nullable;

/** Builds the effective models of the modules. */
final class Poms {
    private final ModelBuilder builder = new DefaultModelBuilderFactory().newInstance();
    private final Question question;
    private final OfflineMaven maven;
    private final Answer answer;
    private final SettingsProfiles profiles;
    private final Properties system;
    private final ModelCache cache = new Cache();

    Poms(Question question, OfflineMaven maven, Answer answer) {
        this.question = question;
        this.maven = maven;
        this.answer = answer;
        this.profiles = SettingsProfiles.read(question, answer);
        this.system = OfflineMaven.systemProperties(question);
    }

    /**
     * What became of a pom.
     *
     * @param model the effective model, as far as it could be made
     * @param missing parents and bills of materials that were not found
     */
    record Built(Optional<Model> model, List<ModelProblem> problems, List<Artifact> missing) {}

    /** The effective models by pom, in the order of the question. */
    Map<File, Built> build() {
        question.poms().forEach(this::noteRaw);
        Map<File, Built> built = new LinkedHashMap<>();
        for (File pom : question.poms()) {
            built.put(pom, build(pom));
        }
        built.forEach(
                (pom, one) -> one.model().ifPresent(model -> maven.modules().add(pom, model)));
        return built;
    }

    private void noteRaw(File pom) {
        try (InputStream input = Files.newInputStream(pom.toPath())) {
            Model raw = new MavenXpp3Reader().read(input, false);
            Optional<Parent> parent = Optional.ofNullable(raw.getParent());
            String group = orElse(raw.getGroupId(), parent.map(Parent::getGroupId));
            String version = orElse(raw.getVersion(), parent.map(Parent::getVersion));
            maven.modules().addRaw(pom, group, String.valueOf(raw.getArtifactId()), version);
        } catch (IOException | XmlPullParserException e) {
            // Building it will say so, with the place.
            return;
        }
    }

    private static String orElse(@Nullable String own, Optional<String> inherited) {
        return own == null ? inherited.orElse("") : own;
    }

    private Built build(File pom) {
        LocalModels resolver = new LocalModels(maven);
        ModelBuildingRequest request = new DefaultModelBuildingRequest()
                .setPomFile(pom)
                .setModelResolver(resolver)
                .setModelCache(cache)
                .setProcessPlugins(false)
                .setLocationTracking(true)
                .setValidationLevel(ModelBuildingRequest.VALIDATION_LEVEL_MINIMAL)
                .setSystemProperties(system)
                .setUserProperties(question.user())
                .setProfiles(profiles.profiles())
                .setActiveProfileIds(profiles.active())
                .setInactiveProfileIds(profiles.inactive());
        try {
            ModelBuildingResult result = builder.build(request);
            noteFiles(result);
            return new Built(Optional.of(result.getEffectiveModel()), result.getProblems(), resolver.missing());
        } catch (ModelBuildingException e) {
            Optional<ModelBuildingResult> result = Optional.ofNullable(e.getResult());
            result.ifPresent(this::noteFiles);
            return new Built(result.map(ModelBuildingResult::getEffectiveModel), e.getProblems(), resolver.missing());
        }
    }

    /** A parent may lie beside the project without being one of its modules. */
    private void noteFiles(ModelBuildingResult result) {
        for (String id : result.getModelIds()) {
            Model raw = result.getRawModel(id);
            if (raw != null && raw.getPomFile() != null && !question.poms().contains(raw.getPomFile())) {
                answer.use(raw.getPomFile());
            }
        }
    }

    /** What many modules inherit is read once. */
    private static final class Cache implements ModelCache {
        private final Map<List<String>, Object> known = new HashMap<>();

        @Override
        public void put(String group, String name, String version, String tag, Object data) {
            known.put(List.of(group, name, version, tag), data);
        }

        @Override
        public @Nullable Object get(String group, String name, String version, String tag) {
            return known.get(List.of(group, name, version, tag));
        }
    }
}
