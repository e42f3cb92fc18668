package naja.resolve;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Writes the Python of a generated layout. */
final class WorldTexts {
    private static final List<String> LIBRARY = List.of(
            "os", "os.path", "string", "math", "time", "java.util", "java.util.ArrayList", "java.io.File", "java");
    private static final List<String> ANY = List.of("p", "q", "m", "n", "j", "K", "L", "v", "com");
    private static final List<String> VALUES = List.of("v", "w", "n", "q", "K");

    private final SplittableRandom random;
    private final List<String> names;
    private final String extra;
    private final boolean relativeStars;
    private final boolean bareStars;
    private final boolean stars;
    private final List<String> path;

    /** The names that the text at hand has bound so far, if its imports went well. */
    private final List<String> bound = new ArrayList<>();

    private int probes;

    /**
     * @param names the dotted names that the layout makes likely
     * @param extra a root that is on the path only if the program puts it there
     * @param relativeStars whether there may be star imports behind dots
     * @param bareStars whether behind dots alone, too
     * @param stars whether there may be star imports at all
     * @param path the roots on the path behind that of the program
     */
    WorldTexts(
            SplittableRandom random,
            List<String> names,
            String extra,
            boolean relativeStars,
            boolean bareStars,
            boolean stars,
            List<String> path) {
        this.random = random;
        this.names = names;
        this.extra = extra;
        this.relativeStars = relativeStars;
        this.bareStars = bareStars;
        this.stars = stars;
        this.path = path;
    }

    /**
     * The program.
     *
     * @param packageName the package that its file lies in, if only packages are above it
     * @param inArchive whether it is the {@code __main__} of an archive
     */
    String program(String packageName, boolean inArchive) {
        bound.clear();
        StringBuilder text = new StringBuilder();
        if (chance(8)) {
            text.append("from __future__ import absolute_import\n");
        }
        boolean isEdited = false;
        int count = random.nextInt(3, 8);
        for (int i = 0; i < count; i++) {
            if (!isEdited && chance(15)) {
                text.append(pathEdit(packageName, inArchive));
                isEdited = true;
            }
            if (i > 0 && chance(7)) {
                text.append(removal());
            }
            text.append(chance(15) ? attempt(packageName) : probe("", statement(packageName)));
        }
        return text.toString();
    }

    /** Takes something out of {@code sys.path} or {@code sys.modules}. */
    private String removal() {
        int place = random.nextInt(path.size() + 1);
        String root = path.isEmpty() ? extra : pick(path);
        String name = names.isEmpty() ? pick(ANY) : pick(names);
        return "import os, sys\n"
                + switch (random.nextInt(8)) {
                    case 0 -> "del sys.path[" + place + "]\n";
                    case 1 -> "sys.path.pop(" + place + ")\n";
                    case 2 -> "sys.path.remove(sys.path[" + place + "])\n";
                    case 3 -> "sys.path[:] = [d for d in sys.path if not d.endswith('" + root + "')]\n";
                    case 4 ->
                        "for d in sys.path[:]:\n    if os.path.basename(d) == '" + root
                                + "':\n        sys.path.remove(d)\n";
                    case 5 -> "sys.modules.pop('" + name + "', None)\n";
                    default -> "if '" + name + "' in sys.modules:\n    del sys.modules['" + name + "']\n";
                };
    }

    /** A module or the {@code __init__} of a package, seldom one that cannot be compiled. */
    String module(String packageName, boolean isPackage, String place) {
        bound.clear();
        StringBuilder text = new StringBuilder();
        if (chance(6)) {
            text.append("from __future__ import absolute_import\n");
        }
        if (chance(50)) {
            text.append(pick(VALUES)).append(" = '").append(place).append("'\n");
        }
        if (chance(isPackage ? 20 : 8)) {
            text.append("__all__ = ['")
                    .append(pick(ANY))
                    .append("', '")
                    .append(pick(ANY))
                    .append("']\n");
        }
        if (isPackage && chance(7)) {
            text.append(searchLocations());
        }
        if (chance(2)) {
            text.append("raise ImportError('not here')\n");
        }
        int count = chance(60) ? 0 : random.nextInt(1, 3);
        for (int i = 0; i < count; i++) {
            text.append(chance(12) ? attempt(packageName) : probe("", statement(packageName)));
        }
        return text.append(chance(3) ? "v = (\n" : "").toString();
    }

    private String probe(String indent, String statement) {
        bound.addAll(ProbeScan.binds(statement));
        return indent + statement + "  # probe p" + ++probes + "\n";
    }

    private String attempt(String packageName) {
        String name = pick(ANY);
        String first = chance(50) ? "import " + dotted(packageName) + " as " + name : from(packageName, name);
        String second = chance(50) ? "import " + dotted(packageName) + " as " + name : from(packageName, name);
        return "try:\n" + probe("    ", first) + "except ImportError:\n" + probe("    ", second);
    }

