package naja.bench;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import naja.syntax.Grammar;
import naja.syntax.ParsedModule;
import naja.syntax.PythonParser;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/** The parser on all of Jython's {@code Lib}, as Jython 2.7 reads it. */
@State(Scope.Benchmark)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(2)
@Warmup(iterations = 4, time = 3)
@Measurement(iterations = 5, time = 3)
public class ParserBenchmark {
    /** How many files the cold benchmark reads. */
    static final int FIRST = 100;

    private List<String> texts = List.of();

    @Setup
    public void read() throws IOException {
        texts = Sources.texts(Sources.lib("jython-standalone"));
    }

    /** The trees of all files. */
    @Benchmark
    @BenchmarkMode(Mode.AverageTime)
    public void trees(Blackhole hole) {
        for (String text : texts) {
            hole.consume(PythonParser.parse(text, Grammar.JYTHON_2_7));
        }
    }

    /** The trees and summaries of all files. */
    @Benchmark
    @BenchmarkMode(Mode.AverageTime)
    public void summaries(Blackhole hole) {
        for (String text : texts) {
            hole.consume(ParsedModule.of(PythonParser.parse(text, Grammar.JYTHON_2_7)));
        }
    }

    /** The trees of the first files in a JVM that has parsed nothing: what the target speaks of. */
    @Benchmark
    @BenchmarkMode(Mode.SingleShotTime)
    @Fork(12)
    @Warmup(iterations = 0)
    @Measurement(iterations = 1)
    public void coldTrees(Blackhole hole) {
        for (int i = 0; i < FIRST; i++) {
            hole.consume(PythonParser.parse(texts.get(i), Grammar.JYTHON_2_7));
        }
    }

    /** Nothing, once: what the harness itself costs in the figures of the cold benchmarks. */
    @Benchmark
    @BenchmarkMode(Mode.SingleShotTime)
    @Fork(12)
    @Warmup(iterations = 0)
    @Measurement(iterations = 1)
    public void coldFloor(Blackhole hole) {
        hole.consume(texts);
    }

    /** The trees and summaries of the first files in a JVM that has parsed nothing. */
    @Benchmark
    @BenchmarkMode(Mode.SingleShotTime)
    @Fork(12)
    @Warmup(iterations = 0)
    @Measurement(iterations = 1)
    public void coldSummaries(Blackhole hole) {
        for (int i = 0; i < FIRST; i++) {
            hole.consume(ParsedModule.of(PythonParser.parse(texts.get(i), Grammar.JYTHON_2_7)));
        }
    }
}
