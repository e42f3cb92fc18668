package mix.j;

/** A Java class in a Java package below a Python package. */
public class K2 {}
