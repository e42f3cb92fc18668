/** Breaks a rule. */
@NullMarked
package naja.architecture.violations.vfs;

import org.jspecify.annotations.NullMarked;
