package org.jiheng.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.jiheng.page.ActualsForm.field;
import static org.jiheng.page.ActualsForm.maintenance;
import static org.jiheng.page.ActualsForm.open;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jiheng.testsupport.Api;
import org.jiheng.testsupport.Projects;
import org.jiheng.testsupport.Visit;
import org.junit.jupiter.api.Test;

/** The session ends while something is typed, as by signing out in another tab: it is said in its own words, and nothing typed is lost. */
@QuarkusTest
@TestProfile(RulesPageTest.Uploading.class)
class SessionEndPageTest {
    private static final String INDICATOR = "系统故障解决率";

    @Test
    void actualsAreKeptAndTheWayLeadsBackToThem() {
        String project = maintenance();
        Projects.post(project, "{\"executedAmount\": \"300000\", \"items\": []}");
        try (Visit visit = Visit.of("auditor")) {
            Page page = open(visit, project);
            List<String> asked = questions(page);
            field(page, INDICATOR, "实际完成值").fill("93");
            assertThat(page.locator("#draft-state")).containsText("已存在这台电脑上");
            signOutElsewhere(page);
            page.keyboard().press("Control+Enter");
            Locator told = page.locator(".said.error");
            assertThat(told).containsText("登录已结束");
            assertThat(told).containsText("已留在这台电脑上");
            assertThat(page.locator("dialog")).hasCount(0);
            assertThat(page.locator(".bar")).not().containsText("HTTP Basic");
            // What is typed after that is kept as well, to the last key.
            field(page, INDICATOR, "实际完成值").fill("94");
            visit.accessible();
            visit.picture("session-ended");
            button(told, "重新登录").click();
            signIn(page, "auditor");
            assertThat(page.locator("#restored")).containsText("已恢复这台电脑上");
            assertThat(field(page, INDICATOR, "实际完成值")).hasValue("94");
            assertThat(page).hasURL(Pattern.compile("/projects/" + project + "/actuals$"));
            assertEquals(List.of(), asked);
            visit.forgive(401, "/api/v1/projects/" + project);
            visit.forgive(401, "/api/v1/session");
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
    void editedRulesAreKeptAndTheWayLeadsBackToThem() {
        try (Visit visit = Visit.of("policy")) {
            Page page = visit.open("/rules/mof-2020?file=rating.drl");
            List<String> asked = questions(page);
            page.locator(".cm-content").click();
            page.keyboard().press("Control+End");
            page.keyboard().type("// 还没有提交");
            signOutElsewhere(page);
            page.keyboard().press("F9");
            Locator told = page.locator(".said.error");
            assertThat(told).containsText("已留在这台电脑上");
            button(told, "重新登录").click();
            signIn(page, "policy");
            assertThat(page.locator(".cm-line").last()).containsText("// 还没有提交");
            assertEquals(List.of(), asked);
            visit.forgive(401, "/api/v1/rulesets");
            visit.forgive(401, "/api/v1/session");
        }
    }

    @Test
    void whatCannotBeKeptStaysOnThePageWhileOneSignsInBesideIt() {
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
            signOutElsewhere(page);
            settle.getByRole(AriaRole.BUTTON, ProjectForm.named("保存处理")).click();
            Locator told = page.locator(".said.error");
            assertThat(told).containsText("还在这个页面上");
            assertThat(settle.getByRole(AriaRole.ALERT)).containsText("登录已结束");
            Page beside = page.waitForPopup(() -> button(told, "在新窗口登录").click());
            signIn(beside, "auditor");
            assertThat(beside.locator("jh-overview h1")).isVisible();
            beside.close();
            settle.getByRole(AriaRole.BUTTON, ProjectForm.named("保存处理")).click();
            assertThat(page.locator(".said")).containsText("已保存");
            assertThat(told).hasCount(0);
            assertEquals(List.of(), asked);
            visit.forgive(401, "/api/v1/projects/" + project);
            visit.forgive(401, "/api/v1/session");
        }
    }

    /** What the browser asks in its own words. It is let go: who is kept can never close the window. */
    private static List<String> questions(Page page) {
        List<String> asked = new ArrayList<>();
        page.onDialog(dialog -> {
            asked.add(dialog.type() + ": " + dialog.message());
            dialog.accept();
        });
        return asked;
    }

    private static void signOutElsewhere(Page page) {
        Page other = page.context().newPage();
        other.navigate(page.url().replaceAll("(https?://[^/]+)/.*", "$1/account"));
        other.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName("退出").setExact(true))
                .click();
        assertThat(other).hasURL(Pattern.compile(".*/login/$"));
        other.close();
    }

    private static void signIn(Page page, String user) {
        assertThat(page).hasURL(Pattern.compile(".*/login/.*"));
        page.getByLabel("用户名").fill(user);
        page.getByLabel("密码").fill(user);
        page.getByRole(AriaRole.BUTTON).getByText("登录").click();
    }

    private static Locator button(Locator place, String name) {
        return place.getByRole(AriaRole.BUTTON, ProjectForm.named(name));
    }
}
