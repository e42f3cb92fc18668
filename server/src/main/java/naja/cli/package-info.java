/** The command line: {@code naja lsp}, {@code check}, {@code explain}, {@code doctor}. */
@NullMarked
package naja.cli;

import org.jspecify.annotations.NullMarked;
