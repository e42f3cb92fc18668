package naja.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The rules of {@code server/ARCHITECTURE.md} for a tree of packages.
 *
 * @param root the package above all, {@code naja}
 */
record LayerRules(String root) {

    /** Each package, and those it may use besides itself. */
    private static final Map<String, List<String>> MAY_USE = mayUse();

    private static Map<String, List<String>> mayUse() {
        List<String> resolver = List.of("base", "text", "names", "vfs", "syntax", "javaindex");
        List<String> workspace = with(resolver, "resolve");
        List<String> features = with(workspace, "workspace");
        Map<String, List<String>> layers = new LinkedHashMap<>();
        layers.put("base", List.of());
        layers.put("text", List.of("base"));
        layers.put("names", List.of("base"));
        layers.put("vfs", List.of("base"));
        layers.put("maven", List.of("base"));
        layers.put("syntax", List.of("base", "text", "names"));
        layers.put("javaindex", List.of("base", "text", "names", "vfs"));
        layers.put("resolve", resolver);
        layers.put("workspace", workspace);
        layers.put("features", features);
        layers.put("lsp", with(features, "features"));
        layers.put("cli", with(with(features, "features"), "lsp"));
        return layers;
    }

    private static List<String> with(List<String> packages, String another) {
        List<String> all = new ArrayList<>(packages);
        all.add(another);
        return List.copyOf(all);
    }

    /** All rules by a short name. */
    Map<String, ArchRule> all() {
        Map<String, ArchRule> rules = new LinkedHashMap<>();
        for (Map.Entry<String, List<String>> layer : MAY_USE.entrySet()) {
            rules.put(layer.getKey() + " uses only what it may", layer(layer.getKey(), layer.getValue()));
        }
        rules.put("features do not see each other", siblings());
        rules.put("no cycles", slices().matching(root + ".(**)").should().beFreeOfCycles());
        rules.put("ClassGraph is seen only in javaindex", onlyIn(List.of("javaindex"), "io.github.classgraph"));
        rules.put("LSP4J is seen only in lsp", onlyIn(List.of("lsp"), "org.eclipse.lsp4j"));
        rules.put("Gson is seen only in lsp", onlyIn(List.of("lsp"), "com.google.gson"));
        rules.put("Maven is seen only in maven", onlyIn(List.of("maven"), "org.apache.maven"));
        rules.put("Maven's resolver is seen only in maven", onlyIn(List.of("maven"), "org.eclipse.aether"));
        rules.put("SnakeYAML is seen only in workspace", onlyIn(List.of("workspace"), "org.snakeyaml"));
        rules.put("picocli is seen only in cli", onlyIn(List.of("cli"), "picocli"));
        rules.put("files are read and written only in vfs", files());
        rules.put("nothing prints outside cli", printing());
        rules.put("threads meet only in workspace, lsp and base", threads());
        rules.put("no synchronized method outside workspace, lsp and base", synchronizedMethods());
        rules.put("no mutable static state", staticState());
        rules.put("the way to the server does not see picocli", mainWithoutPicocli());
        return rules;
    }

    private String in(String name) {
        return root + "." + name + "..";
    }

    private ArchRule layer(String name, List<String> allowed) {
        List<String> packages = new ArrayList<>(List.of(in(name)));
        allowed.forEach(other -> packages.add(in(other)));
        DescribedPredicate<JavaClass> ours = resideInAPackage(root + "..");
        return noClasses()
                .that()
                .resideInAPackage(in(name))
                .should()
                .dependOnClassesThat(
                        ours.and(DescribedPredicate.not(resideInAnyPackage(packages.toArray(String[]::new)))))
                .allowEmptyShould(true);
    }

    private ArchRule siblings() {
        return slices().matching(root + ".features.(*)..")
                .should()
                .notDependOnEachOther()
                .allowEmptyShould(true);
    }

    private ArchRule onlyIn(List<String> names, String library) {
        return noClasses()
                .that()
                .resideOutsideOfPackages(names.stream().map(this::in).toArray(String[]::new))
                .should()
                .dependOnClassesThat()
                .resideInAPackage(library + "..")
                .allowEmptyShould(true);
    }

