package naja.javaindex;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import naja.javaindex.ClassFile.Member;
import naja.javaindex.ClassHierarchy.DeclaredMethod;
import naja.javaindex.JavaMember.Kind;
import org.jspecify.annotations.Nullable;

/**
 * The {@code __dict__} that Jython fills for a Java class, one for each class (PyJavaType.init of 2.7.4, in the order
 * of its steps). Only names and kinds are made; the runtime's overloads are not needed.
 */
final class TypeDictionary {
    private static final Set<String> BAD_AWT_METHODS =
            Set.of("layout", "insets", "size", "minimumSize", "preferredSize", "maximumSize", "bounds", "enable");
    private static final Set<String> IMMUTABLE = Set.of(
            "java/lang/Boolean",
            "java/lang/Byte",
            "java/lang/Character",
            "java/lang/Class",
            "java/lang/Double",
            "java/lang/Float",
            "java/lang/Integer",
            "java/lang/Long",
            "java/lang/Short",
            "java/lang/String",
            "java/net/InetAddress",
            "java/net/Inet4Address",
            "java/net/Inet6Address",
            "java/net/InetSocketAddress",
            "java/net/Proxy",
            "java/net/URI",
            "java/util/concurrent/TimeUnit");

    private final ClassHierarchy hierarchy;
    private final Predicate<String> isExported;
    private final Map<String, Map<String, JavaMember>> dictionaries = new HashMap<>();

    /**
     * Dictionaries over {@code hierarchy}.
     *
     * @param isExported says whether the package of this name is open to all code
     */
    TypeDictionary(ClassHierarchy hierarchy, Predicate<String> isExported) {
        this.hierarchy = hierarchy;
        this.isExported = isExported;
    }

    /** The dictionary of the class itself, without what it inherits. */
    Map<String, JavaMember> of(String internalName) {
        Map<String, JavaMember> known = dictionaries.get(internalName);
        if (known != null) {
            return known;
        }
        Map<String, JavaMember> dictionary = new LinkedHashMap<>();
        dictionaries.put(internalName, dictionary);
        hierarchy.file(internalName).ifPresent(file -> fill(file, dictionary));
        return dictionary;
    }

    private void fill(ClassFile file, Map<String, JavaMember> dictionary) {
        String self = file.name();
        if (isAccessible(file) || self.startsWith("org/python/core")) {
            Collection<DeclaredMethod> methods = hierarchy.publicMethods(self).values();
            Set<String> properties = new LinkedHashSet<>();
            Map<String, String> events = new LinkedHashMap<>();
            addMethods(file, methods, dictionary, properties, events);
            addMethodsOfHiddenClasses(self, methods, dictionary);
            addFields(file, dictionary);
            addEvents(self, events, dictionary);
            addProperties(self, properties, dictionary);
            put(dictionary, "__init__", Kind.PYTHON, self);
            addPythonNames(self, dictionary);
        }
        for (ClassFile.InnerClass inner : file.memberClasses()) {
            if (Access.isPublic(inner.access())) {
                String name = inner.simpleName().orElse("");
                dictionary.putIfAbsent(name, new JavaMember(name, Kind.NESTED_CLASS, true, inner.name()));
            }
        }
    }

    private boolean isAccessible(ClassFile file) {
        return file.isPublic() && isExported.test(file.packageName());
    }

    private void addMethods(
            ClassFile file,
            Collection<DeclaredMethod> methods,
            Map<String, JavaMember> dictionary,
            Set<String> properties,
            Map<String, String> events) {
        String self = file.name();
        boolean isInAwt = self.startsWith("java/awt/") && self.indexOf('/', 9) < 0;
        for (DeclaredMethod declared : methods) {
            Member method = declared.method();
            boolean isHere = isDeclaredHere(self, declared.declaringClass());
            boolean isIgnored = method.exceptions().contains("org/python/core/PyIgnoreMethodTag")
                    || (isInAwt && BAD_AWT_METHODS.contains(method.name()));
            if (isHere && !isIgnored) {
                String name = normalized(method.name());
                dictionary.putIfAbsent(
                        name, new JavaMember(name, Kind.METHOD, method.isStatic(), declared.declaringClass()));
                if (!method.isStatic()) {
                    addBean(method, properties, events);
                }
            }
        }
    }

    /**
     * Says whether what {@code declaring} declares goes into the dictionary of {@code self}.
     *
     * <p>Runtime quirk: a class directly below {@code Object} takes everything from its interfaces, since these count
     * as objects (PyJavaType.declaredHere).
     */
    private boolean isDeclaredHere(String self, String declaring) {
        Optional<String> superclass = hierarchy.superclass(self);
        if (superclass.isEmpty()) {
            return true;
        }
        boolean isBelow =
                superclass.get().equals("java/lang/Object") || hierarchy.isAssignable(superclass.get(), declaring);
        return isBelow && !declaring.equals(superclass.get());
    }

    private void addBean(Member method, Set<String> properties, Map<String, String> events) {
        String name = method.name();
        List<String> parameters = Descriptors.parameters(method.descriptor());
        String result = Descriptors.result(method.descriptor());
        Optional<String> listener = listener(name, parameters, result);
        if (listener.isPresent()) {
            String binary = listener.get().substring(listener.get().lastIndexOf('/') + 1);
            events.putIfAbsent(normalized(decapitalized(binary)), listener.get());
            return;
        }
        int count = parameters.size();
        if (name.startsWith("get") && name.length() > 3 && count == 0) {
            properties.add(normalized(decapitalized(name.substring(3))));
        } else if (name.startsWith("is") && name.length() > 2 && count == 0 && result.equals("Z")) {
            properties.add(normalized(decapitalized(name.substring(2))));
        } else if (name.startsWith("set") && name.length() > 3 && count == 1) {
            properties.add(normalized(decapitalized(name.substring(3))));
        }
    }

