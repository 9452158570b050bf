package org.jiheng.startup;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ListenCheckTest {
    @ParameterizedTest
    @CsvSource(textBlock = """
            127.0.0.1, true
            127.0.0.53, true
            localhost, true
            ::1, true
            0.0.0.0, false
            ::, false
            192.0.2.7, false
            no-such-host.invalid, false
            '', false
            """)
    void onlyLoopbackAddressesKeepTheNetworkOut(String host, boolean loopback) {
        assertEquals(loopback, ListenCheck.isLoopback(host));
    }
}
