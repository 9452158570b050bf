package org.jiheng.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.regex.Pattern;
import org.jiheng.testsupport.Projects;
import org.jiheng.testsupport.Visit;
import org.junit.jupiter.api.Test;

/** The trail, as reviewers see it. */
@QuarkusTest
class TrailPageTest {
    @Test
    void aReviewerProvesTheTrailAndNotesItsHead() {
        try (Visit visit = Visit.of("reviewer")) {
            Page page = visit.open("/audit");
            page.getByText("核对审计日志是否被改动").click();
            String sequence =
                    page.locator("jh-proof strong").first().textContent().replace(",", "");
            String hash = page.locator("jh-proof code").first().textContent();
            page.getByLabel("序号").fill(sequence);
            page.getByLabel("摘要").fill(hash);
            button(page, "开始核对").click();
            assertThat(page.getByText("完整")).isVisible();
            visit.picture("trail");
            visit.accessible();

            page.getByLabel("摘要").fill("0".repeat(64));
            button(page, "开始核对").click();
            assertThat(page.getByRole(AriaRole.ALERT)).containsText("链被重写");
        }
    }

    @Test
    void theTrailIsNarrowedByWhatStandsInTheAddress() {
        try (Visit visit = Visit.of("reviewer")) {
            Page page = visit.open("/audit");
            page.getByLabel("操作").selectOption("登录");
            button(page, "查询").click();
            assertThat(page).hasURL(Pattern.compile(".*action=session.begun.*"));
            page.reload();
            assertThat(page.locator("tbody tr").first()).containsText("登录");
            button(page, "English").click();
            assertThat(page.getByRole(
                            AriaRole.HEADING,
                            new Page.GetByRoleOptions().setName("Trail").setLevel(1)))
                    .isVisible();
            visit.picture("trail-english");
            assertTrue(page.title().startsWith("Trail"));
        }
    }

    @Test
    void theFiltersSayWhatTheListIsNarrowedBy() {
        try (Visit visit = Visit.of("reviewer")) {
            Page page = visit.open("/audit?action=session.begun");
            Locator action = page.getByLabel("操作");
            Locator actor = page.getByLabel("用户", new Page.GetByLabelOptions().setExact(true));
            actor.fill("nobody-of-that-name");
            action.selectOption("退出登录");
            page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("清除"))
                    .click();
            assertThat(page).hasURL(Pattern.compile(".*/audit$"));
            assertThat(actor).hasValue("");
            assertThat(action).hasValue("");
            actor.fill("nobody-of-that-name");
            page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("清除"))
                    .click();
            assertThat(actor).hasValue("");
            actor.fill("nobody-of-that-name");
            button(page, "查询").click();
            assertThat(page.getByText("没有符合条件的记录。")).isVisible();
            assertThat(actor).hasValue("nobody-of-that-name");
            page.goBack();
            assertThat(page.locator("tbody tr").first()).isVisible();
            assertThat(actor).hasValue("");
            // A code that a newer service keeps.
            visit.open("/audit?action=something.else");
            assertThat(page.getByLabel("操作")).hasValue("something.else");
        }
    }

    @Test
    void aProjectIsNamedAndFoundByItsName() {
        JsonPath project = Projects.declare("300000", Projects.MAINTENANCE);
        String name = project.getString("name");
        Projects.post(project.getString("id"), Projects.MAINTAINED);
        try (Visit visit = Visit.of("reviewer")) {
            Page page = visit.open("/audit");
            page.getByLabel("项目名称含").fill(name.substring(4));
            button(page, "查询").click();
            assertThat(page.locator("tbody tr")).hasCount(2);
            Locator newest = page.locator("tbody tr").first();
            assertThat(newest).containsText("2023 年度 · 某局 · 某中心");
            assertThat(newest.getByText(name)).hasAttribute("href", "/projects/" + project.getString("id"));
            visit.accessible();
            visit.fits();
            visit.picture("trail-project");
        }
    }

    @Test
    void aMomentInTheAddressThatIsNoneIsSaidAndLeftOut() {
        try (Visit visit = Visit.of("reviewer")) {
            Page page = visit.open("/audit?from=abc&action=session.begun");
            assertThat(page.getByRole(AriaRole.ALERT)).containsText("「从」不是日期时间：abc");
            assertThat(page.locator("tbody tr")).hasCount(0);
            visit.accessible();
            button(page, "去掉这个条件").click();
            assertThat(page).hasURL(Pattern.compile(".*/audit\\?action=session.begun$"));
            assertThat(page.locator("tbody tr").first()).containsText("登录");
            // What programs would guess a moment from, and a day that no calendar has.
            visit.open("/audit?from=abc%201&until=2026-02-30T08:00");
            assertThat(page.getByRole(AriaRole.ALERT)).containsText("「从」不是日期时间：abc 1");
            assertThat(page.getByRole(AriaRole.ALERT)).containsText("「到（不含）」不是日期时间：2026-02-30T08:00");
            button(page, "English").click();
            button(page, "Leave them out").click();
            assertThat(page).hasURL(Pattern.compile(".*/audit$"));
            assertThat(page.locator("tbody tr").first()).isVisible();
        }
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }
}
