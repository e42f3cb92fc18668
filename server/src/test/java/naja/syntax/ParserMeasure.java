package naja.syntax;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Measures the parser on the Python files of a folder: {@code ParserMeasure 2|3 folder}. Speed of the first hundred
 * files of a fresh process, speed when warm, heap for trees, size of summaries.
 */
public final class ParserMeasure {
    private ParserMeasure() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        Grammar grammar = arguments[0].equals("2") ? Grammar.JYTHON_2_7 : Grammar.PYTHON_3;
        List<byte[]> contents = new ArrayList<>();
        try (Stream<Path> files = Files.walk(Path.of(arguments[1]))) {
            for (Path file : files.filter(path -> path.toString().endsWith(".py"))
                    .sorted()
                    .toList()) {
                contents.add(Files.readAllBytes(file));
            }
        }
        measureCold(contents, grammar);
        for (int round = 0; round < 6; round++) {
            measureRound(contents, grammar);
        }
        measureTrees(contents, grammar);
        measureSummaries(contents, grammar);
    }

    private static void measureCold(List<byte[]> contents, Grammar grammar) {
        long bytes = 0;
        long before = cpuTime();
        for (int i = 0; i < Math.min(100, contents.size()); i++) {
            bytes += contents.get(i).length;
            ParsedModule.of(PythonParser.parse(
                    SourceText.decode(contents.get(i), grammar).text(), grammar));
        }
        report("first 100 files, with decoding and summary", bytes, cpuTime() - before);
    }

    private static void measureRound(List<byte[]> contents, Grammar grammar) {
        long bytes = 0;
        long parsing = 0;
        long summaries = 0;
        for (byte[] content : contents) {
            bytes += content.length;
            String text = SourceText.decode(content, grammar).text();
            long start = cpuTime();
            PythonFile file = PythonParser.parse(text, grammar);
            long parsed = cpuTime();
            ParsedModule.of(file);
            summaries += cpuTime() - parsed;
            parsing += parsed - start;
        }
        report("all files, parse", bytes, parsing);
        report("           summary", bytes, summaries);
    }

    private static void measureTrees(List<byte[]> contents, Grammar grammar) throws InterruptedException {
        List<String> texts = new ArrayList<>();
        long bytes = 0;
        for (byte[] content : contents) {
            texts.add(SourceText.decode(content, grammar).text());
            bytes += content.length;
        }
        List<PythonFile> trees = new ArrayList<>(texts.size());
        long before = used();
        for (String text : texts) {
            trees.add(PythonParser.parse(text, grammar));
        }
        long after = used();
        long perKilobyte = (after - before) * 1000 / bytes;
        System.err.println(
                "trees: " + perKilobyte + " bytes of heap per 1000 bytes of source, " + trees.size() + " files");
    }

    private static void measureSummaries(List<byte[]> contents, Grammar grammar) {
        long total = 0;
        int largest = 0;
        int above = 0;
        for (byte[] content : contents) {
            int size = ParsedModule.of(PythonParser.parse(
                            SourceText.decode(content, grammar).text(), grammar))
                    .size();
            total += size;
            largest = Math.max(largest, size);
            above += size > 2048 ? 1 : 0;
        }
        System.err.println("summaries: mean " + total / contents.size() + " bytes, largest " + largest + ", " + above
                + " above 2048");
    }

    private static long used() throws InterruptedException {
        for (int i = 0; i < 3; i++) {
            System.gc();
            Thread.sleep(50);
        }
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    /** The time this thread has computed, which other processes do not lengthen. */
    private static long cpuTime() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private static void report(String what, long bytes, long nanos) {
        System.err.println(what + ": " + bytes * 1000 / nanos + " MB/s, " + nanos / 1_000_000 + " ms");
    }
}
