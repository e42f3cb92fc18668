package naja.syntax;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The place of the cursor, written as a bar, is the place of the empty name. */
class UnfinishedImportTest {

    private static void check(String textWithBar) {
        int cursor = textWithBar.indexOf('|');
        String text = textWithBar.replace("|", "");
        for (Grammar grammar : Grammar.values()) {
            PythonFile file = PythonParser.parse(text, grammar);
            List<Integer> places = new ArrayList<>();
            for (Statement statement : file.body()) {
                collect(statement, places);
            }
            assertEquals(List.of(cursor), places, textWithBar);
        }
    }

    private static void collect(Node node, List<Integer> places) {
        if (node instanceof Expression.Name name && name.id().isEmpty()) {
            places.add(name.start());
        }
        node.forEachChild(child -> collect(child, places));
    }

    @Test
    void plainImports() {
        check("import |");
        check("import |\nx = 1\n");
        check("import java.|");
        check("import java.|\nx = 1\n");
        check("import java.util.|\nimport a\n");
        check("import a, |");
        check("import a as |\nb\n");
        check("if x:\n    import |\ny = 1\n");
        check("import a; import |");
    }

    @Test
    void fromImports() {
        check("from |");
        check("from java.|");
        check("from java.|\nx = 1");
        check("from .|\nx = 1");
        check("from ..a.|\n");
        check("from java.util import |");
        check("from java.util import |\nx = 1\n");
        check("from java.util import |  # comment\n".replace("|  #", "|#"));
        check("from java.util import ArrayList, |\n");
        check("from java.util import ArrayList as |\n");
        check("from . import (a, |\n\ndef f(): pass\n");
        check("from . import (|");
        check("from . import (|)\n");
        check("from java.| import x\n");
    }

    @Test
    void aStarImportInAFunctionStillHasItsModule() {
        PythonFile file = PythonParser.parse("def f():\n    from a.b import *\n", Grammar.JYTHON_2_7);
        assertEquals(
                "a.b",
                ParsedModule.of(file).imports().get(0) instanceof ImportStatement.From from
                        ? from.module().orElseThrow().text()
                        : "");
    }
}
