package naja.syntax;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class OutlineTest {
    private static String outline(String text) {
        StringBuilder out = new StringBuilder();
        append(Outline.of(PythonParser.parse(text, Grammar.PYTHON_3)).symbols(), text, out);
        return out.toString();
    }

    private static void append(List<Outline.Symbol> symbols, String text, StringBuilder out) {
        for (Outline.Symbol symbol : symbols) {
            assertEquals(symbol.name(), symbol.nameRange().of(text));
            out.append(symbol.kind()).append(' ').append(symbol.name());
            if (!symbol.children().isEmpty()) {
                out.append('(');
                append(symbol.children(), text, out);
                out.append(')');
            }
            out.append(' ');
        }
    }

    @Test
    void definitionsNestAsTheyAreWritten() {
        assertEquals("VARIABLE a VARIABLE b CLASS C(FIELD d METHOD e(FUNCTION f ) CLASS G ) FUNCTION h ", outline("""
                        a, (b, *a) = 1, 2
                        class C:
                            d: int = 1
                            def e(self):
                                local = 1
                                def f(): pass
                            class G: pass
                        async def h(): pass
                        """));
    }

    @Test
    void definitionsInBlocksBelongToTheBodyAroundThem() {
        assertEquals("VARIABLE a FUNCTION b VARIABLE c FUNCTION d ", outline("""
                        if x: a = 1
                        else:
                            try:
                                def b(): pass
                            except E: c = 1
                        match x:
                            case 1:
                                def d(): pass
                        """));
    }

    @Test
    void aDefinitionRunsFromItsDecoratorToTheEndOfItsBody() {
        String text = "@x\ndef f():\n    pass\n\ny = 1\n";
        Outline outline = Outline.of(PythonParser.parse(text, Grammar.PYTHON_3));
        assertEquals("@x\ndef f():\n    pass", outline.symbols().get(0).range().of(text));
        assertEquals("y = 1", outline.symbols().get(1).range().of(text));
    }
}
