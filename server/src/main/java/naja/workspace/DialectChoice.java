package naja.workspace;

/**
 * The dialect of a project, and what decided it.
 *
 * @param reason the sign that was seen, for people
 * @param guessed whether nothing decided, so that people should be told that they can set it
 */
public record DialectChoice(Dialect dialect, String reason, boolean guessed) {}
