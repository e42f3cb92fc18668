/** Breaks a rule. */
@NullMarked
package naja.architecture.violations.base;

import org.jspecify.annotations.NullMarked;
