package naja.workspace;

import naja.names.ModuleName;
import naja.names.PackageContext;
import naja.vfs.VPath;

/**
 * A file that the project's programs load by its path, not by an import.
 *
 * @param file the file
 * @param name the name it is loaded under
 * @param origin who says so, for people
 */
public record ModuleByPath(VPath file, ModuleName name, String origin) {

    /** Whether it is loaded as a package: its submodules lie beside it. */
    public boolean isPackage() {
        return file.name().equals("__init__.py");
    }

    /** How the file runs. */
    PackageContext.LoadedByPath context() {
        return new PackageContext.LoadedByPath(name, isPackage());
    }
}
