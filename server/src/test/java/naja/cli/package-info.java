/** Tests of what the commands share. */
@NullMarked
package naja.cli;

import org.jspecify.annotations.NullMarked;
