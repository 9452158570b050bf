package org.jiheng.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.LoadState;
import io.restassured.RestAssured;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.jiheng.testsupport.Visit;
import org.junit.jupiter.api.Test;

/**
 * How long the first page takes on loopback in a browser that has nothing kept, until its figures are seen, and until the charts below
 * them are: {@code mvnw verify -Pbench-page}. The packaged service and its database are processes of their own, as people have them.
 */
class PageBenchmark {
    private static final int ROUNDS = 15;
    private static final int WARM_UP = 5;
    private static final int MOST_MILLIS = 1000;
    /** A person's browser is at rest when an address is given to it. Opening a window and putting away the last one go on for a second. */
    private static final int REST_MILLIS = 2000;

    private static final int PROJECTS = 200;
    private static final String COMPLETE = "complete";
    private static final String FIGURES = "main .overview-figures dd";
    private static final String CHARTS = "main jh-overview-grades canvas";
    /** Notes on the page's own clock when something has been drawn: driving the browser does not count. */
    private static final String CLOCK = """
            window.drawn = {};
            new MutationObserver(() => {
                for (const [name, seen] of Object.entries({ figures: '%s', charts: '%s' })) {
                    if (!(name in window.drawn) && document.querySelector(seen)) {
                        window.drawn[name] = null;
                        requestAnimationFrame(() => setTimeout(() => { window.drawn[name] = performance.now(); }));
                    }
                }
            }).observe(document, { childList: true, subtree: true })""".formatted(FIGURES, CHARTS);

    private static final String TRANSFERRED = """
            [...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')]
                .reduce((sum, entry) => sum + entry.transferSize, 0)""";

    private final double[] figures = new double[ROUNDS];
    private final double[] charts = new double[ROUNDS];
    private int transferred;

    @Test
    void theFirstPageFromACold() throws Exception {
        Path data = Path.of("target", "page-year").toAbsolutePath();
        if (Files.notExists(data.resolve(COMPLETE))) {
            generate(data);
            Files.createFile(data.resolve(COMPLETE));
        }
        int port = RestAssured.port;
        try (PackagedService service = PackagedService.start(data, "1g")) {
            RestAssured.port = service.port();
            for (int i = -WARM_UP; i < ROUNDS; i++) {
                open(i);
            }
        } finally {
            RestAssured.port = port;
        }
        say("figures", figures);
        say("charts", charts);
        System.out.printf("transferred: %,d bytes with all below the figures%n", transferred);
        assertTrue(figures[ROUNDS / 2] < MOST_MILLIS, "the first page took longer than " + MOST_MILLIS + " ms");
    }

    /** A visit of somebody who was never here; those before the first are of a service that has just started, and do not count. */
    private void open(int round) {
        try (Visit visit = Visit.of("dashboard")) {
            visit.page().addInitScript(CLOCK);
            visit.page().waitForTimeout(REST_MILLIS);
            Page page = visit.open("/");
            page.waitForSelector(CHARTS);
            page.waitForLoadState(LoadState.NETWORKIDLE);
            if (round >= 0) {
                figures[round] = millis(page, "figures");
                charts[round] = millis(page, "charts");
                transferred = ((Number) page.evaluate(TRANSFERRED)).intValue();
            }
        }
    }

    private static double millis(Page page, String what) {
        return ((Number) page.evaluate("window.drawn." + what)).doubleValue();
    }

    private static void generate(Path data) throws Exception {
        Files.createDirectories(data);
        Process generator = PackagedService.generate(data, PROJECTS, 2023);
        assertEquals(0, generator.waitFor(), () -> "see generate.log in " + data);
    }

    private static void say(String what, double[] millis) {
        Arrays.sort(millis);
        System.out.printf(
                "first page until its %s: %.0f ms in the middle of %d rounds, %.0f the best, %.0f the worst%n",
                what, millis[ROUNDS / 2], ROUNDS, millis[0], millis[ROUNDS - 1]);
    }
}
