/** The features on real class paths. */
@NullMarked
package naja.features;

import org.jspecify.annotations.NullMarked;
