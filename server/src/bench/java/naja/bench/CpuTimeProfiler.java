package naja.bench;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Collection;
import java.util.List;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.profile.InternalProfiler;
import org.openjdk.jmh.results.AggregationPolicy;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.ScalarResult;

/**
 * The processor time of an operation, in microseconds: {@code cpu} of the thread that runs it, {@code cpu.process} of the
 * whole process with its compiler and collector. Unlike the time on the wall it means something on a machine that has other
 * work.
 */
public final class CpuTimeProfiler implements InternalProfiler {
    /** Name of the result for the benchmark's own threads. */
    static final String THREAD = "cpu";

    /** Name of the result for the process. */
    static final String PROCESS = "cpu.process";

    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    private final OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    private long threadStart;
    private long processStart;

    @Override
    public String getDescription() {
        return "processor time of an operation";
    }

    @Override
    public void beforeIteration(BenchmarkParams benchmark, IterationParams iteration) {
        threadStart = workers();
        processStart = system.getProcessCpuTime();
    }

    @Override
    public Collection<? extends Result<?>> afterIteration(
            BenchmarkParams benchmark, IterationParams iteration, IterationResult result) {
        long process = system.getProcessCpuTime() - processStart;
        long thread = workers() - threadStart;
        double operations = result.getMetadata().getAllOps() * 1000.0;
        return List.of(
                new ScalarResult(THREAD, thread / operations, "us/op", AggregationPolicy.AVG),
                new ScalarResult(PROCESS, process / operations, "us/op", AggregationPolicy.AVG));
    }

    private long workers() {
        long sum = 0;
        for (long id : threads.getAllThreadIds()) {
            var info = threads.getThreadInfo(id);
            if (info != null && info.getThreadName().contains("jmh-worker")) {
                sum += Math.max(0, threads.getThreadCpuTime(id));
            }
        }
        return sum;
    }
}
