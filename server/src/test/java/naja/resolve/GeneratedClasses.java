package naja.resolve;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.python.core.PySystemState;
import org.python.core.imp;

/** The bytes of class files for generated layouts. */
final class GeneratedClasses {
    private static final int JAVA_8 = 52;
    private static final int PUBLIC_SUPER = 0x21;
    private static final int PUBLIC_STATIC_FINAL = 0x19;
    private static final long SOURCE_MILLIS = 1_700_000_000_000L;

    private GeneratedClasses() {}

    /**
     * An empty public class with the constant {@code ORIGIN}.
     *
     * @param name its binary name with slashes
     * @param origin its place in the layout
     */
    static byte[] java(String name, String origin) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeInt(0xCAFEBABE);
            out.writeShort(0);
            out.writeShort(JAVA_8);
            constants(out, name, origin);
            out.writeShort(PUBLIC_SUPER);
            out.writeShort(2);
            out.writeShort(4);
            out.writeShort(0);
            out.writeShort(1);
            shorts(out, PUBLIC_STATIC_FINAL, 5, 6, 1, 7);
            out.writeInt(2);
            out.writeShort(9);
            out.writeShort(0);
            out.writeShort(0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** Constants 1 to 9: the names of the class and its super class with their entries, and those of the field. */
    private static void constants(DataOutputStream out, String name, String origin) throws IOException {
        out.writeShort(10);
        text(out, name);
        reference(out, 7, 1);
        text(out, "java/lang/Object");
        reference(out, 7, 3);
        text(out, "ORIGIN");
        text(out, "Ljava/lang/String;");
        text(out, "ConstantValue");
        text(out, origin);
        reference(out, 8, 8);
    }

    private static void text(DataOutputStream out, String text) throws IOException {
        out.writeByte(1);
        out.writeUTF(text);
    }

    private static void reference(DataOutputStream out, int tag, int index) throws IOException {
        out.writeByte(tag);
        out.writeShort(index);
    }

    private static void shorts(DataOutputStream out, int... values) throws IOException {
        for (int value : values) {
            out.writeShort(value);
        }
    }

    /**
     * A compiled module, made by the Jython that the tests run with.
     *
     * @param name the module's last name
     * @param source its text
     */
    static byte[] python(String name, String source) {
        PySystemState.initialize();
        byte[] bytes = source.getBytes(StandardCharsets.UTF_8);
        return imp.compileSource(name, new ByteArrayInputStream(bytes), name + ".py", SOURCE_MILLIS);
    }
}
