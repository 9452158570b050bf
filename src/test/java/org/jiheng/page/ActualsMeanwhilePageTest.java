package org.jiheng.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.jiheng.page.ActualsForm.button;
import static org.jiheng.page.ActualsForm.field;
import static org.jiheng.page.ActualsForm.maintenance;
import static org.jiheng.page.ActualsForm.open;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import io.quarkus.test.junit.QuarkusTest;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jiheng.testsupport.Api;
import org.jiheng.testsupport.Projects;
import org.jiheng.testsupport.Visit;
import org.junit.jupiter.api.Test;

/** What happens around the form while somebody fills it in: the declaration is adjusted, and parts of the service cannot be reached. */
@QuarkusTest
class ActualsMeanwhilePageTest {
    private static final String FIRST =
            "{\"level1\": \"产出指标\", \"level2\": \"数量指标\", \"name\": \"系统维护完成数\", \"target\": \"=1.00(个)\"},";

    @Test
    void figuresStayWithTheirIndicatorWhenTheDeclarationIsAdjusted() {
        String name = "试验项目" + UUID.randomUUID();
        String project = declared(name, Projects.MAINTENANCE);
        try (Visit visit = Visit.of("auditor")) {
            Page page = open(visit, project);
            page.getByLabel("全年执行数（元）").fill("90");
            field(page, "系统维护完成数", "实际完成值").fill("1");
            field(page, "系统故障解决率", "实际完成值").fill("93");
            field(page, "使用人员满意度", "实际完成值").fill("88.5");
            // The first row goes, so that all others move up, and another comes at the end.
            assertTrue(Projects.MAINTENANCE.contains(FIRST));
            declared(
                    name,
                    Projects.MAINTENANCE
                            .replace(FIRST, "")
                            .replace(
                                    "≥90.00(%)\"}",
                                    "≥90.00(%)\"}, {\"level1\": \"产出指标\", \"level2\": \"数量指标\", \"name\": \"系统升级数\", \"target\": \"≥2(个)\"}"));
            page.getByLabel("备注").fill("核对过");
            assertThat(page.locator(".said.error")).containsText("申报表刚刚调整为第 2 版");
            assertThat(page.locator("table.actuals tbody tr")).hasCount(5);
            assertThat(field(page, "系统故障解决率", "实际完成值")).hasValue("93");
            assertThat(field(page, "使用人员满意度", "实际完成值")).hasValue("88.5");
            assertThat(field(page, "系统升级数", "实际完成值")).hasValue("");
            assertThat(field(page, "系统维护完成数", "实际完成值")).hasCount(0);
            assertThat(page.locator("#gone")).containsText("系统维护完成数：1");
            visit.accessible();
            visit.picture("actuals-indicator-gone");
            page.keyboard().press("Control+s");
            assertThat(page.locator("#draft-state")).containsText("已保存到服务器");
            page.reload();
            assertThat(page.locator("#gone")).containsText("系统维护完成数：1");
            // Adjusted once more between the post and what the page reads after it.
            Visit.Slow again = visit.slow("GET", Pattern.compile("/projects/" + project + "$"));
            page.keyboard().press("Control+Enter");
            button(page, "仍然填报").click();
            again.await();
            declared(name, Projects.MAINTENANCE);
            again.release();
            assertThat(page.locator("#posted-title")).hasText("已填报（第 1 次）");
            assertThat(field(page, "系统维护完成数", "实际完成值")).hasValue("1");
            assertThat(field(page, "系统故障解决率", "实际完成值")).hasValue("93");
            assertThat(field(page, "使用人员满意度", "实际完成值")).hasValue("88.5");
            assertThat(page.locator("#gone")).hasCount(0);
            assertThat(page.locator(".way")).containsText("有改动还没有填报");
            // Once it was told, the next post is one.
            declared(name, Projects.MAINTENANCE.replace(FIRST, ""));
            page.getByLabel("备注").fill("再次核对过");
            assertThat(page.locator(".said.error")).containsText("申报表刚刚调整为第 4 版");
            page.keyboard().press("Control+Enter");
            button(page, "仍然填报").click();
            assertThat(page.locator("#posted-title")).hasText("已填报（第 2 次）");
            visit.forgive(400, "/actuals?dryRun=true");
            visit.forgive(422, "/actuals?dryRun=true");
        }
    }

    @Test
    void aPostNeedsNoPreview() {
        String project = maintenance();
        Projects.post(project, Projects.MAINTAINED);
        try (Visit visit = Visit.of("auditor")) {
            Page page = open(visit, project);
            page.route(Pattern.compile("/targets/parse$"), ActualsMeanwhilePageTest::fails);
            field(page, "系统故障解决率", "实际完成值").fill("94%");
            field(page, "使用人员满意度", "实际完成值").fill("90");
            assertThat(page.locator("#live-change")).containsText("+");
            assertThat(page.locator(".bar")).containsText("没能查到文字会读成什么数值");

            page.route(Pattern.compile("dryRun=true$"), ActualsMeanwhilePageTest::fails);
            page.keyboard().press("Control+Enter");
            assertThat(page.locator("#posted-title")).hasText("已填报（第 2 次）");
            assertThat(page.locator(".said.error")).containsText("没能预先检查填报的内容：维护中。");
            visit.accessible();

            // An answer that never comes is waited for no longer than people are.
            page.unroute(Pattern.compile("dryRun=true$"));
            visit.slow("POST", Pattern.compile("dryRun=true$"));
            for (String column : new String[] {"实际完成值", "单位", "偏差原因及改进措施"}) {
                field(page, "使用人员满意度", column).fill("");
            }
            page.keyboard().press("Control+Enter");
            assertThat(page.locator("dialog")).containsText("还有 1 项指标没有填报");
            button(page, "仍然填报").click();
            assertThat(page.locator("#posted-title")).hasText("已填报（第 3 次）");
            visit.forgive(503, "/api/v1/");
        }
    }

    private static void fails(Route route) {
        route.fulfill(new Route.FulfillOptions()
                .setStatus(503)
                .setContentType("application/problem+json")
                .setBody("{\"title\": \"暂停\", \"detail\": \"维护中。\", \"status\": 503}"));
    }

    private static String declared(String name, String indicators) {
        return Api.as("auditor")
                .body(Projects.declaration(name, "100", indicators))
                .post("/api/v1/projects")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }
}
