/** Breaks a rule. */
@NullMarked
package naja.architecture.violations.text;

import org.jspecify.annotations.NullMarked;
