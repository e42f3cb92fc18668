package naja.maven;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import org.apache.maven.model.Activation;
import org.apache.maven.model.ActivationFile;
import org.apache.maven.model.ActivationOS;
import org.apache.maven.model.ActivationProperty;
import org.apache.maven.model.Profile;
import org.apache.maven.settings.Settings;
import org.apache.maven.settings.io.xpp3.SettingsXpp3Reader;
import org.codehaus.plexus.util.xml.pull.XmlPullParserException;
import org.jspecify.annotations.Nullable;

/**
 * The profiles of {@code settings.xml}, which give properties to every pom, and the profiles that are switched on or off by
 * name.
 */
record SettingsProfiles(List<Profile> profiles, List<String> active, List<String> inactive) {

    static SettingsProfiles read(Question question, Answer answer) {
        SettingsProfiles all = new SettingsProfiles(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        for (String profile : question.profiles()) {
            if (profile.startsWith("!") || profile.startsWith("-")) {
                all.inactive.add(profile.substring(1));
            } else {
                all.active.add(profile.startsWith("+") ? profile.substring(1) : profile);
            }
        }
        for (File file : question.settings()) {
            if (file.isFile()) {
                answer.use(file);
                all.add(file, answer);
            } else {
                answer.lack(file);
            }
        }
        return all;
    }

    private void add(File file, Answer answer) {
        try (InputStream input = Files.newInputStream(file.toPath())) {
            Settings settings = new SettingsXpp3Reader().read(input, false);
            active.addAll(settings.getActiveProfiles());
            settings.getProfiles().forEach(profile -> profiles.add(profile(profile)));
        } catch (IOException | XmlPullParserException e) {
            answer.problem(file.getPath(), 0, 0, PomProblems.firstLine(e));
        }
    }

    /** Of what a profile of the settings can say, properties and their conditions bear on dependencies. */
    private static Profile profile(org.apache.maven.settings.Profile settings) {
        Profile profile = new Profile();
        profile.setId(settings.getId());
        profile.setSource("settings.xml");
        profile.setProperties(settings.getProperties());
        org.apache.maven.settings.Activation activation = settings.getActivation();
        if (activation != null) {
            profile.setActivation(activation(activation));
        }
        return profile;
    }

    private static Activation activation(org.apache.maven.settings.Activation settings) {
        Activation activation = new Activation();
        activation.setActiveByDefault(settings.isActiveByDefault());
        activation.setJdk(settings.getJdk());
        activation.setProperty(property(settings.getProperty()));
        activation.setFile(file(settings.getFile()));
        activation.setOs(os(settings.getOs()));
        return activation;
    }

    private static @Nullable ActivationProperty property(
            org.apache.maven.settings.@Nullable ActivationProperty settings) {
        if (settings == null) {
            return null;
        }
        ActivationProperty property = new ActivationProperty();
        property.setName(settings.getName());
        property.setValue(settings.getValue());
        return property;
    }

    private static @Nullable ActivationFile file(org.apache.maven.settings.@Nullable ActivationFile settings) {
        if (settings == null) {
            return null;
        }
        ActivationFile file = new ActivationFile();
        file.setExists(settings.getExists());
        file.setMissing(settings.getMissing());
        return file;
    }

    private static @Nullable ActivationOS os(org.apache.maven.settings.@Nullable ActivationOS settings) {
        if (settings == null) {
            return null;
        }
        ActivationOS os = new ActivationOS();
        os.setName(settings.getName());
        os.setFamily(settings.getFamily());
        os.setArch(settings.getArch());
        os.setVersion(settings.getVersion());
        return os;
    }
}
