/**
 * The tolerant parser for Python 2.7 as Jython reads it and for Python 3: text to syntax tree, and the summary of a
 * tree that the resolver asks ({@link naja.syntax.ParsedModule}).
 *
 * <p><b>Invariant:</b> parsing never fails: every text, and every prefix of a text, gives a tree and a list of problems.
 *
 * <p><b>Invariant:</b> a broken statement damages only itself.
 */
@NullMarked
package naja.syntax;

import org.jspecify.annotations.NullMarked;
