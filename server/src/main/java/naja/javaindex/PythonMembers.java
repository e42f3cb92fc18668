package naja.javaindex;

import java.util.List;
import java.util.Map;

/** The names that Jython 2.7.4 adds to Java classes by hand (PyJavaType.init, JavaProxyList, JavaProxyMap, JavaProxySet). */
final class PythonMembers {
    /** What every Python type has from {@code object}. */
    static final List<String> OBJECT =
            words("__class__ __delattr__ __doc__ __ensure_finalizer__ __format__ __getattribute__ __hash__"
                    + " __init__ __new__ __reduce__ __reduce_ex__ __repr__ __setattr__ __str__ __subclasshook__");

    /** Names of one class, seen in its subclasses by inheritance. */
    static final Map<String, List<String>> OWN = Map.ofEntries(
            Map.entry("java/lang/Object", words("__copy__ __deepcopy__ __eq__ __ne__ __hash__ __repr__ __unicode__")),
            // The class of all classes stands below Python's type, and has what that has.
            Map.entry(
                    "java/lang/Class",
                    words("__abstractmethods__ __base__ __bases__ __call__ __dict__ __flags__ __ge__ __gt__"
                            + " __instancecheck__ __le__ __lt__ __module__ __mro__ __name__ __subclasscheck__"
                            + " __subclasses__ mro")),
            Map.entry("java/lang/Comparable", words("__lt__ __le__ __gt__ __ge__")),
            Map.entry("java/lang/Cloneable", List.of("__copy__")),
            Map.entry("java/io/Serializable", List.of("__deepcopy__")),
            Map.entry("java/lang/Iterable", List.of("__iter__")),
            Map.entry("java/util/Collection", words("__len__ __contains__")),
            Map.entry("java/util/Iterator", List.of("__iter__")),
            Map.entry("java/util/Enumeration", List.of("__iter__")),
            Map.entry(
                    "java/util/List",
                    words("__getitem__ __setitem__ __eq__ __ne__ __delitem__ append extend insert pop index count"
                            + " reverse __radd__ __iadd__ __mul__ __rmul__ __imul__")),
            Map.entry(
                    "java/util/Map",
                    words("__len__ __iter__ __repr__ __eq__ __ne__ __le__ __lt__ __ge__ __gt__ __contains__"
                            + " __getitem__ __setitem__ __delitem__ iteritems iterkeys itervalues has_key keys"
                            + " setdefault pop popitem items copy update fromkeys")),
            Map.entry(
                    "java/util/Set",
                    words("__cmp__ __eq__ __ne__ __lt__ __le__ issubset __ge__ issuperset __gt__ isdisjoint"
                            + " difference difference_update __sub__ __isub__ intersection intersection_update"
                            + " __and__ __iand__ symmetric_difference symmetric_difference_update __xor__ __ixor__"
                            + " union update __or__ __ior__ copy __copy__ __reduce__ __contains__ __hash__ discard"
                            + " pop")));

    /** Names that replace a method in the class and in each of its subtypes. */
    static final Map<String, List<String>> OVERRIDING = Map.of(
            "java/util/List", words("sort remove"),
            "java/util/Map", words("get values"),
            "java/util/Set", words("__deepcopy__ remove"));

    private PythonMembers() {}

    private static List<String> words(String text) {
        return List.of(text.split(" ", -1));
    }
}
