/**
 * The border to the editor: frames and messages of the Language Server Protocol, the services LSP4J calls, the order of
 * requests and changes, and the conversion between the protocol's shapes and ours. LSP4J and Gson are seen only here.
 *
 * <p><b>Invariant:</b> no input makes the server deaf. A frame that cannot be read is skipped up to the next header; where
 * none can be found the process ends with {@link naja.lsp.ExitCode#BROKEN_STREAM}, because every client restarts a dead
 * server and none notices a deaf one.
 *
 * <p><b>Invariant:</b> a request sees exactly the changes that came before it.
 *
 * <p><b>Invariant:</b> no stack trace and no class name of ours goes over the wire.
 */
@NullMarked
package naja.lsp;

import org.jspecify.annotations.NullMarked;
