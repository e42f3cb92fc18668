package naja.bench;

/** What is imported in a benchmark of the resolver. */
public enum ImportSet {
    /** All imports of Jython's {@code Lib}. */
    LIB,
    /** Those of them that stand in a package and have no dots, so that Python 2 looks into the package first. */
    LIB_RELATIVE,
    /** All imports of SikuliX, most of whose modules import its Java classes. */
    SIKULIX,
    /** Imports of classes and packages of the JDK. */
    JAVA
}
