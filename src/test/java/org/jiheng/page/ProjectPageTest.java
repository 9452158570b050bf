package org.jiheng.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.jiheng.page.ProjectForm.declared;
import static org.jiheng.page.ProjectForm.disclosure;
import static org.jiheng.page.ProjectForm.heading;
import static org.jiheng.page.ProjectForm.named;
import static org.jiheng.page.ProjectForm.row;
import static org.jiheng.page.ProjectForm.step;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Cookie;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jiheng.testsupport.Api;
import org.jiheng.testsupport.Projects;
import org.jiheng.testsupport.Visit;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ProjectPageTest {
    private static final String SCRIPT = "<script>alert(1)</script>";
    /** As MAINTENANCE, with a target that is read with a doubt. */
    private static final String DOUBTFUL = Projects.MAINTENANCE.replace("≥95.00(%)", "约95%");

    private static final String DOUBTED = "系统故障解决率";

    @Test
    void anAuditorOpensARowAndFindsWhatTheServiceSaysAboutIt() {
        String id = declared(Projects.MAINTENANCE);
        JsonPath row = Projects.post(id, Projects.MAINTAINED);
        String rule = row.getString("evaluation.indicators[1].rule.name");
        String file = row.getString("evaluation.indicators[1].rule.file");
        int line = row.getInt("evaluation.indicators[1].rule.line");
        try (Visit visit = Visit.of("auditor")) {
            Page page = visit.open("/projects/" + id);
            Locator button = disclosure(page, DOUBTED);
            assertThat(button).hasAttribute("aria-expanded", "false");
            // What was marked before, to be copied, does not keep a row shut.
            page.evaluate("getSelection().selectAllChildren(document.body)");
            button.focus();
            page.keyboard().press("Enter");
            assertThat(button).hasAttribute("aria-expanded", "true");
            page.evaluate("getSelection().removeAllRanges()");
            Locator detail = page.locator("jh-indicator-detail");
            assertThat(detail).containsText(rule);
            assertThat(detail).containsText(row.getString("evaluation.indicators[1].rule.basis"));
            assertThat(detail).containsText(row.getString("evaluation.indicators[1].explanation.zh"));
            assertThat(detail).containsText(row.getString("evaluation.indicators[1].completion") + "%");
            assertThat(detail).containsText("完成值：93");
            assertThat(detail.getByRole(AriaRole.LINK).getByText(file + ":" + line))
                    .hasAttribute("href", Pattern.compile("/rules/mof-2020\\?.*line=" + line));
            disclosure(page, "总分").click();
            assertThat(page.locator("jh-total-detail")).containsText(row.getString("evaluation.rating.name"));
            disclosure(page, "年度资金总额").click();
            assertThat(page.locator("jh-execution-detail")).containsText("30.00 万元（300,000.00 元）");
            visit.accessible();
            visit.fits();
            visit.picture("project-opened");
            // What is open is closed again by a click anywhere in the row.
            row(page, DOUBTED).getByText("93").click();
            assertThat(button).hasAttribute("aria-expanded", "false");
        }
    }

    @Test
    void aClosedYearSaysWhoClosedItAndWhy() {
        String id = Projects.declare(2046, "某局", "300000", Projects.MAINTENANCE).getString("id");
        Projects.post(id, Projects.MAINTAINED);
        String tag = Api.as("reviewer").get("/api/v1/years/2046").header("ETag");
        Api.as("reviewer")
                .header("If-Match", tag)
                .body("{\"reason\": \"决算已批复\"}")
                .post("/api/v1/years/2046/close")
                .then()
                .statusCode(200);
        try (Visit visit = Visit.of("auditor")) {
            Page page = visit.open("/projects/" + id);
            Locator state = page.locator("jh-submission");
            assertThat(state).containsText("2046 年度已由 reviewer 于");
            assertThat(state).containsText("理由：决算已批复");
            assertThat(state).containsText("重新开放该年度");
            assertThat(state.getByRole(AriaRole.BUTTON)).hasCount(0);
            assertThat(page.getByText("填报实际完成值")).hasCount(0);
            Download form =
                    page.waitForDownload(() -> page.getByText("下载自评表（Excel）").click());
            // What failed is told in words of ours, until it is closed.
            page.route("**/self-evaluation.docx", Route::abort);
            page.getByText("下载自评表（Word）").click();
            Locator said = page.locator(".said.error");
            assertThat(said).containsText("服务暂时无法连接");
            said.getByRole(AriaRole.BUTTON).click();
            assertThat(said).hasCount(0);
            visit.forgive("self-evaluation.docx");
            assertTrue(form.suggestedFilename().endsWith("绩效自评表.xlsx"), form.suggestedFilename());
            visit.picture("project-year-closed");
        }
    }

    @Test
    void aProjectGoesFromAFindingToAConfirmedResult() {
        String id = declared(DOUBTFUL);
        Projects.post(id, Projects.MAINTAINED);
        try (Visit auditor = Visit.of("auditor");
                Visit reviewer = Visit.of("reviewer")) {
            Page page = auditor.open("/projects/" + id);
            // The reason on top leads to the row.
            page.locator("section[aria-labelledby=look-title]")
                    .getByRole(AriaRole.BUTTON, named(DOUBTED))
                    .first()
                    .click();
            assertThat(disclosure(page, DOUBTED)).isFocused();
            Locator settle = page.locator("jh-settle-indicator");
            settle.getByRole(AriaRole.BUTTON, named("处理发现")).click();
            settle.getByLabel("重新书写，由系统读取").check();
            settle.getByLabel("指标值", new Locator.GetByLabelOptions().setExact(true))
                    .fill("≥95%");
            assertThat(settle).containsText("读作：数值 ≥95%");
            settle.getByLabel("理由（必填）").fill("与批复一致");
            auditor.accessible();
            auditor.picture("project-settling");
            settle.getByRole(AriaRole.BUTTON, named("保存处理")).click();
            assertThat(page.locator(".said")).containsText("已保存");
            String total = Api.as("auditor")
                    .get("/api/v1/projects/{id}/evaluation", id)
                    .then()
                    .extract()
                    .path("total");
            assertThat(page.locator("section[aria-labelledby=result-title]")).containsText(total);
            assertThat(page.locator("section[aria-labelledby=result-title]")).containsText("正式");

            step(page, "提交", null);
            assertThat(page.locator("jh-submission")).containsText("已提交");

            Page review = reviewer.open("/projects/" + id);
            assertThat(review.getByText("处理发现")).hasCount(0);
            step(review, "退回", "请补充佐证资料");
            assertThat(review.locator("jh-submission")).containsText("已退回");

            page.reload();
            assertThat(page.locator("jh-submission")).containsText("退回理由：请补充佐证资料");
            auditor.picture("project-returned");
            step(page, "提交", "已补充");
            review.reload();
            step(review, "确认", null);
            assertThat(review.locator("jh-submission")).containsText("结果已由 reviewer 于");

            // The auditor still has the page of before; what is refused is told, and the reviewer can be asked.
            disclosure(page, DOUBTED).click();
            settle.getByRole(AriaRole.BUTTON, named("更正这一行")).click();
            settle.getByLabel("二级指标").fill("数量指标");
            settle.getByLabel("理由（必填）").fill("归类错误");
            settle.getByRole(AriaRole.BUTTON, named("保存处理")).click();
            assertThat(settle.getByRole(AriaRole.ALERT)).containsText("已由 reviewer");
            assertThat(settle.getByLabel("理由（必填）")).hasValue("归类错误");
            assertThat(page.locator("jh-submission")).containsText("请复核人员先退回");
            auditor.picture("project-locked");
            auditor.forgive(409, "/api/v1/projects/");
        }
    }

    @Test
    void whatWasTypedSurvivesSomebodyWhoWasFaster() {
        String id = declared(DOUBTFUL);
        Projects.post(id, Projects.MAINTAINED);
        try (Visit visit = Visit.of("auditor")) {
            Page page = visit.open("/projects/" + id);
            disclosure(page, DOUBTED).click();
            Locator settle = page.locator("jh-settle-indicator");
            settle.getByRole(AriaRole.BUTTON, named("处理发现")).click();
            settle.getByLabel("按现有读法认可").check();
            settle.getByLabel("理由（必填）").fill("就是 95%");
            // Whoever is about to lose what was typed is asked, and stays.
            page.onceDialog(dialog -> {
                assertTrue(dialog.message().contains("尚未保存"), dialog.message());
                dialog.dismiss();
            });
            page.getByLabel("主菜单").getByRole(AriaRole.LINK).getByText("项目").click();
            assertThat(page).hasURL(Pattern.compile("/projects/" + id));
            Projects.post(id, Projects.MAINTAINED.replace("\"93\"", "\"94\""));
            settle.getByRole(AriaRole.BUTTON, named("保存处理")).click();
            assertThat(settle.getByRole(AriaRole.ALERT)).containsText("已被他人修改");
            assertThat(row(page, DOUBTED)).containsText("94");
            assertThat(settle.getByLabel("理由（必填）")).hasValue("就是 95%");
            assertThat(settle.getByLabel("按现有读法认可")).isChecked();
            settle.getByRole(AriaRole.BUTTON, named("保存处理")).click();
            assertThat(settle).containsText("已处理：auditor");
            assertThat(settle).containsText("就是 95%");
            visit.forgive(412, "/api/v1/projects/");
        }
    }

    @Test
    void aScriptInAnyFieldIsText() {
        String id = Api.as("auditor")
                .body("""
                        {"year": 2023, "unit": "%1$s某中心", "department": "%1$s", "name": "%1$s%2$s", "annualRequest": "300000",
                         "annualGoal": "%1$s", "overallGoal": "%1$s",
                         "indicators": [{"level1": "产出指标", "level2": "%1$s", "name": "%1$s", "target": "%1$s"},
                                        {"level1": "产出指标", "level2": "%1$s", "name": "%1$s其二", "target": "约95%1$s"}]}
                        """.formatted(SCRIPT, UUID.randomUUID()))
                .post("/api/v1/projects")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        Projects.post(id, """
                {"executedAmount": "400000", "executionReason": "%1$s", "note": "%1$s", "items": [
                  {"indicator": "%1$s", "text": "%1$s", "attainment": "partly", "percent": 70, "deviationReason": "%1$s", "evidence": "%1$s"},
                  {"indicator": "%1$s其二", "value": 9, "unit": "%1$s", "deviationReason": "%1$s", "evidence": "%1$s"}]}
                """.formatted(SCRIPT));
        try (Visit visit = Visit.of("auditor")) {
            Page page = visit.page();
            List<String> alerts = new ArrayList<>();
            page.onDialog(dialog -> {
                alerts.add(dialog.message());
                dialog.dismiss();
            });
            visit.open("/projects/" + id);
            assertThat(heading(page)).containsText(SCRIPT);
            disclosure(page, SCRIPT + "其二").click();
            Locator settle = page.locator("jh-settle-indicator");
            settle.getByRole(AriaRole.BUTTON, named("处理发现")).click();
            settle.getByLabel("按现有读法认可").check();
            settle.getByLabel("二级指标").fill(SCRIPT + "二级");
            settle.getByLabel("理由（必填）").fill(SCRIPT);
            settle.getByRole(AriaRole.BUTTON, named("保存处理")).click();
            assertThat(page.locator(".said")).containsText("已保存");
            assertThat(settle).containsText("已处理：auditor");
            step(page, "提交", SCRIPT);
            assertThat(page.locator("jh-submission")).containsText("说明：" + SCRIPT);
            visit.picture("project-script");
            visit.fits();
            page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("历史"))
                    .click();
            Locator tables = page.locator("jh-project-history jh-table");
            assertThat(tables.nth(2)).containsText(SCRIPT);
            tables.nth(1).locator("tbody a").first().click();
            assertThat(page.locator("jh-revision")).containsText(SCRIPT);
            tables.nth(0).locator("tbody a").first().click();
            assertThat(page.locator("jh-difference")).containsText(SCRIPT);
            visit.accessible();
            visit.fits();
            assertEquals(List.of(), alerts);
        }
    }

    @Test
    void thePageServesANarrowWindowTheDarkAndEnglish() {
        String id = declared(DOUBTFUL);
        Projects.post(id, Projects.MAINTAINED.replace("\"value\": \"93\"", "\"attainment\": \"met\""));
        try (Visit visit = Visit.of("auditor", "auditor", 390, 844)) {
            Page page = visit.open("/projects/" + id);
            disclosure(page, DOUBTED).click();
            page.locator("jh-settle-indicator")
                    .getByRole(AriaRole.BUTTON, named("处理发现"))
                    .click();
            visit.fits();
            visit.accessible();
            visit.picture("project-narrow");
            page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
            visit.accessible();
            visit.picture("project-narrow-dark");
            page.context()
                    .addCookies(List.of(
                            new Cookie("jiheng-language", "en").setUrl("http://127.0.0.1:" + RestAssured.port)));
            page.setViewportSize(1280, 720);
            visit.open("/projects/" + id + "?tab=history");
            assertThat(page.locator("jh-project-history")).containsText("Declaration versions");
            visit.open("/projects/" + id);
            assertThat(page.locator("jh-submission")).containsText("draft");
            assertThat(page.locator("section[aria-labelledby=look-title]")).containsText("for 1 reason:");
            visit.accessible();
            visit.fits();
            visit.picture("project-english-dark");
        }
    }
}
