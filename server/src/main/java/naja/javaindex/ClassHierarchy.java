package naja.javaindex;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * The supertypes of classes, and the public methods reflection shows. Class files are read once each and kept as long
 * as this lives, which is one question.
 */
final class ClassHierarchy {
    private static final int MAX_DEPTH = 200;

    /** What the JDK hides from reflection once the class is initialised (jdk.internal.reflect.Reflection.filterMethods). */
    private static final String HIDDEN_CLASS = "sun/misc/Unsafe";

    private static final String HIDDEN_METHOD = "getUnsafe";

    private final Function<String, Optional<ClassFile>> lookup;
    private final Map<String, Optional<ClassFile>> files = new HashMap<>();
    private final Map<String, List<String>> orders = new HashMap<>();
    private final Set<String> missing = new LinkedHashSet<>();

    ClassHierarchy(Function<String, Optional<ClassFile>> lookup) {
        this.lookup = lookup;
    }

    Optional<ClassFile> file(String internalName) {
        Optional<ClassFile> known = files.get(internalName);
        if (known == null) {
            known = lookup.apply(internalName);
            files.put(internalName, known);
            if (known.isEmpty()) {
                missing.add(internalName);
            }
        }
        return known;
    }

    /** Classes that were asked for and not found. */
    Set<String> missing() {
        return missing;
    }

    /** The superclass as {@code Class.getSuperclass} gives it: an interface has none. */
    Optional<String> superclass(String internalName) {
        return file(internalName).filter(file -> !file.isInterface()).flatMap(ClassFile::superName);
    }

    List<String> interfaces(String internalName) {
        return file(internalName).map(ClassFile::interfaces).orElse(List.of());
    }

    boolean isAssignable(String target, String from) {
        return supertypes(from).contains(target);
    }

    /** The class itself and everything above it. */
    Set<String> supertypes(String internalName) {
        Set<String> found = new LinkedHashSet<>();
        List<String> open = new ArrayList<>(List.of(internalName));
        while (!open.isEmpty()) {
            String next = open.remove(open.size() - 1);
            if (found.add(next)) {
                superclass(next).ifPresent(open::add);
                open.addAll(interfaces(next));
            }
        }
        return found;
    }

    /**
     * The order in which attributes are looked up: Jython's, which is Python's C3 with the first candidate taken where
     * that finds none (PyJavaType.init and handleMroError).
     */
    List<String> lookupOrder(String internalName) {
        return lookupOrder(internalName, 0);
    }

    private List<String> lookupOrder(String internalName, int depth) {
        List<String> known = orders.get(internalName);
        if (known != null) {
            return known;
        }
        List<String> order = new ArrayList<>(List.of(internalName));
        if (depth < MAX_DEPTH) {
            List<String> bases = bases(internalName);
            List<List<String>> lists = new ArrayList<>();
            for (String base : bases) {
                lists.add(new ArrayList<>(lookupOrder(base, depth + 1)));
            }
            lists.add(new ArrayList<>(bases));
            merge(lists, order);
        }
        orders.put(internalName, order);
        return order;
    }

    private List<String> bases(String internalName) {
        List<String> bases = new ArrayList<>();
        Optional<String> superclass = superclass(internalName);
        superclass.ifPresent(bases::add);
        for (String type : interfaces(internalName)) {
            boolean isRedundant = superclass.isPresent() && isAssignable(type, superclass.get());
            if (!isRedundant && !bases.contains(type)) {
                bases.add(type);
            }
        }
        boolean isObject = internalName.equals("java/lang/Object");
        if (superclass.isEmpty() && !isObject && !bases.contains("java/lang/Object")) {
            bases.add("java/lang/Object");
        }
        return bases;
    }

    private static void merge(List<List<String>> lists, List<String> order) {
        while (true) {
            lists.removeIf(List::isEmpty);
            if (lists.isEmpty()) {
                return;
            }
            String next = candidate(lists);
            order.add(next);
            for (List<String> list : lists) {
                list.remove(next);
            }
        }
    }

    private static String candidate(List<List<String>> lists) {
        for (List<String> list : lists) {
            String head = list.get(0);
            boolean isBehind = lists.stream().anyMatch(other -> other.indexOf(head) > 0);
            if (!isBehind) {
                return head;
            }
        }
        return lists.stream()
                .flatMap(List::stream)
                .filter(type -> !type.equals("java/lang/Object"))
                .findFirst()
                .orElse("java/lang/Object");
    }

    /** What {@code Class.getMethods} gives, by name and descriptor: public methods, inherited ones included. */
    Map<String, DeclaredMethod> publicMethods(String internalName) {
        Map<String, DeclaredMethod> methods = new LinkedHashMap<>();
        collectMethods(internalName, methods, true, 0);
        return methods;
    }

    private void collectMethods(
            String internalName, Map<String, DeclaredMethod> methods, boolean withStatic, int depth) {
        Optional<ClassFile> file = file(internalName);
        if (file.isEmpty() || depth > MAX_DEPTH) {
            return;
        }
        for (ClassFile.Member method : file.get().methods()) {
            boolean isHidden = method.name().equals(HIDDEN_METHOD) && internalName.equals(HIDDEN_CLASS);
            boolean isMethod =
                    Access.isPublic(method.access()) && !method.name().startsWith("<") && !isHidden;
            if (isMethod && (withStatic || !method.isStatic())) {
                methods.putIfAbsent(method.name() + method.descriptor(), new DeclaredMethod(internalName, method));
            }
        }
        superclass(internalName).ifPresent(above -> collectMethods(above, methods, withStatic, depth + 1));
        for (String above : interfaces(internalName)) {
            collectMethods(above, methods, false, depth + 1);
        }
    }

    /** A method and the class that declares it. */
    record DeclaredMethod(String declaringClass, ClassFile.Member method) {}
}
