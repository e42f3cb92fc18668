package naja.features.diagnostics;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import naja.base.CancelToken;
import naja.features.ImportQuestions;
import naja.javaindex.Access;
import naja.javaindex.ClassFile;
import naja.javaindex.ClassMembers;
import naja.javaindex.ClassRef;
import naja.javaindex.JavaIndex;
import naja.javaindex.JavaMember;
import naja.resolve.ModuleSpec;
import naja.resolve.Referent;
import naja.resolve.Resolution;
import naja.resolve.ResolverView;
import naja.syntax.Grammar;
import naja.syntax.NamePart;
import naja.text.Span;
import naja.vfs.VPath;
import naja.workspace.DiagnosticCode;
import naja.workspace.Severity;

/** Says why a Java class, package or member is missing, as far as the class path tells. */
final class JavaMisses {
    private static final int MAX_SUPERTYPES = 1000;
    /** The class file version of Java 1.0 is one more. */
    private static final int VERSION_BEFORE_JAVA = 44;

    private static final String TOO_NEW = "UnsupportedClassVersionError";

    private final ResolverView view;
    private final JavaIndex index;
    private final NearNames near;

    JavaMisses(ImportQuestions questions, CancelToken cancel) {
        this.view = questions.view();
        this.index = view.classPath();
        this.near = new NearNames(index, cancel);
    }

    /**
     * Why a part of a dotted name is missing in what is before it.
     *
     * @return nothing if it is no Java name, or if classes are no packages in this dialect
     */
    Optional<ImportProblem> ofPart(NamePart part, Optional<Referent> owner, Resolution.Missing missing) {
        boolean isNoPackage = view.profile().grammar() == Grammar.PYTHON_3
                && owner.filter(ModuleSpec.JavaClass.class::isInstance).isPresent();
        return isNoPackage ? Optional.empty() : ofName(part, owner, missing);
    }

    /**
     * Why a name of a from-import is missing in {@code owner}.
     *
     * @return nothing if it is no Java name
     */
    Optional<ImportProblem> ofName(NamePart part, Optional<Referent> owner, Resolution.Missing missing) {
        if (missing.message().startsWith("java.lang." + missing.error())) {
            return Optional.of(failure(part.span(), missing));
        }
        Referent inside = owner.orElse(null);
        if (inside instanceof ModuleSpec.JavaPackage java) {
            return Optional.of(ofPackage(part, java.name()));
        }
        if (inside instanceof ModuleSpec.JavaClass java) {
            return ofClass(part, java.reference());
        }
        return inside instanceof ModuleSpec spec && spec.isPython() ? shadowed(part, spec) : Optional.empty();
    }

    /** A class that is there, and that the VM does not load. */
    private ImportProblem failure(Span span, Resolution.Missing missing) {
        String prefix = "java.lang." + missing.error() + ": ";
        String message =
                missing.message().startsWith(prefix) ? missing.message().substring(prefix.length()) : "";
        int words = message.indexOf(" has been compiled by");
        if (!missing.error().equals(TOO_NEW) || words < 0) {
            String what = message.isEmpty() ? missing.error() : missing.error() + ": " + message;
            return error(
                    DiagnosticCode.JAVA_CLASS_FAILS,
                    span,
                    "The Java class is there, but loading it fails with " + what + ".");
        }
        String name = message.substring(0, words);
        int version = index.findInternal(name)
                .flatMap(view::classFile)
                .map(ClassFile::major)
                .orElse(0);
        String compiledFor = version > VERSION_BEFORE_JAVA
                ? "is compiled for Java " + (version - VERSION_BEFORE_JAVA)
                : "is compiled for a later Java";
        String text =
                "The Java class " + name.replace('/', '.') + " " + compiledFor + "; the JDK of this project is Java "
                        + (index.platformVersion() - VERSION_BEFORE_JAVA) + " and does not load it (" + TOO_NEW + ").";
        return related(
                error(DiagnosticCode.JAVA_CLASS_TOO_NEW, span, text),
                index.findInternal(name).flatMap(ClassRef::file),
                "The class file.");
    }

