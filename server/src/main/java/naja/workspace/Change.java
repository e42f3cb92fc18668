package naja.workspace;

import java.util.List;
import java.util.Map;
import java.util.Set;
import naja.javaindex.ClassSource;
import naja.vfs.VPath;

/** Something that happened to the world: the only way to a new {@link Snapshot}. */
public sealed interface Change {

    /** An editor opened a file. */
    record DocumentOpened(VPath file, String text, int version) implements Change {}

    /** An editor changed the text of an open file; {@code text} is the whole new text. */
    record DocumentEdited(VPath file, String text, int version) implements Change {}

    /** An editor closed a file: what is on the disk counts again. */
    record DocumentClosed(VPath file) implements Change {}

    /** An editor wrote a file to the disk. */
    record DocumentSaved(VPath file) implements Change {}

    /** Files or directories on the disk came, went or changed. */
    record FilesChanged(Set<VPath> paths) implements Change {
        public FilesChanged {
            paths = Set.copyOf(paths);
        }
    }

    /** It may not have been told what happened to files: all that is known of them may be otherwise. */
    record EventsLost() implements Change {}

    /** The editor's settings are now these; those of {@code naja.json} and the command line stay over them. */
    record SettingsChanged(Settings settings) implements Change {}

    /** The open folders are now these. */
    record FoldersChanged(List<VPath> folders) implements Change {
        public FoldersChanged {
            folders = List.copyOf(folders);
        }
    }

    /**
     * The background work found out what projects are.
     *
     * @param projects all projects, in the order of the folders
     * @param loose what counts for files outside all of them
     */
    record ProjectsFound(List<Project> projects, Project loose) implements Change {
        public ProjectsFound {
            projects = List.copyOf(projects);
        }
    }

    /** These questions about build files are open. */
    record BuildsUnanswered(List<BuildQuestion> questions) implements Change {
        public BuildsUnanswered {
            questions = List.copyOf(questions);
        }
    }

    /** These entries of class paths are not as they were read. */
    record EntriesChanged(Set<VPath> locations) implements Change {
        public EntriesChanged {
            locations = Set.copyOf(locations);
        }
    }

    /** There is news about build files. */
    record BuildsAnswered() implements Change {}

    /**
     * The background work read the names in entries of class paths.
     *
     * @param sources by the entry's location
     * @param done entries read so far in this run
     * @param total entries of this run
     */
    record IndexReady(Map<VPath, ClassSource> sources, int done, int total) implements Change {
        public IndexReady {
            sources = Map.copyOf(sources);
        }
    }
}
