package naja.syntax;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SourceTextTest {
    private static SourceText jython(String text, Charset charset) {
        return SourceText.decode(text.getBytes(charset), Grammar.JYTHON_2_7);
    }

    private static SourceText python3(String text, Charset charset) {
        return SourceText.decode(text.getBytes(charset), Grammar.PYTHON_3);
    }

    @Test
    void aByteOrderMarkIsNoTextAndMeansUtf8() {
        SourceText source = jython("\uFEFFx = 'ä'\n", StandardCharsets.UTF_8);
        assertEquals("x = 'ä'\n", source.text());
        assertEquals(StandardCharsets.UTF_8, source.encoding());
        assertTrue(source.problem().isEmpty());
    }

    @Test
    void aCommentInTheFirstTwoLinesDeclaresTheEncoding() {
        for (String line : new String[] {
            "# -*- coding: latin-1 -*-", "#!/usr/bin/jython\n# vim: set fileencoding=iso8859-1 :", "#coding=latin_1"
        }) {
            SourceText source = jython(line + "\nx = 'ä'\n", StandardCharsets.ISO_8859_1);
            assertEquals(line + "\nx = 'ä'\n", source.text());
            assertTrue(source.declared());
            assertTrue(source.problem().isEmpty(), line);
        }
    }

    @Test
    void aCommentInTheThirdLineDeclaresNothing() {
        assertFalse(python3("#\n#\n# coding: latin-1\n", StandardCharsets.UTF_8).declared());
    }

    @Test
    void python3DeclaresNothingBehindCode() {
        assertFalse(
                python3("x = 1\n# coding: latin-1\n", StandardCharsets.UTF_8).declared());
    }

    @Test
    void otherEncodingsAreThoseOfJava() {
        Charset koi8 = Charset.forName("KOI8-R");
        assertEquals(
                "# coding: koi8_r\nx = 'Питон'\n",
                python3("# coding: koi8_r\nx = 'Питон'\n", koi8).text());
    }

    @Test
    void anUnknownEncodingIsAProblemAtItsName() {
        SourceText source = python3("# coding: klingon\nx = 'ä'\n", StandardCharsets.UTF_8);
        assertEquals("# coding: klingon\nx = 'ä'\n", source.text());
        assertEquals("klingon", source.problem().orElseThrow().span().of(source.text()));
    }

    @Test
    void jythonRejectsWhatIsNotAsciiWithoutADeclaration() {
        SourceText source = jython("x = 1\ny = 'ä'\n", StandardCharsets.UTF_8);
        assertEquals("x = 1\ny = 'ä'\n", source.text());
        assertEquals("ä", source.problem().orElseThrow().span().of(source.text()));
        assertTrue(python3("x = 1\ny = 'ä'\n", StandardCharsets.UTF_8).problem().isEmpty());
    }

    @Test
    void bytesThatAreNoUtf8AreReadAsLatin1() {
        SourceText source = python3("y = 'ä'\n", StandardCharsets.ISO_8859_1);
        assertEquals("y = 'ä'\n", source.text());
        assertTrue(source.problem().isPresent());
    }

    @Test
    void aReplacementCharacterInTheFileIsNoProblem() {
        assertTrue(python3("'\uFFFD'", StandardCharsets.UTF_8).problem().isEmpty());
    }

    @Test
    void lineEndsStay() {
        assertEquals(
                "a\r\nb\rc\n", jython("a\r\nb\rc\n", StandardCharsets.UTF_8).text());
    }

    @Test
    void anyBytesAreRead() {
        Random random = new Random(7);
        for (int round = 0; round < 2_000; round++) {
            byte[] bytes = new byte[random.nextInt(40)];
            random.nextBytes(bytes);
            for (Grammar grammar : Grammar.values()) {
                SourceText source = SourceText.decode(bytes, grammar);
                source.problem()
                        .ifPresent(problem ->
                                assertTrue(problem.span().end() <= source.text().length(), problem::toString));
            }
        }
    }
}
