package naja.features.definition;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import naja.base.CancelToken;
import naja.features.Decompiler;
import naja.javaindex.ClassFile;
import naja.javaindex.ClassRef;
import naja.javaindex.JavaDeclaration;
import naja.javaindex.JavaName;
import naja.javaindex.JavaOutline;
import naja.resolve.ModuleSpec;
import naja.resolve.Referent;
import naja.resolve.ResolverView;
import naja.text.Span;
import naja.vfs.VPath;
import naja.workspace.Project;
import naja.workspace.Snapshot;

/**
 * Go to definition inside a Java text that a definition led to: on the names of its imports, of its own members, and of the types
 * that it mentions and their static members. What the type of an expression is, is not worked out.
 */
final class JavaTextDefinition {
    private static final int MAX_SUPERTYPES = 1000;

    private final VPath file;
    private final JavaOutline outline;
    private final JavaName.Imports imports;
    private final ResolverView view;
    private final Targets targets;
    private final CancelToken cancel;

    private JavaTextDefinition(
            Snapshot snapshot,
            VPath file,
            VPath importingFile,
            String text,
            Decompiler decompiler,
            CancelToken cancel) {
        this.file = file;
        this.outline = JavaOutline.of(text);
        this.imports = JavaName.Imports.of(text);
        this.view = snapshot.view(importingFile);
        this.targets = new Targets(snapshot, importingFile, 0, decompiler, cancel);
        this.cancel = cancel;
    }

    /** Says whether {@code file} is a Java text. */
    static boolean isJava(VPath file) {
        return file.name().endsWith(".java");
    }

    /**
     * The places that the name at {@code offset} of a Java text leads to.
     *
     * @param file in a project, or a copy that was made to be shown; of that nobody knows from which project it was asked for, so
     *     that the first one counts that knows the name
     * @return nothing if no name is there
     */
    static Optional<Definition> find(
            Snapshot snapshot, VPath file, int offset, Decompiler decompiler, CancelToken cancel) {
        String text = snapshot.text(file).orElse("");
        Optional<JavaName> name = JavaName.at(text, offset);
        if (name.isEmpty()) {
            return Optional.empty();
        }
        for (VPath from : importingFiles(snapshot, file)) {
            JavaTextDefinition search = new JavaTextDefinition(snapshot, file, from, text, decompiler, cancel);
            List<NavigationTarget> targets = search.targets(name.get());
            if (!targets.isEmpty()) {
                return Optional.of(new Definition(name.get().span(), targets));
            }
        }
        return Optional.of(new Definition(name.get().span(), List.of()));
    }

    private static List<VPath> importingFiles(Snapshot snapshot, VPath file) {
        List<VPath> files = new ArrayList<>();
        for (Project project : snapshot.projects()) {
            if (file.startsWith(project.folder())) {
                return List.of(file);
            }
            files.add(project.folder().child("any.py"));
        }
        files.add(file);
        return files;
    }

    private List<NavigationTarget> targets(JavaName name) {
        List<String> chain = name.chain();
        String last = chain.get(chain.size() - 1);
        if (name.place() == JavaName.Place.CODE) {
            return name.isQualified() ? own(name, last) : inCode(name);
        }
        String full = String.join(".", chain);
        Optional<ClassRef> type = classOf(full);
        if (type.isPresent()) {
            return targets(type.get());
        }
        Optional<ClassRef> owner = chain.size() > 1 && name.place() == JavaName.Place.STATIC_IMPORT
                ? classOf(full.substring(0, full.length() - last.length() - 1))
                : Optional.empty();
        return owner.isPresent() ? member(owner.get(), last) : packageTargets(full);
    }

    private List<NavigationTarget> inCode(JavaName name) {
        List<String> chain = name.chain();
        String last = chain.get(chain.size() - 1);
        if (chain.size() == 1 || (chain.size() == 2 && chain.get(0).equals("this"))) {
            List<NavigationTarget> own = own(name, last);
            return own.isEmpty() && chain.size() == 1 ? outside(last) : own;
        }
        Optional<ClassRef> owner = type(chain.subList(0, chain.size() - 1));
        Optional<ClassRef> nested = type(chain);
        if (nested.isPresent()) {
            return targets(nested.get());
        }
        if (owner.isPresent()) {
            return member(owner.get(), last);
        }
        String full = String.join(".", chain);
        return packageTargets(full);
    }

    /** The declarations of the name in the types around the cursor, from the inside out. */
    private List<NavigationTarget> own(JavaName name, String wanted) {
        Deque<JavaDeclaration> around = new ArrayDeque<>();
        around(outline.types(), name.span().start(), around);
        for (JavaDeclaration type : around) {
            List<JavaDeclaration> members = new ArrayList<>(type.named(wanted));
            boolean hasMethods = members.stream().anyMatch(found -> found.kind() == JavaDeclaration.Kind.METHOD);
            if (name.isCalled() && hasMethods) {
                members.removeIf(found -> found.kind() != JavaDeclaration.Kind.METHOD);
            } else if (!name.isCalled()
                    && members.stream().anyMatch(found -> !found.kind().equals(JavaDeclaration.Kind.METHOD))) {
                members.removeIf(found -> found.kind() == JavaDeclaration.Kind.METHOD);
            }
            type.members().stream()
                    .filter(found -> found.kind().isType() && found.name().equals(wanted))
                    .forEach(members::add);
            if (type.name().equals(wanted) && members.isEmpty()) {
                members.add(type);
            }
            if (!members.isEmpty()) {
                return here(members);
            }
        }
        return name.isQualified()
                ? List.of()
                : here(outline.types().stream()
                        .filter(type -> type.name().equals(wanted))
                        .toList());
    }

