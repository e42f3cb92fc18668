package naja.javaindex;

/**
 * An attribute of a Java class as Jython sees it.
 *
 * @param declaringClass internal name of the class or interface whose declaration gives the attribute
 */
public record JavaMember(String name, Kind kind, boolean isStatic, String declaringClass) {

    /** What an attribute of a Java class is. */
    public enum Kind {
        /** One or more methods of the name. */
        METHOD,
        FIELD,
        NESTED_CLASS,
        /** A property that Jython makes of {@code getX}, {@code isX} or {@code setX}. */
        BEAN_PROPERTY,
        /** An event that Jython makes of {@code addXListener}, or a method of its listener. */
        BEAN_EVENT,
        /** What Jython itself gives the class: {@code __init__}, {@code __iter__}, {@code append} of a list. */
        PYTHON
    }
}
