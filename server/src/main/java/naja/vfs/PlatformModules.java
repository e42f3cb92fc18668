package naja.vfs;

import java.io.IOException;
import java.lang.module.ModuleFinder;
import java.lang.module.ModuleReader;
import java.lang.module.ModuleReference;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The modules of the JDK that runs the server, by what its VM knows of them: their packages cost a third of a listing of the
 * {@code jrt} file system, which is not even opened for them.
 */
final class PlatformModules {
    private final Map<String, ModuleReference> modules = new HashMap<>();
    private final Map<String, List<String>> byPackage = new HashMap<>();
    private final Map<String, ModuleReader> readers = new ConcurrentHashMap<>();

    PlatformModules() {
        for (ModuleReference module : ModuleFinder.ofSystem().findAll()) {
            String name = module.descriptor().name();
            modules.put(name, module);
            for (String packageName : module.descriptor().packages()) {
                List<String> others = byPackage.get(packageName);
                byPackage.put(packageName, others == null ? List.of(name) : added(others, name));
            }
        }
    }

    private static List<String> added(List<String> names, String name) {
        List<String> longer = new ArrayList<>(names);
        longer.add(name);
        longer.sort(null);
        return List.copyOf(longer);
    }

    /** Every package and every ancestor of one, in order. */
    List<String> packages() {
        TreeSet<String> names = new TreeSet<>();
        for (String packageName : byPackage.keySet()) {
            String name = packageName;
            // Whoever has added a name has added its ancestors.
            while (names.add(name) && name.indexOf('.') >= 0) {
                name = name.substring(0, name.lastIndexOf('.'));
            }
        }
        return List.copyOf(names);
    }

    /** The modules that have files in {@code packageName}, in order. */
    List<String> modulesOf(String packageName) {
        return byPackage.getOrDefault(packageName, List.of());
    }

    /** The bytes of {@code file} (with slashes) in {@code module}, if it is there. */
    Optional<byte[]> read(String module, String file) {
        try {
            ModuleReader reader = reader(module);
            return reader == null ? Optional.empty() : read(reader, file);
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static Optional<byte[]> read(ModuleReader reader, String file) throws IOException {
        Optional<ByteBuffer> content = reader.read(file);
        if (content.isEmpty()) {
            return Optional.empty();
        }
        byte[] bytes = new byte[content.get().remaining()];
        content.get().get(bytes);
        reader.release(content.get());
        return Optional.of(bytes);
    }

    private @Nullable ModuleReader reader(String module) throws IOException {
        ModuleReader known = readers.get(module);
        ModuleReference reference = modules.get(module);
        if (known == null && reference != null) {
            known = reference.open();
            readers.put(module, known);
        }
        return known;
    }
}
