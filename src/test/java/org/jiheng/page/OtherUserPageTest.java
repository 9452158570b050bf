package org.jiheng.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.jiheng.page.ActualsForm.field;
import static org.jiheng.page.ActualsForm.maintenance;
import static org.jiheng.page.ActualsForm.open;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.RequestOptions;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jiheng.testsupport.Api;
import org.jiheng.testsupport.Projects;
import org.jiheng.testsupport.Visit;
import org.junit.jupiter.api.Test;

/** Somebody else signs in in another window of the browser: a page of the first goes on for nobody, and keeps what the first has typed. */
@QuarkusTest
class OtherUserPageTest {
    private static final String INDICATOR = "系统故障解决率";

    @Test
    void whoComesBackToTheWindowFindsThePageOfWhoIsSignedInNow() {
        String project = maintenance();
        try (Visit visit = Visit.of("auditor")) {
            Page page = open(visit, project);
            List<String> asked = questions(page);
            field(page, INDICATOR, "实际完成值").fill("93");
            assertThat(page.locator("#draft-state")).containsText("已存在这台电脑上");
            signIn(page, "admin");
            comeBack(page);
            assertThat(page.locator(".said.error")).containsText("现在登录的是 admin");
            assertThat(page.locator(".said.error")).containsText("已留作 auditor 在这台电脑上的草稿");
            assertThat(page.locator(".who")).containsText("admin");
            assertThat(field(page, INDICATOR, "实际完成值")).hasValue("");
            assertThat(page.locator("#restored")).hasCount(0);
            visit.accessible();
            visit.picture("somebody-else");
            signIn(page, "auditor");
            comeBack(page);
            assertThat(page.locator(".who")).containsText("auditor");
            assertThat(page.locator(".said.error")).containsText("现在登录的是 auditor");
            assertThat(page.locator("#restored")).containsText("已恢复这台电脑上");
            assertThat(field(page, INDICATOR, "实际完成值")).hasValue("93");
            assertEquals(List.of(), asked);
        }
    }

    @Test
    void whatAnEndedSessionLeftIsNotPostedInTheNameOfTheNext() {
        String project = maintenance();
        Projects.post(project, Projects.MAINTAINED);
        try (Visit visit = Visit.of("auditor")) {
            Page page = open(visit, project);
            List<String> asked = questions(page);
            field(page, INDICATOR, "实际完成值").fill("94");
            assertThat(page.locator("#live-change")).containsText("+");
            page.context().clearCookies();
            page.keyboard().press("Control+Enter");
            assertThat(page.locator(".said.error")).containsText("登录已结束");
            signIn(page, "admin");
            page.keyboard().press("Control+Enter");
            assertThat(page.locator(".said.error")).containsText("现在登录的是 admin");
            assertThat(page.locator(".who")).containsText("admin");
            assertThat(field(page, INDICATOR, "实际完成值")).hasValue("93");
            assertEquals(List.of(), asked);
            visit.forgive(401, "/api/v1/");
        }
        assertEquals(
                1,
                Api.as("auditor")
                        .get("/api/v1/projects/{id}/actuals", project)
                        .jsonPath()
                        .getList("items")
                        .size());
    }

    @Test
    void whatCannotBeKeptStaysAndIsNotStoredInTheNameOfTheNext() {
        String project = Projects.declare("300000", Projects.MAINTENANCE).getString("id");
        Projects.post(project, Projects.MAINTAINED);
        try (Visit visit = Visit.of("auditor")) {
            Page page = visit.open("/projects/" + project);
            List<String> asked = questions(page);
            ProjectForm.disclosure(page, INDICATOR).click();
            Locator settle = page.locator("jh-settle-indicator");
            settle.getByRole(AriaRole.BUTTON, ProjectForm.named("更正这一行")).click();
            settle.getByLabel("二级指标").fill("数量指标");
            settle.getByLabel("理由（必填）").fill("归类错误");
            signIn(page, "admin");
            comeBack(page);
            Locator told = page.locator(".said.error");
            assertThat(told).containsText("不会以 admin 的名义保存");
            visit.accessible();
            settle.getByRole(AriaRole.BUTTON, ProjectForm.named("保存处理")).click();
            assertThat(settle.getByRole(AriaRole.ALERT)).containsText("现在登录的是 admin");
            assertEquals(1, (int)
                    Api.as("auditor").get("/api/v1/projects/{id}", project).path("declarationVersion"));
            // The first comes back, and goes on where they were.
            signIn(page, "auditor");
            settle.getByRole(AriaRole.BUTTON, ProjectForm.named("保存处理")).click();
            assertThat(page.locator(".said")).containsText("已保存");
            assertThat(told).hasCount(0);
            assertEquals(List.of(), asked);
        }
    }

    /** In another window, which leaves only its cookie here. */
    private static void signIn(Page page, String user) {
        String base = page.url().replaceAll("(https?://[^/]+)/.*", "$1");
        assertEquals(
                204,
                page.context()
                        .request()
                        .post(
                                base + "/api/v1/session",
                                RequestOptions.create()
                                        .setHeader("Sec-Fetch-Site", "same-origin")
                                        .setData(Map.of("name", user, "password", user)))
                        .status());
    }

    /** Windows that are driven all have the focus, and hear of nothing. */
    private static void comeBack(Page page) {
        page.evaluate("dispatchEvent(new Event('focus'))");
    }

    private static List<String> questions(Page page) {
        List<String> asked = new ArrayList<>();
        page.onDialog(dialog -> {
            asked.add(dialog.type() + ": " + dialog.message());
            dialog.accept();
        });
        return asked;
    }
}
