package naja.resolve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import naja.resolve.RuntimeProfile.Rule;
import org.junit.jupiter.api.Test;

class RuntimeVersionsTest {

    @Test
    void aVersionWithoutARowTakesTheNearestOlderOne() {
        assertEquals("2.5", RuntimeVersions.of("2.5.2").version());
        assertEquals("2.5.3", RuntimeVersions.of("2.5.4-rc1").version());
        assertEquals("2.7", RuntimeVersions.of("2.7-b1").version());
        assertEquals("2.7", RuntimeVersions.of("2.7.0").version());
        assertEquals("2.7.1", RuntimeVersions.of("2.7.1").version());
        assertEquals("2.7.2", RuntimeVersions.of("2.7.2a1").version());
        assertEquals("2.7.4", RuntimeVersions.of("2.7.10").version());
        assertEquals("2.7.4", RuntimeVersions.of("3.0").version());
        assertEquals("2.5", RuntimeVersions.of("2.2.1").version());
    }

    @Test
    void aVersionOfTwoNumbersIsItsLastRelease() {
        assertEquals("2.7.4", RuntimeVersions.of("2.7").version());
        assertEquals("2.5.3", RuntimeVersions.of("2.5").version());
    }

    @Test
    void theJdkIsIndexedSince272() {
        assertFalse(RuntimeProfile.jython("2.7.1", true).follows(Rule.JDK_INDEXED));
        assertTrue(RuntimeProfile.jython("2.7.2", true).follows(Rule.JDK_INDEXED));
    }
}
