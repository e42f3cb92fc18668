package naja.workspace;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.lang.module.ModuleReader;
import java.lang.module.ResolvedModule;
import java.lang.reflect.Modifier;
import java.net.JarURLConnection;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipFile;

/**
 * A process that lists the classes of archives and of its own JDK as reflection shows them. Classes are loaded and never
 * initialised. It uses nothing but the JDK, so that any JDK from 17 on can run it.
 *
 * <p>It writes a line {@code = what} for each archive and for the JDK, then one for each class: {@code +} for a public one,
 * {@code -} for another, {@code ?} for one that cannot be loaded, its binary name, and of the last why.
 */
final class ReflectedClasses {
    private static final Pattern NO_INTERFACE =
            Pattern.compile("can not implement (\\S+), because it is not an interface");

    private final PrintStream out;

    private ReflectedClasses(PrintStream out) {
        this.out = out;
    }

    /** @param arguments archives, or {@code jdk} for the JDK that runs this */
    public static void main(String[] arguments) throws IOException {
        PrintStream out = new PrintStream(System.out, false, StandardCharsets.UTF_8);
        ReflectedClasses classes = new ReflectedClasses(out);
        for (String argument : arguments) {
            out.println("= " + argument);
            if (argument.equals("jdk")) {
                classes.listJdk();
            } else {
                classes.listArchive(new File(argument));
            }
        }
        out.flush();
    }

    /** The archive and what its manifest leads to, as the JDK's class loader follows it. */
    private void listArchive(File archive) throws IOException {
        Set<String> names = new TreeSet<>();
        try (URLClassLoader loader = new ArchiveLoader(archive, Set.of())) {
            for (URL manifest : Collections.list(loader.findResources(JarFile.MANIFEST_NAME))) {
                JarURLConnection connection = (JarURLConnection) manifest.openConnection();
                File file = new File(connection.getJarFile().getName());
                try (JarFile opened = new JarFile(file, false, ZipFile.OPEN_READ, JarFile.runtimeVersion())) {
                    opened.versionedStream().forEach(entry -> addClass(entry.getName(), names));
                }
            }
        }
        Set<String> interfaces = new HashSet<>();
        int known = -1;
        while (known < interfaces.size()) {
            known = interfaces.size();
            try (URLClassLoader loader = new ArchiveLoader(archive, Set.copyOf(interfaces))) {
                names.removeIf(name -> isListed(name, loader, interfaces));
            }
        }
        try (URLClassLoader loader = new ArchiveLoader(archive, interfaces)) {
            names.forEach(name -> list(name, loader));
        }
    }

    private void listJdk() throws IOException {
        for (ResolvedModule module : ModuleLayer.boot().configuration().modules()) {
            ClassLoader loader = ModuleLayer.boot().findLoader(module.name());
            Set<String> names = new TreeSet<>();
            try (ModuleReader reader = module.reference().open()) {
                reader.list().forEach(entry -> addClass(entry, names));
            }
            names.forEach(name -> list(name, loader));
        }
    }

    private static void addClass(String entry, Set<String> names) {
        boolean isClass = entry.endsWith(".class") && !entry.endsWith("module-info.class");
        if (isClass) {
            names.add(entry.substring(0, entry.length() - ".class".length()).replace('/', '.'));
        }
    }

    /** Lists a class if it can be loaded; if it could with another stand-in, this is noted in {@code interfaces}. */
    private boolean isListed(String name, ClassLoader loader, Set<String> interfaces) {
        try {
            list(Class.forName(name, false, loader));
            return true;
        } catch (IncompatibleClassChangeError e) {
            Matcher match = NO_INTERFACE.matcher(String.valueOf(e.getMessage()));
            if (match.find()) {
                interfaces.add(match.group(1));
            }
            return false;
        } catch (ClassNotFoundException | LinkageError e) {
            return false;
        }
    }

    private void list(String name, ClassLoader loader) {
        try {
            list(Class.forName(name, false, loader));
        } catch (ClassNotFoundException | LinkageError e) {
            out.println("? " + name + " " + e);
        }
    }

    private void list(Class<?> type) {
        out.println((Modifier.isPublic(type.getModifiers()) ? "+ " : "- ") + type.getName());
    }

    /** Loads what is in an archive. An empty class or interface stands in for each supertype that is not on this machine. */
    private static final class ArchiveLoader extends URLClassLoader {
        private final Set<String> interfaces;

        ArchiveLoader(File archive, Set<String> interfaces) {
            super(new URL[] {url(archive)}, ClassLoader.getPlatformClassLoader());
            this.interfaces = interfaces;
        }

        private static URL url(File archive) {
            try {
                return archive.toURI().toURL();
            } catch (MalformedURLException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            if (findResource(name.replace('.', '/') + ".class") != null) {
                return super.findClass(name);
            }
            byte[] bytes = standIn(name, interfaces.contains(name));
            return defineClass(name, bytes, 0, bytes.length);
        }

        private static byte[] standIn(String name, boolean isInterface) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            try (DataOutputStream out = new DataOutputStream(bytes)) {
                out.writeInt(0xCAFEBABE);
                out.writeInt(52);
                out.writeShort(5);
                for (int constant = 1; constant < 5; constant += 2) {
                    String type = constant == 1 ? name : "java.lang.Object";
                    out.writeByte(1);
                    out.writeUTF(type.replace('.', '/'));
                    out.writeByte(7);
                    out.writeShort(constant);
                }
                out.writeShort(isInterface ? 0x601 : 0x21);
                out.writeShort(2);
                out.writeShort(4);
                out.writeLong(0);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return bytes.toByteArray();
        }
    }
}
