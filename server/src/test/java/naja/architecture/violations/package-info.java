/**
 * Classes that each break a rule of the architecture, in a tree of packages like the product's: the proof that the rules can
 * fail. They do nothing.
 */
@NullMarked
package naja.architecture.violations;

import org.jspecify.annotations.NullMarked;
