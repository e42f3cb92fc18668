/** The rules on who may use whom, and the proof that each of them can fail. */
@NullMarked
package naja.architecture;

import org.jspecify.annotations.NullMarked;
