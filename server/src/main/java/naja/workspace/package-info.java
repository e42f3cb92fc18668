/**
 * The model of the workspace: its settings, its projects with their search paths and class paths, and the immutable
 * snapshots that requests read. One writer makes them.
 *
 * <p><b>Invariant:</b> a snapshot never changes. Reading the same thing twice from one snapshot gives the same answer.
 *
 * <p><b>Invariant:</b> the writer reads no file and parses nothing. Finding out what projects are and reading the names in
 * class paths is background work, which comes back as a change; until then what it would find is unknown, not missing.
 *
 * <p><b>Invariant:</b> every value of a project says where it came from, and what was wrong is a value too.
 *
 * <p>Deliberately absent: running a build, downloading, watching the disk, the syntax of JSON.
 */
@NullMarked
package naja.workspace;

import org.jspecify.annotations.NullMarked;
