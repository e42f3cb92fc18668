/**
 * Tests that start the packaged jar and speak the protocol to it through real pipes. They see the server only as a process.
 */
@NullMarked
package naja.protocol;

import org.jspecify.annotations.NullMarked;
