/** Breaks a rule. */
@NullMarked
package naja.architecture.violations.workspace;

import org.jspecify.annotations.NullMarked;
