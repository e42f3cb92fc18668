package naja.maven;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** The program: reads the question from one file and writes the answer to another. */
public final class Main {

    private Main() {}

    /** Takes the path of the question and that of the answer. It ends early when its standard input does. */
    public static void main(String[] arguments) throws IOException {
        endWithParent(System.in);
        Question question = Question.read(Files.readString(Path.of(arguments[0])));
        Answer answer = new Answer();
        new ClassPaths(question, answer).write();
        Files.write(Path.of(arguments[1]), answer.text().getBytes(StandardCharsets.UTF_8));
        // A thread of the resolver may be waiting still.
        System.exit(0);
    }

    /** Who started us holds our standard input open as long as it lives. */
    private static void endWithParent(InputStream input) {
        Thread watch = new Thread(
                () -> {
                    int next = 0;
                    while (next >= 0) {
                        next = read(input);
                    }
                    Runtime.getRuntime().halt(3);
                },
                "naja-parent");
        watch.setDaemon(true);
        watch.start();
    }

    private static int read(InputStream input) {
        try {
            return input.read();
        } catch (IOException e) {
            return -1;
        }
    }
}
