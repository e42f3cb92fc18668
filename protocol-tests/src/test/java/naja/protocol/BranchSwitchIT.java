package naja.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Real git goes to another branch and back, where each file differs and many are there in one branch only, while documents are
 * open. {@code -Dnaja.files=5000} is the size that we promise, {@code -Dnaja.limit=2000} the time in milliseconds in which no
 * diagnostic may be of the old branch any more; the figures are in {@code target/branch-switch.txt}.
 */
class BranchSwitchIT {
    private static final int FILES = Integer.getInteger("naja.files", 500);

    /** A build may have to share the machine. */
    private static final long LIMIT = Long.getLong("naja.limit", 20_000);

    private static final int OPEN = 20;
    private static final int AT_ONCE = 500;

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it.
    private Path temporary;

    @Test
    void noDiagnosticOfTheOldBranchStays() throws Exception {
        TestProject project = new TestProject(temporary.resolve("a project")).with("naja.json", "{}");
        Path folder = project.folder();
        try {
            git(folder, "init", "-q");
        } catch (IOException e) {
            Assumptions.abort("there is no git: " + e);
        }
        git(folder, "checkout", "-q", "-b", "one");
        branch(project, "one");
        git(folder, "checkout", "-q", "-b", "two");
        branch(project, "two");
        StringBuilder figures = new StringBuilder(FILES + " files");
        try (TestEditor editor = TestEditor.open(folder)) {
            for (int i = 0; i < OPEN; i++) {
                editor.didOpen(project.uri("open" + i + ".py"), text(i));
            }
            awaitAll(editor, project, "two");
            for (String branch : List.of("one", "two", "one")) {
                Duration cpu = editor.server().cpuTime();
                String before = branch.equals("one") ? "two" : "one";
                git(folder, "checkout", "-q", branch);
                tell(editor, project, git(folder, "diff", "--name-status", "--no-renames", before, branch));
                long told = System.nanoTime();
                awaitAll(editor, project, branch);
                long took = Duration.ofNanos(System.nanoTime() - told).toMillis();
                figures.append("; ")
                        .append(branch)
                        .append(" after ")
                        .append(took)
                        .append(" ms, CPU ");
                figures.append(editor.server().cpuTime().minus(cpu).toMillis()).append(" ms");
                assertTrue(took <= LIMIT, figures::toString);
                // All that was under way is through once this is answered, and has changed nothing.
                editor.request(
                        "workspace/executeCommand", "{\"command\":\"naja.showWorkspaceReport\",\"arguments\":[]}");
                awaitAll(editor, project, branch);
            }
            figures.append("; peak ").append(peak(editor.server().pid()));
        }
        Files.writeString(Path.of("target", "branch-switch.txt"), figures + "\n");
    }

    /** Two names of one module, and a module that is there in one branch only. */
    private static String text(int i) {
        return "from p" + i + ".m import one\nfrom p" + i + ".m import two\nimport p" + i + ".only_one\nimport p" + i
                + ".only_two\nx = one, two, p" + i + "\n";
    }

    /** Writes and commits the files of a branch: in each package m.py, one file that only this branch has, and others. */
    private static void branch(TestProject project, String branch) throws IOException, InterruptedException {
        Path folder = project.folder();
        for (int i = 0; i < OPEN; i++) {
            project.with("open" + i + ".py", text(i));
        }
        int perPackage = FILES / OPEN;
        for (int i = 0; i < OPEN; i++) {
            project.with("p" + i + "/__init__.py", "");
            project.with("p" + i + "/m.py", branch + " = 1\n");
            String other = branch.equals("one") ? "two" : "one";
            Files.deleteIfExists(folder.resolve("p" + i + "/only_" + other + ".py"));
            project.with("p" + i + "/only_" + branch + ".py", "");
            for (int k = 2; k < perPackage; k++) {
                project.with("p" + i + "/n" + k + ".py", "from p" + (i + k) % OPEN + ".m import " + branch + "\n");
            }
        }
        git(folder, "add", "-A");
        git(folder, "-c", "user.name=a", "-c", "user.email=a@example.org", "commit", "-q", "-m", branch);
    }

    private static void tell(TestEditor editor, TestProject project, List<String> differences) {
        Map<String, Integer> types = Map.of("A", 1, "M", 2, "D", 3);
        List<String> events = new ArrayList<>();
        for (String line : differences) {
            String[] parts = line.split("\t");
            events.add(
                    "{\"uri\":" + TestEditor.quoted(project.uri(parts[1])) + ",\"type\":" + types.get(parts[0]) + "}");
        }
        assertTrue(events.size() >= FILES - OPEN, () -> events.size() + " events");
        for (int i = 0; i < events.size(); i += AT_ONCE) {
            editor.notify(
                    "workspace/didChangeWatchedFiles",
                    "{\"changes\":[" + String.join(",", events.subList(i, Math.min(events.size(), i + AT_ONCE)))
                            + "]}");
        }
    }

    private static void awaitAll(TestEditor editor, TestProject project, String branch) {
        String other = branch.equals("one") ? "two" : "one";
        Map<String, List<JsonObject>> last = new HashMap<>();
        for (int i = 0; i < OPEN; i++) {
            String uri = project.uri("open" + i + ".py");
            last.put(uri, editor.awaitDiagnostics(uri, list -> isOf(list, other)));
        }
        assertEquals(OPEN, last.size());
    }

    /** Whether the errors are just those of what the other branch has. */
    private static boolean isOf(List<JsonObject> problems, String other) {
        List<Integer> lines = problems.stream()
                .filter(problem -> problem.get("severity").getAsInt() == 1)
                .map(problem -> problem.getAsJsonObject("range")
                        .getAsJsonObject("start")
                        .get("line")
                        .getAsInt())
                .sorted()
                .toList();
        return lines.equals(other.equals("one") ? List.of(0, 2) : List.of(1, 3));
    }

    private static String peak(long pid) throws IOException {
        Path status = Path.of("/proc", Long.toString(pid), "status");
        return !Files.exists(status)
                ? "not known"
                : Files.readAllLines(status).stream()
                        .filter(line -> line.startsWith("VmHWM"))
                        .findFirst()
                        .orElse("not known");
    }

    private static List<String> git(Path folder, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("git", "-c", "core.quotePath=false"));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        List<String> lines = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .toList();
        assertEquals(0, process.waitFor(), lines::toString);
        return lines;
    }
}
