package naja.lsp;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.URI;
import java.nio.file.Path;
import naja.vfs.VPath;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DocumentUrisTest {

    @Test
    void bytesThatAreNoUtf8KeepTheirValue() {
        VPath path = DocumentUris.path("file:///a%FF/%C3%A9.py", VPath.parse("/"));
        assertEquals(VPath.parse("/a\uDCFF/é.py"), path);
        assertEquals("file:///a%FF/%C3%A9.py", DocumentUris.uri(path));
    }

    private static final VPath FOLDER = VPath.parse("/folder");

    @ParameterizedTest
    @CsvSource({
        "file:///a%20b/%C3%A9/c%3Ad.py, /a b/\u00e9/c:d.py",
        "file:///a%20b/%c3%a9/c:d.py, /a b/\u00e9/c:d.py",
        "FILE:///a/Map%24Entry.java, /a/Map$Entry.java",
        "file:/a/b.py, /a/b.py",
        "file://localhost/a/b.py, /a/b.py",
        "file:///c%3A/Users/x.py, C:/Users/x.py",
        "file:///C:/Users/x.py, C:/Users/x.py",
        "file://host/share/x.py, //host/share/x.py",
        "file:///a/./b/../c.py, /a/c.py",
        "file:///a//b.py, /a/b.py",
        "file:///a/100%.py, /a/100%.py",
        "file:///a/%zz.py, /a/%zz.py",
        "untitled:Untitled-1, /folder/untitled:Untitled-1",
        "git:/a/b.py?x, /folder/git:%2Fa%2Fb.py?x"
    })
    void pathOfAUri(String uri, String path) {
        assertEquals(VPath.parse(path), DocumentUris.path(uri, FOLDER));
    }

    @ParameterizedTest
    @CsvSource({
        "/a b/\u00e9/c:d$e.py",
        "/plain.py",
        "C:/Users/x y.py",
        "//host/share/x.py",
        "/a/\ud83d\udc0d.py",
        "/100%.py"
    })
    void pathSurvivesItsUri(String path) {
        VPath file = VPath.parse(path);
        assertEquals(file, DocumentUris.path(DocumentUris.uri(file), FOLDER));
    }

    @Test
    void javaReadsOurUris() {
        Path path = Path.of("/a b/x$y.py");
        assertEquals(path, Path.of(URI.create(DocumentUris.uri(VPath.of(path)))));
    }
}
