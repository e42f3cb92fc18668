/** Breaks a rule. */
@NullMarked
package naja.architecture.violations.syntax;

import org.jspecify.annotations.NullMarked;
