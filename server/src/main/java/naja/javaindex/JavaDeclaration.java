package naja.javaindex;

import java.util.List;
import java.util.Optional;
import naja.text.Span;

/**
 * One declaration in a Java text. Places are offsets in UTF-16 units.
 *
 * @param name as declared; of a constructor the name of its class
 * @param parameters the types of a method's parameters as they are written, without spaces, annotations and modifiers; empty
 *     for all that is no method
 * @param selection the name
 * @param full the whole declaration, from its first modifier to its end
 * @param doc its documentation comment
 * @param members the declarations in a type's body, and the components of a record
 */
public record JavaDeclaration(
        Kind kind,
        String name,
        List<String> parameters,
        Span selection,
        Span full,
        Optional<Span> doc,
        List<JavaDeclaration> members) {

    public JavaDeclaration {
        parameters = List.copyOf(parameters);
        members = List.copyOf(members);
    }

    /** What a declaration declares. */
    public enum Kind {
        CLASS,
        INTERFACE,
        ENUM,
        RECORD,
        ANNOTATION,
        METHOD,
        CONSTRUCTOR,
        FIELD,
        ENUM_CONSTANT,
        COMPONENT;

        /** Says whether it is a type. */
        public boolean isType() {
            return switch (this) {
                case CLASS, INTERFACE, ENUM, RECORD, ANNOTATION -> true;
                default -> false;
            };
        }
    }

    /** The members of this name that are no types and no constructors: the overloads of a method, a field. */
    public List<JavaDeclaration> named(String wanted) {
        return members.stream()
                .filter(member -> !member.kind.isType() && member.kind != Kind.CONSTRUCTOR)
                .filter(member -> member.name.equals(wanted))
                .toList();
    }
}
