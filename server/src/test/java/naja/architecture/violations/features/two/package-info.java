/** Breaks a rule. */
@NullMarked
package naja.architecture.violations.features.two;

import org.jspecify.annotations.NullMarked;
