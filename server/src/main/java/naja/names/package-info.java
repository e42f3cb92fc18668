/**
 * Dotted module names, and the package a file belongs to.
 *
 * <p><b>Invariant:</b> a {@link naja.names.ModuleName} is never empty and none of its parts is.
 */
@NullMarked
package naja.names;

import org.jspecify.annotations.NullMarked;
