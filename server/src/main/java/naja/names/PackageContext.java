package naja.names;

import java.util.Optional;

/**
 * One way in which a file can be running: its {@code __name__}, and the {@code __package__} that its imports start
 * from (PEP 366; Jython's {@code imp.get_parent}). A file can have several; they are kept in order of likelihood.
 */
public sealed interface PackageContext {

    /** The {@code __name__} of the running module. */
    String moduleName();

    /** The package relative imports start from, if there is one. */
    Optional<ModuleName> packageName();

    /**
     * A module below a root: {@code a.b.m} in package {@code a.b}, or package {@code a.b} itself by its {@code
     * __init__}.
     *
     * @param name the module's full name
     * @param isPackage whether the file is the package's {@code __init__}
     */
    record InPackage(ModuleName name, boolean isPackage) implements PackageContext {

        public InPackage {
            if (!isPackage && name.parent().isEmpty()) {
                throw new IllegalArgumentException("a top-level module is in no package: " + name);
            }
        }

        @Override
        public String moduleName() {
            return name.text();
        }

        @Override
        public Optional<ModuleName> packageName() {
            return isPackage ? Optional.of(name) : name.parent();
        }
    }

    /** A module directly in a root: it has a name and no package. */
    record TopLevel(ModuleName name) implements PackageContext {

        public TopLevel {
            if (name.parent().isPresent()) {
                throw new IllegalArgumentException("not a top-level name: " + name);
            }
        }

        @Override
        public String moduleName() {
            return name.text();
        }

        @Override
        public Optional<ModuleName> packageName() {
            return Optional.empty();
        }
    }

    /**
     * A file that a program loads by its path under a name of its choice ({@code imp.load_source}, {@code
     * importlib.util.spec_from_file_location}): the name need not be one that the file's place gives it.
     *
     * @param name the module's full name
     * @param isPackage whether it was loaded as a package, as an {@code __init__} is; its submodules lie beside it
     */
    record LoadedByPath(ModuleName name, boolean isPackage) implements PackageContext {

        @Override
        public String moduleName() {
            return name.text();
        }

        @Override
        public Optional<ModuleName> packageName() {
            return isPackage ? Optional.of(name) : name.parent();
        }
    }

    /** A file run as the main program: {@code __name__} is {@code __main__} and there is no package. */
    record Script() implements PackageContext {

        @Override
        public String moduleName() {
            return "__main__";
        }

        @Override
        public Optional<ModuleName> packageName() {
            return Optional.empty();
        }
    }

    /**
     * A module run with {@code -m}: {@code __name__} is {@code __main__} and the package is that of its real name.
     *
     * @param packageOfModule the package the module lies in, as {@code __package__} has it
     */
    record RunAsModule(ModuleName packageOfModule) implements PackageContext {

        @Override
        public String moduleName() {
            return "__main__";
        }

        @Override
        public Optional<ModuleName> packageName() {
            return Optional.of(packageOfModule);
        }
    }
}
