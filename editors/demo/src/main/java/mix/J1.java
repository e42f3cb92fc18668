package mix;

/** A Java class in a Python package. */
public class J1 {}
