/** Breaks a rule. */
@NullMarked
package naja.architecture.violations.lsp;

import org.jspecify.annotations.NullMarked;
