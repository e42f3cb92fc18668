package naja.resolve;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import naja.resolve.ImportCases.Case;
import naja.resolve.ImportCases.CaseFile;

/**
 * The files of one of {@link WorldGenerator}'s layouts, for tests that are about more than resolving.
 *
 * @param files contents by path
 * @param sysPath the roots behind that of the program
 */
public record GeneratedLayout(Map<String, byte[]> files, List<String> sysPath) {

    /** The layout of {@code seed}, with texts for Jython 2.7.4. */
    public static GeneratedLayout of(long seed) {
        Case world = WorldGenerator.world(seed, WorldGenerator.Limits.of("2.7.4"));
        Map<String, byte[]> files = new LinkedHashMap<>();
        for (CaseFile file : world.files()) {
            if (!file.directory()) {
                files.put(file.place(), content(file));
            }
        }
        return new GeneratedLayout(files, world.sysPath());
    }

    private static byte[] content(CaseFile file) {
        List<CaseFile> entries = file.entries();
        if (entries == null) {
            return file.content();
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (CaseFile entry : entries) {
                String name = entry.place();
                zip.putNextEntry(new ZipEntry(entry.directory() && !name.endsWith("/") ? name + "/" : name));
                if (!entry.directory()) {
                    zip.write(entry.content());
                }
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
