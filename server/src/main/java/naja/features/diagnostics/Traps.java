package naja.features.diagnostics;

import java.util.Optional;
import naja.features.ImportQuestions;
import naja.features.diagnostics.ImportProblem.Related;
import naja.names.ModuleName;
import naja.resolve.ImportTrace;
import naja.resolve.ModuleSpec;
import naja.resolve.Referent;
import naja.resolve.Resolution;
import naja.resolve.ResolvedImport;
import naja.resolve.Resolver;
import naja.resolve.ResolverView;
import naja.syntax.Binding;
import naja.syntax.ImportStatement;
import naja.syntax.NamePart;
import naja.text.Span;
import naja.vfs.DirectoryListing;
import naja.vfs.VPath;
import naja.workspace.DiagnosticCode;
import naja.workspace.Severity;

/**
 * The places where Jython's rules surprise: what is there is hidden by something else, or an import takes another thing than
 * the one that lies beside it (facts, section 5).
 */
final class Traps {
    private final ResolverView view;
    private final Sentences sentences;

    Traps(ImportQuestions questions, Sentences sentences) {
        this.view = questions.view();
        this.sentences = sentences;
    }

    /** What hides a module that an import misses; nothing if nothing does. */
    Optional<ImportProblem> behindMiss(NamePart part, int index, ResolvedImport answer) {
        return hiddenModule(part.span(), Severity.ERROR, answer).or(() -> hiddenBySibling(part, index, answer));
    }

    /** A module file that a directory of its name hides. */
    private Optional<ImportProblem> hiddenModule(Span span, Severity severity, ResolvedImport answer) {
        return bareDirectory(answer)
                .map(directory -> new ImportProblem(
                        DiagnosticCode.HIDDEN_BY_DIRECTORY,
                        severity,
                        span,
                        sentences.hiddenByDirectory(directory),
                        Optional.of(
                                Related.file(directory.parent().child(directory.name() + ".py"), "This is hidden."))));
    }

    /** A module file that a directory hides which makes a Java package of that name; {@code severity} if that is what is found. */
    Optional<ImportProblem> javaInPlaceOfModule(Span span, Severity severity, ResolvedImport answer) {
        boolean isJava = answer.module().found().orElse(null) instanceof ModuleSpec.JavaPackage;
        return isJava ? hiddenModule(span, severity, answer) : Optional.empty();
    }

    /** The first directory without {@code __init__} that the search took for the module, though a file of its name lies beside it. */
    private Optional<VPath> bareDirectory(ResolvedImport answer) {
        for (ImportTrace.Step step : answer.trace().steps()) {
            if (step instanceof ImportTrace.Step.Looked looked
                    && looked.what().equals("package")
                    && !looked.outcome().equals("found")) {
                VPath directory = looked.directory();
                DirectoryListing beside = view.list(directory.parent()).orElse(DirectoryListing.EMPTY);
                boolean isLast = looked.name().equals(answer.request().name())
                        || looked.name().endsWith("." + answer.request().name());
                if (isLast && beside.hasFile(directory.name() + ".py")) {
                    return Optional.of(directory);
                }
            }
        }
        return Optional.empty();
    }

    /** A module of the file's own package that takes the first part, where the top level has the whole name. */
    private Optional<ImportProblem> hiddenBySibling(NamePart part, int index, ResolvedImport answer) {
        ModuleName own = answer.request().context().packageName().orElse(null);
        if (index == 0 || own == null || answer.request().level() != -1) {
            return Optional.empty();
        }
        Referent first = answer.part(0).flatMap(Resolution::found).orElse(null);
        String name = answer.request().name();
        String firstName = name.substring(0, name.indexOf('.') < 0 ? name.length() : name.indexOf('.'));
        if (!(first instanceof ModuleSpec sibling)
                || !sibling.isPython()
                || !sibling.name().equals(own.text() + "." + firstName)
                || Resolver.topLevel(answer.request(), view).isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new ImportProblem(
                DiagnosticCode.HIDDEN_BY_SIBLING,
                Severity.ERROR,
                part.span(),
                sentences.hiddenBySibling(sibling, name),
                sibling.source().map(source -> Related.file(source, "This is found first."))));
    }

