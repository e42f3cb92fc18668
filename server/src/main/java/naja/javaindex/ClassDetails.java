package naja.javaindex;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What a class file says that no import needs and people want to read: annotations, names of parameters, components of a
 * record. It is read when it is shown, class by class.
 *
 * @param annotations of the class
 * @param components the names of a record's components in their order; empty for other classes
 * @param members the details of fields and methods by name and descriptor, of those that have any
 */
public record ClassDetails(List<JavaAnnotation> annotations, List<String> components, Map<String, Member> members) {
    private static final Member NONE = new Member(List.of(), List.of());

    public ClassDetails {
        annotations = List.copyOf(annotations);
        components = List.copyOf(components);
        members = Map.copyOf(members);
    }

    /**
     * Reads a class file.
     *
     * @param problems is told why nothing is returned
     */
    public static Optional<ClassDetails> parse(byte[] bytes, Consumer<String> problems) {
        try {
            return Optional.of(new ClassDetailsParser(new ClassBytes(bytes)).parse());
        } catch (ClassBytes.Malformed e) {
            problems.accept(String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }

    /** The details of a field or method; empty ones if there are none. */
    public Member of(ClassFile.Member member) {
        return members.getOrDefault(member.name() + member.descriptor(), NONE);
    }

    /** The class file with the names of parameters that only the tables for debuggers tell. */
    public ClassFile named(ClassFile file) {
        List<ClassFile.Member> methods = file.methods().stream()
                .map(method -> {
                    List<String> names = of(method).parameterNames();
                    return method.parameterNames().stream().allMatch(String::isEmpty) && !names.isEmpty()
                            ? method.withParameterNames(names)
                            : method;
                })
                .toList();
        return file.withMethods(methods);
    }

    /**
     * The details of a field or method.
     *
     * @param parameterNames one for each parameter of the descriptor, as the table of local variables has them; a name that it
     *     has not is empty, and all is empty if there is no such table
     */
    public record Member(List<JavaAnnotation> annotations, List<String> parameterNames) {
        public Member {
            annotations = List.copyOf(annotations);
            parameterNames = List.copyOf(parameterNames);
        }
    }
}
