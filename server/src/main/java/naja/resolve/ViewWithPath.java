package naja.resolve;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import naja.javaindex.ClassFile;
import naja.javaindex.ClassRef;
import naja.javaindex.CompiledModule;
import naja.javaindex.JavaIndex;
import naja.javaindex.LoadableClass;
import naja.javaindex.PackageIndex;
import naja.syntax.ParsedModule;
import naja.syntax.PythonFile;
import naja.vfs.DirectoryListing;
import naja.vfs.FileStamp;
import naja.vfs.VPath;

/** A view whose {@code sys.path} is the one that a rehearsed program has made by now. */
record ViewWithPath(ResolverView base, PathState path) implements ResolverView {

    @Override
    public SysPath sysPath() {
        return path.current();
    }

    @Override
    public ResolverView atStart() {
        return base.atStart();
    }

    /** The path may lose the entry; a module of it that was imported is the runtime's all the same. */
    @Override
    public boolean isRuntimes(VPath file) {
        return base.isRuntimes(file);
    }

    @Override
    public RuntimeProfile profile() {
        return base.profile();
    }

    @Override
    public SearchIndex searchIndex() {
        return path.index(this);
    }

    @Override
    public JavaIndex classPath() {
        return base.classPath();
    }

    @Override
    public List<VPath> classPathDirectories() {
        return base.classPathDirectories();
    }

    @Override
    public List<VPath> classPathEntries() {
        return base.classPathEntries();
    }

    @Override
    public Optional<PackageIndex> archive(VPath archive) {
        return base.archive(archive);
    }

    @Override
    public Optional<DirectoryListing> list(VPath directory) {
        return base.list(directory);
    }

    @Override
    public boolean hasEntryOfItsOwn(VPath folder) {
        return base.hasEntryOfItsOwn(folder);
    }

    @Override
    public Optional<FileStamp> stamp(VPath file) {
        return base.stamp(file);
    }

    @Override
    public Optional<ParsedModule> module(VPath file) {
        return base.module(file);
    }

    @Override
    public Optional<PythonFile> tree(VPath file) {
        return base.tree(file);
    }

    @Override
    public VPath workingDirectory() {
        return base.workingDirectory();
    }

    @Override
    public Map<String, VPath> modulesByPath() {
        return base.modulesByPath();
    }

    @Override
    public Map<String, String> environment() {
        return base.environment();
    }

    @Override
    public Optional<ClassFile> classFile(ClassRef reference) {
        return base.classFile(reference);
    }

    @Override
    public Optional<LoadableClass> loadable(ClassRef reference) {
        return base.loadable(reference);
    }

    @Override
    public Optional<CompiledModule> compiled(VPath file) {
        return base.compiled(file);
    }

    @Override
    public boolean classPathIsKnown() {
        return base.classPathIsKnown();
    }

    @Override
    public boolean mayBeBuilt() {
        return base.mayBeBuilt();
    }

    @Override
    public boolean platformIsKnown() {
        return base.platformIsKnown();
    }

    @Override
    public Optional<String> remembered(Object key, Supplier<Optional<String>> find) {
        return find.get();
    }

    @Override
    public Optional<String> javaIncomplete(String packageName) {
        return base.javaIncomplete(packageName);
    }
}
