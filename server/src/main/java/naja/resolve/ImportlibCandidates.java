package naja.resolve;

import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import naja.javaindex.ClassRef;
import naja.javaindex.JavaMember;
import naja.resolve.Candidate.Kind;
import naja.resolve.Python3Runtime.JavaBridge;
import naja.vfs.DirectoryListing;
import naja.vfs.VPath;

/** What Python 3's finders, and those of the bridges to Java, could find in one place, by name. */
final class ImportlibCandidates {
    private final ResolverView view;
    private final Python3Runtime runtime;
    private final BridgedJava java;
    private final Map<String, Candidate> found = new TreeMap<>();

    ImportlibCandidates(ResolverView view, Python3Runtime runtime, JavaPackages javaPackages) {
        this.view = view;
        this.runtime = runtime;
        this.java = new BridgedJava(view, new ImportState(), javaPackages);
    }

    /** The modules, packages and namespace portions in a directory. */
    Map<String, Candidate> inDirectory(VPath directory) {
        DirectoryListing listing = view.list(directory).orElse(DirectoryListing.EMPTY);
        for (String name : listing.directories()) {
            DirectoryListing inside = view.list(directory.child(name)).orElse(DirectoryListing.EMPTY);
            boolean holdsModules = !inside.directories().isEmpty()
                    || inside.files().stream().anyMatch(file -> !module(file).isEmpty());
            if (holdsModules && !name.equals("__pycache__")) {
                add(name, Kind.PACKAGE);
            }
        }
        for (String file : listing.files()) {
            String name = module(file);
            if (!name.isEmpty() && !name.equals("__init__")) {
                add(name, Kind.MODULE);
            }
        }
        return found;
    }

    /** The name of the module that a file is; empty for other files. */
    private String module(String file) {
        for (String suffix : runtime.extensions()) {
            if (file.endsWith(suffix)) {
                return file.substring(0, file.length() - suffix.length());
            }
        }
        int dot = file.lastIndexOf('.');
        boolean isModule = file.endsWith(".py") || file.endsWith(".pyc");
        return isModule ? file.substring(0, dot) : "";
    }

    /** The modules of the standard library in one of its packages, or at the top. */
    Map<String, Candidate> inLibrary(String packageName) {
        String prefix = packageName.isEmpty() ? "" : packageName + ".";
        for (String name : Python3Records.modules()) {
            if (name.startsWith(prefix) && name.indexOf('.', prefix.length()) < 0) {
                boolean isPackage = Python3Records.module(name)
                        .filter(Python3Records.Module::isPackage)
                        .isPresent();
                add(name.substring(prefix.length()), isPackage ? Kind.PACKAGE : Kind.MODULE);
            }
        }
        return found;
    }

    /** What a module of the standard library holds, as far as that was recorded. */
    Map<String, Candidate> namesOfLibrary(ModuleSpec spec) {
        Python3Records.module(spec.name()).ifPresent(known -> {
            for (String name : known.exported()) {
                Referent referent = new Referent.ModuleAttribute(spec, name);
                found.putIfAbsent(name, new Candidate(name, Kind.VARIABLE, Optional.of(referent)));
            }
        });
        return found;
    }

    /** The Java packages that are there as top-level names. */
    Map<String, Candidate> topLevelJava() {
        switch (runtime.bridge()) {
            case GRAALPY_JYTHON, JPYPE, JEP -> java.subpackages("").forEach(name -> add(name, Kind.JAVA_PACKAGE));
            case JEP_NAMING -> add("java", Kind.JAVA_PACKAGE);
            case NONE, GRAALPY -> {}
        }
        return found;
    }

    /** The subpackages and classes of a Java package; GraalPy shows all packages below {@code java}. */
    Map<String, Candidate> inJavaPackage(String name) {
        Set<String> packages = new LinkedHashSet<>();
        packages.add(name);
        if (runtime.bridge() == JavaBridge.GRAALPY && (name + ".").startsWith("java.")) {
            packages.add(name.length() < 5 ? "" : name.substring(5));
        }
        boolean takesAll = runtime.bridge() == JavaBridge.JEP || runtime.bridge() == JavaBridge.JEP_NAMING;
        for (String packageName : packages) {
            java.subpackages(packageName).forEach(child -> add(child, Kind.JAVA_PACKAGE));
            for (String child : packageName.isEmpty() ? Set.<String>of() : java.classes(packageName)) {
                ClassRef reference = java.find(packageName + "." + child);
                if (reference != null && (takesAll || java.isPublic(reference))) {
                    ModuleSpec.JavaClass javaClass = new ModuleSpec.JavaClass(reference.binaryName(), reference);
                    found.putIfAbsent(child, new Candidate(child, Kind.JAVA_CLASS, Optional.of(javaClass)));
                }
            }
        }
        return found;
    }

    /** The nested classes and static members of a Java class; Jep imports none. */
    Map<String, Candidate> inJavaClass(ModuleSpec.JavaClass javaClass) {
        boolean isJep = runtime.bridge() == JavaBridge.JEP || runtime.bridge() == JavaBridge.JEP_NAMING;
        for (JavaMember member : isJep ? java.members(javaClass).subList(0, 0) : java.members(javaClass)) {
            if (member.isStatic() || member.kind() == JavaMember.Kind.NESTED_CLASS) {
                Referent referent = new Referent.JavaMember(javaClass, member.name());
                found.putIfAbsent(
                        member.name(),
                        new Candidate(member.name(), ClassAttributes.kind(member), Optional.of(referent)));
            }
        }
        return found;
    }

    private void add(String name, Kind kind) {
        found.putIfAbsent(name, new Candidate(name, kind, Optional.empty()));
    }
}
