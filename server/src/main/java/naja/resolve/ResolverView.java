package naja.resolve;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import naja.base.CancelToken;
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

/** The world as one snapshot shows it to the resolver. Reading the same thing twice gives the same answer. */
public interface ResolverView {

    /** The runtime whose algorithm answers. */
    RuntimeProfile profile();

    /** The search path of the importing file. */
    SysPath sysPath();

    /** The view with the path that the program starts with. */
    default ResolverView atStart() {
        return this;
    }

    /** Says whether a file is one of the runtime's own: it lies below an entry that the runtime adds to its path by itself. */
    default boolean isRuntimes(VPath file) {
        List<PathEntry> entries = sysPath().entries();
        for (int i = 0; i < entries.size(); i++) {
            PathEntry entry = entries.get(i);
            if (entry.isRuntimes() && entry.location().filter(file::startsWith).isPresent()) {
                return true;
            }
        }
        return false;
    }

    /** The JVM class path and the JDK. */
    JavaIndex classPath();

    /** The directories and archives of the JVM class path in order, as {@code __pyclasspath__/} sees them. */
    List<VPath> classPathEntries();

    /** Says whether a top-level class is public; one whose class file cannot be read counts as public. */
    default boolean isPublic(ClassRef reference) {
        return classFile(reference).map(ClassFile::isPublic).orElse(true);
    }

    /** Those of {@link #classPathEntries} that are directories in no archive. */
    default List<VPath> classPathDirectories() {
        return classPathEntries().stream().filter(entry -> !entry.isInArchive()).toList();
    }

    /** The classes of an archive on {@code sys.path}; nothing if it is not indexed yet or is no archive. */
    Optional<PackageIndex> archive(VPath archive);

    /** The names in a directory or in a folder of an archive; nothing if there is none. */
    Optional<DirectoryListing> list(VPath directory);

    /** Says whether a folder of an archive has an entry of its own there, and not only entries below it. */
    default boolean hasEntryOfItsOwn(VPath folder) {
        return true;
    }

    /** The stamp of a file; nothing if there is none. */
    Optional<FileStamp> stamp(VPath file);

    /** What a Python source file says; nothing if it cannot be read. */
    Optional<ParsedModule> module(VPath file);

    /** The syntax tree of a Python source file, which is not kept by who asks; nothing if it cannot be read. */
    Optional<PythonFile> tree(VPath file);

    /** The directory that programs are started in, which relative paths start from. */
    default VPath workingDirectory() {
        return VPath.parse("/");
    }

    /**
     * The runs of the programs in the project of {@code file} that change where imports find their modules, by the file that each
     * begins with: the imports of {@code file} may find more in one of them than alone.
     */
    default Map<VPath, FileRun> programs(VPath file, CancelToken cancel) {
        return Map.of();
    }

    /** The modules that programs load by path, by their names: what an import of such a name finds in {@code sys.modules}. */
    default Map<String, VPath> modulesByPath() {
        return Map.of();
    }

    /**
     * A file that, as far as its text tells, sets an attribute of a module of another file when it runs; nothing if none does.
     *
     * @param module the module's dotted name
     * @param name the attribute
     */
    default Optional<VPath> putter(String module, String name) {
        return Optional.empty();
    }

    /** The environment variables that programs see, as far as the settings say. */
    default Map<String, String> environment() {
        return Map.of();
    }

    /** The class file of {@code reference}, on the class path or on {@code sys.path}; nothing if it cannot be read. */
    Optional<ClassFile> classFile(ClassRef reference);

    /** What the resolver derives from this view; always the same object. */
    SearchIndex searchIndex();

    /** What the class file of {@code reference} tells of loading its class; nothing if it cannot be read. */
    Optional<LoadableClass> loadable(ClassRef reference);

    /** What a compiled Python file ({@code m$py.class}) says; nothing if it cannot be read. */
    Optional<CompiledModule> compiled(VPath file);

    /** Says whether the class path was stated, so that a class which another one needs and which is not found is not there. */
    default boolean classPathIsKnown() {
        return true;
    }

    /** Says whether files may be there when the program runs that are not there now: a build, or another platform, makes them. */
    default boolean mayBeBuilt() {
        return false;
    }

    /** Says whether the JDK that runs the program was stated. */
    default boolean platformIsKnown() {
        return true;
    }

    /**
     * The value of {@code find} for {@code key}, which may be kept for as long as the view is: it depends on nothing but the key
     * and the view.
     */
    default Optional<String> remembered(Object key, Supplier<Optional<String>> find) {
        return find.get();
    }

    /**
     * Why the Java package {@code packageName}, or a class of it, may be in something that the project needs and that was
     * not found, so that not finding it means nothing; nothing if it may not.
     */
    default Optional<String> javaIncomplete(String packageName) {
        return Optional.empty();
    }
}
