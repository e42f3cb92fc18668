/** Breaks a rule. */
@NullMarked
package naja.architecture.violations.features.one;

import org.jspecify.annotations.NullMarked;
