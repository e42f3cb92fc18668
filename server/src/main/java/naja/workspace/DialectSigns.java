package naja.workspace;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import naja.base.CancelToken;
import naja.vfs.DirectoryListing;
import naja.vfs.FileTree;
import naja.vfs.VPath;

/**
 * Tells the dialect of a project by what its files look like; the first group of signs that gives an answer decides:
 * dependencies of the build, requirements of Python, the texts of the sources.
 */
final class DialectSigns {
    private static final int MAX_FILES = 400;

    private static final Pattern PYTHON_2 = Pattern.compile("(?m)^[ \\t]*print[ \\t]+(?:[\"'%\\w]|>>)(?![^\\n]*=[^=])"
            + "|^[ \\t]*except[ \\t]+[\\w.]+[ \\t]*,[ \\t]*\\w+[ \\t]*:"
            + "|^[ \\t]*except[ \\t]*\\([^)\\n]*\\)[ \\t]*,[ \\t]*\\w+[ \\t]*:"
            + "|^[ \\t]*raise[ \\t]+[\\w.]+[ \\t]*,[ \\t]*[\"']"
            + "|^[ \\t]*exec[ \\t]+[\"'\\w]+[ \\t]+in[ \\t]"
            + "|\\bur[\"']");
    private static final Pattern PYTHON_3 = Pattern.compile("(?m)^[ \\t]*(?:async[ \\t]+def|nonlocal[ \\t]+\\w)"
            + "|[\\s(=,\\[{+]f[\"'][^\"'\\n]*\\{"
            + "|^[ \\t]*def[ \\t]+\\w+\\([^)\\n]*\\)[ \\t]*->"
            + "|\\([ \\t]*\\w+[ \\t]*:="
            + "|^[ \\t]*except\\*?[ \\t]+[^\\n]*\\bas\\b[^\\n]*:\\n[^\\n]*raise\\b[^\\n]* from "
            + "|^from[ \\t]+__future__[ \\t]+import[ \\t]+annotations");
    private static final Pattern JAVA_IMPORT = Pattern.compile(
            "(?m)^[ \\t]*(?:from|import)[ \\t]+(?:java|javax|org\\.python|com\\.sun|jarray)(?:\\.[\\w.]+)?(?:[ \\t]+import\\b|[ \\t]*$|[ \\t]*,|[ \\t]+as\\b)");
    private static final Pattern GRAALPY =
            Pattern.compile("\\bjava\\.type[ \\t]*\\(|(?m)^[ \\t]*import[ \\t]+polyglot\\b");
    private static final Pattern EMULATION = Pattern.compile("python\\.EmulateJython");
    private static final Pattern JPYPE = Pattern.compile(
            "(?m)^[ \\t]*(?:import[ \\t]+jpype\\b|from[ \\t]+jpype\\b|import[ \\t]+pyghidra\\b|from[ \\t]+scyjava\\b)");
    private static final Pattern PY4J = Pattern.compile("(?m)^[ \\t]*(?:import|from)[ \\t]+(?:py4j|pyspark)\\b");
    private static final Pattern JEP = Pattern.compile("(?m)^[ \\t]*(?:import|from)[ \\t]+jep\\b");
    private static final Pattern REQUIRES_3 = Pattern.compile(
            "(?m)requires-python\\s*=\\s*[\"'][^\"'\\n]*3|python_requires\\s*=\\s*[\"']?[^\"'\\n]*3|^python\\s*=\\s*[\"'][\\^~>=]*3");

    private final FileTree tree;
    private final CancelToken cancel;

    DialectSigns(FileTree tree, CancelToken cancel) {
        this.tree = tree;
        this.cancel = cancel;
    }

    /**
     * The dialect of a project.
     *
     * @param artifacts {@code group:name} of all that the build depends on, and ids of its plugins
     */
    DialectChoice choose(Survey survey, Collection<String> artifacts) {
        return byBuild(artifacts).or(() -> byRequirements(survey)).orElseGet(() -> bySources(survey));
    }

