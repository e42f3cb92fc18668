/** Breaks a rule. */
@NullMarked
package naja.architecture.violations.resolve;

import org.jspecify.annotations.NullMarked;
