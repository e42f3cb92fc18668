package naja.names;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import naja.names.PackageContext.InPackage;
import naja.names.PackageContext.LoadedByPath;
import naja.names.PackageContext.RunAsModule;
import naja.names.PackageContext.Script;
import naja.names.PackageContext.TopLevel;
import org.junit.jupiter.api.Test;

class PackageContextTest {

    @Test
    void relativeImportsStartFromThePackage() {
        assertContext("a.m", "a", new InPackage(new ModuleName("a.m"), false));
        assertContext("a.b", "a.b", new InPackage(new ModuleName("a.b"), true));
        assertContext("m", "", new TopLevel(new ModuleName("m")));
        assertContext("by.path", "by", new LoadedByPath(new ModuleName("by.path"), false));
        assertContext("by.path", "by.path", new LoadedByPath(new ModuleName("by.path"), true));
        assertContext("__main__", "", new Script());
        assertContext("__main__", "a.b", new RunAsModule(new ModuleName("a.b")));
    }

    @Test
    void aModuleIsEitherInAPackageOrAtTheTop() {
        assertThrows(IllegalArgumentException.class, () -> new InPackage(new ModuleName("m"), false));
        assertThrows(IllegalArgumentException.class, () -> new TopLevel(new ModuleName("a.m")));
    }

    private static void assertContext(String name, String packageName, PackageContext context) {
        assertEquals(name, context.moduleName());
        assertEquals(
                packageName, context.packageName().map(ModuleName::toString).orElse(""));
    }
}
