package naja.javaindex;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import naja.javaindex.JavaMember.Kind;
import naja.vfs.JdkImage;
import org.junit.jupiter.api.Test;
import org.python.core.Py;
import org.python.core.PyObject;
import org.python.util.PythonInterpreter;

class ClassMembersTest {
    private static final JavaIndex INDEX = JavaIndex.pending(List.of(JdkIndex.of(JdkImage.running())), List.of());

    @Test
    void namesAreThoseThatJythonLists() {
        List<String> differences = new ArrayList<>();
        try (PythonInterpreter jython = new PythonInterpreter()) {
            for (String name : classes()) {
                TreeSet<String> found = new TreeSet<>();
                ClassMembers members = ClassMembers.of(name.replace('.', '/'), INDEX);
                members.all().forEach(member -> found.add(member.name()));
                TreeSet<String> expected = new TreeSet<>();
                PyObject type = Py.java2py(load(name));
                for (PyObject entry : jython.get("__builtins__")
                        .__getattr__("dir")
                        .__call__(type)
                        .asIterable()) {
                    expected.add(entry.toString());
                }
                TreeSet<String> tooMany = new TreeSet<>(found);
                tooMany.removeAll(expected);
                TreeSet<String> tooFew = new TreeSet<>(expected);
                tooFew.removeAll(found);
                if (!tooMany.isEmpty() || !tooFew.isEmpty()) {
                    differences.add(name + " too many " + tooMany + " too few " + tooFew);
                }
                assertTrue(members.isComplete(), name);
            }
        }
        assertEquals("", String.join("\n", differences));
    }

    @Test
    void kindsAreTold() {
        ClassMembers map = ClassMembers.of("java/util/HashMap", INDEX);
        assertEquals(Optional.of(new JavaMember("put", Kind.METHOD, false, "java/util/HashMap")), map.find("put"));
        assertEquals(Kind.PYTHON, map.find("iteritems").orElseThrow().kind());
        assertEquals(Kind.NESTED_CLASS, map.find("Entry").orElseThrow().kind());
        assertEquals("java/util/Map$Entry", map.find("Entry").orElseThrow().declaringClass());
        assertEquals(Kind.BEAN_PROPERTY, map.find("empty").orElseThrow().kind());
        JavaMember pi = ClassMembers.of("java/lang/Math", INDEX).find("PI").orElseThrow();
        assertEquals(new JavaMember("PI", Kind.FIELD, true, "java/lang/Math"), pi);
        assertEquals(
                Kind.BEAN_EVENT,
                ClassMembers.of("javax/swing/JButton", INDEX)
                        .find("actionPerformed")
                        .orElseThrow()
                        .kind());
        assertEquals("java/lang/Class", map.find("getSimpleName").orElseThrow().declaringClass());
        assertEquals(Optional.empty(), map.find("nowhere"));
    }

    @Test
    void missingSupertypeMakesTheAnswerIncomplete() {
        ClassMembers members = ClassMembers.of(
                "java/util/ArrayList",
                name -> name.equals("java/util/AbstractList")
                        ? Optional.empty()
                        : INDEX.findInternal(name).flatMap(INDEX::read),
                name -> true);
        assertFalse(members.isComplete());
        assertTrue(members.find("add").isPresent());
    }

    private static List<String> classes() {
        List<String> names = new ArrayList<>(List.of(
                ("java.lang.Object java.lang.String java.lang.Class java.lang.Math java.lang.Thread java.lang.Runnable"
                                + " java.lang.Comparable java.lang.Enum java.lang.Integer java.lang.StringBuilder"
                                + " java.lang.System java.lang.Iterable java.lang.ProcessBuilder java.lang.Character"
                                + " java.util.Map java.util.HashMap java.util.LinkedHashMap java.util.TreeMap"
                                + " java.util.ArrayList java.util.LinkedList java.util.HashSet java.util.TreeSet"
                                + " java.util.Properties java.util.Calendar java.util.GregorianCalendar java.util.Date"
                                + " java.util.Locale java.util.Collections java.util.Iterator java.util.Vector"
                                + " java.util.AbstractMap java.util.concurrent.ConcurrentHashMap java.util.EnumSet"
                                + " java.util.concurrent.TimeUnit java.util.concurrent.ThreadPoolExecutor"
                                + " java.util.stream.Stream java.util.stream.IntStream java.util.regex.Pattern"
                                + " java.util.logging.Logger java.util.zip.ZipFile java.util.BitSet java.util.Optional"
                                + " java.util.concurrent.CompletableFuture java.util.concurrent.atomic.AtomicInteger"
                                + " java.io.File java.io.PrintStream java.io.BufferedReader java.io.Serializable"
                                + " java.io.ObjectInputStream java.net.URI java.net.URL java.net.Socket"
                                + " java.net.InetAddress java.nio.ByteBuffer java.nio.file.Path java.nio.file.Files"
                                + " java.math.BigDecimal java.text.SimpleDateFormat java.time.LocalDate"
                                + " java.sql.Connection java.sql.ResultSet java.sql.Timestamp"
                                + " javax.swing.JButton javax.swing.JFrame javax.swing.JTable javax.swing.JTree"
                                + " javax.swing.SwingConstants javax.swing.UIManager java.awt.Component java.awt.Container"
                                + " java.awt.Dimension java.awt.GridBagConstraints java.awt.event.KeyEvent java.awt.Color"
                                + " javax.xml.parsers.DocumentBuilderFactory org.w3c.dom.Element"
                                + " javax.management.ObjectName java.beans.PropertyChangeSupport")
                        .split(" ")));
        return names;
    }

    private static Class<?> load(String name) {
        try {
            return Class.forName(name, false, ClassMembersTest.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }
}
