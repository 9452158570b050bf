package org.jiheng.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.jiheng.page.ActualsForm.button;
import static org.jiheng.page.ActualsForm.field;
import static org.jiheng.page.ActualsForm.maintenance;
import static org.jiheng.page.ActualsForm.open;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.List;
import java.util.UUID;
import org.jiheng.testsupport.Api;
import org.jiheng.testsupport.Projects;
import org.jiheng.testsupport.Visit;
import org.junit.jupiter.api.Test;

/** Filling in and posting the actual outcomes of a project. */
@QuarkusTest
class ActualsPageTest {
    private static final String SCRIPT = "<script>alert(1)</script>";

    /** Goes on with Tab, as who has no mouse does. */
    private static void tabTo(Page page, Locator wanted) {
        for (int i = 0; i < 60; i++) {
            if ((boolean) wanted.evaluate("field => field === document.activeElement")) {
                return;
            }
            page.keyboard().press("Tab");
        }
        throw new AssertionError("not to be reached by Tab: " + wanted);
    }

    private static void down(Page page, String... texts) {
        for (String text : texts) {
            page.keyboard().insertText(text);
            page.keyboard().press("Enter");
        }
    }

    @Test
    void theKeyboardAloneFillsInPostsAndHandsIn() {
        String project = maintenance();
        try (Visit visit = Visit.of("auditor")) {
            Page page = open(visit, project);
            tabTo(page, page.getByLabel("全年执行数（元）"));
            page.keyboard().insertText("30万元");
            assertThat(page.getByText("= 30.00 万元")).isVisible();
            tabTo(page, field(page, "系统维护完成数", "实际完成值"));
            down(page, "1", "93%");
            // A target in words takes the number of its degree.
            page.keyboard().press("1");
            page.keyboard().press("Enter");
            page.keyboard().press("2");
            page.keyboard().press("Tab");
            page.keyboard().insertText("70");
            page.keyboard().press("Shift+Tab");
            page.keyboard().press("Enter");
            down(page, "88");
            assertThat(page.locator("#live-status")).hasText("暂定");
            assertThat(page.getByText("读作 93%")).isVisible();
            tabTo(page, field(page, "使用人员满意度", "偏差原因及改进措施"));
            page.keyboard().insertText("响应慢");
            page.keyboard().press("Shift+Enter");
            page.keyboard().insertText("推广不足");
            page.keyboard().press("Shift+Enter");
            page.keyboard().press("ArrowUp");
            page.keyboard().insertText("设备老化");
            assertThat(page.locator("#live-total")).hasText("89.45");
            assertThat(page.locator("#live-grade")).hasText("良");
            assertThat(page.locator("#live-status")).hasText("正式");
            assertThat(page.locator("summary").filter(new Locator.FilterOptions().setHasText("正向定量·未达到按完成比例得分")))
                    .hasCount(2);
            visit.picture("actuals");
            visit.accessible();
            visit.fits();
            page.keyboard().press("Control+Enter");
            assertThat(page.locator("#posted-title")).hasText("已填报（第 1 次）");
            assertThat(page.locator("#posted-title")).isFocused();
            assertThat(page.getByText("5 项已对应指标，0 项没有对应，0 项没有填报。")).isVisible();
            tabTo(page, button(page, "提交复核"));
            page.keyboard().press("Enter");
            assertThat(page.locator(".way")).containsText("已提交");
            visit.picture("actuals-posted");
            visit.accessible();
        }
        JsonPath posted =
                Api.as("auditor").get("/api/v1/projects/{id}/actuals", project).jsonPath();
        assertEquals(1, posted.getList("items").size());
        assertEquals("300000.00", posted.getString("items[0].actuals.executedAmount"));
        assertEquals(
                "submitted",
                Api.as("auditor")
                        .get("/api/v1/projects/{id}/submission", project)
                        .path("state"));
        // What was posted is no draft any more.
        assertEquals(
                (Object) null,
                Api.as("auditor").get("/api/v1/projects/{id}/draft", project).path("typed"));
    }

