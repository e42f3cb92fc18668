package naja.javaindex;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import naja.javaindex.ClassBytes.Malformed;

/** Reads {@link ClassDetails} behind the constant pool of a class file. */
final class ClassDetailsParser {
    private final ClassBytes bytes;

    ClassDetailsParser(ClassBytes bytes) {
        this.bytes = bytes;
    }

    ClassDetails parse() throws Malformed {
        bytes.skip(6);
        bytes.classNames();
        Map<String, ClassDetails.Member> members = new HashMap<>();
        members(members);
        members(members);
        List<JavaAnnotation> annotations = new ArrayList<>();
        List<String> components = new ArrayList<>();
        for (int count = bytes.int2(); count > 0; count--) {
            String attribute = bytes.text(bytes.int2());
            int end = end();
            if (attribute.equals("Record")) {
                components.addAll(components());
            } else {
                annotations(attribute, annotations);
            }
            bytes.moveTo(end);
        }
        return new ClassDetails(annotations, components, members);
    }

    private void members(Map<String, ClassDetails.Member> members) throws Malformed {
        for (int left = bytes.int2(); left > 0; left--) {
            int access = bytes.int2();
            String name = bytes.text(bytes.int2());
            String descriptor = bytes.text(bytes.int2());
            List<JavaAnnotation> annotations = new ArrayList<>();
            List<String> names = List.of();
            for (int count = bytes.int2(); count > 0; count--) {
                String attribute = bytes.text(bytes.int2());
                int end = end();
                if (attribute.equals("Code")) {
                    names = parameterNames((access & Access.STATIC) != 0, descriptor);
                } else {
                    annotations(attribute, annotations);
                }
                bytes.moveTo(end);
            }
            if (!annotations.isEmpty() || !names.isEmpty()) {
                members.put(name + descriptor, new ClassDetails.Member(annotations, names));
            }
        }
    }

    /** The end of the attribute at hand, which the cursor then stands in. */
    private int end() throws Malformed {
        long length = bytes.int4() & 0xFFFFFFFFL;
        int start = bytes.position();
        bytes.skip(length);
        int end = bytes.position();
        bytes.moveTo(start);
        return end;
    }

    private void annotations(String attribute, List<JavaAnnotation> annotations) throws Malformed {
        boolean isWanted =
                attribute.equals("RuntimeVisibleAnnotations") || attribute.equals("RuntimeInvisibleAnnotations");
        if (!isWanted) {
            return;
        }
        try {
            new AnnotationReader(bytes)
                    .read()
                    .forEach((descriptor, values) -> annotations.add(
                            new JavaAnnotation(Descriptors.className(descriptor).orElse(descriptor), values)));
        } catch (Malformed e) {
            // The VM does not look at annotations before they are asked for.
            annotations.clear();
        }
    }

    private List<String> components() throws Malformed {
        List<String> names = new ArrayList<>();
        for (int left = bytes.int2(); left > 0; left--) {
            names.add(bytes.text(bytes.int2()));
            bytes.skip(2);
            for (int count = bytes.int2(); count > 0; count--) {
                bytes.skip(2);
                bytes.moveTo(end());
            }
        }
        return names;
    }

    /** The names in the table of local variables (4.7.13): a parameter is a variable from the first instruction on, in its slot. */
    private List<String> parameterNames(boolean isStatic, String descriptor) throws Malformed {
        bytes.skip(4);
        bytes.skip(bytes.int4() & 0xFFFFFFFFL);
        bytes.skip(8L * bytes.int2());
        Map<Integer, String> bySlot = new HashMap<>();
        for (int count = bytes.int2(); count > 0; count--) {
            boolean isTable = bytes.text(bytes.int2()).equals("LocalVariableTable");
            int end = end();
            for (int left = isTable ? bytes.int2() : 0; left > 0; left--) {
                int start = bytes.int2();
                bytes.skip(2);
                String name = bytes.text(bytes.int2());
                bytes.skip(2);
                int slot = bytes.int2();
                if (start == 0) {
                    bySlot.putIfAbsent(slot, name);
                }
            }
            bytes.moveTo(end);
        }
        List<String> names = new ArrayList<>();
        int slot = isStatic ? 0 : 1;
        for (String type : Descriptors.parameters(descriptor)) {
            names.add(bySlot.getOrDefault(slot, ""));
            slot += type.equals("J") || type.equals("D") ? 2 : 1;
        }
        return names.stream().allMatch(String::isEmpty) ? List.of() : names;
    }
}
