/** Breaks a rule. */
@NullMarked
package naja.architecture.violations.unknown;

import org.jspecify.annotations.NullMarked;
