package naja.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import naja.syntax.Grammar;
import naja.syntax.KeptModule;
import naja.syntax.ParsedModule;
import naja.syntax.PythonFile;
import naja.syntax.PythonParser;

/** How much memory trees and summaries take, found by the heap that is used after collections. */
final class MemoryMeasure {
    private MemoryMeasure() {}

    public static void main(String[] arguments) throws IOException {
        List<String> texts = Sources.texts(Sources.lib("jython-standalone"));
        long source = Sources.size(texts, texts.size());
        List<PythonFile> trees = new ArrayList<>(texts.size());
        long before = used();
        for (String text : texts) {
            trees.add(PythonParser.parse(text, Grammar.JYTHON_2_7));
        }
        long after = used();
        int[] sizes = new int[trees.size()];
        for (int i = 0; i < sizes.length; i++) {
            sizes[i] = KeptModule.of(ParsedModule.of(trees.get(i))).size();
        }
        Arrays.sort(sizes);
        long sum = Arrays.stream(sizes).asLongStream().sum();
        System.out.printf("sources: %d files, %d bytes%n", texts.size(), source);
        System.out.printf("trees: %.2f bytes of heap for a byte of source%n", (after - before) / (double) source);
        System.out.printf(
                "kept of a file: mean %d, median %d, greatest %d bytes; %.3f for a byte of source%n",
                sum / sizes.length, sizes[sizes.length / 2], sizes[sizes.length - 1], sum / (double) source);
    }

    private static long used() {
        Runtime runtime = Runtime.getRuntime();
        for (int i = 0; i < 4; i++) {
            System.gc();
        }
        return runtime.totalMemory() - runtime.freeMemory();
    }
}