    private ImportProblem ofPackage(NamePart part, String packageName) {
        Optional<String> otherCase = near.otherCase(packageName, part.text());
        if (otherCase.isPresent()) {
            return error(
                            DiagnosticCode.LETTER_CASE,
                            part.span(),
                            "The Java package " + packageName + " has no '" + part.text() + "', but '" + otherCase.get()
                                    + "': letter case counts.")
                    .meaning(otherCase.stream().toList());
        }
        if (index.find(packageName, part.text()).isPresent()) {
            return error(
                    DiagnosticCode.JAVA_CLASS_NOT_FOUND,
                    part.span(),
                    "The Java package " + packageName + " has the class '" + part.text()
                            + "', but this import does not find it.");
        }
        String meant = meant(packageName, part.text());
        return error(
                        DiagnosticCode.JAVA_CLASS_NOT_FOUND,
                        part.span(),
                        "The Java package " + packageName + " has no class or package '" + part.text()
                                + "' on the class path or in the JDK."
                                + (meant.isEmpty() ? "" : " Did you mean " + meant.replace(",", " or ") + "?"))
                .meaning(inPackage(packageName, meant));
    }

    private Optional<ImportProblem> ofClass(NamePart part, ClassRef owner) {
        String className = owner.binaryName().replace('$', '.');
        Set<String> names = new LinkedHashSet<>();
        List<JavaMember> members =
                index.members(owner.internalName()).map(ClassMembers::all).orElse(List.of());
        boolean isJython = view.profile().grammar() == Grammar.JYTHON_2_7;
        for (JavaMember member : members) {
            if (isJython && member.name().equals(part.text()) && member.kind() == JavaMember.Kind.BEAN_PROPERTY) {
                return Optional.of(error(
                        DiagnosticCode.UNRESOLVED_NAME,
                        part.span(),
                        "'" + part.text() + "' is a property of the objects of the Java class " + className
                                + "; the class itself has no value for it."));
            }
            boolean isJavas = member.kind() == JavaMember.Kind.METHOD
                    || member.kind() == JavaMember.Kind.FIELD
                    || member.kind() == JavaMember.Kind.NESTED_CLASS;
            if (isJavas) {
                names.add(member.name());
            }
        }
        Optional<String> hidden = hidden(owner, part.text());
        if (hidden.isPresent()) {
            return Optional.of(error(DiagnosticCode.JAVA_NOT_ACCESSIBLE, part.span(), hidden.get()));
        }
        Optional<String> otherCase = NearNames.otherCase(names, part.text());
        if (otherCase.isPresent()) {
            return Optional.of(error(
                            DiagnosticCode.LETTER_CASE,
                            part.span(),
                            "The Java class " + className + " has no '" + part.text() + "', but '" + otherCase.get()
                                    + "': letter case counts.")
                    .meaning(otherCase.stream().toList()));
        }
        List<String> nearest = NearNames.nearest(part.text(), names).stream().toList();
        return Optional.of(error(
                        DiagnosticCode.UNRESOLVED_NAME,
                        part.span(),
                        "'" + part.text() + "' is not defined in the Java class " + className + "."
                                + (nearest.isEmpty() ? "" : " Did you mean " + nearest.get(0) + "?"))
                .meaning(nearest));
    }

    /** Why a member that the class has is not shown; nothing if it has none of that name. */
    private Optional<String> hidden(ClassRef owner, String name) {
        Deque<ClassRef> open = new ArrayDeque<>(List.of(owner));
        Set<ClassRef> seen = new LinkedHashSet<>();
        while (!open.isEmpty() && seen.size() < MAX_SUPERTYPES) {
            ClassRef next = open.remove();
            ClassFile file = seen.add(next) ? view.classFile(next).orElse(null) : null;
            if (file == null) {
                continue;
            }
            Optional<Integer> access = access(file, name);
            if (access.isPresent()) {
                boolean isOpen = Access.isPublic(access.get()) && file.isPublic() && isOpen(file.packageName());
                // What is open and missing all the same, the runtime leaves out for reasons of its own.
                return isOpen
                        ? Optional.empty()
                        : Optional.of(reason(next.binaryName().replace('$', '.'), file, name, access.get()));
            }
            file.superName().flatMap(index::findInternal).ifPresent(open::add);
            file.interfaces().forEach(above -> index.findInternal(above).ifPresent(open::add));
        }
        return Optional.empty();
    }

