package naja.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/** Runs the benchmarks of the server with the flags that editors start it with, on one processor. */
final class Benchmarks {
    /** The flags of the launchers, see {@code server/docs/benchmarks.md}. */
    private static final String[] FLAGS = {
        "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xss512k", "-XX:ActiveProcessorCount=1", "-Xmx512m"
    };

    private Benchmarks() {}

    /**
     * Runs the benchmarks whose names match one of the patterns, all if there is none; {@code java-index} is that of
     * {@link JavaIndexBenchmark}.
     */
    public static void main(String[] patterns) throws RunnerException, IOException, InterruptedException {
        if (patterns.length == 1 && patterns[0].equals("java-index")) {
            JavaIndexBenchmark.main(patterns);
            return;
        }
        ChainedOptionsBuilder options = new OptionsBuilder()
                .jvmArgsAppend(FLAGS)
                .addProfiler(CpuTimeProfiler.class)
                .shouldDoGC(true);
        for (String pattern : patterns) {
            options.include(pattern);
        }
        Collection<RunResult> results = new Runner(options.build()).run();
        List<String> lines = new ArrayList<>();
        for (RunResult result : results) {
            lines.add(line(result));
        }
        lines.forEach(System.out::println);
        if (patterns.length == 0 || patterns[0].equals("naja.bench")) {
            MemoryMeasure.main(patterns);
            JavaIndexBenchmark.main(patterns);
        }
    }

    /** The result in the unit its target has. */
    private static String line(RunResult result) throws IOException {
        String benchmark = result.getParams().getBenchmark();
        String name = benchmark.substring(benchmark.lastIndexOf('.', benchmark.lastIndexOf('.') - 1) + 1);
        double thread = cpu(result, CpuTimeProfiler.THREAD);
        double process = cpu(result, CpuTimeProfiler.PROCESS);
        if (benchmark.endsWith("coldFloor")) {
            return "%s: %.0f ms of its thread, %.0f ms of the process".formatted(name, thread / 1000, process / 1000);
        }
        if (benchmark.startsWith(ParserBenchmark.class.getName())) {
            List<String> texts = Sources.texts(Sources.lib("jython-standalone"));
            long bytes = Sources.size(texts, name.contains("cold") ? ParserBenchmark.FIRST : texts.size());
            // Bytes for a microsecond are megabytes for a second.
            return "%s: %.1f MB/s of its thread, %.1f MB/s of the process (%d bytes)"
                    .formatted(name, bytes / thread, bytes / process, bytes);
        }
        ImportSet set = ImportSet.valueOf(result.getParams().getParam("set"));
        BenchWorkspace workspace = BenchWorkspace.open(set);
        int imports = workspace.questions().size();
        int files = workspace.files().size();
        workspace.close();
        return name.endsWith("resolve")
                ? "%s %s: %.2f us an import (%d imports)".formatted(name, set, thread / imports, imports)
                : "%s %s: %.1f us a file (%d files)".formatted(name, set, thread / files, files);
    }

    private static double cpu(RunResult result, String name) {
        Result<?> found = result.getSecondaryResults().get(name);
        if (found == null) {
            throw new IllegalStateException("no " + name + " in " + result.getSecondaryResults());
        }
        return found.getScore();
    }
}
