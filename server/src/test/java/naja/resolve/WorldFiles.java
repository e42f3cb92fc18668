package naja.resolve;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import naja.resolve.ImportCases.Case;
import naja.resolve.ImportCases.CaseFile;
import naja.resolve.ImportCases.Probe;

/** The files of a case on the disk, their probes wrapped, and the program in them as a recording Jython is asked to run it. */
final class WorldFiles {
    private static final long EPOCH_SECONDS = 1_700_000_000L;

    /** What Jython's start imports, and {@code sitecustomize} and {@code usercustomize}, which it tries to. */
    private static final Set<String> START = Set.of(
            ("StringIO _functools array codecs copy_reg encodings functools genericpath java linecache org os posixpath re site"
                            + " sre_compile sre_constants sre_parse stat sysconfig traceback types warnings sitecustomize"
                            + " usercustomize runpy pkgutil imp")
                    .split(" "));

    /** What follows the name of a module in a path. */
    private static final Pattern NAME_END = Pattern.compile("(\\$py\\.class|[./]).*");

    private final Case asked;
    private final Path root;

    WorldFiles(Case asked, Path root) {
        this.asked = asked;
        this.root = root;
    }

    /** Lays the files out. */
    void write() throws IOException {
        Files.createDirectories(root);
        Files.createDirectories(root.resolve(asked.cwd()));
        for (CaseFile file : asked.files()) {
            Path path = root.resolve(file.place());
            if (file.directory()) {
                Files.createDirectories(path);
                continue;
            }
            Files.createDirectories(path.getParent());
            try (OutputStream out = Files.newOutputStream(path)) {
                if (file.entries() != null) {
                    writeArchive(file.entries(), out);
                } else {
                    out.write(content(file));
                }
            }
            Files.setLastModifiedTime(path, FileTime.fromMillis((EPOCH_SECONDS + file.mtime()) * 1000));
        }
    }

    private static void writeArchive(List<CaseFile> entries, OutputStream out) throws IOException {
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            for (CaseFile entry : entries) {
                String name = entry.place();
                ZipEntry header = new ZipEntry(entry.directory() && !name.endsWith("/") ? name + "/" : name);
                header.setTime((EPOCH_SECONDS + entry.mtime()) * 1000);
                zip.putNextEntry(header);
                if (!entry.directory()) {
                    zip.write(content(entry));
                }
                zip.closeEntry();
            }
        }
    }

    private static byte[] content(CaseFile file) {
        return file.place().endsWith(".py") && file.text() != null
                ? ProbeInstrumentation.instrument(file.text()).getBytes(StandardCharsets.UTF_8)
                : file.content();
    }

    /** What {@link RecordingJython} is asked. */
    Map<String, Object> request() {
        Map<String, Object> probes = new HashMap<>();
        for (Probe probe : asked.probes()) {
            Map<String, Object> wanted = new HashMap<>();
            wanted.put("kind", probe.kind());
            wanted.put("statement", probe.statement());
            wanted.put("binds", ProbeScan.binds(probe.statement()));
            wanted.put("chain", probe.chain());
            wanted.put("lookFor", probe.lookFor());
            probes.put(probe.id(), wanted);
        }
        boolean isFile =
                !asked.run().kind().equals("import") && !asked.run().kind().equals("module");
        Map<String, Object> request = new HashMap<>();
        request.put("root", root.toString());
        request.put("kind", asked.run().kind());
        request.put(
                "target", isFile ? absolute(asked.run().target()) : asked.run().target());
        request.put("path", asked.sysPath().stream().map(this::entry).toList());
        request.put("cwd", absolute(asked.cwd()));
        request.put("probes", probes);
        request.put("cold", mayHoldStart());
        return request;
    }

    /** An entry as Jython is given it: relative to the root of the layout if it is there, else to the working directory. */
    private String entry(String text) {
        return text.isEmpty()
                        || !Files.exists(root.resolve(text))
                                && Files.exists(root.resolve(asked.cwd()).resolve(text))
                ? text
                : absolute(text);
    }

    private String absolute(String place) {
        return root.resolve(place).normalize().toString();
    }

    /** What is on the path before the program is found: a program that {@code runpy} runs has its own place there by then. */
    private List<String> startPath() {
        String target = asked.run().target();
        List<String> entries = new ArrayList<>(asked.sysPath());
        if (asked.run().kind().equals("module")) {
            entries.add(asked.cwd());
        } else if (!target.endsWith(".py")) {
            entries.add(target);
        }
        return entries;
    }

    /** Says whether the search path at the start has something by the name of a module that the start imports. */
    private boolean mayHoldStart() {
        if (asked.run().kind().equals("import")) {
            return false;
        }
        List<String> places = new ArrayList<>();
        for (CaseFile file : asked.files()) {
            places.add(file.place());
            if (file.entries() != null) {
                file.entries().forEach(entry -> places.add(file.place() + "/" + entry.place()));
            }
        }
        return places.stream().anyMatch(place -> startPath().stream()
                .anyMatch(entry -> place.startsWith(entry + "/")
                        && START.contains(NAME_END.matcher(place.substring(entry.length() + 1))
                                .replaceFirst(""))));
    }
}
