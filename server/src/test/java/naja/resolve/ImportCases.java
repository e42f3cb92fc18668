package naja.resolve;

import com.google.gson.Gson;
import com.google.gson.annotations.SerializedName;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The recorded import cases, in the form that {@code import-cases/README.md} describes; keys that are not asked for are left out. */
record ImportCases(int format, String main, Map<String, String> runtimes, List<Case> cases) {

    /** Reads a file of cases. */
    static ImportCases read(Path file) {
        try {
            return new Gson().fromJson(Files.readString(file), ImportCases.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** These cases and then those of another file, whose runtimes are among the ones of this file. */
    ImportCases with(ImportCases more) {
        List<Case> all = new ArrayList<>(cases);
        all.addAll(more.cases);
        return new ImportCases(format, main, runtimes, all);
    }

    /** A layout, a way to start a program in it, and the statements asked about. */
    record Case(
            String id,
            String title,
            @Nullable List<String> tags,
            List<CaseFile> files,
            List<String> sysPath,
            List<String> classPath,
            String cwd,
            Run run,
            List<Probe> probes,
            Map<String, List<Group>> expected,
            @Nullable List<String> sysPathAtEnd,
            @Nullable List<String> siteDirs,
            @Nullable List<String> flags) {

        /** A case without what only Python 3 has. */
        Case(
                String id,
                String title,
                @Nullable List<String> tags,
                List<CaseFile> files,
                List<String> sysPath,
                List<String> classPath,
                String cwd,
                Run run,
                List<Probe> probes,
                Map<String, List<Group>> expected,
                @Nullable List<String> sysPathAtEnd) {
            this(id, title, tags, files, sysPath, classPath, cwd, run, probes, expected, sysPathAtEnd, null, null);
        }

        /** Says whether it is started with an option of the interpreter, or of the record. */
        boolean hasFlag(String flag) {
            return flags != null && flags.contains(flag);
        }

        /** Says whether the case carries {@code tag}. */
        boolean hasTag(String tag) {
            return tags != null && tags.contains(tag);
        }

        /** What {@code runtime} made of {@code probe}, if it was asked. */
        Optional<Outcome> expected(Probe probe, String runtime) {
            return expected.getOrDefault(probe.id(), List.of()).stream()
                    .filter(group -> group.runtimes().contains(runtime))
                    .map(Group::result)
                    .findFirst();
        }
    }

    /** How the program is started: {@code script}, {@code import}, {@code module} or {@code jar}. */
    record Run(String kind, String target) {}

    /** A file, a directory, an archive or an entry of one; entries have a name in place of a path. */
    record CaseFile(
            @Nullable String path,
            @Nullable String name,
            @Nullable String text,
            @Nullable String base64,
            boolean directory,
            @Nullable List<CaseFile> entries,
            int mtime,
            @Nullable String link) {

        /** A file that is no link. */
        CaseFile(
                @Nullable String path,
                @Nullable String name,
                @Nullable String text,
                @Nullable String base64,
                boolean directory,
                @Nullable List<CaseFile> entries,
                int mtime) {
            this(path, name, text, base64, directory, entries, mtime, null);
        }

        /** Its bytes; not for directories and archives. */
        byte[] content() {
            if (base64 != null) {
                return Base64.getDecoder().decode(base64);
            }
            return (text == null ? "" : text).getBytes(StandardCharsets.UTF_8);
        }

        /** Its path in the layout, or its name in the archive. */
        String place() {
            String place = path == null ? name : path;
            return place == null ? "" : place;
        }
    }

    /** A statement or an expression in a file of the layout. */
    record Probe(
            String id,
            String file,
            int line,
            String statement,
            String kind,
            @Nullable String chain,
            @Nullable List<String> lookFor,
            @Nullable Outcome alone,
            @Nullable List<Group> aloneElsewhere) {

        /** A probe about which the main runtime alone was asked. */
        Probe(
                String id,
                String file,
                int line,
                String statement,
                String kind,
                @Nullable String chain,
                @Nullable List<String> lookFor,
                @Nullable Outcome alone) {
            this(id, file, line, statement, kind, chain, lookFor, alone, null);
        }

        /** What {@code runtime}, or the main one, made of the statement by itself, where that is not the same. */
        @Nullable
        Outcome alone(String runtime) {
            for (Group group : aloneElsewhere == null ? List.<Group>of() : aloneElsewhere) {
                if (group.runtimes().contains(runtime)) {
                    return group.result();
                }
            }
            return alone;
        }
    }

    /** The runtimes that agreed. */
    record Group(List<String> runtimes, Outcome result) {}

    /** What came out. */
    record Outcome(
            String outcome,
            @Nullable String error,
            @Nullable String message,
            @Nullable Map<String, Thing> names,
            @Nullable Thing value,
            @Nullable List<Thing> chain) {

        /** Says whether the program got to the statement. */
        boolean isReached() {
            return !outcome.equals("not reached");
        }

        /** Says whether the statement went through. */
        boolean isOk() {
            return outcome.equals("ok");
        }
    }

    /** A module, package, class or value. */
    record Thing(
            String kind,
            @Nullable String name,
            @Nullable String origin,
            @Nullable String resource,
            @Nullable List<String> path,
            @SerializedName("class") @Nullable String className,
            @Nullable String repr) {

        /** A thing of Jython. */
        Thing(
                String kind,
                @Nullable String name,
                @Nullable String origin,
                @Nullable String resource,
                @Nullable String className,
                @Nullable String repr) {
            this(kind, name, origin, resource, null, className, repr);
        }

        @Override
        public String toString() {
            String place = resource == null ? origin : resource;
            String text = kind + (name == null ? "" : " " + name) + (place == null ? "" : " (" + place + ")");
            text = path == null ? text : text + " " + path;
            return className == null ? text : text + " [" + className + "]";
        }
    }
}