    private static void around(List<JavaDeclaration> among, int offset, Deque<JavaDeclaration> found) {
        for (JavaDeclaration declaration : among) {
            Span full = declaration.full();
            if (declaration.kind().isType() && full.start() <= offset && offset <= full.end()) {
                found.push(declaration);
                around(declaration.members(), offset, found);
            }
        }
    }

    private List<NavigationTarget> here(List<JavaDeclaration> declarations) {
        List<NavigationTarget> targets = new ArrayList<>();
        declarations.forEach(
                found -> targets.add(new NavigationTarget.InFile(file, found.selection(), found.selection())));
        return targets;
    }

    /** A type, or a static member that is imported. */
    private List<NavigationTarget> outside(String name) {
        Optional<ClassRef> type = type(List.of(name));
        if (type.isPresent()) {
            return targets(type.get());
        }
        List<NavigationTarget> targets = new ArrayList<>();
        for (String member : imports.members()) {
            if (member.endsWith("." + name)) {
                classOf(member.substring(0, member.length() - name.length() - 1))
                        .ifPresent(owner -> targets.addAll(member(owner, name)));
            }
        }
        for (String owner : imports.memberTypes()) {
            classOf(owner)
                    .filter(found -> declaring(found, name).isPresent())
                    .ifPresent(found -> targets.addAll(member(found, name)));
        }
        return targets;
    }

    /** The type that a name of the text means (Java Language Specification 6.5.5), without inherited member types. */
    private Optional<ClassRef> type(List<String> chain) {
        Optional<ClassRef> first = simpleType(chain.get(0));
        int at = 1;
        for (; first.isPresent() && at < chain.size(); at++) {
            String nested = first.get().internalName() + "$" + chain.get(at);
            first = view.classPath().findInternal(nested);
        }
        return first.isPresent() ? first : classOf(String.join(".", chain));
    }

    private Optional<ClassRef> simpleType(String name) {
        Optional<ClassRef> found = Optional.empty();
        for (String imported : imports.types()) {
            if (imported.endsWith("." + name)) {
                found = found.or(() -> classOf(imported));
            }
        }
        found = found.or(() -> view.classPath().find(outline.packageName(), name));
        List<String> packages = new ArrayList<>(imports.packages());
        packages.add("java.lang");
        for (String imported : packages) {
            found = found.or(() -> classOf(imported + "." + name));
        }
        return found;
    }

    /** The class of a name as a source writes it, in which a dot may stand before a nested class. */
    private Optional<ClassRef> classOf(String name) {
        String internal = name.replace('.', '/');
        while (true) {
            Optional<ClassRef> found = view.classPath().findInternal(internal);
            int slash = internal.lastIndexOf('/');
            if (found.isPresent() || slash < 0) {
                return found;
            }
            internal = internal.substring(0, slash) + "$" + internal.substring(slash + 1);
        }
    }

    private List<NavigationTarget> targets(ClassRef type) {
        return targets.of(new ModuleSpec.JavaClass(type.binaryName(), type));
    }

    private List<NavigationTarget> member(ClassRef owner, String name) {
        return declaring(owner, name)
                .map(found -> new Referent.JavaMember(new ModuleSpec.JavaClass(found.binaryName(), found), name))
                .map(targets::of)
                .orElse(List.of());
    }

    private List<NavigationTarget> packageTargets(String name) {
        return view.classPath().hasPackage(name) ? targets.of(new ModuleSpec.JavaPackage(name)) : List.of();
    }

    /** The class that declares the member: the class itself, or the nearest above it that does. */
    private Optional<ClassRef> declaring(ClassRef owner, String name) {
        Set<ClassRef> seen = new LinkedHashSet<>();
        Deque<ClassRef> open = new ArrayDeque<>(List.of(owner));
        while (!open.isEmpty() && seen.size() < MAX_SUPERTYPES) {
            cancel.check();
            ClassRef next = open.remove();
            ClassFile classFile = seen.add(next) ? view.classFile(next).orElse(null) : null;
            if (classFile == null) {
                continue;
            }
            if (classFile.fields().stream().anyMatch(field -> field.name().equals(name))
                    || classFile.methods().stream()
                            .anyMatch(method -> method.name().equals(name))) {
                return Optional.of(next);
            }
            classFile.superName().flatMap(view.classPath()::findInternal).ifPresent(open::add);
            classFile
                    .interfaces()
                    .forEach(above -> view.classPath().findInternal(above).ifPresent(open::add));
        }
        // A class that is there as a source only has no class file to look into.
        return view.classFile(owner).isEmpty() ? Optional.of(owner) : Optional.empty();
    }
}
