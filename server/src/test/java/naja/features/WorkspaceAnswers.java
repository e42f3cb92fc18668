package naja.features;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import naja.base.CancelToken;
import naja.features.completion.CompletionFeature;
import naja.features.definition.DefinitionFeature;
import naja.vfs.DirectoryListing;
import naja.vfs.VPath;
import naja.workspace.Document;
import naja.workspace.Project;
import naja.workspace.Snapshot;

/** All that the features say of the Python files of a workspace, as texts that can be compared. */
final class WorkspaceAnswers {
    private static final Pattern IMPORT = Pattern.compile("(?m)^[ \\t]*(?:from|import)\\b.*$");
    private static final Pattern NAME = Pattern.compile("\\w+");
    private static final Pattern LIST = Pattern.compile("\\bimport[ \\t]+(?=\\w|\\*)");

    private final Snapshot snapshot;
    private final Map<String, String> answers = new TreeMap<>();

    private WorkspaceAnswers(Snapshot snapshot) {
        this.snapshot = snapshot;
    }

    /**
     * The answers by their places.
     *
     * @param diagnostics what finds the problems of a file
     */
    static Map<String, String> of(Snapshot snapshot, BiFunction<Snapshot, VPath, List<?>> diagnostics) {
        WorkspaceAnswers all = new WorkspaceAnswers(snapshot);
        for (Project project : snapshot.projects()) {
            all.answers.put("project " + project.folder(), described(project));
            all.below(project.folder(), diagnostics);
        }
        for (Document document : snapshot.openDocuments()) {
            all.file(document.file(), diagnostics);
        }
        return all.answers;
    }

    private static String described(Project project) {
        return String.join(
                "\n    ",
                project.path().toString(),
                project.classpath().toString(),
                project.dialect().toString(),
                project.profile().version(),
                project.modulesByPath().toString(),
                project.problems().toString(),
                project.incomplete().toString());
    }

    private void below(VPath directory, BiFunction<Snapshot, VPath, List<?>> diagnostics) {
        DirectoryListing listing = snapshot.files().list(directory).orElse(DirectoryListing.EMPTY);
        for (String name : listing.files()) {
            if (name.endsWith(".py")) {
                file(directory.child(name), diagnostics);
            }
        }
        listing.directories().forEach(name -> below(directory.child(name), diagnostics));
    }

    private void file(VPath file, BiFunction<Snapshot, VPath, List<?>> diagnostics) {
        answers.put(file + " diagnostics", diagnostics.apply(snapshot, file).toString());
        String text = snapshot.text(file).orElse("");
        for (Matcher line = IMPORT.matcher(text); line.find(); ) {
            for (Matcher name = NAME.matcher(line.group()); name.find(); ) {
                int offset = line.start() + name.start();
                answers.put(
                        file + "@" + offset + " definition of " + name.group(),
                        DefinitionFeature.find(snapshot, file, offset, CancelToken.NONE)
                                .toString());
            }
            Matcher list = LIST.matcher(line.group());
            if (line.group().stripLeading().startsWith("from") && list.find()) {
                int offset = line.start() + list.end();
                answers.put(
                        file + "@" + offset + " completion",
                        CompletionFeature.find(snapshot, file, offset, CancelToken.NONE)
                                .toString());
            }
        }
    }
}
