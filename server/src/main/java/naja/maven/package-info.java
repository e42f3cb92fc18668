/**
 * Asks Maven's own model builder and resolver what modules depend on, in a process of its own: {@code naja.vfs.MavenProgram}
 * starts {@link naja.maven.Main} with those libraries, which lie in our archive as resources.
 *
 * <p><b>Invariant:</b> nothing here can fetch: the resolver is given no connector and no remote repository, and no plug-in is
 * run.
 *
 * <p><b>Invariant:</b> no other package uses this one, and of ours it uses only {@code base}: the server never loads it.
 *
 * <p>Deliberately absent: what a class path means for imports, and what is kept of an answer.
 */
@NullMarked
package naja.maven;

import org.jspecify.annotations.NullMarked;
