/**
 * Places in a text: spans of offsets, and the line index that turns offsets into lines and columns.
 *
 * <p><b>Invariant:</b> an offset counts UTF-16 code units from the start of the text, as Java's strings do. Other
 * encodings exist only at the border, in conversions of {@link naja.text.LineIndex}.
 */
@NullMarked
package naja.text;

import org.jspecify.annotations.NullMarked;
