package naja.javaindex;

import java.util.Optional;
import java.util.function.Consumer;
import naja.javaindex.ClassBytes.Malformed;
import naja.javaindex.ClassFile.InnerClass;

/**
 * What a list of classes needs to know of one class file; its members are passed over.
 *
 * @param major class file version
 * @param access the flags as the source has them: of a nested class those of its declaration
 * @param name the internal name
 * @param simpleName the name in the source; nothing for anonymous classes
 * @param outerName the internal name of the class it is a member of
 * @param isLocal whether it is an anonymous or local class
 */
public record ClassHeader(
        int major, int access, String name, Optional<String> simpleName, Optional<String> outerName, boolean isLocal) {

    /**
     * Reads the header of a class file.
     *
     * @param problems is told why nothing is returned
     */
    public static Optional<ClassHeader> parse(byte[] classFile, Consumer<String> problems) {
        try {
            return Optional.of(parse(new ClassBytes(classFile)));
        } catch (Malformed e) {
            problems.accept(String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }

    /**
     * Says whether the class file is that of a public class, as the file itself has it; cheaper than a header. One that is
     * malformed is not told from a public one.
     */
    public static boolean isPublic(byte[] classFile) {
        try {
            return Access.isPublic(new ClassBytes(classFile).int2());
        } catch (Malformed e) {
            return true;
        }
    }

    /** Says whether it is declared public; a nested class is seen only if the classes around it are public, too. */
    public boolean isPublic() {
        return Access.isPublic(access);
    }

    /** Says whether it is a member of another class. */
    public boolean isNested() {
        return outerName.isPresent();
    }

    private static ClassHeader parse(ClassBytes bytes) throws Malformed {
        int access = bytes.int2();
        String name = bytes.className(bytes.int2());
        bytes.skip(2);
        bytes.skip(2L * bytes.int2());
        skipMembers(bytes);
        skipMembers(bytes);
        Optional<InnerClass> self = Optional.empty();
        boolean isLocal = false;
        int count = bytes.int2();
        for (int index = 0; index < count; index++) {
            String attribute = bytes.text(bytes.int2());
            long length = bytes.int4() & 0xFFFFFFFFL;
            if (attribute.equals("InnerClasses")) {
                self = ClassFileParser.innerClasses(bytes).stream()
                        .filter(inner -> inner.name().equals(name))
                        .findFirst();
            } else {
                isLocal |= attribute.equals("EnclosingMethod");
                bytes.skip(length);
            }
        }
        Optional<String> simpleName =
                self.isPresent() ? self.get().simpleName() : Optional.of(name.substring(name.lastIndexOf('/') + 1));
        return new ClassHeader(
                bytes.major,
                self.map(InnerClass::access).orElse(access),
                name,
                simpleName,
                self.flatMap(InnerClass::outerName),
                isLocal);
    }

    private static void skipMembers(ClassBytes bytes) throws Malformed {
        int members = bytes.int2();
        for (int member = 0; member < members; member++) {
            bytes.skip(6);
            int attributes = bytes.int2();
            for (int attribute = 0; attribute < attributes; attribute++) {
                bytes.skip(2);
                bytes.skip(bytes.int4() & 0xFFFFFFFFL);
            }
        }
    }
}
