package org.jiheng.startup;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.runtime.configuration.ConfigurationException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DatabaseCheckTest {
    @ParameterizedTest
    @CsvSource(textBlock = """
            MariaDB, 10, 11
            MariaDB, 11, 4
            MariaDB, 12, 0
            """)
    void supportedServersAreAccepted(String product, int major, int minor) {
        assertDoesNotThrow(() -> DatabaseCheck.requireSupported(product, major, minor));
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            MariaDB, 10, 6
            MariaDB, 5, 5
            MySQL, 8, 4
            """)
    void otherServersAreRefusedByNameAndVersion(String product, int major, int minor) {
        ConfigurationException refused =
                assertThrows(ConfigurationException.class, () -> DatabaseCheck.requireSupported(product, major, minor));
        assertTrue(refused.getMessage().contains(product + " " + major + "." + minor), refused.getMessage());
    }
}
