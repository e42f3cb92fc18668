package naja.resolve;

import java.util.Optional;

/**
 * A name that completion can offer.
 *
 * @param name the identifier
 * @param kind what it is
 * @param referent what it refers to, if known without more work
 */
public record Candidate(String name, Kind kind, Optional<Referent> referent) {

    /** What a candidate is. */
    public enum Kind {
        MODULE,
        PACKAGE,
        JAVA_PACKAGE,
        JAVA_CLASS,
        JAVA_INTERFACE,
        JAVA_ENUM,
        JAVA_MEMBER,
        CLASS,
        FUNCTION,
        VARIABLE
    }
}
