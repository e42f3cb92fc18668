package naja.features.definition;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import naja.base.CancelToken;
import naja.features.JavaSources;
import naja.javaindex.ClassRef;
import naja.names.PackageContext;
import naja.resolve.Candidate;
import naja.resolve.ImportAnswers;
import naja.resolve.ImportRequest;
import naja.resolve.ResolverView;
import naja.text.Span;
import naja.vfs.VPath;

/** Where a Java package leads: to the text that describes it, or to a list of what it holds. */
final class JavaPackageTargets {
    private static final Span START = new Span(0, 0);
    private static final List<String> DESCRIPTIONS = List.of("package-info.java", "package.html");

    private final ResolverView view;
    private final JavaSources sources;
    private final VPath importingFile;
    private final PackageContext context;

    /** Where the question stands in the importing file. */
    private final int offset;

    JavaPackageTargets(
            ResolverView view, JavaSources sources, VPath importingFile, PackageContext context, int offset) {
        this.view = view;
        this.sources = sources;
        this.importingFile = importingFile;
        this.context = context;
        this.offset = offset;
    }

    List<NavigationTarget> of(String packageName, CancelToken cancel) {
        List<Candidate> held = held(packageName, cancel);
        Optional<ClassRef> example = view.classPath().classes(packageName).stream()
                .findFirst()
                .flatMap(name -> view.classPath().find(packageName, name));
        for (String name : DESCRIPTIONS) {
            Optional<VPath> description = sources.ofPackage(packageName, example, name);
            if (description.isPresent()) {
                return List.of(new NavigationTarget.InFile(description.get(), START, START));
            }
        }
        return List.of(new NavigationTarget.InListing(packageName, listing(packageName, held)));
    }

    /** The packages and classes that an import can take from the package. */
    private List<Candidate> held(String packageName, CancelToken cancel) {
        ImportRequest request =
                new ImportRequest(importingFile, context, 0, packageName, List.of(), ImportRequest.Kind.FROM);
        Collection<Candidate> members = new ImportAnswers(importingFile, view).members(request, offset, cancel);
        List<Candidate> held = new ArrayList<>();
        for (Candidate candidate : members) {
            switch (candidate.kind()) {
                case JAVA_PACKAGE, JAVA_CLASS, JAVA_INTERFACE, JAVA_ENUM -> held.add(candidate);
                default -> {
                    // What a Python package of the same name holds besides.
                }
            }
        }
        return held;
    }

    private static String listing(String packageName, List<Candidate> held) {
        StringBuilder text = new StringBuilder("// The Java package ")
                .append(packageName)
                .append(", which has no description of its own. What an import finds in it:\npackage ")
                .append(packageName)
                .append(";\n\n");
        for (Candidate candidate : held) {
            String word =
                    switch (candidate.kind()) {
                        case JAVA_PACKAGE -> "package";
                        case JAVA_INTERFACE -> "interface";
                        case JAVA_ENUM -> "enum";
                        default -> "class";
                    };
            text.append("// ")
                    .append(word)
                    .append(' ')
                    .append(packageName)
                    .append('.')
                    .append(candidate.name())
                    .append('\n');
        }
        return text.toString();
    }
}
