package naja.base;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MemoTest {

    @Test
    void whatWasNotAskedForLongestIsForgottenFirst() {
        Memo<String, String> memo = new Memo<>(4, String::length);
        List<String> computed = new ArrayList<>();
        for (String key : List.of("aa", "bb", "aa", "cc", "aa", "bb")) {
            memo.get(key, wanted -> {
                computed.add(wanted);
                return wanted;
            });
        }
        assertEquals(List.of("aa", "bb", "cc", "bb"), computed);
        assertEquals(Optional.empty(), memo.known("cc"));
    }

    @Test
    void valueHeavierThanAllIsNotKept() {
        Memo<String, String> memo = new Memo<>(4, String::length);
        memo.get("a", key -> "small");
        assertEquals(Optional.empty(), memo.known("a"));
    }
}
