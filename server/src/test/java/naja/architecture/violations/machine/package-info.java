/** Breaks a rule. */
@NullMarked
package naja.architecture.violations.machine;

import org.jspecify.annotations.NullMarked;
