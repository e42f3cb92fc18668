package naja.features.hover;

/** The form in which the client shows a hover. */
public enum HoverFormat {
    MARKDOWN,
    PLAIN
}
