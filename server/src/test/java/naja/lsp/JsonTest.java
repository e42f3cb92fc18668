package naja.lsp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class JsonTest {

    @Test
    void whatIsWrongIsToldInOwnWordsWithItsPlace() {
        assertEquals("not JSON: line 2, column 1: the text ends too early", problem("{\"a\":\n"));
        assertEquals("not JSON: line 1, column 8: a comma or a closing brace is missing", problem("{\"a\":1 \"b\":2}"));
        assertEquals("not JSON: line 1, column 9: a comma or a closing bracket is missing", problem("{\"a\":[1 2]}"));
        assertEquals("not JSON: line 1, column 8: a string has no end", problem("{\"a\":\"b"));
        assertEquals("not JSON: line 1, column 4: this is not what JSON allows here", problem("{} x"));
        assertEquals("not a JSON object", problem("[]"));
    }

    private static String problem(String text) {
        return String.valueOf(assertThrows(IllegalArgumentException.class, () -> Json.parse(text))
                .getMessage());
    }
}
