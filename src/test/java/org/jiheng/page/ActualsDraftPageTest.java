package org.jiheng.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.jiheng.page.ActualsForm.button;
import static org.jiheng.page.ActualsForm.field;
import static org.jiheng.page.ActualsForm.maintenance;
import static org.jiheng.page.ActualsForm.open;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Dialog;
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

/** What is typed and not posted, or typed while a post is on its way: nothing of it is lost, and nothing is posted twice. */
@QuarkusTest
class ActualsDraftPageTest {
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
            here.forgive(412, "/draft");
        }
    }

    /** As when signing in again is asked for right after the last key. */
    @Test
    void whatWasTypedLastIsKeptAlthoughThePageGoesAtOnce() {
        String project = maintenance();
        try (Visit visit = Visit.of("auditor")) {
            Page page = open(visit, project);
            page.onDialog(Dialog::accept);
            field(page, "系统故障解决率", "实际完成值").evaluate("""
                    field => {
                        field.value = '大约九成';
                        field.dispatchEvent(new Event('input', { bubbles: true }));
                        location.reload();
                    }""");
            assertThat(page.locator("#restored")).containsText("已恢复这台电脑上");
            assertThat(field(page, "系统故障解决率", "实际完成值")).hasValue("大约九成");
        }
    }

    @Test
    void whoSignsOutLeavesNothingOnThisComputer() {
        String project = maintenance();
        try (Visit visit = Visit.of("auditor")) {
            Page page = open(visit, project);
            page.onDialog(Dialog::accept);
            field(page, "系统故障解决率", "实际完成值").fill("大约九成");
            assertThat(page.locator("#draft-state")).containsText("已存在这台电脑上");
            page.getByRole(
                            AriaRole.BUTTON,
                            new Page.GetByRoleOptions().setName("退出").setExact(true))
                    .click();
            assertThat(page).hasURL(Pattern.compile(".*/login/$"));
            assertEquals(
                    0, page.evaluate("Object.keys(localStorage).filter(key => key.startsWith('jiheng-draft')).length"));
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
            // Tried by then, and not when the row is no longer declared.
            assertThat(page.locator("#live-total")).isVisible();
            page.keyboard().press("Control+s");
            assertThat(page.locator("#draft-state")).containsText("已保存到服务器");
            Api.as("auditor")
                    .body(Projects.declaration(name, "100", Projects.MAINTENANCE.replace("使用人员满意度", "群众满意度")))
                    .post("/api/v1/projects")
                    .then()
                    .statusCode(201);
            page.reload();
            assertThat(page.locator("#restored")).containsText("第 1 版填写的，现在是第 2 版");
            assertThat(page.locator("#gone")).containsText("使用人员满意度：88.5");
            assertThat(field(page, "群众满意度", "实际完成值")).hasValue("");
        }
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
    void aPostOnASlowLineIsSentOnceAndWhatIsTypedMeanwhileStays() {
        String project = maintenance();
        Projects.post(project, Projects.MAINTAINED);
        try (Visit visit = Visit.of("auditor")) {
            Page page = corrected(visit, project);
            page.onDialog(Dialog::accept);
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
            Page page = corrected(visit, project);
            List<String> asked = new ArrayList<>();
            page.onDialog(dialog -> {
                asked.add(dialog.message());
                dialog.dismiss();
            });
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
            visit.forgive(412, "/draft");
            visit.forgive("ERR_FAILED");
        }
        assertEquals(
                (Object) null,
                Api.as("auditor").get("/api/v1/projects/{id}/draft", project).path("typed"));
    }

    /** The form of a project with actuals of before, one of them typed anew and tried. */
    private static Page corrected(Visit visit, String project) {
        Page page = open(visit, project);
        field(page, "使用人员满意度", "实际完成值").fill("90");
        assertThat(page.locator("#live-total")).hasText("89.67");
        return page;
    }
}