    /** The dialect that a first line {@code #!...} or a Ghidra head names for one file. */
    static Optional<Dialect> ofFile(String text) {
        int end = text.indexOf('\n');
        String first = (end < 0 ? text : text.substring(0, end)).toLowerCase(Locale.ROOT);
        if (first.startsWith("#!")) {
            if (first.contains("jython") || first.contains("wlst") || first.contains("python2")) {
                return Optional.of(Dialect.JYTHON_2_7);
            }
            if (first.contains("graalpy")) {
                return Optional.of(Dialect.GRAALPY);
            }
            if (first.contains("pyspark")) {
                return Optional.of(Dialect.PY4J);
            }
            if (first.contains("python3")) {
                return Optional.of(Dialect.CPYTHON_3);
            }
        }
        int head = Math.min(text.length(), 4096);
        if (text.lastIndexOf("# @runtime Jython", head) >= 0 || text.lastIndexOf("#@runtime Jython", head) >= 0) {
            return Optional.of(Dialect.JYTHON_2_7);
        }
        boolean ghidra =
                text.lastIndexOf("# @runtime PyGhidra", head) >= 0 || text.lastIndexOf("#@runtime PyGhidra", head) >= 0;
        return ghidra ? Optional.of(Dialect.JPYPE) : Optional.empty();
    }

    private Optional<DialectChoice> byBuild(Collection<String> artifacts) {
        for (String artifact : artifacts) {
            Optional<Dialect> dialect = Optional.empty();
            if (artifact.startsWith("org.python:jython")) {
                dialect = Optional.of(Dialect.JYTHON_2_7);
            } else if (artifact.matches(
                    "org\\.graalvm\\.(polyglot|python):python.*|org\\.graalvm\\.python|.*:graalpy-maven-plugin")) {
                dialect = Optional.of(Dialect.GRAALPY);
            } else if (artifact.equals("black.ninia:jep")) {
                dialect = Optional.of(Dialect.JEP);
            } else if (artifact.equals("net.sf.py4j:py4j") || artifact.startsWith("org.apache.spark:")) {
                dialect = Optional.of(Dialect.PY4J);
            }
            if (dialect.isPresent()) {
                return dialect.map(found -> new DialectChoice(found, "the build depends on " + artifact, false));
            }
        }
        return Optional.empty();
    }

    private Optional<DialectChoice> byRequirements(Survey survey) {
        DirectoryListing listing = tree.list(survey.root()).orElse(DirectoryListing.EMPTY);
        for (String name : listing.files()) {
            boolean requirements = name.startsWith("requirements") && name.endsWith(".txt");
            if (requirements
                    || name.equals("pyproject.toml")
                    || name.equals("setup.py")
                    || name.equals("setup.cfg")
                    || name.equals("Pipfile")) {
                String text = Texts.read(tree, survey.root().child(name)).orElse("");
                Matcher match = Pattern.compile(
                                "(?im)(?:^|[\"'\\s])(jpype1|scyjava|pyghidra|pyspark|py4j|jep)(?:$|[\"'\\s=<>~!\\[;])")
                        .matcher(text);
                if (match.find()) {
                    String requirement = match.group(1).toLowerCase(Locale.ROOT);
                    Dialect dialect =
                            switch (requirement) {
                                case "jep" -> Dialect.JEP;
                                case "py4j", "pyspark" -> Dialect.PY4J;
                                default -> Dialect.JPYPE;
                            };
                    return Optional.of(new DialectChoice(dialect, name + " requires " + match.group(1), false));
                }
            }
        }
        return listing.hasFile("graalpy.lock")
                ? Optional.of(new DialectChoice(Dialect.GRAALPY, "graalpy.lock", false))
                : Optional.empty();
    }

