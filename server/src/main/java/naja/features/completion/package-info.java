/** What can be typed inside an import statement. */
@NullMarked
package naja.features.completion;

import org.jspecify.annotations.NullMarked;
