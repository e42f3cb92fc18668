package naja.javaindex;

import java.io.ByteArrayOutputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import naja.javaindex.ClassFile.InnerClass;
import naja.javaindex.ClassFile.Member;

/**
 * Writes a class file with nothing but the declarations others can see: no code, no private or synthetic members, no
 * debug information. What is left reads like the original with {@link ClassFile#parse}.
 */
final class ClassOutline {
    private static final int VISIBLE = Access.PUBLIC | Access.PROTECTED;

    private final Bytes body = new Bytes();
    private final Bytes pool = new Bytes();
    private final Map<String, Integer> texts = new LinkedHashMap<>();
    private final Map<String, Integer> classes = new LinkedHashMap<>();
    private int constants = 1;

    private ClassOutline() {}

    /** The outline of {@code file}, in the class file format (Java Virtual Machine Specification, chapter 4). */
    static byte[] of(ClassFile file) {
        return new ClassOutline().write(file);
    }

    private byte[] write(ClassFile file) {
        body.int2(file.access());
        body.int2(type(file.name()));
        body.int2(file.superName().map(this::type).orElse(0));
        body.int2(file.interfaces().size());
        for (String type : file.interfaces()) {
            body.int2(type(type));
        }
        members(file.fields());
        members(file.methods());
        classAttributes(file);
        Bytes result = new Bytes();
        result.int4(0xCAFEBABE);
        result.int2(file.minor());
        result.int2(file.major());
        result.int2(constants);
        result.all(pool);
        result.all(body);
        return result.toByteArray();
    }

    private void classAttributes(ClassFile file) {
        List<InnerClass> inner = file.innerClasses().stream()
                .filter(nested ->
                        nested.name().equals(file.name()) || nested.outerName().equals(Optional.of(file.name())))
                .toList();
        body.int2((file.signature().isPresent() ? 1 : 0) + (file.isDeprecated() ? 1 : 0) + (inner.isEmpty() ? 0 : 1));
        file.signature().ifPresent(this::signature);
        if (file.isDeprecated()) {
            attribute("Deprecated", 0);
        }
        if (!inner.isEmpty()) {
            attribute("InnerClasses", 2 + 8 * inner.size());
            body.int2(inner.size());
            for (InnerClass nested : inner) {
                body.int2(type(nested.name()));
                body.int2(nested.outerName().map(this::type).orElse(0));
                body.int2(nested.simpleName().map(this::text).orElse(0));
                body.int2(nested.access());
            }
        }
    }

    private void members(List<Member> members) {
        List<Member> visible = members.stream()
                .filter(member -> (member.access() & VISIBLE) != 0 && !member.isSynthetic())
                .toList();
        body.int2(visible.size());
        for (Member member : visible) {
            body.int2(member.access());
            body.int2(text(member.name()));
            body.int2(text(member.descriptor()));
            int attributes = (member.signature().isPresent() ? 1 : 0)
                    + (member.isDeprecated() ? 1 : 0)
                    + (member.exceptions().isEmpty() ? 0 : 1);
            body.int2(attributes);
            member.signature().ifPresent(this::signature);
            if (member.isDeprecated()) {
                attribute("Deprecated", 0);
            }
            if (!member.exceptions().isEmpty()) {
                attribute("Exceptions", 2 + 2 * member.exceptions().size());
                body.int2(member.exceptions().size());
                for (String exception : member.exceptions()) {
                    body.int2(type(exception));
                }
            }
        }
    }

    private void signature(String signature) {
        attribute("Signature", 2);
        body.int2(text(signature));
    }

    private void attribute(String name, int length) {
        body.int2(text(name));
        body.int4(length);
    }

    private int text(String text) {
        Integer known = texts.get(text);
        if (known != null) {
            return known;
        }
        pool.int1(1);
        pool.text(text);
        texts.put(text, constants);
        return constants++;
    }

    private int type(String internalName) {
        Integer known = classes.get(internalName);
        if (known != null) {
            return known;
        }
        int name = text(internalName);
        pool.int1(7);
        pool.int2(name);
        classes.put(internalName, constants);
        return constants++;
    }

    /** Bytes in the order of class files. */
    private static final class Bytes extends ByteArrayOutputStream {

        void int1(int value) {
            write(value);
        }

        void int2(int value) {
            write(value >> 8);
            write(value);
        }

        void int4(int value) {
            int2(value >> 16);
            int2(value);
        }

        void all(Bytes other) {
            writeBytes(other.toByteArray());
        }

        /** Modified UTF-8 (section 4.4.7) behind its length. */
        void text(String text) {
            Bytes encoded = new Bytes();
            for (int index = 0; index < text.length(); index++) {
                char character = text.charAt(index);
                if (character != 0 && character < 0x80) {
                    encoded.write(character);
                } else if (character < 0x800) {
                    encoded.write(0xC0 | character >> 6);
                    encoded.write(0x80 | (character & 0x3F));
                } else {
                    encoded.write(0xE0 | character >> 12);
                    encoded.write(0x80 | (character >> 6 & 0x3F));
                    encoded.write(0x80 | (character & 0x3F));
                }
            }
            int2(encoded.size());
            all(encoded);
        }
    }
}
