/**
 * What the features share: the part of an import under a cursor, and the question a statement puts to the resolver.
 *
 * <p>The features themselves are the packages below, pure functions of a snapshot that do not see each other.
 *
 * <p><b>Invariant:</b> their values are neutral: offsets, names and paths. JSON shapes exist only in {@code naja.lsp}.
 */
@NullMarked
package naja.features;

import org.jspecify.annotations.NullMarked;
