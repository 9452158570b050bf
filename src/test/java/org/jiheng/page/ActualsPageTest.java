package org.jiheng.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Dialog;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jiheng.testsupport.Api;
import org.jiheng.testsupport.Projects;
import org.jiheng.testsupport.Visit;
import org.junit.jupiter.api.Test;

/** Filling in and posting the actual outcomes of a project. */
@QuarkusTest
class ActualsPageTest {
    private static final String SCRIPT = "<script>alert(1)</script>";

    private static String maintenance() {
        return Projects.declare("332427.00", Projects.MAINTENANCE).getString("id");
    }

    private static Page open(Visit visit, String project) {
        Page page = visit.open("/projects/" + project + "/actuals");
        assertThat(page.getByLabel("全年执行数（元）")).isVisible();
        return page;
    }

    private static Locator field(Page page, String indicator, String column) {
        return page.getByLabel(indicator + " · " + column, new Page.GetByLabelOptions().setExact(true));
    }

    private static Locator button(Page page, String words) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(Pattern.compile("^" + words)));
    }

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
            visit.forgive("status of 4");
        }
        assertEquals(
                1, (int) Api.as("auditor").get("/api/v1/projects/{id}", project).path("revision"));
    }

    @Test
    void aDraftSurvivesAReloadAndGoesOnAtAnotherComputer() {
        String project = maintenance();
        try (Visit here = Visit.of("auditor");
                Visit elsewhere = Visit.of("auditor")) {
            Page page = open(here, project);
            field(page, "系统故障解决率", "实际完成值").fill("大约九成");
            assertThat(page.locator("#draft-state")).containsText("已存在这台电脑上");
            page.onDialog(Dialog::accept);
            page.reload();
            assertThat(page.locator("#restored")).containsText("已恢复这台电脑上");
            assertThat(field(page, "系统故障解决率", "实际完成值")).hasValue("大约九成");
            page.keyboard().press("Control+s");
            assertThat(page.locator("#draft-state")).containsText("已保存到服务器");

            Page other = open(elsewhere, project);
            assertThat(other.locator("#restored")).containsText("已恢复服务器上");
            assertThat(field(other, "系统故障解决率", "实际完成值")).hasValue("大约九成");
            field(other, "系统维护完成数", "实际完成值").fill("2");
            other.keyboard().press("Control+s");
            assertThat(other.locator("#draft-state")).containsText("已保存到服务器");

            // The first window does not overwrite it without being told to.
            field(page, "系统维护完成数", "实际完成值").fill("3");
            page.keyboard().press("Control+s");
            assertThat(page.locator("#draft-state")).containsText("另一个窗口");
            page.reload();
            assertThat(page.getByText("有两份不同的草稿")).isVisible();
            here.accessible();
            button(page, "用服务器上的").click();
            assertThat(field(page, "系统维护完成数", "实际完成值")).hasValue("2");
            page.reload();
            assertThat(page.locator("#restored")).containsText("已恢复服务器上");
            here.forgive("status of 412");
        }
    }

    @Test
    void aPostOnASlowLineIsSentOnceAndWhatIsTypedMeanwhileStays() {
        String project = maintenance();
        Projects.post(project, Projects.MAINTAINED);
        try (Visit visit = Visit.of("auditor")) {
            Page page = open(visit, project);
            page.onDialog(Dialog::accept);
            field(page, "使用人员满意度", "实际完成值").fill("90");
            assertThat(page.locator("#live-total")).hasText("89.67");
            Visit.Slow trial = visit.slow("POST", Pattern.compile("/actuals\\?dryRun=true$"));
            Visit.Slow post = visit.slow("POST", Pattern.compile("/actuals$"));
            page.keyboard().press("Control+Enter");
            trial.await();
            page.keyboard().press("Control+Enter");
            assertThat(button(page, "正在填报…")).isDisabled();
            trial.release();
            post.await();
            field(page, "系统故障解决率", "实际完成值").fill("97");
            post.release();
            assertThat(page.locator("#posted-title")).hasText("已填报（第 2 次）");
            assertThat(field(page, "系统故障解决率", "实际完成值")).isFocused();
            assertThat(page.locator(".way")).containsText("有改动还没有填报");
            assertThat(button(page, "提交复核")).isDisabled();
            assertThat(page.locator("#draft-state")).containsText("已存在这台电脑上");
            page.reload();
            assertThat(page.locator("#restored")).containsText("已恢复这台电脑上");
            assertThat(page.locator("#restored")).not().containsText("又有了第");
            assertThat(field(page, "系统故障解决率", "实际完成值")).hasValue("97");
            assertEquals(1, post.asked());
        }
        JsonPath posted =
                Api.as("auditor").get("/api/v1/projects/{id}/actuals", project).jsonPath();
        assertEquals(2, posted.getList("items").size());
        assertTrue(posted.getString("items[0].actuals").contains("93"), posted::prettify);
    }

    @Test
    void whatIsPostedIsSaidToBePostedWhateverComesAfter() {
        String project = maintenance();
        Projects.post(project, Projects.MAINTAINED);
        try (Visit visit = Visit.of("auditor")) {
            Page page = open(visit, project);
            List<String> asked = new ArrayList<>();
            page.onDialog(dialog -> {
                asked.add(dialog.message());
                dialog.dismiss();
            });
            field(page, "使用人员满意度", "实际完成值").fill("90");
            assertThat(page.locator("#live-total")).hasText("89.67");
            // Another window of the same person saves a draft, which this one does not know of.
            Api.as("auditor")
                    .header(
                            "If-Match",
                            Api.as("auditor")
                                    .get("/api/v1/projects/{id}/draft", project)
                                    .header("ETag"))
                    .body("{\"declarationVersion\": 1, \"revision\": 1, \"typed\": {\"note\": \"别处\", \"items\": []}}")
                    .put("/api/v1/projects/{id}/draft", project)
                    .then()
                    .statusCode(200);
            // After the post the line breaks.
            Visit.Slow post = visit.slow("POST", Pattern.compile("/actuals$"));
            page.keyboard().press("Control+Enter");
            post.await();
            page.route(Pattern.compile("/projects/" + project + "$"), route -> route.abort());
            post.release();
            assertThat(page.getByText("已填报，但没有读到项目的最新状态")).isVisible();
            assertThat(page.locator("#posted-title")).hasText("已填报（第 2 次）");
            assertThat(page.locator("[aria-invalid=true]")).hasCount(0);
            assertThat(button(page, "提交复核")).hasCount(0);
            assertThat(page.locator("#draft-state")).containsText("另一个窗口保存的草稿还在服务器上");
            visit.accessible();
            button(page, "删除那份草稿").click();
            assertThat(page.locator("#draft-state")).hasText("");
            page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("用 Excel 填报"))
                    .click();
            assertThat(page).hasURL(Pattern.compile(".*:[0-9]+/actuals\\?year=2023&unit=.*"));
            assertEquals(List.of(), asked);
            visit.forgive("status of 412");
            visit.forgive("ERR_FAILED");
        }
        assertEquals(
                (Object) null,
                Api.as("auditor").get("/api/v1/projects/{id}/draft", project).path("typed"));
    }

    @Test
    void leavingWithSomethingUnsavedAsksFirst() {
        String project = maintenance();
        try (Visit visit = Visit.of("auditor")) {
            Page page = open(visit, project);
            List<String> asked = new ArrayList<>();
            page.onDialog(dialog -> {
                asked.add(dialog.message());
                dialog.dismiss();
            });
            page.getByLabel("备注").fill("还没有保存");
            page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("批量填报"))
                    .click();
            assertThat(page).hasURL(Pattern.compile(".*/" + project + "/actuals$"));
            assertThat(page.getByLabel("备注")).hasValue("还没有保存");
            assertEquals(1, asked.size());
            assertTrue(asked.get(0).contains("还没有保存到服务器"), asked.toString());
            page.keyboard().press("Control+s");
            assertThat(page.locator("#draft-state")).containsText("已保存到服务器");
            page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("批量填报"))
                    .click();
            assertThat(page).hasURL(Pattern.compile(".*:[0-9]+/actuals$"));
            assertEquals(1, asked.size());
        }
    }

    @Test
    void aDraftOfAnOlderDeclarationSaysSoAndLosesNothing() {
        String name = "试验项目" + UUID.randomUUID();
        String project = Api.as("auditor")
                .body(Projects.declaration(name, "100", Projects.MAINTENANCE))
                .post("/api/v1/projects")
                .path("id");
        try (Visit visit = Visit.of("auditor")) {
            Page page = open(visit, project);
            field(page, "使用人员满意度", "实际完成值").fill("88.5");
            page.keyboard().press("Control+s");
            assertThat(page.locator("#draft-state")).containsText("已保存到服务器");
            Api.as("auditor")
                    .body(Projects.declaration(name, "100", Projects.MAINTENANCE.replace("使用人员满意度", "群众满意度")))
                    .post("/api/v1/projects")
                    .then()
                    .statusCode(201);
            page.reload();
            assertThat(page.locator("#restored")).containsText("第 1 版填写的，现在是第 2 版");
            assertThat(page.locator("#restored")).containsText("88.5");
            assertThat(field(page, "群众满意度", "实际完成值")).hasValue("");
        }
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
            visit.forgive("status of 400");
        }
    }
}
