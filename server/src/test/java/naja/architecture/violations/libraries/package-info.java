/** Breaks a rule. */
@NullMarked
package naja.architecture.violations.libraries;

import org.jspecify.annotations.NullMarked;
