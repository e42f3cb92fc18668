package naja.resolve;

import java.util.List;
import naja.names.PackageContext;
import naja.vfs.VPath;

/** The import statement that runs in one simulated interpreter of Python 3. */
final class RunningStatement implements JavaHook.Statement {
    private ImportRequest request = new ImportRequest(
            VPath.parse("/"), new PackageContext.Script(), 0, "", List.of(), ImportRequest.Kind.PLAIN);

    void begin(ImportRequest begun) {
        request = begun;
    }

    /** The file that it stands in. */
    VPath file() {
        return request.file();
    }

    /** How that file is running. */
    PackageContext context() {
        return request.context();
    }

    @Override
    public String target() {
        return request.fromList().isEmpty()
                ? request.name()
                : request.name() + "." + request.fromList().get(0);
    }
}
