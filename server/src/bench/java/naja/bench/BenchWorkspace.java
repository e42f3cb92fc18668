package naja.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import naja.lsp.Json;
import naja.names.PackageContext;
import naja.resolve.ImportRequest;
import naja.resolve.ResolverView;
import naja.resolve.StatementImports;
import naja.syntax.Grammar;
import naja.syntax.ImportStatement;
import naja.syntax.ParsedModule;
import naja.vfs.VPath;
import naja.workspace.Settings;
import naja.workspace.Snapshot;
import naja.workspace.Workspace;
import naja.workspace.WorkspaceOptions;
import org.jspecify.annotations.Nullable;

/** A workspace on a copy of real sources, indexed. */
final class BenchWorkspace {
    /** Stands where none is open yet. */
    static final BenchWorkspace NONE = new BenchWorkspace(ImportSet.LIB, Path.of(""), null);

    private static final String JAVA_IMPORTS = """
            import java
            import java.util
            import java.util.ArrayList
            import java.util.concurrent.atomic.AtomicInteger as Counter
            import javax.swing, java.awt
            from java import lang, util, io
            from java.lang import System, String, Thread, Runnable, StringBuilder
            from java.lang.reflect import Array, Method
            from java.util import ArrayList, HashMap, LinkedHashMap, Date, Collections
            from java.util.concurrent import Executors, TimeUnit, ConcurrentHashMap
            from java.util.concurrent.atomic import AtomicLong
            from java.util.regex import Pattern
            from java.util.Map import Entry
            from java.io import File, FileInputStream, IOException
            from java.net import URL, URI, Socket
            from java.nio.file import Files, Paths
            from java.nio.charset import Charset
            from java.sql import DriverManager, SQLException
            from java.awt import BorderLayout, Color, Dimension, Font, GridLayout
            from java.awt.event import ActionListener, KeyEvent
            from javax.swing import JFrame, JPanel, JButton, JLabel, SwingUtilities
            from javax.swing.table import DefaultTableModel
            from javax.xml.parsers import DocumentBuilderFactory
            from org.w3c.dom import Document, Node
            from org.python.core import Py, PyObject
            from java.util import NoSuchClass
            """;

    private final ImportSet set;
    private final Path folder;
    private final @Nullable Workspace workspace;

    private BenchWorkspace(ImportSet set, Path folder, @Nullable Workspace workspace) {
        this.set = set;
        this.folder = folder;
        this.workspace = workspace;
    }

    /**
     * One import and the world it is resolved in.
     *
     * @param request what is imported
     * @param view the view of its file
     */
    record Question(ImportRequest request, ResolverView view) {}

    static BenchWorkspace open(ImportSet set) throws IOException {
        Path folder = Files.createTempDirectory("naja-bench");
        Map<String, Object> settings = Map.of("dialect", "jython-2.7");
        if (set == ImportSet.JAVA) {
            Files.writeString(folder.resolve("imports.py"), JAVA_IMPORTS);
        } else if (set == ImportSet.SIKULIX) {
            Sources.copy(Sources.lib("sikulixapi"), folder.resolve("Lib"));
            Path archive = Path.of("target", "corpora", "sikulixapi.jar").toAbsolutePath();
            settings = Map.of("dialect", "jython-2.7", "classpath", List.of(archive.toString()));
        } else {
            Sources.copy(Sources.lib("jython-standalone"), folder.resolve("Lib"));
        }
        Settings read = Settings.read(settings, "benchmark").settings();
        Workspace workspace =
                Workspace.open(List.of(VPath.of(folder)), read, WorkspaceOptions.of(Json::parse, Settings.NONE));
        try {
            workspace.awaitIndexed(600_000);
        } catch (InterruptedException | TimeoutException e) {
            throw new IllegalStateException(e);
        }
        return new BenchWorkspace(set, folder, workspace);
    }

    Snapshot snapshot() {
        if (workspace == null) {
            throw new IllegalStateException("not open");
        }
        return workspace.current();
    }

    /** All Python files of the folder. */
    List<VPath> files() throws IOException {
        return Sources.files(folder).stream().map(VPath::of).toList();
    }

    /** The imports of the set, each in the likeliest context of its file. */
    List<Question> questions() throws IOException {
        List<Question> questions = new ArrayList<>();
        for (VPath file : files()) {
            ResolverView view = snapshot().view(file);
            PackageContext context = snapshot().contexts(file).get(0);
            ParsedModule module = snapshot().module(file).orElseThrow();
            for (ImportStatement statement : module.imports()) {
                for (ImportRequest request :
                        StatementImports.requests(statement, module, file, context, Grammar.JYTHON_2_7)) {
                    boolean relative = context instanceof PackageContext.InPackage && request.level() < 0;
                    if (set != ImportSet.LIB_RELATIVE || relative) {
                        questions.add(new Question(request, view));
                    }
                }
            }
        }
        return questions;
    }

    void close() throws IOException {
        if (workspace != null) {
            workspace.close();
        }
        Sources.delete(folder);
    }
}
