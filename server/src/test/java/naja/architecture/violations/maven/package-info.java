/** Breaks a rule. */
@NullMarked
package naja.architecture.violations.maven;

import org.jspecify.annotations.NullMarked;
