package naja.resolve;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import naja.names.ModuleName;
import naja.names.PackageContext;
import naja.resolve.ImportCases.Case;
import naja.resolve.ImportCases.CaseFile;
import naja.vfs.DirectoryListing;
import naja.vfs.FileStamp;
import naja.vfs.FileTree;
import naja.vfs.MemoryTree;
import naja.vfs.VPath;
import naja.vfs.ZipDirectory;
import naja.workspace.SitePackages;

/** The files of one case, laid out in memory over those of the disk, where Jython's own are. */
final class CaseLayout {
    /** The directory that a case's paths are relative to. */
    static final VPath ROOT = VPath.parse("/recorded case");

    /** The runtime's own entries. */
    private static final Set<String> RUNTIMES = Set.of("__classpath__", "__pyclasspath__/", "__pyclasspath__");

    private static final long EPOCH_SECONDS = 1_700_000_000L;

    private final Case recorded;
    private final FileTree files;

    CaseLayout(Case recorded, FileTree disk) {
        this.recorded = recorded;
        MemoryTree.Builder builder = new MemoryTree.Builder().directory(ROOT);
        for (CaseFile file : recorded.files()) {
            VPath path = ROOT.resolve(file.place());
            if (file.directory()) {
                builder.directory(path);
            } else if (file.link() == null) {
                byte[] content = file.entries() == null ? file.content() : archive(file.entries());
                builder.file(path, content, (EPOCH_SECONDS + file.mtime()) * 1000);
            }
        }
        for (CaseFile file : recorded.files()) {
            if (file.link() != null) {
                VPath link = ROOT.resolve(file.place());
                addLinked(link, link.parent().resolve(file.link()), builder);
            }
        }
        this.files = new OverDisk(builder.build(), disk);
    }

    /** A link is what it leads to, under its own name. */
    private void addLinked(VPath link, VPath target, MemoryTree.Builder builder) {
        for (CaseFile file : recorded.files()) {
            VPath path = ROOT.resolve(file.place());
            if (path.startsWith(target) && file.link() == null && !file.directory() && file.entries() == null) {
                VPath place = path.equals(target) ? link : link.resolve(path.relativeTo(target));
                builder.file(place, file.content(), (EPOCH_SECONDS + file.mtime()) * 1000);
            }
        }
    }

    /** The site directories, which stand behind the standard library, and what their {@code .pth} files add. */
    List<PathEntry> sitePath() {
        List<PathEntry> entries = new ArrayList<>();
        for (String text : recorded.siteDirs() == null ? List.<String>of() : recorded.siteDirs()) {
            entries.addAll(SitePackages.entries(files, ROOT.resolve(text)));
        }
        return entries;
    }

    FileTree files() {
        return files;
    }

    /** This layout's files with the standard library as {@code runtime} has it. */
    FileTree files(JudgedRuntime runtime) {
        return runtime.library(files);
    }

    /** The file that {@code path} of the layout, perhaps {@code archive!/entry}, names. */
    static VPath place(String path) {
        int mark = path.indexOf("!/");
        return mark < 0
                ? ROOT.resolve(path)
                : ROOT.resolve(path.substring(0, mark)).archiveRoot().resolve(path.substring(mark + 2));
    }

    /** What comes before the runtime's own entries on {@code sys.path} when the program starts. */
    List<PathEntry> startPath(RuntimeProfile runtime) {
        List<PathEntry> entries = new ArrayList<>();
        String target = recorded.run().target();
        switch (recorded.run().kind()) {
            case "script" -> {
                boolean isFile = files.isFile(ROOT.resolve(target))
                        && files.archive(ROOT.resolve(target)).isEmpty();
                if (isFile && recorded.hasFlag("-P")) {
                    break;
                }
                entries.add(isFile ? PathEntry.directory(ROOT.resolve(target).parent(), "script") : entry(target));
            }
            case "module" -> entries.add(PathEntry.workingDirectory(ROOT.resolve(recorded.cwd()), "working directory"));
            case "jar" -> {
                // Before 2.7 the archive whose program runs is on no path (case RUN-03).
                if (!runtime.version().startsWith("2.5")) {
                    entries.add(entry(target));
                }
            }
            default -> {}
        }
        recorded.sysPath().forEach(text -> entries.add(entry(text)));
        return entries;
    }

    /** What stood before the runtime's own entries when the program ended; empty if that was not recorded. */
    Optional<List<PathEntry>> endPath() {
        List<String> end = recorded.sysPathAtEnd();
        if (end == null) {
            return Optional.empty();
        }
        return Optional.of(end.stream()
                .filter(text -> !text.equals("<Lib>") && !RUNTIMES.contains(text))
                .map(this::recordedEntry)
                .toList());
    }

