/**
 * The few small types every layer may use: cancellation, the memo, the report of our own bugs.
 *
 * <p>Deliberately absent: anything that knows files, Python, Java or the protocol.
 */
@NullMarked
package naja.base;

import org.jspecify.annotations.NullMarked;
