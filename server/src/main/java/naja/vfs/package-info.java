/**
 * The tree of files: listings of directories, stamps and contents of files, archives read as directories. All file
 * input and output of the server is here.
 *
 * <p><b>Invariant:</b> nothing here throws for what is on the disk: an unreadable directory is no directory, an
 * unreadable file has no content, and each says why through {@link java.util.logging} once.
 *
 * <p><b>Invariant:</b> names are compared exactly as the directory lists them, so letter case counts on every volume.
 */
@NullMarked
package naja.vfs;

import org.jspecify.annotations.NullMarked;
