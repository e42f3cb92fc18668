package naja.features.diagnostics;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import naja.features.ImportQuestions;
import naja.features.diagnostics.ImportProblem.Related;
import naja.javaindex.CompiledModule;
import naja.names.ModuleName;
import naja.resolve.ModuleSpec;
import naja.resolve.PathEntry;
import naja.resolve.Referent;
import naja.resolve.ResolvedImport;
import naja.resolve.ResolverView;
import naja.syntax.Binding;
import naja.syntax.ExportedNames;
import naja.syntax.ParsedModule;
import naja.text.Span;
import naja.vfs.FileStamp;
import naja.vfs.VPath;
import naja.workspace.DiagnosticCode;
import naja.workspace.Severity;

/** What is worth knowing of Python modules that an import does find. */
final class PythonHints {
    /** Packages of the library that no program is meant to import, so that hiding them harms nobody. */
    private static final Set<String> NOBODYS = Set.of("test", "tests", "site");

    private static final String COMPILED = "$py.class";

    /** By how many milliseconds times of files may differ that mean the same. */
    private static final long ROUNDING = 2000;

    private final ImportQuestions questions;
    private final ResolverView view;
    private final Sentences sentences;
    private final Predicate<DiagnosticCode> wanted;

    /**
     * The hints for one file.
     *
     * @param wanted the kinds of problems that have to be looked for
     */
    PythonHints(ImportQuestions questions, Sentences sentences, Predicate<DiagnosticCode> wanted) {
        this.wanted = wanted;
        this.questions = questions;
        this.view = questions.view();
        this.sentences = sentences;
    }

    /** What is worth knowing of the first part of a dotted name. */
    List<ImportProblem> first(Span span, Referent found, ResolvedImport answer) {
        List<ImportProblem> problems = new ArrayList<>();
        if (!(found instanceof ModuleSpec spec)
                || !spec.isPython()
                || answer.request().level() > 0
                || view.isRuntimes(questions.file())) {
            return problems;
        }
        String name = firstPart(answer.request().name());
        boolean isSibling = isSibling(spec, name, answer);
        if (isSibling) {
            problems.add(new ImportProblem(
                    DiagnosticCode.IMPLICIT_RELATIVE_IMPORT,
                    Severity.HINT,
                    span,
                    sentences.implicitRelative(spec, name),
                    related(spec, "This is found."),
                    Set.of(ImportProblem.Tag.DEPRECATED)));
        }
        if (wanted.test(DiagnosticCode.HIDES_LIBRARY)) {
            hiddenLibrary(span, spec, name).ifPresent(problems::add);
        }
        if (!isSibling && wanted.test(DiagnosticCode.AMBIGUOUS_ROOT)) {
            otherRoot(span, spec, name).ifPresent(problems::add);
        }
        return problems;
    }

    private static String firstPart(String name) {
        return name.substring(0, name.indexOf('.') < 0 ? name.length() : name.indexOf('.'));
    }

    private static boolean isSibling(ModuleSpec spec, String name, ResolvedImport answer) {
        Optional<String> own = answer.request().context().packageName().map(ModuleName::text);
        return answer.request().level() < 0 && own.isPresent() && spec.name().equals(own.get() + "." + name);
    }

    /** A module of the runtime's library that the one found hides. */
    private Optional<ImportProblem> hiddenLibrary(Span span, ModuleSpec spec, String name) {
        Optional<VPath> source = spec.source().filter(place -> !view.isRuntimes(place));
        if (source.isEmpty() || NOBODYS.contains(name)) {
            return Optional.empty();
        }
        for (PathEntry entry : view.sysPath().entries()) {
            Optional<VPath> hidden = entry.isRuntimes() && !isSitePackages(entry)
                    ? entry.location().flatMap(place -> PythonFiles.module(view, place, name))
                    : Optional.empty();
            if (hidden.isPresent() && !isCopy(source.get(), hidden.get())) {
                return Optional.of(new ImportProblem(
                        DiagnosticCode.HIDES_LIBRARY,
                        Severity.HINT,
                        span,
                        sentences.hidesLibrary(source.get(), name),
                        List.of(
                                Related.file(source.get(), "This is found first."),
                                Related.file(hidden.get(), "The module of the library.")),
                        Set.of()));
            }
        }
        return Optional.empty();
    }

    /** Says whether a file looks like a copy of one of the library: a program may carry the library along. */
    private boolean isCopy(VPath file, VPath other) {
        return view.stamp(file).map(FileStamp::size).equals(view.stamp(other).map(FileStamp::size));
    }

    private static boolean isSitePackages(PathEntry entry) {
        return entry.location()
                .filter(place -> place.name().equals("site-packages"))
                .isPresent();
    }

