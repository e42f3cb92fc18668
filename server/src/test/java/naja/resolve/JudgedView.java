package naja.resolve;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import naja.base.CancelToken;
import naja.javaindex.ClassFile;
import naja.javaindex.ClassOrigin;
import naja.javaindex.ClassRef;
import naja.javaindex.CompiledModule;
import naja.javaindex.IndexedEntry;
import naja.javaindex.JavaIndex;
import naja.javaindex.LoadableClass;
import naja.javaindex.PackageIndex;
import naja.syntax.ParsedModule;
import naja.syntax.PythonFile;
import naja.syntax.PythonParser;
import naja.vfs.DirectoryListing;
import naja.vfs.FileStamp;
import naja.vfs.FileTree;
import naja.vfs.VPath;

/** A world made for a judge: files, a search path and a class path, all indexed. */
final class JudgedView implements ResolverView {
    private final RuntimeProfile profile;
    private final FileTree files;
    private final JavaIndex classPath;
    private final SysPath sysPath;
    private final VPath workingDirectory;
    private final int jdkClasses;
    private final Map<VPath, Optional<ParsedModule>> modules;
    private final Map<VPath, Optional<PackageIndex>> archives = new HashMap<>();

    private final SearchIndex searchIndex = new SearchIndex(this);

    /** @param modules what was parsed before; files parsed through this view are added */
    JudgedView(
            RuntimeProfile profile,
            FileTree files,
            JavaIndex classPath,
            SysPath sysPath,
            VPath workingDirectory,
            Map<VPath, Optional<ParsedModule>> modules) {
        this(profile, files, classPath, sysPath, workingDirectory, modules, Integer.MAX_VALUE);
    }

    /** @param jdkClasses the newest class file version that the JDK may have: another JDK's classes are taken for its own */
    JudgedView(
            RuntimeProfile profile,
            FileTree files,
            JavaIndex classPath,
            SysPath sysPath,
            VPath workingDirectory,
            Map<VPath, Optional<ParsedModule>> modules,
            int jdkClasses) {
        this.jdkClasses = jdkClasses;
        this.profile = profile;
        this.files = files;
        this.classPath = classPath;
        this.sysPath = sysPath;
        this.workingDirectory = workingDirectory;
        this.modules = modules;
    }

    /** The same world with another search path. */
    JudgedView withSysPath(SysPath path) {
        return new JudgedView(profile, files, classPath, path, workingDirectory, modules, jdkClasses);
    }

    @Override
    public RuntimeProfile profile() {
        return profile;
    }

    @Override
    public SysPath sysPath() {
        return sysPath;
    }

    @Override
    public JavaIndex classPath() {
        return classPath;
    }

    @Override
    public List<VPath> classPathEntries() {
        return classPath.entries().stream()
                .map(entry -> files.archive(entry).isPresent() ? entry.archiveRoot() : entry)
                .toList();
    }

    @Override
    public Optional<PackageIndex> archive(VPath archive) {
        return archives.computeIfAbsent(archive.onDisk(), this::index);
    }

    /** Jython's own archive, which most paths have, is indexed once for the class path. */
    private Optional<PackageIndex> index(VPath file) {
        Optional<IndexedEntry> known =
                file.equals(JudgedRuntime.library().onDisk()) ? classPath.entry(file) : Optional.empty();
        return known.or(() -> files.archive(file).map(found -> IndexedEntry.read(files, file, 0, CancelToken.NONE)))
                .map(IndexedEntry::index);
    }

    @Override
    public SearchIndex searchIndex() {
        return searchIndex;
    }

    @Override
    public Optional<DirectoryListing> list(VPath directory) {
        return files.list(directory);
    }

    @Override
    public boolean hasEntryOfItsOwn(VPath folder) {
        return files.archive(folder.onDisk())
                .filter(archive -> archive.hasFolderEntry(folder.entryName()))
                .isPresent();
    }

    @Override
    public Optional<FileStamp> stamp(VPath file) {
        return files.stamp(file);
    }

    @Override
    public Optional<ParsedModule> module(VPath file) {
        Optional<ParsedModule> known = modules.get(file);
        if (known == null) {
            boolean isCompiled = file.name().endsWith("$py.class");
            known = files.read(file)
                    .map(bytes -> isCompiled
                            ? CompiledModule.read(bytes).outline()
                            : new String(bytes, StandardCharsets.UTF_8))
                    .map(text -> ParsedFiles.parse(text, profile.grammar()));
            modules.put(file, known);
        }
        return known;
    }

    @Override
    public Optional<PythonFile> tree(VPath file) {
        return files.read(file)
                .map(bytes -> PythonParser.parse(new String(bytes, StandardCharsets.UTF_8), profile.grammar()));
    }

    @Override
    public VPath workingDirectory() {
        return workingDirectory;
    }

    @Override
    public Optional<ClassFile> classFile(ClassRef reference) {
        if (reference.origin() instanceof ClassOrigin.Entry
                && classPath
                        .find(reference.packageName(), reference.name())
                        .filter(reference::equals)
                        .isEmpty()) {
            return reference.file().flatMap(files::read).flatMap(bytes -> ClassFile.parse(bytes, problem -> {}));
        }
        return classPath.read(reference).map(this::asOfJdk);
    }

    private ClassFile asOfJdk(ClassFile file) {
        return file.major() <= jdkClasses
                ? file
                : new ClassFile(
                        jdkClasses,
                        file.minor(),
                        file.access(),
                        file.name(),
                        file.superName(),
                        file.interfaces(),
                        file.signature(),
                        file.isDeprecated(),
                        file.fields(),
                        file.methods(),
                        file.innerClasses(),
                        file.isLocal(),
                        file.sourceFile());
    }

    @Override
    public Optional<LoadableClass> loadable(ClassRef reference) {
        Optional<LoadableClass> onClassPath = classPath.loadable(reference);
        return onClassPath.isPresent()
                ? onClassPath
                : reference.file().flatMap(files::read).map(LoadableClass::read);
    }

    @Override
    public Optional<CompiledModule> compiled(VPath file) {
        return files.read(file).map(CompiledModule::read);
    }
}
