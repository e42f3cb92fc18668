package naja.javaindex;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import naja.javaindex.ClassBytes.Malformed;

/**
 * What a class file tells of loading and initialising its class (Java Virtual Machine Specification, chapter 5).
 *
 * @param major the class file version, read from its place though the rest may be damaged; 0 if the file ends before it
 * @param damage why it is no class file, as the VM words it, with {@code %s} for the class; nothing if it is one
 * @param name the internal name that the file gives the class
 * @param superclass nothing for an interface, with which no superclass is initialised
 * @param supertypes the superclass and the interfaces, in the order in which the VM loads them
 * @param exposedName the name under which Jython shows the class as a built-in type, if it does
 * @param initialiserThrows the internal name of the exception with which the static initialiser surely ends; nothing if it
 *     may complete
 */
public record LoadableClass(
        int major,
        Optional<String> damage,
        String name,
        boolean isPublic,
        boolean isInterface,
        Optional<String> superclass,
        List<String> supertypes,
        Optional<String> exposedName,
        Optional<String> initialiserThrows) {
    private static final int MAGIC_LENGTH = 4;
    private static final String TRUNCATED = "Truncated class file";
    private static final String EXPOSED_TYPE = "Lorg/python/expose/ExposedType;";
    private static final String INITIALISER = "<clinit>";

    public LoadableClass {
        supertypes = List.copyOf(supertypes);
    }

    /** Reads a class file; one that is damaged says so. */
    public static LoadableClass read(byte[] file) {
        try {
            return of(file, ClassShape.read(new ClassBytes(file), Set.of()));
        } catch (Malformed e) {
            return new LoadableClass(
                    majorOf(file),
                    Optional.of(damage(file)),
                    "",
                    false,
                    false,
                    Optional.empty(),
                    List.of(),
                    Optional.empty(),
                    Optional.empty());
        }
    }

    /** Says whether the file begins as a class file does, so that the VM looks at its version. */
    public boolean isClassFile() {
        return major > 0 && damage.filter(text -> !text.equals(TRUNCATED)).isEmpty();
    }

    static int majorOf(byte[] file) {
        return file.length < 8 ? 0 : (file[6] & 0xFF) << 8 | (file[7] & 0xFF);
    }

    private static LoadableClass of(byte[] file, ClassShape shape) {
        boolean isInterface = (shape.access() & Access.INTERFACE) != 0;
        List<String> supertypes = new ArrayList<>();
        shape.superName().ifPresent(supertypes::add);
        supertypes.addAll(shape.interfaces());
        boolean hasInitialiser = shape.methods().containsKey(INITIALISER + "()V");
        return new LoadableClass(
                majorOf(file),
                Optional.empty(),
                shape.name(),
                Access.isPublic(shape.access()),
                isInterface,
                isInterface ? Optional.empty() : shape.superName(),
                supertypes,
                exposedName(shape),
                hasInitialiser ? initialiserThrows(file) : Optional.empty());
    }

    /** Code that cannot be read says nothing: whether the VM takes it is the verifier's to say. */
    private static Optional<String> initialiserThrows(byte[] file) {
        try {
            return StaticInitialiser.throwsSurely(file);
        } catch (Malformed e) {
            return Optional.empty();
        }
    }

    private static Optional<String> exposedName(ClassShape shape) {
        return Optional.ofNullable(shape.annotations().get(EXPOSED_TYPE))
                .map(values -> values.get("name") instanceof String name && !name.isEmpty()
                        ? name
                        : shape.name().substring(shape.name().lastIndexOf('/') + 1));
    }

    private static String damage(byte[] file) {
        if (file.length < MAGIC_LENGTH) {
            return TRUNCATED;
        }
        long magic = 0;
        for (int index = 0; index < MAGIC_LENGTH; index++) {
            magic = magic << 8 | (file[index] & 0xFF);
        }
        return magic == 0xCAFEBABEL ? TRUNCATED : "Incompatible magic value " + magic + " in class file %s";
    }
}
