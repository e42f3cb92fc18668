package naja.names;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ModuleNameTest {

    @Test
    void aNameHasNoEmptyPart() {
        for (String text : List.of("", ".", ".a", "a.", "a..b")) {
            assertThrows(IllegalArgumentException.class, () -> new ModuleName(text), text);
            assertEquals(Optional.empty(), ModuleName.parse(text), text);
        }
        assertEquals(Optional.of(new ModuleName("a.odd-name")), ModuleName.parse("a.odd-name"));
    }

    @Test
    void aNameIsItsParts() {
        ModuleName name = ModuleName.of(List.of("a", "b", "c"));
        assertEquals("a.b.c", name.toString());
        assertEquals(name, new ModuleName("a.b").child("c"));
        assertEquals(List.of("a", "b", "c"), name.parts());
        assertEquals(List.of("m"), new ModuleName("m").parts());
    }

    @Test
    void theParentIsTheNameWithoutItsLastPart() {
        assertEquals(Optional.of(new ModuleName("a.b")), new ModuleName("a.b.c").parent());
        assertEquals(Optional.empty(), new ModuleName("a").parent());
    }
}