    private String from(String packageName, String name) {
        return "from " + module(packageName) + " import " + pick(ANY) + " as " + name;
    }

    private String statement(String packageName) {
        if (!bound.isEmpty() && chance(12)) {
            return expression();
        }
        int choice = random.nextInt(100);
        if (choice < 30) {
            return "import " + dotted(packageName);
        }
        if (choice < 36) {
            return "import " + dotted(packageName) + " as " + pick(ANY);
        }
        if (choice < 40) {
            return "import " + dotted(packageName) + ", " + dotted(packageName);
        }
        if (choice < 52 && stars) {
            String asked = module(packageName);
            String module = isAllowed(asked) ? asked : dotted(packageName);
            // What the dictionary of a value has, here of a built-in function, only running it can tell.
            return "from " + (module.endsWith("time.time") ? "time" : module) + " import *";
        }
        return fromStatement(packageName);
    }

    /** An attribute, or one of an attribute, of a name that was bound; mostly along a name that the layout makes likely. */
    private String expression() {
        String first = pick(bound);
        List<String> below =
                names.stream().filter(name -> name.startsWith(first + ".")).toList();
        String name = below.isEmpty() || chance(25) ? first + "." + pick(ANY) : pick(below);
        return chance(25) ? name + "." + pick(ANY) : name;
    }

    /** Says whether a star import may be from {@code module}. */
    private boolean isAllowed(String module) {
        return !module.startsWith(".")
                || (relativeStars && (bareStars || !module.replace(".", "").isEmpty()));
    }

    /** A from-import, mostly of a name that the layout makes likely. */
    private String fromStatement(String packageName) {
        String name = dotted(packageName);
        int dot = name.lastIndexOf('.');
        String text = dot > 0 && chance(70)
                ? "from " + name.substring(0, dot) + " import " + name.substring(dot + 1)
                : "from " + module(packageName) + " import " + pick(ANY);
        if (chance(20)) {
            text += ", " + pick(ANY);
        }
        return chance(10) ? text + " as " + pick(ANY) : text;
    }

    /** What may stand after {@code from}: dots in packages, and now and then elsewhere. */
    private String module(String packageName) {
        if (!chance(packageName.isEmpty() ? 6 : 40)) {
            return dotted(packageName);
        }
        String dots = ".".repeat(chance(75) ? 1 : chance(75) ? 2 : 3);
        return chance(40) ? dots : dots + pick(ANY);
    }

    /** A dotted name: of the layout, seen from the package or from the top, or with another part, or of a library. */
    private String dotted(String packageName) {
        if (names.isEmpty() || chance(10)) {
            return pick(LIBRARY);
        }
        String name = pick(names);
        if (!packageName.isEmpty() && name.startsWith(packageName + ".") && chance(60)) {
            name = name.substring(packageName.length() + 1);
        }
        if (chance(12)) {
            name = name + "." + pick(ANY);
        } else if (chance(10)) {
            int dot = name.lastIndexOf('.');
            name = (dot < 0 ? "" : name.substring(0, dot + 1)) + pick(ANY);
        }
        return name;
    }

    private String pathEdit(String packageName, boolean inArchive) {
        String up = inArchive
                ? "os.path.join(os.path.dirname(os.path.dirname(__file__))"
                : "os.path.join(os.path.dirname(__file__)"
                        + ", '..'".repeat(packageName.isEmpty() ? 1 : packageName.split("\\.").length + 1);
        String place = up + ", '" + extra + "')";
        String other = up + ", 'lib')";
        return "import os, sys\n"
                + switch (random.nextInt(8)) {
                    case 0 -> "sys.path.append(" + place + ")\n";
                    case 1 -> "sys.path.insert(0, " + place + ")\n";
                    case 2 -> "sys.path.insert(1, " + place + ")\n";
                    case 3 -> "sys.path.extend([" + place + ", " + other + "])\n";
                    case 4 -> "sys.path += [" + place + "]\n";
                    case 5 -> "sys.path[0:0] = [" + place + "]\n";
                    case 6 -> "sys.path[:0] = [" + other + ", " + place + "]\n";
                    default -> "for d in ('" + extra + "', 'lib'):\n    sys.path.append(" + up + ", d))\n";
                };
    }

    private String searchLocations() {
        return switch (random.nextInt(4)) {
            case 0 -> "import os\n__path__.append(os.path.join(os.path.dirname(__file__), '" + pick(ANY) + "'))\n";
            case 1 -> "from pkgutil import extend_path\n__path__ = extend_path(__path__, __name__)\n";
            case 2 -> "import os\n__path__.insert(0, os.path.join(os.path.dirname(__file__), '" + pick(ANY) + "'))\n";
            default -> "__path__ = []\n";
        };
    }

    private boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    private String pick(List<String> stock) {
        return stock.get(random.nextInt(stock.size()));
    }
}
