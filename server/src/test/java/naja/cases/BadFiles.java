package naja.cases;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Makes the files of a case that no text can be: blocks whose first line is {@code make} with a recipe.
 *
 * <ul>
 *   <li>{@code jar}, {@code jar cut}, {@code jar wiped}, {@code jar times N}: an archive of the entries in the next lines, a
 *       name each, with a class of that name in it or, behind an equals sign, {@code text ...} ({@code |} ends a line), {@code
 *       zeros N} (megabytes), {@code path N} (a manifest with so many entries), {@code jar ...} (entries, {@code *N} for zeros).
 *       {@code #} in a name is the number of the repetition.
 *   <li>{@code class NAME}, {@code class NAME version N}, {@code class NAME constant N}: a class file.
 *   <li>{@code link TARGET}, {@code pipe}, and {@code closed}: a directory that this user cannot list.
 * </ul>
 */
final class BadFiles {
    private static final List<String> CLOSED_TO_ALL = List.of("/proc/1/map_files", "/proc/1/task/1/fdinfo");

    private BadFiles() {}

    static boolean isRecipe(String block) {
        return block.startsWith("make ");
    }

    /** Makes {@code file}, in a directory that is there. */
    static void make(Path file, String block) throws IOException, InterruptedException {
        List<String> lines = block.lines().toList();
        String[] recipe = lines.get(0).split(" ");
        String option = recipe.length > 2 ? recipe[2] : "";
        switch (recipe[1]) {
            case "jar" -> {
                int times = option.equals("times") ? Integer.parseInt(recipe[3]) : 1;
                Files.write(file, broken(jar(lines.subList(1, lines.size()), times), option));
            }
            case "class" -> {
                byte[] bytes = javaClass(option);
                if (recipe.length > 3) {
                    bytes[recipe[3].equals("version") ? 7 : 10] = (byte) Integer.parseInt(recipe[4]);
                }
                Files.write(file, bytes);
            }
            case "link" -> Files.createSymbolicLink(file, Path.of(option));
            case "pipe" -> {
                int code = new ProcessBuilder("mkfifo", file.toString()).start().waitFor();
                if (code != 0) {
                    throw new IOException("no pipe can be made");
                }
            }
            case "closed" -> makeClosed(file);
            default -> throw new IllegalArgumentException(block);
        }
    }

    /** An own directory without permissions; for an administrator, whom they do not hold, a link to one of the system's. */
    private static void makeClosed(Path file) throws IOException {
        Files.createDirectory(file);
        Files.setPosixFilePermissions(file, Set.<PosixFilePermission>of());
        if (file.toFile().list() == null) {
            return;
        }
        Files.delete(file);
        for (String candidate : CLOSED_TO_ALL) {
            Path place = Path.of(candidate);
            if (Files.isDirectory(place) && place.toFile().list() == null) {
                Files.createSymbolicLink(file, place);
                return;
            }
        }
        throw new IOException("this user can list every directory");
    }

    private static byte[] broken(byte[] jar, String how) {
        if (how.equals("cut")) {
            return Arrays.copyOf(jar, jar.length * 2 / 3);
        }
        if (how.equals("wiped")) {
            // The end record stays: it is an archive, without a directory.
            Arrays.fill(jar, 10, jar.length - 22, (byte) 0);
        }
        return jar;
    }

    private static byte[] jar(List<String> entries, int times) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (int index = 0; index < times; index++) {
                for (String entry : entries) {
                    String[] parts = entry.replace("#", String.valueOf(index)).split(" = ", 2);
                    zip.putNextEntry(new ZipEntry(parts[0]));
                    zip.write(content(parts[0], parts.length > 1 ? parts[1] : ""));
                    zip.closeEntry();
                }
            }
        }
        return bytes.toByteArray();
    }

    private static byte[] content(String name, String recipe) throws IOException {
        int space = recipe.indexOf(' ');
        String rest = recipe.substring(space + 1);
        return switch (recipe.substring(0, Math.max(0, space))) {
            case "" ->
                javaClass(name.replace(".class", "").replaceFirst("^(WEB-INF/classes|META-INF/versions/\\d+)/", ""));
            case "text" -> (rest.replace("|", "\r\n") + "\r\n").getBytes(StandardCharsets.UTF_8);
            case "zeros" -> new byte[Integer.parseInt(rest) << 20];
            case "path" ->
                ("Manifest-Version: 1.0\r\nClass-Path:" + "\r\n  x.jar".repeat(Integer.parseInt(rest)) + "\r\n")
                        .getBytes(StandardCharsets.UTF_8);
            case "jar" ->
                jar(
                        Arrays.stream(rest.split(" "))
                                .map(entry -> entry.replace("*", " = zeros "))
                                .toList(),
                        1);
            default -> throw new IllegalArgumentException(recipe);
        };
    }

    /** A public class without members, as a compiler for Java 8 writes it. */
    private static byte[] javaClass(String internalName) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeInt(0xCAFEBABE);
            out.writeInt(52);
            out.writeShort(5);
            for (int constant = 1; constant < 5; constant += 2) {
                out.writeByte(1);
                out.writeUTF(constant == 1 ? internalName : "java/lang/Object");
                out.writeByte(7);
                out.writeShort(constant);
            }
            out.writeShort(0x21);
            out.writeShort(2);
            out.writeShort(internalName.equals("java/lang/Object") ? 0 : 4);
            out.writeLong(0);
        }
        return bytes.toByteArray();
    }
}
