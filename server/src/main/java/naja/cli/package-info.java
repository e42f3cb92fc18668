/**
 * The command line: {@code naja lsp}, {@code check}, {@code explain}, {@code doctor}. Only {@link naja.cli.Main} is on the
 * way to the language server, so that starting it loads nothing of the library that reads the other commands' options.
 */
@NullMarked
package naja.cli;

import org.jspecify.annotations.NullMarked;
