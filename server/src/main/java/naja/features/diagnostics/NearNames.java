package naja.features.diagnostics;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import naja.base.CancelToken;
import naja.javaindex.Access;
import naja.javaindex.ClassHeader;
import naja.javaindex.ClassRef;
import naja.javaindex.JavaIndex;

/** What somebody may have meant who wrote a Java name that is not there. */
final class NearNames {
    private static final int MAX_SHOWN = 3;
    private static final int SHORT = 4;

    private final JavaIndex index;
    private final CancelToken cancel;

    NearNames(JavaIndex index, CancelToken cancel) {
        this.index = index;
        this.cancel = cancel;
    }

    /**
     * The class or package of {@code packageName} whose name differs in nothing but the case of letters. A package is not meant by
     * the name of a class in it: {@code Function} and {@code java.util.function}.
     */
    Optional<String> otherCase(String packageName, String name) {
        return otherCase(names(packageName), name)
                .filter(found -> index.find(packageName + "." + found, name).isEmpty());
    }

    /** The name that differs in nothing but the case of letters; nothing if none does. */
    static Optional<String> otherCase(Collection<String> names, String name) {
        return names.stream()
                .filter(found -> found.equalsIgnoreCase(name) && !found.equals(name))
                .findFirst();
    }

    /** Full names: the nearest class or package of {@code packageName}, and the classes of that name in other packages. */
    List<String> near(String packageName, String name) {
        List<String> found = new ArrayList<>();
        nearest(name, names(packageName)).ifPresent(beside -> found.add(packageName + "." + beside));
        found.addAll(elsewhere(packageName, name));
        return found.subList(0, Math.min(MAX_SHOWN, found.size()));
    }

    /** The name that is written almost so; nothing if none is. */
    static Optional<String> nearest(String name, Collection<String> candidates) {
        int most = name.length() <= SHORT ? 1 : 2;
        return candidates.stream()
                .filter(candidate -> Math.abs(candidate.length() - name.length()) <= most)
                .filter(candidate -> !candidate.equals(name) && distance(name, candidate) <= most)
                .min(Comparator.comparingInt((String candidate) -> distance(name, candidate))
                        .thenComparing(Comparator.naturalOrder()));
    }

    /** The public classes of this simple name, those of {@code java} first. */
    private List<String> elsewhere(String packageName, String name) {
        List<String> found = new ArrayList<>();
        for (String other : index.packages()) {
            cancel.check();
            if (!other.equals(packageName)
                    && index.find(other, name).filter(this::isOpen).isPresent()) {
                found.add(other + "." + name);
            }
        }
        found.sort(Comparator.comparing((String full) -> !full.startsWith("java."))
                .thenComparing(full -> !full.startsWith("javax."))
                .thenComparing(Comparator.naturalOrder()));
        return found;
    }

    private boolean isOpen(ClassRef reference) {
        return index.isExported(reference.packageName())
                && index.readHeader(reference)
                        .map(ClassHeader::access)
                        .filter(Access::isPublic)
                        .isPresent();
    }

    private List<String> names(String packageName) {
        List<String> names = new ArrayList<>(index.subpackages(packageName));
        for (String name : index.classes(packageName)) {
            if (name.indexOf('$') < 0) {
                names.add(name);
            }
        }
        return names;
    }

    /** Number of letters to change, put in, leave out or exchange with their neighbour (optimal string alignment). */
    static int distance(String one, String other) {
        int[][] table = new int[one.length() + 1][other.length() + 1];
        for (int row = 0; row <= one.length(); row++) {
            for (int column = 0; column <= other.length(); column++) {
                if (row == 0 || column == 0) {
                    table[row][column] = row + column;
                    continue;
                }
                char left = one.charAt(row - 1);
                char right = other.charAt(column - 1);
                int best = Math.min(table[row - 1][column], table[row][column - 1]) + 1;
                best = Math.min(best, table[row - 1][column - 1] + (left == right ? 0 : 1));
                boolean isSwapped =
                        row > 1 && column > 1 && left == other.charAt(column - 2) && one.charAt(row - 2) == right;
                table[row][column] = isSwapped ? Math.min(best, table[row - 2][column - 2] + 1) : best;
            }
        }
        return table[one.length()][other.length()];
    }
}
