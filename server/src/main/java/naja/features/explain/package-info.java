/** How the imports of a line are resolved, step by step. */
@NullMarked
package naja.features.explain;

import org.jspecify.annotations.NullMarked;