    private Optional<String> listener(String name, List<String> parameters, String result) {
        boolean isAdder = (name.startsWith("add") || name.startsWith("set"))
                && name.endsWith("Listener")
                && parameters.size() == 1
                && result.equals("V");
        return isAdder
                ? Descriptors.className(parameters.get(0))
                        .filter(type -> hierarchy.isAssignable("java/util/EventListener", type))
                : Optional.empty();
    }

    /** Public methods of a superclass that is not public belong to the class for Java, and so for Python. */
    private void addMethodsOfHiddenClasses(
            String self, Collection<DeclaredMethod> methods, Map<String, JavaMember> dictionary) {
        for (DeclaredMethod declared : methods) {
            String name = normalized(declared.method().name());
            boolean isHidden = hierarchy
                    .file(declared.declaringClass())
                    .map(file -> (file.nestedAccess() & (Access.PUBLIC | Access.PRIVATE | Access.PROTECTED)) == 0)
                    .orElse(false);
            if (isHidden && lookup(self, name, dictionary) == null) {
                dictionary.put(
                        name,
                        new JavaMember(name, Kind.METHOD, declared.method().isStatic(), declared.declaringClass()));
            }
        }
    }

    private void addFields(ClassFile file, Map<String, JavaMember> dictionary) {
        for (String type : hierarchy.supertypes(file.name())) {
            if (!isDeclaredHere(file.name(), type)) {
                continue;
            }
            for (Member field : hierarchy.file(type).map(ClassFile::fields).orElse(List.of())) {
                if (Access.isPublic(field.access())) {
                    String name = normalized(field.name());
                    dictionary.putIfAbsent(name, new JavaMember(name, Kind.FIELD, field.isStatic(), type));
                }
            }
        }
    }

    private void addEvents(String self, Map<String, String> events, Map<String, JavaMember> dictionary) {
        events.forEach((name, listener) -> {
            dictionary.putIfAbsent(name, new JavaMember(name, Kind.BEAN_EVENT, false, self));
            for (DeclaredMethod method : hierarchy.publicMethods(listener).values()) {
                String methodName = method.method().name();
                dictionary.putIfAbsent(
                        methodName, new JavaMember(methodName, Kind.BEAN_EVENT, false, method.declaringClass()));
            }
        });
    }

    private void addProperties(String self, Set<String> properties, Map<String, JavaMember> dictionary) {
        for (String name : properties) {
            JavaMember present = dictionary.get(name);
            if (present != null && (present.kind() != Kind.FIELD || !present.isStatic())) {
                continue;
            }
            JavaMember found = lookup(self, name, dictionary);
            boolean isTaken = found != null
                    && present == null
                    && found.kind() != Kind.BEAN_PROPERTY
                    && found.kind() != Kind.BEAN_EVENT;
            if (!isTaken) {
                // It shows the static field of that name where there is no instance (PyBeanProperty.__get__).
                dictionary.put(name, new JavaMember(name, Kind.BEAN_PROPERTY, present != null, self));
            }
        }
    }

    private void addPythonNames(String self, Map<String, JavaMember> dictionary) {
        for (String name : PythonMembers.OWN.getOrDefault(self, List.of())) {
            put(dictionary, name, Kind.PYTHON, self);
        }
        PythonMembers.OVERRIDING.forEach((type, names) -> {
            if (hierarchy.isAssignable(type, self)) {
                for (String name : names) {
                    put(dictionary, name, Kind.PYTHON, type);
                }
            }
        });
        if (IMMUTABLE.contains(self)) {
            put(dictionary, "__copy__", Kind.PYTHON, self);
        }
    }

    private static void put(Map<String, JavaMember> dictionary, String name, Kind kind, String declaringClass) {
        dictionary.put(name, new JavaMember(name, kind, false, declaringClass));
    }

    /** What the class has under this name so far, or inherits. */
    private @Nullable JavaMember lookup(String self, String name, Map<String, JavaMember> dictionary) {
        JavaMember own = dictionary.get(name);
        if (own != null) {
            return own;
        }
        for (String type : hierarchy.lookupOrder(self)) {
            JavaMember inherited = type.equals(self) ? null : of(type).get(name);
            if (inherited != null && inherited.kind() != Kind.NESTED_CLASS) {
                return inherited;
            }
        }
        return PythonMembers.OBJECT.contains(name)
                ? new JavaMember(name, Kind.PYTHON, false, "java/lang/Object")
                : null;
    }

    private static String normalized(String name) {
        return name.endsWith("$") ? name.substring(0, name.length() - 1) : name;
    }

    private static String decapitalized(String name) {
        boolean isAcronym = name.length() > 1 && Character.isUpperCase(name.charAt(1));
        if (name.isEmpty() || !Character.isUpperCase(name.charAt(0)) || isAcronym) {
            return name;
        }
        return Character.toLowerCase(name.charAt(0)) + name.substring(1);
    }
}
