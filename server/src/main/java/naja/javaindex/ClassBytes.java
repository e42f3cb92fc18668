package naja.javaindex;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A cursor over the bytes of a class file, and its constant pool (Java Virtual Machine Specification, chapter 4).
 * Everything that does not fit throws {@link Malformed}.
 */
final class ClassBytes {
    private static final int MAGIC = 0xCAFEBABE;

    final int major;
    final int minor;
    private final byte[] bytes;
    private final int[] pool;
    private int at;

    ClassBytes(byte[] bytes) throws Malformed {
        this.bytes = bytes;
        if (bytes.length < 10 || int4() != MAGIC) {
            throw new Malformed("it does not begin as a class file does");
        }
        minor = int2();
        major = int2();
        pool = new int[int2()];
        for (int index = 1; index < pool.length; index++) {
            pool[index] = at;
            int tag = int1();
            switch (tag) {
                case 1 -> skip(int2());
                case 3, 4, 9, 10, 11, 12, 17, 18 -> skip(4);
                case 5, 6 -> {
                    skip(8);
                    index++;
                }
                case 7, 8, 16, 19, 20 -> skip(2);
                case 15 -> skip(3);
                default -> throw new Malformed("constant " + index + " is of the unknown kind " + tag);
            }
        }
    }

    int position() {
        return at;
    }

    void moveTo(int position) throws Malformed {
        at = position;
        need(0);
    }

    void skip(long length) throws Malformed {
        if (length < 0 || length > bytes.length - at) {
            throw new Malformed("it breaks off at byte " + bytes.length);
        }
        at += (int) length;
    }

    int int1() throws Malformed {
        need(1);
        return bytes[at++] & 0xFF;
    }

    int int2() throws Malformed {
        need(2);
        at += 2;
        return (bytes[at - 2] & 0xFF) << 8 | (bytes[at - 1] & 0xFF);
    }

    int int4() throws Malformed {
        return int2() << 16 | int2();
    }

    /** The text of constant {@code index}. */
    String text(int index) throws Malformed {
        int back = at;
        at = constant(index, 1);
        int length = int2();
        int start = at;
        skip(length);
        at = back;
        return decoded(start, start + length);
    }

    /** The internal name in the class constant {@code index}, or nothing for 0. */
    Optional<String> optionalClass(int index) throws Malformed {
        return index == 0 ? Optional.empty() : Optional.of(className(index));
    }

    /** The text of constant {@code index}, or nothing for 0. */
    Optional<String> optionalText(int index) throws Malformed {
        return index == 0 ? Optional.empty() : Optional.of(text(index));
    }

    /** The internal name in the class constant {@code index}. */
    String className(int index) throws Malformed {
        return nameIn(constant(index, 7));
    }

    /** The internal name in the package constant {@code index}. */
    String packageName(int index) throws Malformed {
        return nameIn(constant(index, 20));
    }

    private String nameIn(int constant) throws Malformed {
        int back = at;
        at = constant;
        int name = int2();
        at = back;
        return text(name);
    }

    /** A list of class constants, behind its length. */
    List<String> classNames() throws Malformed {
        int count = int2();
        List<String> names = new ArrayList<>(count);
        for (int index = 0; index < count; index++) {
            names.add(className(int2()));
        }
        return names;
    }

    /** The value of the constant {@code index} of a number or a string, as Java would write it. */
    Optional<String> literal(int index, String descriptor) throws Malformed {
        if (index <= 0 || index >= pool.length) {
            throw new Malformed("there is no constant " + index);
        }
        int back = at;
        at = pool[index];
        int tag = int1();
        Optional<String> literal =
                switch (tag) {
                    case 3 -> Optional.of(integer(int4(), descriptor));
                    case 4 -> Optional.of(Float.intBitsToFloat(int4()) + "f");
                    case 5 -> Optional.of(long8() + "L");
                    case 6 -> Optional.of(String.valueOf(Double.longBitsToDouble(long8())));
                    case 8 -> Optional.of(quoted(text(int2()), '"'));
                    default -> Optional.<String>empty();
                };
        at = back;
        return literal;
    }

