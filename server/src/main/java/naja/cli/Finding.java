package naja.cli;

import naja.features.diagnostics.ImportProblem;
import naja.text.LineIndex;
import naja.text.PositionEncoding;
import naja.vfs.VPath;

/**
 * A problem in its file.
 *
 * @param lines of the file's text
 */
record Finding(VPath file, LineIndex lines, ImportProblem problem) {

    /** The line where it starts, from 1. */
    int line() {
        return lines.line(problem.span().start()) + 1;
    }

    /** The character of the line where it starts, from 1. */
    int column() {
        return lines.column(problem.span().start(), PositionEncoding.UTF32) + 1;
    }

    /** The line where it ends, from 1. */
    int endLine() {
        return lines.line(problem.span().end()) + 1;
    }

    /** The character behind its end, from 1. */
    int endColumn() {
        return lines.column(problem.span().end(), PositionEncoding.UTF32) + 1;
    }

    /** The file as people write it: from the working directory if it lies below that. */
    String path() {
        return path(file);
    }

    /** A file as people write it. */
    static String path(VPath file) {
        VPath here = ProjectOptions.path("");
        return file.startsWith(here) ? file.relativeTo(here) : file.toString();
    }
}
