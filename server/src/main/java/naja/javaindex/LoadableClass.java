package naja.javaindex;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import naja.javaindex.ClassBytes.Malformed;

/** What a class file tells of loading and initialising its class (Java Virtual Machine Specification, chapter 5). */
public final class LoadableClass {
    private static final int MAGIC_LENGTH = 4;
    private static final String EXPOSED_TYPE = "Lorg/python/expose/ExposedType;";
    private static final String INITIALISER = "<clinit>";

    private final byte[] file;
    private final Optional<ClassShape> shape;

    private LoadableClass(byte[] file, Optional<ClassShape> shape) {
        this.file = file;
        this.shape = shape;
    }

    /** Reads a class file; one that is damaged has a {@link #damage}. */
    public static LoadableClass read(byte[] file) {
        try {
            return new LoadableClass(file, Optional.of(ClassShape.read(new ClassBytes(file), Set.of())));
        } catch (Malformed e) {
            return new LoadableClass(file, Optional.empty());
        }
    }

    /** Why it is no class file, as the VM words it; nothing if it is one. */
    public Optional<String> damage(String internalName) {
        if (shape.isPresent()) {
            return Optional.empty();
        }
        if (file.length < MAGIC_LENGTH) {
            return Optional.of("Truncated class file");
        }
        long magic = 0;
        for (int index = 0; index < MAGIC_LENGTH; index++) {
            magic = magic << 8 | (file[index] & 0xFF);
        }
        return Optional.of(
                magic == 0xCAFEBABEL
                        ? "Truncated class file"
                        : "Incompatible magic value " + magic + " in class file " + internalName);
    }

    /** Says whether the file begins as a class file does. */
    public boolean isClassFile() {
        return file.length >= 8
                && damage("").filter(text -> text.startsWith("Incompatible")).isEmpty();
    }

    /** The class file version, read from its place though the rest may be damaged; 0 if the file ends before it. */
    public int major() {
        return majorOf(file);
    }

    /** The internal name that the file gives the class. */
    public String name() {
        return shape.map(ClassShape::name).orElse("");
    }

    /** The superclass and the interfaces, in the order in which the VM loads them. */
    public List<String> supertypes() {
        List<String> supertypes = new ArrayList<>();
        shape.flatMap(ClassShape::superName).ifPresent(supertypes::add);
        shape.ifPresent(found -> supertypes.addAll(found.interfaces()));
        return supertypes;
    }

    /** The superclass; nothing for an interface, whose superclass nothing is initialised with. */
    public Optional<String> superclass() {
        return isInterface() ? Optional.empty() : shape.flatMap(ClassShape::superName);
    }

    /** Says whether it is an interface. */
    public boolean isInterface() {
        return shape.filter(found -> (found.access() & Access.INTERFACE) != 0).isPresent();
    }

    /** Says whether the file calls the class public. */
    public boolean isPublic() {
        return shape.filter(found -> Access.isPublic(found.access())).isPresent();
    }

    /** The name under which Jython shows the class as a built-in type ({@code org.python.expose.ExposedType}). */
    public Optional<String> exposedName() {
        return shape.map(ClassShape::annotations)
                .map(annotations -> annotations.get(EXPOSED_TYPE))
                .map(values -> values.get("name") instanceof String name && !name.isEmpty()
                        ? name
                        : this.name().substring(this.name().lastIndexOf('/') + 1));
    }

    /** The internal name of the exception with which the static initialiser surely ends; nothing if it may complete. */
    public Optional<String> initialiserThrows() {
        if (shape.isEmpty() || !shape.get().methods().containsKey(INITIALISER + "()V")) {
            return Optional.empty();
        }
        try {
            return StaticInitialiser.throwsSurely(new ClassBytes(file));
        } catch (Malformed e) {
            return Optional.empty();
        }
    }

    static int majorOf(byte[] file) {
        return file.length < 8 ? 0 : (file[6] & 0xFF) << 8 | (file[7] & 0xFF);
    }
}
