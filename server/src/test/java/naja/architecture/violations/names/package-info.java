/** Breaks a rule. */
@NullMarked
package naja.architecture.violations.names;

import org.jspecify.annotations.NullMarked;
