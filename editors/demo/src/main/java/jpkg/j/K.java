package jpkg.j;

/** A Java class in a Java package. */
public class K {
    public static final String NAME = "K";
}