    /** An entry as the case gives it to Jython: an empty one is the working directory. */
    private PathEntry entry(String text) {
        return text.isEmpty() ? PathEntry.workingDirectory(ROOT.resolve(recorded.cwd()), "case") : recordedEntry(text);
    }

    private PathEntry recordedEntry(String text) {
        String marker = "__pyclasspath__/";
        if (text.startsWith(marker)) {
            return PathEntry.pyclasspath(text.substring(marker.length()), "case");
        }
        for (int end = text.indexOf('/'); end >= 0; end = text.indexOf('/', end + 1)) {
            VPath prefix = ROOT.resolve(text.substring(0, end));
            if (files.archive(prefix).isPresent()) {
                return PathEntry.archive(prefix.archiveRoot().resolve(text.substring(end + 1)), "case");
            }
        }
        VPath path = ROOT.resolve(text);
        if (!files.isDirectory(path) && !files.isFile(path)) {
            path = ROOT.resolve(recorded.cwd()).resolve(text);
        }
        return files.archive(path).isPresent()
                ? PathEntry.archive(path.archiveRoot(), "case")
                : PathEntry.directory(path, "case");
    }

    /** How the file runs in this program: as its start, or as a module of the first entry of the path that reaches it. */
    PackageContext context(VPath file, List<PathEntry> path) {
        String target = recorded.run().target();
        String kind = recorded.run().kind();
        Optional<PackageContext> asModule = moduleContext(file, path);
        if (kind.equals("script")
                && (file.equals(ROOT.resolve(target)) || file.name().equals("__main__.py"))) {
            return new PackageContext.Script();
        }
        if (kind.equals("jar") && file.name().equals("__run__.py")) {
            return new PackageContext.Script();
        }
        if (kind.equals("module") && isTarget(file, target)) {
            return asModule.flatMap(PackageContext::packageName)
                    .<PackageContext>map(PackageContext.RunAsModule::new)
                    .orElseGet(PackageContext.Script::new);
        }
        return asModule.orElseGet(PackageContext.Script::new);
    }

    private static boolean isTarget(VPath file, String target) {
        String path = "/" + target.replace('.', '/');
        return file.toString().endsWith(path + ".py") || file.toString().endsWith(path + "/__main__.py");
    }

    private Optional<PackageContext> moduleContext(VPath file, List<PathEntry> path) {
        List<VPath> roots = new ArrayList<>();
        path.forEach(entry -> entry.location().ifPresent(roots::add));
        recorded.classPath().forEach(entry -> roots.add(ROOT.resolve(entry)));
        for (VPath root : roots) {
            if (!file.parent().startsWith(root)) {
                continue;
            }
            List<String> parts = new ArrayList<>();
            VPath directory = file.parent();
            while (!directory.equals(root) && hasInit(directory)) {
                parts.add(0, directory.name());
                directory = directory.parent();
            }
            if (directory.equals(root)) {
                boolean isPackage = file.name().equals("__init__.py");
                if (!isPackage) {
                    parts.add(file.name().substring(0, file.name().indexOf('.')));
                }
                ModuleName name = ModuleName.of(parts);
                return Optional.of(
                        isPackage || parts.size() > 1
                                ? new PackageContext.InPackage(name, isPackage)
                                : new PackageContext.TopLevel(name));
            }
        }
        return Optional.empty();
    }

    private boolean hasInit(VPath directory) {
        DirectoryListing listing = files.list(directory).orElse(DirectoryListing.EMPTY);
        return listing.hasFile("__init__.py") || listing.hasFile("__init__$py.class");
    }

    private static byte[] archive(List<CaseFile> entries) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (CaseFile entry : entries) {
                String name = entry.place();
                ZipEntry header = new ZipEntry(entry.directory() && !name.endsWith("/") ? name + "/" : name);
                header.setTime((EPOCH_SECONDS + entry.mtime()) * 1000);
                zip.putNextEntry(header);
                if (!entry.directory()) {
                    zip.write(entry.content());
                }
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** The case's files below its root, the disk's elsewhere. */
    private record OverDisk(MemoryTree memory, FileTree disk) implements FileTree {

        private FileTree of(VPath path) {
            return path.startsWith(ROOT) ? memory : disk;
        }

        @Override
        public Optional<DirectoryListing> list(VPath directory) {
            return of(directory).list(directory);
        }

        @Override
        public Optional<FileStamp> stamp(VPath file) {
            return of(file).stamp(file);
        }

        @Override
        public Optional<byte[]> read(VPath file) {
            return of(file).read(file);
        }

        @Override
        public Optional<ZipDirectory> archive(VPath file) {
            return of(file).archive(file);
        }
    }
}
