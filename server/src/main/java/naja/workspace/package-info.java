/**
 * The model of the workspace: its settings, its projects with their search paths and class paths, and the immutable
 * snapshots that requests read. One writer makes them.
 *
 * <p><b>Invariant:</b> a snapshot never changes. Reading the same thing twice from one snapshot gives the same answer.
 */
@NullMarked
package naja.workspace;

import org.jspecify.annotations.NullMarked;
