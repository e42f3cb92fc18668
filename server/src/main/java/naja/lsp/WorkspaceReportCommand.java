package naja.lsp;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import naja.base.CancelToken;
import naja.workspace.Indexing;
import naja.workspace.Project;
import naja.workspace.ProjectReport;
import naja.workspace.Snapshot;

/**
 * The command {@code naja.showWorkspaceReport}, without arguments: what was found out about each project, as {@code naja doctor}
 * prints it, and what an editor shows in one line of it: {@code {"projects": [{"root", "dialect", "runtime", "jython",
 * "problems", "text"}], "indexing": {"complete", "done", "total"}}}.
 */
final class WorkspaceReportCommand {
    static final String NAME = "naja.showWorkspaceReport";

    private WorkspaceReportCommand() {}

    /** What is known in {@code snapshot}, as JSON values. */
    static Object answer(Snapshot snapshot, CancelToken cancel) {
        List<Object> projects = new ArrayList<>();
        for (Project project : snapshot.projects()) {
            cancel.check();
            projects.add(one(snapshot, project));
        }
        Indexing indexing = snapshot.indexing();
        Map<String, Object> progress = new LinkedHashMap<>();
        progress.put("complete", indexing.isComplete());
        progress.put("done", indexing.done());
        progress.put("total", indexing.total());
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("projects", projects);
        answer.put("indexing", progress);
        return answer;
    }

    private static Map<String, Object> one(Snapshot snapshot, Project project) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("root", DocumentUris.uri(project.root()));
        members.put("dialect", project.dialect().dialect().id());
        members.put("runtime", project.profile().version());
        members.put("jython", project.dialect().dialect().isJython());
        members.put("problems", snapshot.problems(project).size());
        members.put("text", ProjectReport.text(snapshot, project));
        return members;
    }
}
