/** What is wrong with a file's imports. Only what the runtime cannot find in any context of the file is an error. */
@NullMarked
package naja.features.diagnostics;

import org.jspecify.annotations.NullMarked;
