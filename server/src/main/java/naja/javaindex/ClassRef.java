package naja.javaindex;

import java.util.Optional;
import naja.vfs.VPath;

/**
 * One class of the index, found by name; its class file has not been read.
 *
 * @param packageName with dots, {@code ""} for the unnamed package
 * @param name the simple binary name: {@code Map}, {@code Map$Entry}
 */
public record ClassRef(ClassOrigin origin, String packageName, String name) {

    // What the compiler makes of a record costs 10 ms when a hash is first asked for, which is before the first answer.
    @Override
    public int hashCode() {
        return 31 * packageName.hashCode() + name.hashCode();
    }

    @Override
    public boolean equals(Object object) {
        return object instanceof ClassRef other
                && name.equals(other.name)
                && packageName.equals(other.packageName)
                && origin.equals(other.origin);
    }

    /** The name as class files write it: {@code java/util/Map$Entry}. */
    public String internalName() {
        return packageName.isEmpty() ? name : packageName.replace('.', '/') + "/" + name;
    }

    /** The name as {@code Class.getName} writes it: {@code java.util.Map$Entry}. */
    public String binaryName() {
        return packageName.isEmpty() ? name : packageName + "." + name;
    }

    /** The entry of the class path, the root of the sources or the home of the JDK that it comes from. */
    public VPath place() {
        if (origin instanceof ClassOrigin.Entry entry) {
            return entry.root().entryName().isEmpty() ? entry.root().onDisk() : entry.root();
        }
        return origin instanceof ClassOrigin.Source source
                ? source.root()
                : VPath.of(((ClassOrigin.Module) origin).home());
    }

    /** The class file, if the class is no module's; in a multi-release archive the one of the base version. */
    public Optional<VPath> file() {
        return origin instanceof ClassOrigin.Entry entry
                ? Optional.of(entry.root().resolve(internalName() + ".class"))
                : Optional.empty();
    }
}
