package org.jiheng.page;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.options.LoadState;
import io.quarkus.test.junit.QuarkusTest;
import org.jiheng.testsupport.Visit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a browser that has nothing yet has to load. */
@QuarkusTest
class PageWeightTest {
    private static final int MOST = 2_000_000;
    private static final String TRANSFERRED = """
            [...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')]
                .reduce((sum, entry) => sum + entry.transferSize, 0)""";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/projects",
                "/import",
                "/rechecks",
                "/rules",
                "/rules/mof-2020",
                "/audit",
                "/users",
                "/account"
            })
    void everyPageIsUnderTwoMegabytes(String address) {
        try (Visit visit = Visit.of("admin")) {
            visit.open(address).waitForLoadState(LoadState.NETWORKIDLE);
            int transferred = ((Number) visit.page().evaluate(TRANSFERRED)).intValue();
            assertTrue(transferred > 10_000 && transferred < MOST, address + ": " + transferred + " bytes");
        }
    }
}