    /** A module that is missing under this name, and is there under one that differs in letter case. */
    Optional<ImportProblem> otherCase(NamePart part, ResolvedImport answer) {
        for (ImportTrace.Step step : answer.trace().steps()) {
            if (step instanceof ImportTrace.Step.Looked looked
                    && looked.what().equals("module")
                    && (looked.name().equals(part.text()) || looked.name().endsWith("." + part.text()))) {
                Optional<String> other = PythonFiles.otherCase(view, looked.directory(), part.text());
                if (other.isPresent()) {
                    return other.map(name -> new ImportProblem(
                            DiagnosticCode.LETTER_CASE,
                            Severity.ERROR,
                            part.span(),
                            sentences.moduleCase(part.text(), name),
                            PythonFiles.module(view, looked.directory(), name)
                                    .map(file -> Related.file(file, "This differs in letter case only."))));
                }
            }
        }
        return Optional.empty();
    }

    /** A name that a Python module has with other letters, or that a module of a package has. */
    Optional<ImportProblem> otherCaseIn(NamePart name, ResolvedImport answer) {
        if (!(answer.module().found().orElse(null) instanceof ModuleSpec spec) || !spec.isPython()) {
            return Optional.empty();
        }
        Optional<String> bound = spec.source().flatMap(view::module).flatMap(module -> module.bindings().stream()
                .map(Binding::name)
                .filter(bindingName -> bindingName.equalsIgnoreCase(name.text()) && !bindingName.equals(name.text()))
                .findFirst());
        Optional<String> other = bound.or(() -> spec.searchLocations().stream()
                .flatMap(place -> PythonFiles.otherCase(view, place, name.text()).stream())
                .findFirst());
        return other.map(found -> new ImportProblem(
                DiagnosticCode.LETTER_CASE,
                Severity.ERROR,
                name.span(),
                bound.isPresent()
                        ? sentences.nameCase(name.text(), found, answer)
                        : sentences.moduleCase(name.text(), found)));
    }

    /** A class of a Python package that cannot be reached, because the first directory of the package's name has no class. */
    Optional<ImportProblem> hiddenClass(NamePart name, ResolvedImport answer) {
        Referent module = answer.module().found().orElse(null);
        if (!(module instanceof ModuleSpec.Package spec)) {
            return Optional.empty();
        }
        return Resolver.classFile(spec.name(), name.text(), view)
                .map(place -> new ImportProblem(
                        DiagnosticCode.CLASS_HIDDEN_BY_SOURCES,
                        Severity.ERROR,
                        name.span(),
                        sentences.hiddenClass(spec, name.text(), place, blocking(spec)),
                        Optional.of(Related.file(place, "The class that is out of reach."))));
    }

    /** The outermost directory of a package that holds Python files and no class: with it the Java package ends. */
    private VPath blocking(ModuleSpec.Package spec) {
        VPath directory = spec.searchLocations().get(0);
        VPath blocking = directory;
        for (int dot = spec.name().length(); dot > 0; dot = spec.name().lastIndexOf('.', dot - 1)) {
            DirectoryListing listing = view.list(directory).orElse(DirectoryListing.EMPTY);
            if (listing.hasPythonFiles() && !listing.hasClassFiles()) {
                blocking = directory;
            }
            directory = directory.parent();
        }
        return blocking;
    }

    /** A from-import that takes a Java class or package where a plain import takes the Python module of that name. */
    Optional<ImportProblem> javaBeforePython(ImportStatement.FromName name, int index, ResolvedImport answer) {
        Referent taken = index < answer.names().size()
                ? answer.names().get(index).found().orElse(null)
                : null;
        Referent module = answer.module().found().orElse(null);
        boolean isJava = taken instanceof ModuleSpec.JavaClass || taken instanceof ModuleSpec.JavaPackage;
        if (!isJava || !(taken instanceof ModuleSpec java) || !(module instanceof ModuleSpec.Package spec)) {
            return Optional.empty();
        }
        return pythonFile(spec, name.name().text())
                .map(file -> new ImportProblem(
                        DiagnosticCode.JAVA_BEFORE_PYTHON,
                        Severity.WARNING,
                        name.name().span(),
                        sentences.javaBeforePython(java, file),
                        Optional.of(Related.file(file, "This is not taken."))));
    }

    private Optional<VPath> pythonFile(ModuleSpec.Package spec, String name) {
        return spec.searchLocations().stream()
                .flatMap(place -> PythonFiles.module(view, place, name).stream())
                .findFirst();
    }
}
