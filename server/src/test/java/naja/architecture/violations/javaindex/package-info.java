/** Breaks a rule. */
@NullMarked
package naja.architecture.violations.javaindex;

import org.jspecify.annotations.NullMarked;
