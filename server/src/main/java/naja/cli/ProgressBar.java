package naja.cli;

import java.io.PrintStream;

/** A line on the terminal that says how far the work is; nothing where no terminal is. */
final class ProgressBar {
    private static final int WIDTH = 30;

    private final PrintStream terminal;
    private final boolean shown;
    private int lastPercent = -1;

    /** A bar on standard error, shown if this is a terminal. */
    @SuppressWarnings(
            "SystemConsoleNull") // Main sets the property that brings the old behaviour back on JDK 22 and newer.
    ProgressBar() {
        this.terminal = System.err;
        this.shown = System.console() != null;
    }

    /** Shows that {@code done} of {@code total} steps are done. */
    synchronized void step(String text, int done, int total) {
        int percent = total <= 0 ? 0 : 100 * done / total;
        if (!shown || percent == lastPercent) {
            return;
        }
        lastPercent = percent;
        int filled = WIDTH * percent / 100;
        terminal.print(
                "\r[" + "#".repeat(filled) + " ".repeat(WIDTH - filled) + "] " + text + " " + done + "/" + total + " ");
        terminal.flush();
    }

    /** Takes the bar away. */
    synchronized void end() {
        if (shown && lastPercent >= 0) {
            terminal.print("\r" + " ".repeat(WIDTH + 40) + "\r");
            terminal.flush();
        }
        lastPercent = -1;
    }
}
