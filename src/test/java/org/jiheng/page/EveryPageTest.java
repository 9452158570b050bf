package org.jiheng.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.LoadState;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jiheng.testsupport.Projects;
import org.jiheng.testsupport.Visit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every page that there is, as somebody comes to it for the first time. */
@QuarkusTest
class EveryPageTest {
    private static final Path ROUTER = Path.of("src/main/resources/META-INF/resources/app/router.js");
    private static final int MOST = 2_000_000;
    private static final String TRANSFERRED = """
            [...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')]
                .reduce((sum, entry) => sum + entry.transferSize, 0)""";

    /**
     * What the browser learned of only from a module that it had read already, up to what a page that stands asks for with {@code
     * import()}.
     */
    private static final String LATE = """
            (() => {
                const named = new Set([...document.querySelectorAll('link[rel=modulepreload]')].map(link => link.href));
                const asked = performance.getEntriesByType('resource');
                const stands = asked.find(entry => entry.name.endsWith('/overview/cards.js'))?.startTime ?? Infinity;
                return asked.filter(entry => entry.startTime < stands).map(entry => entry.name)
                    .filter(name => name.endsWith('.js') && !named.has(name)).map(name => new URL(name).pathname);
            })()""";

    static Stream<String> addresses() throws IOException {
        return Pattern.compile("\\{ path: '([^']+)'")
                .matcher(Files.readString(ROUTER))
                .results()
                .map((MatchResult page) -> page.group(1));
    }

    @ParameterizedTest
    @MethodSource("addresses")
    void itComesAtOnceWithoutComplaintsIsUnderTwoMegabytesAndAccessible(String address) {
        String place = address.replace(":name", "mof-2020");
        if (place.contains(":id")) {
            place = place.replace(
                    ":id", Projects.declare("300000", Projects.MAINTENANCE).getString("id"));
        }
        try (Visit visit = Visit.of("admin")) {
            Page page = visit.open(place);
            assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1)))
                    .isVisible();
            page.waitForLoadState(LoadState.NETWORKIDLE);
            assertThat(page.locator(".message.error")).hasCount(0);
            visit.accessible();
            assertEquals(List.of(), page.evaluate(LATE), address);
            int transferred = ((Number) page.evaluate(TRANSFERRED)).intValue();
            assertTrue(transferred > 10_000 && transferred < MOST, address + ": " + transferred + " bytes");
        }
    }
}