    @Test
    void whatChangesAgainstTheCurrentEvaluationIsShownAndWhatIsWrongStandsAtItsField() {
        String project = maintenance();
        Projects.post(project, Projects.MAINTAINED);
        try (Visit visit = Visit.of("auditor")) {
            Page page = open(visit, project);
            assertThat(page.locator("#live-change")).containsText("89.45 良，没有变化");
            field(page, "使用人员满意度", "实际完成值").fill("90");
            assertThat(page.locator("#live-total")).hasText("89.67");
            assertThat(page.locator("#live-change")).containsText("+0.22");
            assertThat(page.getByText("当前评价 9.78")).isVisible();
            field(page, "对就业服务工作提升", "达成比例（%）").fill("很多");
            assertThat(page.getByText("达成比例「很多」不是数字。")).isVisible();
            field(page, "对就业服务工作提升", "达成比例（%）").fill("170");
            assertThat(page.locator("p.field-error")).containsText("100");
            assertThat(field(page, "对就业服务工作提升", "达成比例（%）")).hasAttribute("aria-invalid", "true");
            visit.picture("actuals-wrong");
            visit.accessible();
            page.keyboard().press("Control+Enter");
            assertThat(field(page, "对就业服务工作提升", "达成比例（%）")).isFocused();
            field(page, "系统故障解决率", "实际完成值").fill("0.93");
            field(page, "对就业服务工作提升", "达成比例（%）").fill("70");
            assertThat(page.getByText("可能是小数形式")).isVisible();
            // Percent and points are not the same thing.
            field(page, "对就业服务工作提升", "达成比例（%）").fill("70分");
            assertThat(page.getByText("达成比例「70分」不是数字。")).isVisible();
            field(page, "对就业服务工作提升", "自评得分").fill("9%");
            assertThat(page.getByText("自评得分「9%」不是数字。")).isVisible();
            // A field that few rows need can be emptied to be written anew.
            Locator unit = field(page, "使用人员满意度", "单位");
            unit.focus();
            page.keyboard().press("Control+a");
            page.keyboard().press("Delete");
            page.keyboard().insertText("分");
            assertThat(unit).isFocused();
            assertThat(unit).hasValue("分");
            visit.forgive(400, "/actuals?dryRun=true");
        }
        assertEquals(
                1, (int) Api.as("auditor").get("/api/v1/projects/{id}", project).path("revision"));
    }

    @Test
    void aColumnFromASpreadsheetFillsTheRowsBelow() {
        String project = maintenance();
        try (Visit visit = Visit.of("auditor")) {
            Page page = open(visit, project);
            field(page, "系统维护完成数", "实际完成值").focus();
            page.evaluate("""
                    () => {
                      const copied = new DataTransfer();
                      copied.setData('text/plain', '1\\t个\\r\\n93\\t"百分\\n之"\\r\\n达成\\t\\r\\n"部分达成"\\t\\r\\n88\\t%\\r\\n多余\\t\\r\\n');
                      copied.setData('text/html', '<table></table>');
                      document.activeElement.dispatchEvent(
                        new ClipboardEvent('paste', { clipboardData: copied, bubbles: true, cancelable: true }));
                    }""");
            assertThat(page.getByText("多出的 1 行没有对应的指标")).isVisible();
            assertThat(page.getByText("另外 1 列没有粘贴")).isVisible();
            assertThat(field(page, "系统故障解决率", "实际完成值")).hasValue("93");
            assertThat(field(page, "系统维护及时性", "达成程度")).hasValue("met");
            assertThat(field(page, "对就业服务工作提升", "达成程度")).hasValue("partly");
            assertThat(field(page, "使用人员满意度", "实际完成值")).hasValue("88");
        }
    }

    @Test
    void aConfirmedProjectSaysWhoLockedItAndWhatCanBeDone() {
        String project = maintenance();
        Projects.post(project, Projects.MAINTAINED);
        for (String[] step : new String[][] {{"auditor", "submit"}, {"reviewer", "confirm"}}) {
            String tag = Api.as(step[0])
                    .get("/api/v1/projects/{id}/submission", project)
                    .header("ETag");
            Api.as(step[0])
                    .header("If-Match", tag)
                    .body("{\"reason\": \"核对无误" + SCRIPT + "\"}")
                    .post("/api/v1/projects/{id}/submission/{step}", project, step[1])
                    .then()
                    .statusCode(200);
        }
        try (Visit visit = Visit.of("auditor")) {
            Page page = open(visit, project);
            assertThat(page.getByText("结果已由 reviewer 于")).containsText("核对无误" + SCRIPT);
            assertThat(page.getByText("请复核人员先退回")).isVisible();
            assertThat(field(page, "系统故障解决率", "实际完成值")).hasValue("93");
            assertThat(field(page, "系统故障解决率", "实际完成值")).hasAttribute("readonly", "");
            assertThat(button(page, "填报")).hasCount(0);
            visit.picture("actuals-confirmed");
            visit.accessible();
        }
    }