    /** A module of the same name in a later root of the project. */
    private Optional<ImportProblem> otherRoot(Span span, ModuleSpec spec, String name) {
        Optional<VPath> source = spec.source();
        if (source.isEmpty() || extendsItself(source.get())) {
            return Optional.empty();
        }
        boolean isBehind = false;
        for (PathEntry entry : view.sysPath().entries()) {
            VPath place = entry.location().orElse(null);
            if (place == null || entry.isRuntimes() || entry.kind() != PathEntry.Kind.DIRECTORY) {
                continue;
            }
            Optional<VPath> there = PythonFiles.module(view, place, name);
            if (there.equals(source)) {
                isBehind = true;
            } else if (isBehind && there.isPresent()) {
                return Optional.of(new ImportProblem(
                        DiagnosticCode.AMBIGUOUS_ROOT,
                        Severity.HINT,
                        span,
                        sentences.otherRoot(source.get(), there.get(), name),
                        List.of(
                                Related.file(source.get(), "This is found first."),
                                Related.file(there.get(), "This has the same name.")),
                        Set.of()));
            }
        }
        return Optional.empty();
    }

    /** Says whether a package looks for its modules elsewhere, too ({@code pkgutil.extend_path}). */
    private boolean extendsItself(VPath source) {
        return view.module(source).filter(ParsedModule::editsSearchPath).isPresent();
    }

    /** A compiled file that is taken though its source has changed or gone. */
    Optional<ImportProblem> compiled(Span span, Referent found) {
        VPath origin = found instanceof ModuleSpec.Compiled module
                ? module.origin()
                : found instanceof ModuleSpec.Package module ? module.origin() : questions.file();
        if (!(found instanceof ModuleSpec spec)
                || !origin.name().endsWith(COMPILED)
                || origin.isInArchive()
                || view.isRuntimes(origin)) {
            return Optional.empty();
        }
        if (spec.source().isEmpty()) {
            return Optional.of(new ImportProblem(
                    DiagnosticCode.ORPHAN_CLASS_FILE,
                    Severity.HINT,
                    span,
                    sentences.orphan(origin),
                    List.of(Related.file(origin, "The compiled file.")),
                    Set.of()));
        }
        return missingIn(origin, spec.source().get())
                .map(name -> new ImportProblem(
                        DiagnosticCode.STALE_CLASS_FILE,
                        Severity.HINT,
                        span,
                        sentences.stale(origin, spec.source().get(), name),
                        List.of(
                                Related.file(origin, "The compiled file."),
                                Related.file(spec.source().get(), "Its source.")),
                        Set.of()));
    }

    /**
     * A function or class that the source has and the compiled file does not, so that it was made of another source. Times of files
     * alone do not tell: a copied source is newer than what was made of it.
     */
    private Optional<String> missingIn(VPath compiled, VPath source) {
        long noted = view.compiled(compiled).map(CompiledModule::sourceTime).orElse(-1L);
        long modified = view.stamp(source).map(FileStamp::modified).orElse(0L);
        Optional<ParsedModule> outline = view.module(compiled);
        if (noted < 0 || noted >= modified - ROUNDING || outline.isEmpty()) {
            return Optional.empty();
        }
        return view.module(source).stream()
                .flatMap(module -> module.bindings().stream())
                .filter(binding -> binding.kind() == Binding.Kind.FUNCTION || binding.kind() == Binding.Kind.CLASS)
                .map(Binding::name)
                .filter(name -> outline.get().binding(name).isEmpty())
                .findFirst();
    }

    /** A star import of a module whose names only running it can tell. */
    Optional<ImportProblem> star(Span span, Referent found) {
        Optional<VPath> source = found instanceof ModuleSpec spec ? spec.source() : Optional.empty();
        Optional<ParsedModule> module =
                source.filter(place -> !view.isRuntimes(place)).flatMap(view::module);
        if (module.isEmpty() || source.isEmpty()) {
            return Optional.empty();
        }
        boolean isComputed = module.get().exports() instanceof ExportedNames.Computed;
        boolean isOpen = module.get().exports() instanceof ExportedNames.Absent
                && module.get().dynamicNamespace();
        return isComputed || isOpen
                ? Optional.of(new ImportProblem(
                        DiagnosticCode.STAR_UNLISTABLE,
                        Severity.HINT,
                        span,
                        sentences.starUnlistable(source.get(), isComputed),
                        List.of(Related.file(source.get(), "The module.")),
                        Set.of()))
                : Optional.empty();
    }

    private static List<Related> related(ModuleSpec spec, String message) {
        return spec.source().map(place -> Related.file(place, message)).stream().toList();
    }
}
