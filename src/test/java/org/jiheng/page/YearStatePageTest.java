package org.jiheng.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.quarkus.test.junit.QuarkusTest;
import org.jiheng.testsupport.Api;
import org.jiheng.testsupport.Projects;
import org.jiheng.testsupport.Visit;
import org.junit.jupiter.api.Test;

/** Closing a year, and opening it again, on the overview. */
@QuarkusTest
class YearStatePageTest {
    /** A year of its own, which nobody else finds closed. */
    private static final int CLOSED = 2045;

    @Test
    void aReviewerClosesAYearAndOpensItAgain() {
        String project =
                Projects.declare(CLOSED, "总览局", "300000", Projects.MAINTENANCE).getString("id");
        Projects.post(project, Projects.MAINTAINED);
        try (Visit visit = Visit.of("reviewer");
                Visit reader = Visit.of("dashboard")) {
            Page page = visit.open("/?year=" + CLOSED);
            Locator state = page.locator("jh-year-state");
            decide(page, "关闭年度…", "关闭 " + CLOSED + " 年度", "决算已批复");
            assertThat(state).containsText("reviewer 于 ");
            assertThat(state).containsText("关闭（理由：决算已批复）");
            visit.accessible();
            visit.fits();
            Page read = reader.open("/?year=" + CLOSED);
            assertThat(read.locator("jh-year-state")).containsText("已关闭");
            assertThat(read.locator("jh-year-state").getByRole(AriaRole.BUTTON)).hasCount(0);

            // Somebody else is faster.
            String tag = Api.as("reviewer").get("/api/v1/years/" + CLOSED).header("ETag");
            Api.as("admin")
                    .header("If-Match", tag)
                    .body("{\"reason\": \"补录\"}")
                    .post("/api/v1/years/" + CLOSED + "/reopen")
                    .then()
                    .statusCode(200);
            decide(page, "重新开放年度…", "重新开放 " + CLOSED + " 年度", "更正一处");
            assertThat(state.getByRole(AriaRole.ALERT)).containsText("已被他人改变");
            assertThat(state).containsText("admin 于 ");
            visit.forgive("status of 412 (Precondition Failed)");
            decide(page, "关闭年度…", "关闭 " + CLOSED + " 年度", "补录完毕");
            assertThat(state).containsText("关闭（理由：补录完毕）");
            decide(page, "重新开放年度…", "重新开放 " + CLOSED + " 年度", "留给其他测试");
            assertThat(state).containsText("reviewer 于 ");
            assertThat(state).containsText("重新开放（理由：留给其他测试）");
        }
    }

    private static void decide(Page page, String button, String action, String reason) {
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(button))
                .click();
        Locator dialog = page.getByRole(AriaRole.DIALOG);
        dialog.getByRole(AriaRole.TEXTBOX).fill(reason);
        dialog.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(action))
                .click();
        assertThat(dialog).hasCount(0);
    }
}