    private DialectChoice bySources(Survey survey) {
        Counts counts = count(survey);
        if (counts.graalpy > 0 || counts.emulation > 0) {
            return counts.emulation > 0
                    ? new DialectChoice(Dialect.GRAALPY_JYTHON, "python.EmulateJython in a source file", false)
                    : new DialectChoice(Dialect.GRAALPY, "java.type or polyglot in " + counts.firstGraalpy, false);
        }
        if (survey.hasCompiledPython()) {
            return new DialectChoice(Dialect.JYTHON_2_7, "$py.class files", false);
        }
        boolean python2 = counts.python2 > 0 && counts.python2 >= counts.python3;
        if (python2) {
            return new DialectChoice(Dialect.JYTHON_2_7, "Python 2 in " + counts.firstPython2, false);
        }
        if (counts.jpype > 0) {
            return new DialectChoice(Dialect.JPYPE, "jpype is imported", false);
        }
        if (counts.py4j > 0) {
            return new DialectChoice(Dialect.PY4J, "py4j or pyspark is imported", false);
        }
        if (counts.jep > 0) {
            return new DialectChoice(Dialect.JEP, "jep is imported", false);
        }
        Optional<String> requires = requiresPython3(survey);
        boolean python3 = counts.python3 > 0 || requires.isPresent();
        if (python3 && counts.java <= counts.python3) {
            String reason = counts.python3 > 0 ? "Python 3 in " + counts.firstPython3 : requires.orElse("");
            return new DialectChoice(Dialect.CPYTHON_3, reason, false);
        }
        if (counts.java > 0) {
            return new DialectChoice(Dialect.JYTHON_2_7, "Java is imported in " + counts.firstJava, false);
        }
        return new DialectChoice(Dialect.JYTHON_2_7, "nothing says otherwise", true);
    }

    private Optional<String> requiresPython3(Survey survey) {
        for (String name : List.of("pyproject.toml", "setup.py", "setup.cfg", ".python-version")) {
            String text = Texts.read(tree, survey.root().child(name)).orElse("");
            boolean version = name.equals(".python-version") && text.strip().startsWith("3");
            if (version || REQUIRES_3.matcher(text).find()) {
                return Optional.of(name + " asks for Python 3");
            }
        }
        return Optional.empty();
    }

    private Counts count(Survey survey) {
        Counts counts = new Counts();
        int files = 0;
        for (VPath directory : survey.pythonDirectories()) {
            for (String name :
                    tree.list(directory).orElse(DirectoryListing.EMPTY).files()) {
                if (name.endsWith(".py") && files++ < MAX_FILES) {
                    cancel.check();
                    VPath file = directory.child(name);
                    counts.add(file, Texts.read(tree, file).orElse(""));
                }
            }
        }
        return counts;
    }

    /** How many files show each sign. */
    private static final class Counts {
        private int python2;
        private int python3;
        private int java;
        private int graalpy;
        private int emulation;
        private int jpype;
        private int py4j;
        private int jep;
        private String firstPython2 = "";
        private String firstPython3 = "";
        private String firstJava = "";
        private String firstGraalpy = "";

        void add(VPath file, String text) {
            if (PYTHON_2.matcher(text).find()) {
                python2++;
                firstPython2 = first(firstPython2, file);
            } else if (PYTHON_3.matcher(text).find()) {
                python3++;
                firstPython3 = first(firstPython3, file);
            }
            if (JAVA_IMPORT.matcher(text).find()) {
                java++;
                firstJava = first(firstJava, file);
            }
            if (GRAALPY.matcher(text).find()) {
                graalpy++;
                firstGraalpy = first(firstGraalpy, file);
            }
            emulation += EMULATION.matcher(text).find() ? 1 : 0;
            jpype += JPYPE.matcher(text).find() ? 1 : 0;
            py4j += PY4J.matcher(text).find() ? 1 : 0;
            jep += JEP.matcher(text).find() ? 1 : 0;
        }

        private static String first(String before, VPath file) {
            return before.isEmpty() ? file.toString() : before;
        }
    }
}