    /** Only packages of the platform can be closed. */
    private boolean isOpen(String packageName) {
        return index.isExported(packageName) || !index.hasPackage(packageName);
    }

    /** The flags of the member of this name that most code sees. */
    private static Optional<Integer> access(ClassFile file, String name) {
        List<Integer> found = new ArrayList<>();
        file.fields().stream().filter(field -> isDeclared(field, name)).forEach(field -> found.add(field.access()));
        file.methods().stream()
                .filter(method -> isDeclared(method, name))
                .forEach(method -> found.add(method.access()));
        file.memberClasses().stream()
                .filter(inner -> inner.simpleName().equals(Optional.of(name)))
                .forEach(inner -> found.add(inner.access()));
        return found.stream().filter(Access::isPublic).findFirst().or(() -> found.stream()
                .findFirst());
    }

    private static boolean isDeclared(ClassFile.Member member, String name) {
        return member.name().equals(name) && !member.isSynthetic();
    }

    private String reason(String className, ClassFile file, String name, int access) {
        if (!Access.isPublic(access)) {
            String word = (access & Access.PRIVATE) != 0
                    ? "private"
                    : (access & Access.PROTECTED) != 0 ? "protected" : "open to its package only";
            return "'" + name + "' of the Java class " + className + " is " + word
                    + "; an import finds public members only.";
        }
        return file.isPublic()
                ? "'" + name + "' of the Java class " + className
                        + " is out of reach: the JDK does not export the package " + file.packageName()
                        + ", so members of its classes are not shown."
                : "'" + name + "' is public, but its Java class " + className
                        + " is not: the members of such a class are not shown.";
    }

    /** A Python module that has the name of a Java package which has the part. */
    private Optional<ImportProblem> shadowed(NamePart part, ModuleSpec module) {
        String full = module.name() + "." + part.text();
        boolean isJava =
                index.hasPackage(full) || index.find(module.name(), part.text()).isPresent();
        Optional<VPath> source = module.source();
        if (!isJava || source.isEmpty()) {
            return Optional.empty();
        }
        String place = index.entryOf(full)
                .or(() -> index.entryOf(module.name()))
                .map(entry -> " (" + entry + ")")
                .orElse("");
        String text = "The Python module " + module.name() + " (" + source.get() + ") comes before the Java package "
                + module.name() + place + ", which has '" + part.text() + "', and hides it here.";
        return Optional.of(
                related(error(DiagnosticCode.PYTHON_BEFORE_JAVA, part.span(), text), source, "This is found first."));
    }

    /** The full names that may have been meant, with commas; remembered, since all packages are gone through for them. */
    private String meant(String packageName, String name) {
        return view.remembered(
                        new Wanted(packageName, name),
                        () -> Optional.of(String.join(",", near.near(packageName, name))))
                .orElse("");
    }

    /** Those of {@code names} that lie in the package itself, as they are written behind its name. */
    private static List<String> inPackage(String packageName, String names) {
        return Stream.of(names.split(",", -1))
                .filter(name -> name.startsWith(packageName + ".") && name.lastIndexOf('.') == packageName.length())
                .map(name -> name.substring(packageName.length() + 1))
                .toList();
    }

    /** A class that was looked for. */
    private record Wanted(String packageName, String name) {}

    private static ImportProblem error(DiagnosticCode code, Span span, String message) {
        return new ImportProblem(code, Severity.ERROR, span, message);
    }

    private static ImportProblem related(ImportProblem problem, Optional<VPath> file, String message) {
        return new ImportProblem(
                problem.code(),
                problem.severity(),
                problem.span(),
                problem.message(),
                file.map(found -> new ImportProblem.Related(found, new Span(0, 0), message)));
    }
}