    @Test
    void textThatLooksLikeAScriptIsTextAndTheFormIsUsableNarrowDarkAndInEnglish() {
        String project = Api.as("auditor")
                .body(Projects.declaration(
                        SCRIPT + UUID.randomUUID(), "100", Projects.MAINTENANCE.replace("使用人员满意度", "满意度" + SCRIPT)))
                .post("/api/v1/projects")
                .path("id");
        try (Visit visit = Visit.of("auditor", "auditor", 390, 844)) {
            Page page = open(visit, project);
            for (Locator each : page.locator("form input, form textarea").all()) {
                each.fill(SCRIPT);
            }
            page.getByLabel("全年执行数（元）").fill("90");
            page.getByLabel("调整后预算数（元）").fill("");
            for (String column : List.of("达成比例（%）", "自评得分")) {
                for (Locator each : page.getByLabel(column).all()) {
                    each.fill("");
                }
            }
            assertThat(page.locator("#live-total")).isVisible();
            visit.fits();
            visit.accessible();
            visit.picture("actuals-narrow");
            page.keyboard().press("Control+Enter");
            assertThat(page.locator("#posted-title")).hasText("已填报（第 1 次）");
            assertThat(page.getByText("满意度" + SCRIPT).first()).isVisible();
            button(page, "English").click();
            page.getByLabel("Appearance").selectOption("dark");
            assertThat(page.getByLabel("Executed in the year (yuan)")).hasValue("90");
            assertThat(page.getByLabel("Note")).hasValue(SCRIPT);
            visit.fits();
            visit.accessible();
            visit.picture("actuals-narrow-dark-english");
            visit.forgive(400, "/actuals?dryRun=true");
        }
    }

    @Test
    void everyReasonNamesItsIndicatorAndAFindingStandsOnceInItsRow() {
        String project = Projects.declare("300000", Projects.MAINTENANCE.replace("≥95.00(%)", "约95%"))
                .getString("id");
        try (Visit visit = Visit.of("auditor")) {
            Page page = open(visit, project);
            page.getByLabel("全年执行数（元）").fill("300000");
            field(page, "系统故障解决率", "达成程度").selectOption("met");
            assertThat(page.locator("#live-status")).hasText("暂定");
            Locator row = page.locator("table.actuals tbody tr").nth(1);
            assertThat(row.locator(".row-points")).isVisible();
            assertThat(row.locator(".remark.warning")).hasCount(1);
            page.keyboard().press("Control+Enter");
            button(page, "仍然填报").click();
            Locator reasons = page.locator("#posted-title ~ ul").last().locator("li");
            assertThat(reasons.filter(new Locator.FilterOptions().setHasText("没有填报实际完成值")))
                    .hasText(new String[] {
                        "系统维护完成数：没有填报实际完成值。", "系统维护及时性：没有填报实际完成值。", "对就业服务工作提升：没有填报实际完成值。", "使用人员满意度：没有填报实际完成值。"
                    });
            assertThat(reasons.filter(new Locator.FilterOptions().setHasText("系统故障解决率：")))
                    .hasCount(1);
        }
    }

    @Test
    void aSlipOfTheUnitOfMoneyAndRowsThatDoNotApplyAreAskedAbout() {
        String project = Projects.declare("2872200", Projects.MAINTENANCE).getString("id");
        try (Visit visit = Visit.of("auditor")) {
            Page page = open(visit, project);
            page.getByLabel("全年执行数（元）").fill("287.22");
            field(page, "系统维护及时性", "达成程度").selectOption("notApplicable");
            field(page, "系统维护及时性", "偏差原因及改进措施").fill("本年未安排");
            assertThat(page.locator("#live-status")).hasText("暂定");
            page.keyboard().press("Control+Enter");
            Locator question = page.locator("dialog[open]");
            assertThat(question).containsText("全年执行数 0.03 万元（287.22 元），预算 287.22 万元（2,872,200.00 元），执行率 0.01%");
            assertThat(question).containsText("填为不适用的指标 1 项");
            assertThat(question).containsText("还有 4 项指标没有填报");
            visit.accessible();
            page.keyboard().press("Escape");
            assertThat(page.locator("#posted-title")).hasCount(0);
        }
    }
}
