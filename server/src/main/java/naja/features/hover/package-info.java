/** One line on what an import resolves to, and why. */
@NullMarked
package naja.features.hover;

import org.jspecify.annotations.NullMarked;
