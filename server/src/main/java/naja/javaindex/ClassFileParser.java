package naja.javaindex;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import naja.javaindex.ClassBytes.Malformed;
import naja.javaindex.ClassFile.InnerClass;
import naja.javaindex.ClassFile.Member;

/** Reads the parts of a class file behind its constant pool. */
final class ClassFileParser {
    private final ClassBytes bytes;
    private Optional<String> signature = Optional.empty();
    private Optional<String> sourceFile = Optional.empty();
    private boolean isDeprecated;
    private boolean isLocal;
    private final List<InnerClass> innerClasses = new ArrayList<>();

    ClassFileParser(ClassBytes bytes) {
        this.bytes = bytes;
    }

    ClassFile parse() throws Malformed {
        int access = bytes.int2();
        String name = bytes.className(bytes.int2());
        Optional<String> superName = bytes.optionalClass(bytes.int2());
        List<String> interfaces = bytes.classNames();
        List<Member> fields = members();
        List<Member> methods = members();
        int count = bytes.int2();
        for (int index = 0; index < count; index++) {
            classAttribute();
        }
        return new ClassFile(
                bytes.major,
                bytes.minor,
                access,
                name,
                superName,
                interfaces,
                signature,
                isDeprecated,
                fields,
                methods,
                innerClasses,
                isLocal,
                sourceFile);
    }

    private void classAttribute() throws Malformed {
        String attribute = bytes.text(bytes.int2());
        long length = bytes.int4() & 0xFFFFFFFFL;
        int start = bytes.position();
        bytes.skip(length);
        int end = bytes.position();
        bytes.moveTo(start);
        switch (attribute) {
            case "Signature" -> signature = Optional.of(bytes.text(bytes.int2()));
            case "SourceFile" -> sourceFile = Optional.of(bytes.text(bytes.int2()));
            case "Deprecated" -> isDeprecated = true;
            case "EnclosingMethod" -> isLocal = true;
            case "InnerClasses" -> innerClasses.addAll(innerClasses(bytes));
            default -> {}
        }
        bytes.moveTo(end);
    }

    static List<InnerClass> innerClasses(ClassBytes bytes) throws Malformed {
        List<InnerClass> classes = new ArrayList<>();
        int count = bytes.int2();
        for (int index = 0; index < count; index++) {
            String name = bytes.className(bytes.int2());
            Optional<String> outer = bytes.optionalClass(bytes.int2());
            Optional<String> simple = bytes.optionalText(bytes.int2());
            classes.add(new InnerClass(name, outer, simple, bytes.int2()));
        }
        return classes;
    }

    private List<Member> members() throws Malformed {
        int count = bytes.int2();
        List<Member> members = new ArrayList<>();
        for (int index = 0; index < count; index++) {
            members.add(member());
        }
        return members;
    }

    private Member member() throws Malformed {
        int access = bytes.int2();
        String name = bytes.text(bytes.int2());
        String descriptor = bytes.text(bytes.int2());
        Optional<String> memberSignature = Optional.empty();
        boolean deprecated = false;
        boolean synthetic = false;
        List<String> exceptions = List.of();
        List<String> parameters = List.of();
        Optional<String> constant = Optional.empty();
        int count = bytes.int2();
        for (int index = 0; index < count; index++) {
            String attribute = bytes.text(bytes.int2());
            long length = bytes.int4() & 0xFFFFFFFFL;
            int start = bytes.position();
            bytes.skip(length);
            int end = bytes.position();
            bytes.moveTo(start);
            switch (attribute) {
                case "Signature" -> memberSignature = Optional.of(bytes.text(bytes.int2()));
                case "Deprecated" -> deprecated = true;
                case "Synthetic" -> synthetic = true;
                case "Exceptions" -> exceptions = bytes.classNames();
                case "MethodParameters" -> parameters = parameterNames();
                case "ConstantValue" -> constant = bytes.literal(bytes.int2(), descriptor);
                default -> {}
            }
            bytes.moveTo(end);
        }
        return new Member(
                name,
                descriptor,
                synthetic ? access | Access.SYNTHETIC : access,
                memberSignature,
                deprecated,
                exceptions,
                parameters,
                constant);
    }

    private List<String> parameterNames() throws Malformed {
        int count = bytes.int1();
        List<String> names = new ArrayList<>(count);
        for (int index = 0; index < count; index++) {
            names.add(bytes.optionalText(bytes.int2()).orElse(""));
            bytes.int2();
        }
        return names;
    }
}
