package naja.features.diagnostics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import naja.features.ImportQuestions;
import naja.javaindex.ClassOrigin;
import naja.javaindex.ClassRef;
import naja.javaindex.JavaIndex;
import naja.resolve.ModuleSpec;
import naja.resolve.PathEntry;
import naja.resolve.Referent;
import naja.resolve.ResolverView;
import naja.resolve.RuntimeProfile.Rule;
import naja.syntax.Grammar;
import naja.text.Span;
import naja.vfs.VPath;
import naja.workspace.ClasspathEntry;
import naja.workspace.DiagnosticCode;
import naja.workspace.ModuleClasspath;
import naja.workspace.Project;
import naja.workspace.Severity;

/** What is worth knowing of Java names that an import does find. */
final class JavaHints {
    private static final int VERSION_BEFORE_JAVA = 44;

    private final ResolverView view;
    private final JavaIndex index;
    private final Sentences sentences;

    /** The project that the file is in. */
    private final Project project;

    private final VPath file;

    JavaHints(ImportQuestions questions, Sentences sentences, Project project) {
        this.project = project;
        this.file = questions.file();
        this.view = questions.view();
        this.index = view.classPath();
        this.sentences = sentences;
    }

    /** A class that several entries of the class path have, with other contents. */
    Optional<ImportProblem> duplicate(Span span, Referent found) {
        if (!(found instanceof ModuleSpec.JavaClass java)
                || !(java.reference().origin() instanceof ClassOrigin.Entry)) {
            return Optional.empty();
        }
        ClassRef first = java.reference();
        List<ClassRef> all = index.inEntries(first.packageName(), first.name());
        if (all.size() < 2 || !all.get(0).equals(first)) {
            return Optional.empty();
        }
        byte[] bytes = index.bytes(first).orElse(null);
        List<VPath> others = new ArrayList<>();
        for (ClassRef other : all.subList(1, all.size())) {
            byte[] otherBytes = view.classPath().bytesIn(other).orElse(null);
            if (bytes != null && otherBytes != null && !Arrays.equals(bytes, otherBytes)) {
                others.add(place(other));
            }
        }
        return others.isEmpty()
                ? Optional.empty()
                : Optional.of(new ImportProblem(
                        DiagnosticCode.DUPLICATE_CLASS,
                        Severity.HINT,
                        span,
                        sentences.duplicate(first.binaryName(), place(first), others),
                        Optional.of(new ImportProblem.Related(
                                others.get(0), new Span(0, 0), "Another class of this name."))));
    }

    /** A class that only modules of the build have which this one has nothing to do with. */
    Optional<ImportProblem> ofOtherModule(Span span, Referent found) {
        Optional<VPath> buildFile = project.moduleClasspath(file).map(ModuleClasspath::buildFile);
        return buildFile.isPresent() && found instanceof ModuleSpec.JavaClass java && index.isForeign(java.reference())
                ? Optional.of(new ImportProblem(
                        DiagnosticCode.CLASS_OF_OTHER_MODULE,
                        Severity.HINT,
                        span,
                        sentences.ofOtherModule(
                                java.reference().binaryName(), buildFile.get(), origin(java.reference()))))
                : Optional.empty();
    }

    /** Where a class comes from: of an archive the build file that asks for it. */
    private String origin(ClassRef reference) {
        VPath place = reference.place();
        return project.classpath().stream()
                .filter(entry -> entry.location().equals(place) && entry.kind() == ClasspathEntry.Kind.ARCHIVE)
                .map(ClasspathEntry::origin)
                .findFirst()
                .orElse(sentences.shown(place));
    }

    private static VPath place(ClassRef reference) {
        return ((ClassOrigin.Entry) reference.origin()).root().onDisk();
    }

    /** A Java package that is found before a Python module of its name, which lies on a later entry of the path. */
    Optional<ImportProblem> beforePython(Span span, Referent found) {
        if (!(found instanceof ModuleSpec.JavaPackage java) || java.name().indexOf('.') >= 0) {
            return Optional.empty();
        }
        boolean isBehind = false;
        for (PathEntry entry : view.sysPath().entries()) {
            if (entry.kind() == PathEntry.Kind.CLASSPATH) {
                isBehind = true;
            } else if (isBehind && entry.location().isPresent()) {
                Optional<VPath> file = PythonFiles.module(view, entry.location().get(), java.name());
                if (file.isPresent()) {
                    return Optional.of(new ImportProblem(
                            DiagnosticCode.JAVA_BEFORE_PYTHON,
                            Severity.WARNING,
                            span,
                            sentences.packageBeforePython(java.name(), index.entryOf(java.name()), file.get()),
                            Optional.of(new ImportProblem.Related(
                                    file.get(), new Span(0, 0), "This is not found any more."))));
                }
            }
        }
        return Optional.empty();
    }

    /** A star import of a Java package whose classes this Jython cannot list (facts 4.6 and 4.7). */
    Optional<ImportProblem> star(Span span, Referent found) {
        if (!(found instanceof ModuleSpec.JavaPackage java)
                || view.profile().grammar() != Grammar.JYTHON_2_7
                || view.profile().follows(Rule.ONE_MODULE_TYPE)
                || !index.isComplete()
                || hasDirectory(java.name())) {
            return Optional.empty();
        }
        boolean isInModules = index.hasPackage(java.name()) && !index.hasPackageOutsideModules(java.name());
        int platform = view.platformIsKnown() ? index.platformVersion() : 0;
        String reason = "";
        if (!view.profile().packageCache()) {
            reason = "the package cache is off";
        } else if (isInModules && !view.profile().follows(Rule.JDK_INDEXED)) {
            reason = "this version does not know the packages of a JDK from Java 9 on";
        } else if (isInModules && platform > view.profile().newestClassFile()) {
            reason = "this version cannot read the class files of Java " + (platform - VERSION_BEFORE_JAVA);
        }
        return reason.isEmpty()
                ? Optional.empty()
                : Optional.of(new ImportProblem(
                        DiagnosticCode.STAR_BINDS_NO_CLASS,
                        Severity.HINT,
                        span,
                        "Jython " + view.profile().version() + " cannot list the classes of the Java package "
                                + java.name() + ": " + reason
                                + ". The star binds only what the program used before; name the classes instead."));
    }

    /** Says whether a directory of the search path or the class path has the package: those are listed in any case. */
    private boolean hasDirectory(String packageName) {
        String folder = packageName.replace('.', '/');
        List<VPath> places = new ArrayList<>(view.classPathDirectories());
        view.sysPath().entries().forEach(entry -> entry.location().ifPresent(places::add));
        return places.stream().filter(place -> !place.isInArchive()).anyMatch(place -> view.list(place.resolve(folder))
                .isPresent());
    }
}
