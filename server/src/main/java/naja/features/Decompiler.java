package naja.features;

import java.util.Map;
import java.util.Optional;
import naja.base.CancelToken;
import naja.vfs.VPath;

/** Makes sources of class files, for classes that come without. */
@FunctionalInterface
public interface Decompiler {
    /** Decompiles nothing. */
    Decompiler NONE = (internalName, classFiles, cancel) -> Optional.empty();

    /**
     * The source of a class.
     *
     * @param internalName of the outermost class
     * @param classFiles the class files of it and of all classes nested in it, by internal name
     * @return the file with the text; nothing if there is none
     */
    Optional<VPath> source(String internalName, Map<String, byte[]> classFiles, CancelToken cancel);
}
