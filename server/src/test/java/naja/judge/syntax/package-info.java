/**
 * The judges of {@link naja.syntax}: real Jython's parser and recorded verdicts of real CPython, compared with our
 * trees as text.
 *
 * <p><b>Invariant:</b> both sides of a comparison are written by the same {@link naja.judge.syntax.TreeText}; a
 * difference between two texts is a difference between two trees.
 */
@NullMarked
package naja.judge.syntax;

import org.jspecify.annotations.NullMarked;