    /** The number or text that constant {@code index} holds; nothing for one of another kind. */
    Optional<Object> value(int index) throws Malformed {
        if (index <= 0 || index >= pool.length) {
            throw new Malformed("there is no constant " + index);
        }
        int back = at;
        at = pool[index];
        Optional<Object> value =
                switch (int1()) {
                    case 1 -> Optional.of(text(index));
                    case 3 -> Optional.of(int4());
                    case 5 -> Optional.of(long8());
                    case 8 -> Optional.of(text(int2()));
                    default -> Optional.empty();
                };
        at = back;
        return value;
    }

    /** The field or method that constant {@code index} names. */
    MemberRef member(int index) throws Malformed {
        if (index <= 0 || index >= pool.length || pool[index] == 0) {
            throw new Malformed("there is no constant " + index);
        }
        int back = at;
        at = pool[index];
        int tag = int1();
        if (tag < 9 || tag > 11) {
            throw new Malformed("constant " + index + " is no field or method");
        }
        String owner = className(int2());
        at = constant(int2(), 12);
        MemberRef member = new MemberRef(owner, text(int2()), text(int2()));
        at = back;
        return member;
    }

    /** The descriptor of the call that the invokedynamic constant {@code index} makes. */
    String dynamicDescriptor(int index) throws Malformed {
        int back = at;
        at = constant(index, 18) + 2;
        at = constant(int2(), 12) + 2;
        String descriptor = text(int2());
        at = back;
        return descriptor;
    }

    /** A field or method that code names. */
    record MemberRef(String owner, String name, String descriptor) {}

    private long long8() throws Malformed {
        return (long) int4() << 32 | (int4() & 0xFFFFFFFFL);
    }

    private static String integer(int value, String descriptor) {
        return switch (descriptor) {
            case "Z" -> value == 0 ? "false" : "true";
            case "C" -> quoted(String.valueOf((char) value), '\'');
            default -> String.valueOf(value);
        };
    }

    private static String quoted(String text, char quote) {
        StringBuilder result = new StringBuilder().append(quote);
        for (int index = 0; index < text.length(); index++) {
            char character = text.charAt(index);
            switch (character) {
                case '\n' -> result.append("\\n");
                case '\r' -> result.append("\\r");
                case '\t' -> result.append("\\t");
                case '\\' -> result.append("\\\\");
                default -> {
                    if (character == quote) {
                        result.append('\\').append(character);
                    } else if (character < ' ' || Character.isSurrogate(character) || character == 0x7F) {
                        String hex = Integer.toHexString(character);
                        result.append("\\u").append("0000", 0, 4 - hex.length()).append(hex);
                    } else {
                        result.append(character);
                    }
                }
            }
        }
        return result.append(quote).toString();
    }

    private int constant(int index, int tag) throws Malformed {
        if (index <= 0 || index >= pool.length || pool[index] == 0 || bytes[pool[index]] != tag) {
            throw new Malformed("constant " + index + " is not of kind " + tag);
        }
        return pool[index] + 1;
    }

    private void need(int length) throws Malformed {
        if (at < 0 || bytes.length - at < length) {
            throw new Malformed("it breaks off at byte " + bytes.length);
        }
    }

    /** Modified UTF-8 (section 4.4.7); a malformed byte becomes the replacement character. */
    private String decoded(int start, int end) {
        for (int index = start; index < end; index++) {
            if (bytes[index] <= 0) {
                return decodedSlowly(start, end);
            }
        }
        return new String(bytes, start, end - start, StandardCharsets.ISO_8859_1);
    }

    private String decodedSlowly(int start, int end) {
        StringBuilder text = new StringBuilder(end - start);
        int index = start;
        while (index < end) {
            int first = bytes[index] & 0xFF;
            if (first < 0x80) {
                text.append((char) first);
                index++;
            } else if (first >> 5 == 6 && index + 1 < end) {
                text.append((char) ((first & 0x1F) << 6 | (bytes[index + 1] & 0x3F)));
                index += 2;
            } else if (first >> 4 == 14 && index + 2 < end) {
                text.append((char) ((first & 0x0F) << 12 | (bytes[index + 1] & 0x3F) << 6 | (bytes[index + 2] & 0x3F)));
                index += 3;
            } else {
                text.append('\uFFFD');
                index++;
            }
        }
        return text.toString();
    }

    /** What is wrong with a class file. */
    static final class Malformed extends Exception {
        private static final long serialVersionUID = 1;

        Malformed(String message) {
            super(message, null, false, false);
        }
    }
}
