package org.jiheng.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Files;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jiheng.testsupport.Projects;
import org.jiheng.testsupport.Visit;
import org.junit.jupiter.api.Test;

/** A list of ten thousand rows: scrolling stays smooth because the document holds one page of them, and nothing is drawn meanwhile. */
@QuarkusTest
class LongTablePageTest {
    private static final int ROWS = 10_000;
    private static final int PAGE = 100;
    /** The whole document: the frame, the page, and a hundred rows of eight cells with what stands in them. */
    private static final int MOST_NODES = 2_500;

    private static final String NODES = "document.querySelectorAll('*').length";
    private static final String SEEN = """
            window.drawn = 0;
            new MutationObserver(changes => { window.drawn += changes.length; })
                .observe(document.body, { childList: true, subtree: true, characterData: true });""";

    /** Points from 0.00 to 99.99, each once, in no order. */
    private static String evaluation(int n) {
        int hundredths = n * 7_919 % ROWS;
        return """
                {"id": "e%1$d", "projectId": "p", "total": "%2$d.%3$02d", "grade": "良", "status": "final", "current": false,
                 "declarationVersion": 1, "submissionRevision": %1$d, "evaluatedAt": "2024-01-15T09:30:50Z",
                 "ruleset": {"name": "mof-2020", "hash": "b12ebb5fb08f53ef26351ea5cdaaa90e22ae2a64030824200e8d8c7fd3dba432"}}
                """.formatted(n, hundredths / 100, hundredths % 100);
    }

    private static int nodes(Page page) {
        return ((Number) page.evaluate(NODES)).intValue();
    }

    private static Locator button(Locator table, String words) {
        return table.getByRole(
                AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(words).setExact(true));
    }

    @Test
    void tenThousandRowsAreScrolledTurnedAndSortedWithOnePageOfThemInTheDocument() throws IOException {
        String id = Projects.declare("300000", Projects.MAINTENANCE).getString("id");
        String all = IntStream.rangeClosed(1, ROWS)
                .mapToObj(LongTablePageTest::evaluation)
                .collect(Collectors.joining(",", "{\"items\": [", "], \"next\": null}"));
        try (Visit visit = Visit.of("dashboard")) {
            Page page = visit.page();
            page.route(
                    "**/api/v1/evaluations?*",
                    route -> route.fulfill(new Route.FulfillOptions()
                            .setContentType("application/json")
                            .setBody(all)));
            visit.open("/projects/" + id + "?tab=history");
            Locator table = page.locator("jh-table").first();
            Locator rows = table.locator("tbody tr");
            assertThat(table.locator("caption")).containsText("10,000");
            assertThat(rows).hasCount(PAGE);
            int before = nodes(page);
            assertTrue(before < MOST_NODES, before + " nodes");

            page.evaluate(SEEN);
            rows.first().hover();
            for (int i = 0; i < 30; i++) {
                page.mouse().wheel(0, 400);
            }
            page.waitForFunction("scrollY + innerHeight >= document.documentElement.scrollHeight - 1");
            assertThat(rows.last()).isAttached();
            assertEquals(0, ((Number) page.evaluate("window.drawn")).intValue(), "changes of the document");
            assertEquals(before, nodes(page));

            Locator next = button(table, "下一页");
            next.focus();
            page.keyboard().press("Enter");
            assertThat(table.getByRole(AriaRole.STATUS)).hasText("第 101–200 行，共 10000 行");
            assertThat(rows).hasCount(PAGE);
            button(table, "最后一页").focus();
            page.keyboard().press("Enter");
            assertThat(table.getByRole(AriaRole.STATUS)).hasText("第 9901–10000 行，共 10000 行");
            // Whoever turns pages by the keyboard stays where they are.
            assertThat(button(table, "最后一页")).isFocused();
            assertThat(button(table, "最后一页")).hasAttribute("aria-disabled", "true");

            button(table, "总分").click();
            assertThat(table.getByRole(AriaRole.STATUS)).hasText("第 1–100 行，共 10000 行");
            assertThat(rows.first().locator("td").nth(1)).hasText("0.00");
            assertThat(rows.last().locator("td").nth(1)).hasText("0.99");
            button(table, "总分 ▲").or(button(table, "总分")).first().click();
            assertThat(rows.first().locator("td").nth(1)).hasText("99.99");
            assertThat(rows).hasCount(PAGE);
            assertTrue(nodes(page) < MOST_NODES, nodes(page) + " nodes");

            Download data = page.waitForDownload(() -> button(table, "下载数据").click());
            assertEquals(ROWS + 1, Files.readAllLines(data.path()).size());
            visit.accessible();
        }
    }
}
