package naja.features;

import naja.names.PackageContext;
import naja.resolve.ImportAnswers;
import naja.resolve.ResolverView;
import naja.vfs.VPath;
import naja.workspace.Snapshot;

/**
 * A way to run a file as the main program, beside those in which other files import it. What fails in it but not in those is
 * no problem of the file.
 *
 * @param when the way, for people: {@code when run as a script}
 * @param context the {@code __name__} and {@code __package__} that the file then has
 * @param answers what its imports then come to
 */
public record RunMode(String when, PackageContext context, ImportAnswers answers) {

    static RunMode of(Snapshot snapshot, VPath file, PackageContext context) {
        boolean isScript = context instanceof PackageContext.Script;
        ResolverView view = isScript ? snapshot.scriptView(file) : snapshot.view(file);
        return new RunMode(
                isScript ? "when run as a script" : "when run with -m", context, new ImportAnswers(file, view));
    }
}
