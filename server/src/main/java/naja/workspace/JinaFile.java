package naja.workspace;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * What a YAML file of Jina ({@code jtype: ...}) says about the modules to load: the paths below {@code py_modules}, at the top
 * or below {@code metas}. The text is read event by event: no object is made of it.
 *
 * @param modules the paths, if the file says {@code jtype}
 * @param problem why the text, or the rest of it, could not be read
 */
record JinaFile(List<Entry> modules, Optional<Problem> problem) {

    /** Nesting from which on a text is given up: the time of the parser grows with the square of it. */
    private static final int MAX_DEPTH = 200;

    JinaFile {
        modules = List.copyOf(modules);
    }

    /** A path as it is written, and its line, counted from 1. */
    record Entry(String text, int line) {}

    /** What is wrong, and the line, counted from 1. */
    record Problem(String text, int line) {}

    /** Says whether it is worth parsing {@code text}: most YAML files are about something else. */
    static boolean mayNameModules(String text) {
        return text.contains("jtype") && text.contains("py_modules");
    }

    /** Reads the documents of {@code text}. */
    static JinaFile parse(String text) {
        Reader reader = new Reader();
        Optional<Problem> problem = Optional.empty();
        try {
            for (Event event : new Parse(LoadSettings.builder().build()).parseString(text)) {
                reader.take(event);
                if (reader.levels.size() > MAX_DEPTH) {
                    int line = event.getStartMark().map(Mark::getLine).orElse(0) + 1;
                    return new JinaFile(List.of(), Optional.of(new Problem("it is nested too deep", line)));
                }
            }
        } catch (MarkedYamlEngineException e) {
            int line = e.getProblemMark().map(Mark::getLine).orElse(0) + 1;
            problem = Optional.of(new Problem(oneLine(e.getProblem()), line));
        } catch (YamlEngineException e) {
            problem = Optional.of(new Problem(oneLine(e.getMessage()), 1));
        }
        return new JinaFile(problem.isPresent() ? List.of() : reader.modules, problem);
    }

    private static String oneLine(@Nullable String message) {
        return message == null ? "it cannot be read" : message.replaceAll("\\s+", " ");
    }

    /** Follows the events of a text, and notes the paths. */
    private static final class Reader {
        private final Deque<Level> levels = new ArrayDeque<>();
        private final List<Entry> ofDocument = new ArrayList<>();
        private final List<Entry> modules = new ArrayList<>();
        private boolean hasType;

        void take(Event event) {
            switch (event.getEventId()) {
                case DocumentStart -> {
                    ofDocument.clear();
                    hasType = false;
                }
                case DocumentEnd -> modules.addAll(hasType ? ofDocument : List.of());
                case MappingStart -> levels.push(new Level(true));
                case SequenceStart -> levels.push(new Level(false));
                case MappingEnd, SequenceEnd -> {
                    levels.pop();
                    endNode("");
                }
                case Alias -> endNode("");
                case Scalar -> scalar((ScalarEvent) event);
                default -> {}
            }
        }

        private void scalar(ScalarEvent scalar) {
            Level level = levels.peek();
            boolean isKey = level != null && level.isMapping && level.key == null;
            if (!isKey) {
                String path = path();
                hasType |= path.equals("jtype");
                if (path.equals("py_modules") || path.equals("metas/py_modules")) {
                    int line = scalar.getStartMark().map(Mark::getLine).orElse(0) + 1;
                    ofDocument.add(new Entry(scalar.getValue(), line));
                }
            }
            endNode(scalar.getValue());
        }

        /** A key or a value has ended: a value is expected behind a key, and a key behind a value. */
        private void endNode(String key) {
            Level level = levels.peek();
            if (level != null && level.isMapping) {
                level.key = level.key == null ? key : null;
            }
        }

        /** The keys down to here; too deep a place has none of interest. */
        private String path() {
            if (levels.size() > 3) {
                return "";
            }
            List<String> keys = new ArrayList<>();
            levels.descendingIterator().forEachRemaining(level -> {
                if (level.key != null) {
                    keys.add(level.key);
                }
            });
            return String.join("/", keys);
        }
    }

    /** A mapping or a list that is being read. */
    private static final class Level {
        private final boolean isMapping;
        private @Nullable String key;

        Level(boolean isMapping) {
            this.isMapping = isMapping;
        }
    }
}
