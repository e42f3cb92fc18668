package naja.javaindex;

import java.util.List;
import java.util.Optional;

/** The Java packages and classes of one origin: an entry of the class path, or a JDK. */
public interface ClassSource {

    /** Says whether there is a class in the package {@code name} or in one below it. */
    boolean hasPackage(String name);

    /** The last parts of the names of the packages directly below {@code packageName}, in order; {@code ""} is the root. */
    List<String> subpackages(String packageName);

    /** The simple binary names of the classes in {@code packageName}, in order. */
    List<String> classes(String packageName);

    /** The class of this package and simple binary name, if it is here. */
    Optional<ClassRef> find(String packageName, String name);

    /** The class file of {@code ref}, which this source has found. */
    Optional<byte[]> read(ClassRef ref);

    /** Says whether classes of {@code packageName} may be used by all code (Java Language Specification 7.7.2). */
    boolean isExported(String packageName);
}
