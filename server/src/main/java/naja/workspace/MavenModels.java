package naja.workspace;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import naja.vfs.FileTree;
import naja.vfs.VPath;

/** Reads poms with what they inherit, from the project and from the local repository; nothing is run or downloaded. */
final class MavenModels {
    private static final int MAX_PARENTS = 24;

    private final FileTree tree;
    private final ArtifactStore store;
    private final Map<VPath, Optional<EffectivePom>> known = new HashMap<>();

    MavenModels(FileTree tree, ArtifactStore store) {
        this.tree = tree;
        this.store = store;
    }

    /** The pom in {@code file} with what it inherits. */
    Optional<EffectivePom> effective(VPath file) {
        Optional<EffectivePom> before = known.get(file);
        if (before != null) {
            return before;
        }
        // A pom that imports itself, by way of others, imports nothing.
        known.put(file, Optional.empty());
        Optional<EffectivePom> effective = Pom.read(tree, file).map(this::inherit);
        known.put(file, effective);
        return effective;
    }

    /** The pom of an artifact in the local repository. */
    Optional<EffectivePom> effective(Artifact artifact) {
        return store.find(artifact.ofType("pom")).flatMap(this::effective);
    }

    private EffectivePom inherit(Pom pom) {
        List<Pom> chain = new ArrayList<>();
        Optional<Pom> next = Optional.of(pom);
        while (next.isPresent() && chain.size() < MAX_PARENTS) {
            chain.add(next.get());
            next = parent(next.get());
        }
        Map<String, String> properties = new LinkedHashMap<>();
        for (Pom ancestor : chain) {
            ancestor.properties().forEach(properties::putIfAbsent);
        }
        EffectivePom bare = new EffectivePom(chain, properties, Map.of(), Map.of());
        Map<String, Pom.Dependency> managed = new LinkedHashMap<>();
        Map<String, Pom.Dependency> imported = new LinkedHashMap<>();
        for (Pom ancestor : chain) {
            for (Pom.Dependency dependency : ancestor.managed()) {
                Pom.Dependency plain = bare.interpolate(dependency);
                if (plain.scope().equals("import")) {
                    effective(plain.artifact())
                            .map(EffectivePom::allManaged)
                            .orElse(Map.of())
                            .forEach(imported::putIfAbsent);
                } else {
                    managed.putIfAbsent(plain.artifact().key(), dependency);
                }
            }
        }
        return new EffectivePom(chain, properties, managed, imported);
    }

    private Optional<Pom> parent(Pom pom) {
        if (pom.parent().isEmpty()) {
            return Optional.empty();
        }
        Artifact parent = pom.parent().get();
        if (!pom.relativePath().isEmpty()) {
            VPath place = pom.file().parent().resolve(pom.relativePath());
            VPath file = tree.isDirectory(place) ? place.child("pom.xml") : place;
            Optional<Pom> near = file.equals(pom.file())
                    ? Optional.empty()
                    : Pom.read(tree, file).filter(found -> found.own().name().equals(parent.name()));
            if (near.isPresent()) {
                return near;
            }
        }
        return store.find(parent).flatMap(file -> Pom.read(tree, file));
    }
}
