/** Tests of the border to the editor that need no process. */
@NullMarked
package naja.lsp;

import org.jspecify.annotations.NullMarked;
