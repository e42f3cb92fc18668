package naja.resolve;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import naja.resolve.ImportCases.Case;
import naja.resolve.ImportCases.CaseFile;

/** Makes a failing case small: whatever can go without the failure going too is left out. */
final class WorldShrinker {
    private final Predicate<Case> fails;

    /** @param fails says whether a case without expectations, asked anew, still fails in the way in question */
    WorldShrinker(Predicate<Case> fails) {
        this.fails = fails;
    }

    /** The smallest failing case that leaving out one thing after the other leads to. */
    Case shrink(Case failing) {
        Case smallest = failing;
        for (Case smaller = smaller(smallest); smaller != null; smaller = smaller(smallest)) {
            smallest = smaller;
        }
        return smallest;
    }

    private @org.jspecify.annotations.Nullable Case smaller(Case failing) {
        return candidates(failing).filter(fails).findFirst().orElse(null);
    }

    /** Cases with one thing less: large things first. */
    private static Stream<Case> candidates(Case failing) {
        List<CaseFile> files = failing.files();
        String main = files.get(0).place();
        Stream<Case> withoutFiles = removals(files)
                .filter(left -> !left.isEmpty() && left.get(0).place().equals(main))
                .map(left -> with(failing, left, failing.sysPath()));
        Stream<Case> withoutEntries = removals(failing.sysPath()).map(left -> with(failing, files, left));
        Stream<Case> smallerFiles = Stream.iterate(0, i -> i < files.size(), i -> i + 1)
                .flatMap(i -> smallerFiles(files.get(i)).map(file -> {
                    List<CaseFile> replaced = new ArrayList<>(files);
                    replaced.set(i, file);
                    return with(failing, replaced, failing.sysPath());
                }));
        return Stream.of(withoutFiles, withoutEntries, smallerFiles).flatMap(part -> part);
    }

    private static Stream<CaseFile> smallerFiles(CaseFile file) {
        if (file.entries() != null) {
            List<CaseFile> entries = file.entries();
            Stream<List<CaseFile>> texts = Stream.iterate(0, i -> i < entries.size(), i -> i + 1)
                    .flatMap(i -> smallerFiles(entries.get(i)).map(entry -> {
                        List<CaseFile> replaced = new ArrayList<>(entries);
                        replaced.set(i, entry);
                        return replaced;
                    }));
            return Stream.concat(removals(entries), texts)
                    .map(left -> new CaseFile(file.path(), file.name(), null, null, false, left, 0));
        }
        if (file.text() == null) {
            return Stream.empty();
        }
        return smallerTexts(file.text())
                .map(text -> new CaseFile(file.path(), file.name(), text, null, false, null, 0));
    }

    /** The text without one statement, or with one of the lines in a compound statement in its place. */
    private static Stream<String> smallerTexts(String text) {
        List<String> statements = statements(text);
        Stream<String> without = removals(statements).map(left -> String.join("", left));
        Stream<String> flattened = Stream.iterate(0, i -> i < statements.size(), i -> i + 1)
                .flatMap(i -> statements
                        .get(i)
                        .lines()
                        .filter(line -> line.startsWith("    "))
                        .map(line -> {
                            List<String> replaced = new ArrayList<>(statements);
                            replaced.set(i, line.strip() + "\n");
                            return String.join("", replaced);
                        }));
        return Stream.concat(without, flattened);
    }

    /** The statements at the margin, each with the lines that belong to it. */
    private static List<String> statements(String text) {
        List<String> statements = new ArrayList<>();
        text.lines().forEach(line -> {
            if (line.startsWith(" ") || line.startsWith("except")) {
                statements.add(statements.remove(statements.size() - 1) + line + "\n");
            } else {
                statements.add(line + "\n");
            }
        });
        return statements;
    }

    private static <T> Stream<List<T>> removals(List<T> all) {
        return Stream.iterate(all.size() - 1, i -> i >= 0, i -> i - 1).map(i -> {
            List<T> left = new ArrayList<>(all);
            left.remove((int) i);
            return left;
        });
    }

    private static Case with(Case failing, List<CaseFile> files, List<String> path) {
        return new Case(
                failing.id(),
                failing.title(),
                failing.tags(),
                files,
                path,
                failing.classPath(),
                failing.cwd(),
                failing.run(),
                ProbeScan.probes(files),
                Map.of(),
                null);
    }
}
