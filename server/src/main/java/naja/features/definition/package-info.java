/** Where an import leads: the files and places of what it names. */
@NullMarked
package naja.features.definition;

import org.jspecify.annotations.NullMarked;