    /**
     * Only {@code vfs} opens files. {@code javaindex} may read a JDK's image, which is a file system of its own ({@code
     * jrt:}), and the index it is shipped with; {@code maven} is another process, with files of its own; {@code Main} owns the
     * process's own streams.
     */
    private ArchRule files() {
        DescribedPredicate<JavaClass> opening = DescribedPredicate.describe(
                "open files",
                type -> type.getName().equals("java.nio.file.Files")
                        || type.getName().equals("java.io.FileInputStream")
                        || type.getName().equals("java.io.FileOutputStream")
                        || type.getName().equals("java.io.RandomAccessFile")
                        || type.getName().startsWith("java.nio.channels.")
                        || type.getName().startsWith("java.util.zip.ZipFile")
                        || type.getName().startsWith("java.util.jar.JarFile"));
        return noClasses()
                .that()
                .resideOutsideOfPackages(in("vfs"), in("javaindex"), in("maven"))
                .and()
                .doNotHaveFullyQualifiedName(root + ".cli.Main")
                .should()
                .dependOnClassesThat(opening)
                .allowEmptyShould(true);
    }

    private ArchRule printing() {
        DescribedPredicate<JavaAccess<?>> toStream = DescribedPredicate.describe(
                "System.out or System.err",
                access -> access.getTargetOwner().getName().equals("java.lang.System")
                        && (access.getName().equals("out") || access.getName().equals("err")));
        return noClasses()
                .that()
                .resideOutsideOfPackage(in("cli"))
                .should()
                .accessTargetWhere(toStream)
                .allowEmptyShould(true);
    }

    /**
     * Only these make threads and let them wait for each other. A class of the build asks for its class loader, and the program
     * {@code maven.Main} watches whether its parent lives.
     */
    private ArchRule threads() {
        DescribedPredicate<JavaClass> meeting = DescribedPredicate.describe(
                "make threads meet",
                type -> type.getName().equals("java.lang.Thread")
                        || type.getName().startsWith("java.util.concurrent.locks.")
                        || type.getName().startsWith("java.util.concurrent.Executor")
                        || type.getName().startsWith("java.util.concurrent.ScheduledExecutor")
                        || type.getName().equals("java.util.concurrent.Future")
                        || type.getName().startsWith("java.util.concurrent.Completable"));
        return noClasses()
                .that()
                .resideOutsideOfPackages(in("workspace"), in("lsp"), in("base"))
                .and()
                .doNotHaveFullyQualifiedName(root + ".javaindex.EmbeddedJythonBuilder")
                .and()
                .doNotHaveFullyQualifiedName(root + ".maven.Main")
                .should()
                .dependOnClassesThat(meeting)
                .allowEmptyShould(true);
    }

    private ArchRule synchronizedMethods() {
        ArchCondition<JavaMethod> notLocked = new ArchCondition<>("not be synchronized") {
            @Override
            public void check(JavaMethod method, ConditionEvents events) {
                boolean locked = method.getModifiers().contains(JavaModifier.SYNCHRONIZED);
                events.add(new SimpleConditionEvent(method, !locked, method.getFullName() + " is synchronized"));
            }
        };
        return com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods()
                .that()
                .areDeclaredInClassesThat()
                .resideOutsideOfPackages(in("workspace"), in("lsp"), in("base"))
                .and()
                .areDeclaredInClassesThat()
                // The bar is drawn on the thread that does the work it shows.
                .doNotHaveFullyQualifiedName(root + ".cli.ProgressBar")
                .should(notLocked)
                .allowEmptyShould(true);
    }

    private static ArchRule staticState() {
        ArchCondition<JavaField> constant = new ArchCondition<>("be final") {
            @Override
            public void check(JavaField field, ConditionEvents events) {
                boolean isFinal = field.getModifiers().contains(JavaModifier.FINAL);
                events.add(new SimpleConditionEvent(field, isFinal, field.getFullName() + " can be assigned"));
            }
        };
        return com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields()
                .that()
                .areStatic()
                .and()
                .doNotHaveModifier(JavaModifier.SYNTHETIC)
                .should(constant)
                .allowEmptyShould(true);
    }

    private ArchRule mainWithoutPicocli() {
        return noClasses()
                .that()
                .haveFullyQualifiedName(root + ".cli.Main")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("picocli..")
                .allowEmptyShould(true);
    }
}
