/** Breaks a rule. */
@NullMarked
package naja.architecture.violations.cli;

import org.jspecify.annotations.NullMarked;
