package naja.javaindex;

/** What the name of a class file says about the class. */
public final class ClassNames {
    private static final String SUFFIX = ".class";

    private ClassNames() {}

    /**
     * Says whether {@code file}, a name without directory, is the file of a Java class: not {@code module-info} or
     * {@code package-info}, and no Python code compiled by Jython ({@code x$py.class}, {@code $_PyInner}).
     */
    public static boolean isClassFile(String file) {
        return file.endsWith(SUFFIX)
                && file.length() > SUFFIX.length()
                && !file.endsWith("$py.class")
                && !file.contains("$_PyInner")
                && !file.equals("module-info.class")
                && !file.equals("package-info.class");
    }

    /** The simple binary name of the class in {@code file}. */
    public static String ofFile(String file) {
        return file.substring(0, file.length() - SUFFIX.length());
    }

    /**
     * Says whether the simple binary name is that of an anonymous or local class: {@code A$1}, {@code A$1Local}, and
     * what is nested in them. No statement can import those.
     */
    public static boolean isLocal(String name) {
        int dollar = name.indexOf('$');
        while (dollar >= 0 && dollar + 1 < name.length()) {
            char next = name.charAt(dollar + 1);
            if (dollar > 0 && next >= '0' && next <= '9') {
                return true;
            }
            dollar = name.indexOf('$', dollar + 1);
        }
        return false;
    }

    /** Says whether the simple binary name may be that of a nested class. */
    public static boolean isNested(String name) {
        return name.indexOf('$', 1) > 0;
    }

    /** Says whether {@code part} can be a part of a package's name. */
    static boolean isPackagePart(String part) {
        if (part.isEmpty()) {
            return false;
        }
        for (int at = 0; at < part.length(); at++) {
            char letter = part.charAt(at);
            // Nearly all are small letters, for which no table is needed.
            boolean isSmall = letter >= 'a' && letter <= 'z';
            if (!isSmall
                    && !(at == 0 ? Character.isJavaIdentifierStart(letter) : Character.isJavaIdentifierPart(letter))) {
                return false;
            }
        }
        return true;
    }
}
