package naja.workspace;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.PatternSyntaxException;
import naja.base.CancelToken;
import naja.names.ModuleName;
import naja.vfs.DirectoryListing;
import naja.vfs.FileTree;
import naja.vfs.VPath;

/** Finds the files that a project's programs load by path: by the setting {@code modulesByPath}, and in Jina's YAML files. */
final class ModulesByPath {
    private static final int MAX_YAML_FILES = 2_000;

    /** The name that Jina gives a package, and that is put in front of the name of a file whose own name is taken. */
    private static final ModuleName USER_MODULE = new ModuleName("user_module");

    private final FileTree tree;
    private final CancelToken cancel;
    private final Set<ModuleByPath> found = new LinkedHashSet<>();
    private final List<SettingProblem> problems = new ArrayList<>();

    ModulesByPath(FileTree tree, CancelToken cancel) {
        this.tree = tree;
        this.cancel = cancel;
    }

    /** What was found, each file under each of its names once. */
    List<ModuleByPath> modules() {
        return List.copyOf(found);
    }

    /** What is wrong with the setting and with the YAML files. */
    List<SettingProblem> problems() {
        return problems;
    }

    /**
     * Finds the files of the setting: a pattern of paths for each name, in which {@code {stem}} stands for the name of the file
     * without its ending.
     *
     * @param paths how the paths of a setting are meant
     */
    void readSettings(Settings settings, Survey survey, Function<Setting<String>, PathText> paths) {
        settings.modulesByPath().forEach((pattern, setting) -> {
            List<VPath> files = files(pattern, setting, survey, paths.apply(setting));
            if (files.isEmpty()) {
                problems.add(new SettingProblem(setting.place(), "\"" + pattern + "\" leads to no Python file"));
            }
            for (VPath file : files) {
                String written = setting.value().replace("{stem}", SearchPaths.stem(file.name()));
                Optional<ModuleName> name = ModuleName.parse(written).filter(ModulesByPath::isSpeakable);
                if (name.isEmpty()) {
                    problems.add(new SettingProblem(setting.place(), "\"" + written + "\" is no name of a module"));
                    return;
                }
                found.add(new ModuleByPath(file, name.get(), setting.place()));
            }
        });
    }

    private static boolean isSpeakable(ModuleName name) {
        return name.text().chars().noneMatch(character -> " \t/\\{}".indexOf(character) >= 0);
    }

    private List<VPath> files(String pattern, Setting<String> setting, Survey survey, PathText paths) {
        String text = paths.expand(pattern).replace('\\', '/');
        if (!Glob.isGlob(text)) {
            VPath file = paths.resolve(text);
            return tree.isFile(file) && isPython(file.name()) ? List.of(file) : List.of();
        }
        try {
            Glob glob = Glob.parse(text);
            VPath start = paths.resolve(glob.fixedPart());
            return start.startsWith(survey.root())
                    ? inProject(glob, start, survey)
                    : glob.expand(tree, start).stream()
                            .filter(file -> tree.isFile(file) && isPython(file.name()))
                            .toList();
        } catch (PatternSyntaxException e) {
            problems.add(new SettingProblem(setting.place(), "no valid pattern: " + e.getDescription()));
            return List.of();
        }
    }

    /** The walk over the project's directories was done already. */
    private List<VPath> inProject(Glob glob, VPath start, Survey survey) {
        List<VPath> files = new ArrayList<>();
        for (VPath directory : survey.pythonDirectories()) {
            cancel.check();
            if (directory.startsWith(start)) {
                for (String name :
                        tree.list(directory).orElse(DirectoryListing.EMPTY).files()) {
                    VPath file = directory.child(name);
                    if (isPython(name) && glob.matches(file.relativeTo(start))) {
                        files.add(file);
                    }
                }
            }
        }
        return files;
    }

    private static boolean isPython(String name) {
        return name.endsWith(".py");
    }

    /**
     * Finds the files that Jina loads for the YAML files of the project. An {@code __init__.py} is {@code user_module}; another
     * file has its own base name, or {@code user_module.} before it if a file before it has that name already.
     */
    void readYaml(Survey survey) {
        Map<VPath, String> files = new LinkedHashMap<>();
        for (VPath yaml : survey.yamlFiles()
                .subList(0, Math.min(MAX_YAML_FILES, survey.yamlFiles().size()))) {
            cancel.check();
            Texts.read(tree, yaml).filter(JinaFile::mayNameModules).ifPresent(text -> readYaml(yaml, text, files));
        }
        Map<String, Long> taken = new LinkedHashMap<>();
        files.keySet().forEach(file -> taken.merge(SearchPaths.stem(file.name()), 1L, Long::sum));
        files.forEach((file, origin) -> {
            String stem = SearchPaths.stem(file.name());
            if (stem.equals("__init__")) {
                found.add(new ModuleByPath(file, USER_MODULE, origin));
                return;
            }
            ModuleName own = new ModuleName(stem.replace('.', '_'));
            found.add(new ModuleByPath(file, own, origin));
            if (taken.getOrDefault(stem, 0L) > 1) {
                // Which of them is loaded first only running tells: each may have either name.
                found.add(new ModuleByPath(file, USER_MODULE.child(own.text()), origin));
            }
        });
    }

    private void readYaml(VPath yaml, String text, Map<VPath, String> files) {
        JinaFile file = JinaFile.parse(text);
        file.problem()
                .ifPresent(problem -> problems.add(new SettingProblem(
                        yaml + ":" + problem.line(),
                        "no valid YAML, its py_modules are passed over: " + problem.text())));
        for (JinaFile.Entry entry : file.modules()) {
            String place = yaml + ":" + entry.line();
            VPath module = yaml.parent().resolve(entry.text().replace('\\', '/'));
            if (!tree.isFile(module)) {
                problems.add(new SettingProblem(place, "py_modules: " + module + " is not there (yet)"));
            } else if (isPython(module.name())) {
                files.putIfAbsent(module, place);
            }
        }
    }
}
