package naja.vfs;

import java.io.IOException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * The central directory of one archive: the names of its entries in order, and where their bytes are. No file stays
 * open; an entry is read by one positioned read.
 *
 * <p>Of entries with one name the last counts, as in {@code java.util.zip} and Python's {@code zipimport}. A damaged
 * archive is empty and has a problem.
 */
public final class ZipDirectory {
    /** Largest entry that is read, in bytes; more is taken for an attack or an accident. */
    public static final int MAX_ENTRY_SIZE = 64 << 20;

    private static final Logger LOG = Logger.getLogger(ZipDirectory.class.getName());

    private final String archiveName;
    private final Opener opener;
    private final ZipTable table;
    private final List<String> problems;

    /** Entries that were said to be unreadable, so that it is said once. */
    private final Set<Integer> unreadable = ConcurrentHashMap.newKeySet();

    private ZipDirectory(String archiveName, Opener opener, ZipTable table, List<String> problems) {
        this.archiveName = archiveName;
        this.opener = opener;
        this.table = table;
        this.problems = List.copyOf(problems);
    }

    /** The directory of the archive in the file {@code archive}. */
    public static ZipDirectory read(Path archive) {
        return read(archive.toString(), () -> ByteSource.open(archive));
    }

    /**
     * The directory of the archive made of {@code archive}, which is not changed afterwards.
     *
     * @param name how problems call the archive
     */
    public static ZipDirectory read(String name, byte[] archive) {
        return read(name, () -> ByteSource.of(archive));
    }

    /**
     * Says whether the file {@code path} is an archive. The content decides, not the name: there is an end record, as
     * {@code java.util.zip.ZipFile} wants it, which Jython opens entries of {@code sys.path} with.
     */
    public static boolean isArchive(Path path) {
        try (ByteSource source = ByteSource.open(path)) {
            return ZipTableReader.hasEndRecord(source);
        } catch (IOException e) {
            return false;
        }
    }

    /** Says whether {@code content} is an archive, as {@link #isArchive(Path)} does for a file. */
    public static boolean isArchive(byte[] content) {
        try (ByteSource source = ByteSource.of(content)) {
            return ZipTableReader.hasEndRecord(source);
        } catch (IOException e) {
            return false;
        }
    }

    private static ZipDirectory read(String name, Opener opener) {
        List<String> problems = new ArrayList<>();
        ZipTable table = ZipTable.EMPTY;
        try (ByteSource source = opener.open()) {
            table = ZipTableReader.read(source, problem -> problems.add(name + ": " + problem));
        } catch (IOException e) {
            problems.add(name + ": " + reason(e));
        }
        return new ZipDirectory(name, opener, table, problems);
    }

    /** How problems call the archive. */
    String name() {
        return archiveName;
    }

    /** What is wrong with the archive, each naming the archive and the reason. */
    public List<String> problems() {
        return problems;
    }

    /** Number of entries, those for directories included. */
    public int size() {
        return table.size();
    }

    /** Name of entry {@code index} in the order of the UTF-8 bytes; an entry for a directory ends with a slash. */
    public String name(int index) {
        return table.name(index);
    }

    /** Says whether there is an entry of this name. */
    public boolean contains(String name) {
        return table.find(name) >= 0;
    }

    /** Says whether {@code directory} has an entry of its own, and not only entries in it. */
    public boolean hasFolderEntry(String directory) {
        return table.has(directory + "/");
    }

    /** Approximate number of bytes of memory that this takes. */
    public long weight() {
        return table.weight();
    }

    /**
     * The names in {@code directory}, or nothing if no entry lies in it or names it.
     *
     * @param directory without a slash at its end; {@code ""} for the root, which is always there
     */
    public Optional<DirectoryListing> list(String directory) {
        return table.list(directory);
    }

    /** Size and time of the entry {@code name}, if it is there and no directory. */
    public Optional<FileStamp> stamp(String name) {
        int index = table.find(name);
        return index < 0 ? Optional.empty() : Optional.of(new FileStamp(table.size(index), millis(table.time(index))));
    }

    /** The bytes of the entry {@code name}, or nothing if it is not there, is damaged, or larger than {@link #MAX_ENTRY_SIZE}. */
    public Optional<byte[]> read(String name) {
        int index = table.find(name);
        if (index < 0) {
            return Optional.empty();
        }
        try (ByteSource source = opener.open()) {
            return readOne(source, index);
        } catch (IOException e) {
            // The file has gone since its directory was read: it has no entries any more.
            return Optional.empty();
        }
    }

    /** Reads several entries with the file opened once; entries that cannot be read are left out. */
    public void readEach(Collection<String> names, BiConsumer<String, byte[]> sink) {
        try (ByteSource source = opener.open()) {
            for (String name : names) {
                int index = table.find(name);
                if (index >= 0) {
                    readOne(source, index).ifPresent(bytes -> sink.accept(name, bytes));
                }
            }
        } catch (IOException e) {
            // The file has gone since its directory was read: it has no entries any more.
            return;
        }
    }

    private Optional<byte[]> readOne(ByteSource source, int index) {
        try {
            return Optional.of(ZipEntryReader.read(source, table, index));
        } catch (IOException e) {
            if (unreadable.add(index)) {
                LOG.log(Level.INFO, "{0}: {1}", new Object[] {archiveName, reason(e)});
            }
            return Optional.empty();
        }
    }

    /** Calls {@code visitor} with every name as a range of UTF-8 bytes, in order; cheaper than making strings. */
    public void forEachName(NameVisitor visitor) {
        byte[] names = table.rawNames();
        for (int index = 0; index < table.size(); index++) {
            visitor.visit(names, table.start(index), table.end(index));
        }
    }

    static String reason(IOException problem) {
        String message = problem.getMessage();
        return message == null ? problem.getClass().getSimpleName() : message;
    }

    private static long millis(int dosTime) {
        try {
            return LocalDateTime.of(
                            1980 + (dosTime >>> 25),
                            dosTime >> 21 & 15,
                            dosTime >> 16 & 31,
                            dosTime >> 11 & 31,
                            dosTime >> 5 & 63,
                            (dosTime & 31) * 2)
                    .atZone(ZoneId.systemDefault())
                    .toInstant()
                    .toEpochMilli();
        } catch (DateTimeException e) {
            return 0;
        }
    }

    /** Takes names as ranges of bytes. */
    @FunctionalInterface
    public interface NameVisitor {
        /** Takes the name in {@code utf8} from {@code start} to before {@code end}; the array must not be changed. */
        void visit(byte[] utf8, int start, int end);
    }

    /** Opens the archive anew for each use. */
    @FunctionalInterface
    private interface Opener {
        ByteSource open() throws IOException;
    }
}
