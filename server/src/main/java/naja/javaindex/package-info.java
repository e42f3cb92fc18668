/**
 * The Java packages and classes of a class path: their names first, then what one class file says.
 *
 * <p><b>Invariant:</b> an entry that is not indexed yet is told apart from one without the class: {@link
 * naja.javaindex.JavaIndex#isComplete()}. Unknown is never missing.
 *
 * <p><b>Invariant:</b> an index is a value. A new entry makes a new {@link naja.javaindex.JavaIndex} that shares the
 * other entries.
 *
 * <p><b>Invariant:</b> no class file, however damaged or new, throws here.
 *
 * <p>Deliberately absent: Python's view of packages. Which directory counts as a Java package is the resolver's
 * knowledge.
 */
@NullMarked
package naja.javaindex;

import org.jspecify.annotations.NullMarked;
