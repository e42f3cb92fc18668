package mix.b;

/** A Java class in a Python package below another. */
public class K1 {}
