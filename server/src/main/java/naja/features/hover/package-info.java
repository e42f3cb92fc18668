/** What an import resolves to, and why; of Java names their declarations and documentation. */
@NullMarked
package naja.features.hover;

import org.jspecify.annotations.NullMarked;
