package naja.javaindex;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import naja.javaindex.JavaMember.Kind;

/**
 * The attributes of a Java class as Jython shows them to an import, and to {@code dir}: public methods, fields and
 * nested classes, inherited ones included, the properties and events Jython makes of bean methods, and what Jython
 * adds itself (PyJavaType of 2.7.4, with {@code python.security.respectJavaAccessibility} on as it is by default).
 */
public final class ClassMembers {
    private final Map<String, JavaMember> members;
    private final Map<String, JavaMember> metatypeMembers;
    private final boolean isComplete;
    private final boolean hasAllSupertypes;

    private ClassMembers(
            Map<String, JavaMember> members,
            Map<String, JavaMember> metatypeMembers,
            boolean isComplete,
            boolean hasAllSupertypes) {
        this.members = members;
        this.metatypeMembers = metatypeMembers;
        this.isComplete = isComplete;
        this.hasAllSupertypes = hasAllSupertypes;
    }

    /** The attributes of the class {@code internalName}, its class files read through {@code index}. */
    public static ClassMembers of(String internalName, JavaIndex index) {
        return of(internalName, name -> index.findInternal(name).flatMap(index::read), index::isExported);
    }

    /**
     * The attributes of the class {@code internalName}.
     *
     * @param lookup finds a class file by internal name
     * @param isExported says whether a package is open to all code
     */
    public static ClassMembers of(
            String internalName, Function<String, Optional<ClassFile>> lookup, Predicate<String> isExported) {
        ClassHierarchy hierarchy = new ClassHierarchy(lookup);
        TypeDictionary dictionaries = new TypeDictionary(hierarchy, isExported);
        Map<String, JavaMember> members = merged(internalName, hierarchy, dictionaries);
        Set<String> supertypes = hierarchy.supertypes(internalName);
        boolean isPython =
                supertypes.contains("org/python/core/PyObject") || supertypes.contains("org/python/core/ClassDictInit");
        boolean hasAllSupertypes = hierarchy.missing().isEmpty();
        Map<String, JavaMember> metatypeMembers = merged("java/lang/Class", hierarchy, dictionaries);
        return new ClassMembers(members, metatypeMembers, hasAllSupertypes && !isPython, hasAllSupertypes);
    }

    private static Map<String, JavaMember> merged(
            String internalName, ClassHierarchy hierarchy, TypeDictionary dictionaries) {
        Map<String, JavaMember> members = new TreeMap<>();
        for (String type : hierarchy.lookupOrder(internalName)) {
            dictionaries.of(type).forEach(members::putIfAbsent);
        }
        for (String name : PythonMembers.OBJECT) {
            members.putIfAbsent(name, new JavaMember(name, Kind.PYTHON, false, "java/lang/Object"));
        }
        return members;
    }

    /** All attributes in the order of their names, as {@code dir} lists them. */
    public List<JavaMember> all() {
        return new ArrayList<>(members.values());
    }

    /**
     * The attribute called {@code name}. A class is itself an object of {@code java.lang.Class}, so what that class has
     * is found, too ({@code from java.util.ArrayList import getName}), after what the class has.
     */
    public Optional<JavaMember> find(String name) {
        return Optional.ofNullable(members.get(name)).or(() -> Optional.ofNullable(metatypeMembers.get(name)));
    }

    /** Says whether the class and everything above it were found. */
    boolean hasAllSupertypes() {
        return hasAllSupertypes;
    }

    /** Number of attributes. */
    int size() {
        return members.size() + metatypeMembers.size();
    }

    /**
     * Says whether these are all. They may not be if a supertype was not found, or if the class is one of Python's own
     * objects, which say themselves what they have.
     */
    public boolean isComplete() {
        return isComplete;
    }
}
