/** The features on real class paths. */
@NullMarked
package naja.features.hover;

import org.jspecify.annotations.NullMarked;
