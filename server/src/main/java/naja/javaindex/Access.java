package naja.javaindex;

/** Access flags of classes, fields and methods (Java Virtual Machine Specification, tables 4.1-B, 4.5-A and 4.6-A). */
public final class Access {
    public static final int PUBLIC = 0x0001;
    public static final int PRIVATE = 0x0002;
    public static final int PROTECTED = 0x0004;
    public static final int STATIC = 0x0008;
    public static final int FINAL = 0x0010;
    public static final int BRIDGE = 0x0040;
    public static final int VARARGS = 0x0080;
    public static final int INTERFACE = 0x0200;
    public static final int ABSTRACT = 0x0400;
    public static final int SYNTHETIC = 0x1000;
    public static final int ANNOTATION = 0x2000;
    public static final int ENUM = 0x4000;
    public static final int MODULE = 0x8000;

    private Access() {}

    /** Says whether the flags hold {@code public}. */
    public static boolean isPublic(int access) {
        return (access & PUBLIC) != 0;
    }
}
