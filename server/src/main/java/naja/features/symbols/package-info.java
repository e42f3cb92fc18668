/** The outline of a file. */
@NullMarked
package naja.features.symbols;

import org.jspecify.annotations.NullMarked;
