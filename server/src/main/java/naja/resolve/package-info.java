/**
 * The shared resolver: what an import statement gives in the runtime that will execute it.
 *
 * <p><b>Invariant:</b> there is one resolver. Definition, diagnostics and completion ask it the same question and cannot
 * disagree.
 *
 * <p><b>Invariant:</b> it is a pure function of an {@link naja.resolve.ImportRequest} and a {@link
 * naja.resolve.ResolverView}: it reads no files, no clock, no settings, and knows no protocol.
 *
 * <p><b>Invariant:</b> it reads like the runtime's algorithm: one class per step of the runtime's search, in the runtime's
 * order.
 *
 * <p><b>Invariant:</b> there are three outcomes, found, missing and unknown. Only <em>missing</em> may be reported as an
 * error.
 */
@NullMarked
package naja.resolve;

import org.jspecify.annotations.NullMarked;
