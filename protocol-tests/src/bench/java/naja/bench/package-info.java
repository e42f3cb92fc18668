/** Benchmarks of the packaged jar, in the profile {@code bench} only; {@code server/docs/benchmarks.md} has the figures. */
@NullMarked
package naja.bench;

import org.jspecify.annotations.NullMarked;
