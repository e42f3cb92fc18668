/** Tests that are texts: small worlds, and what the features must say about them. */
@NullMarked
package naja.cases;

import org.jspecify.annotations.NullMarked;
