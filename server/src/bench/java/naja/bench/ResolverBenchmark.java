package naja.bench;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import naja.base.CancelToken;
import naja.features.diagnostics.DiagnosticsFeature;
import naja.resolve.Resolver;
import naja.vfs.VPath;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/** The resolver on all imports of a workspace whose files have been read. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(2)
@Warmup(iterations = 4, time = 2)
@Measurement(iterations = 5, time = 2)
public class ResolverBenchmark {
    /** Which imports, see {@link ImportSet}. */
    @Param({"LIB", "LIB_RELATIVE", "SIKULIX", "JAVA"})
    private ImportSet set = ImportSet.LIB;

    private BenchWorkspace workspace = BenchWorkspace.NONE;
    private List<BenchWorkspace.Question> questions = List.of();
    private List<VPath> files = List.of();

    @Setup
    public void open() throws IOException {
        workspace = BenchWorkspace.open(set);
        questions = workspace.questions();
        files = workspace.files();
        System.out.println("# Imports: " + questions.size() + " in " + files.size() + " files");
    }

    @TearDown
    public void close() throws IOException {
        workspace.close();
    }

    /** Every import once, each in the view of its file. */
    @Benchmark
    public void resolve(Blackhole hole) {
        for (BenchWorkspace.Question question : questions) {
            hole.consume(Resolver.resolve(question.request(), question.view(), CancelToken.NONE));
        }
    }

    /** All that an editor shows of every file: the views are made, the imports resolved, the problems written. */
    @Benchmark
    public void diagnostics(Blackhole hole) {
        for (VPath file : files) {
            hole.consume(DiagnosticsFeature.find(workspace.snapshot(), file, CancelToken.NONE));
        }
    }
}
