package org.jiheng.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Dialog;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jiheng.testsupport.Api;
import org.jiheng.testsupport.People;
import org.jiheng.testsupport.Projects;
import org.jiheng.testsupport.Visit;
import org.junit.jupiter.api.Test;

/** Users, as administrators see them. */
@QuarkusTest
class PeoplePageTest {
    private static final String SCRIPT = "<script>alert(1)</script>";

    @Test
    void anAdministratorAddsAUserWhoSeesOnlyWhatTheRoleAllows() {
        String name = "page-" + UUID.randomUUID().toString().substring(0, 8);
        try (Visit visit = Visit.of("admin")) {
            Page page = visit.open("/users");
            button(page, "新增用户").click();
            page.getByLabel("用户名", new Page.GetByLabelOptions().setExact(true)).fill(name);
            page.getByLabel(Pattern.compile("^复审人员")).check();
            page.getByLabel(Pattern.compile("^只限这些主管部门")).fill(SCRIPT);
            page.getByLabel(Pattern.compile("^密码")).fill(People.PASSWORD);
            visit.picture("users-add");
            visit.accessible();
            button(page, "保存").click();
            assertThat(page.getByText("已新增用户")).isVisible();
            assertThat(row(page, name)).containsText(SCRIPT);

            button(page, "修改 " + name).click();
            page.getByLabel("启用", new Page.GetByLabelOptions().setExact(true)).uncheck();
            page.getByLabel(Pattern.compile("^原因")).fill(SCRIPT);
            button(page, "保存").click();
            assertThat(row(page, name)).containsText("停用");
            visit.picture("users");
            visit.accessible();
        }
        RestAssured.given()
                .auth()
                .preemptive()
                .basic(name, People.PASSWORD)
                .get("/api/v1/session")
                .then()
                .statusCode(401);
        try (Visit visit = Visit.of("admin")) {
            Page page = visit.open("/audit?subjectType=user&subjectId=" + name);
            assertThat(page.locator("tbody tr")).hasCount(2);
            assertThat(page.locator("tbody tr").first()).containsText(SCRIPT);
        }
    }

    @Test
    void aLimitThatNoProjectHasIsToldAndKnownNamesAreOffered() {
        String name = "page-" + UUID.randomUUID().toString().substring(0, 8);
        String department = "名录局" + UUID.randomUUID();
        Projects.declare(2023, department, "300000", Projects.MAINTENANCE);
        try (Visit visit = Visit.of("admin")) {
            Page page = visit.open("/users");
            button(page, "新增用户").click();
            page.getByLabel("用户名", new Page.GetByLabelOptions().setExact(true)).fill(name);
            page.getByLabel(Pattern.compile("^查询")).check();
            Locator departments = page.getByLabel(Pattern.compile("^只限这些主管部门"));
            departments.fill("名录局（写错了）");
            assertThat(page.locator("#known-departments option[value='" + department + "']"))
                    .hasCount(1);
            Locator add = page.getByLabel("加入一个已有的主管部门");
            add.fill(department);
            add.press("Enter");
            assertThat(departments).hasValue("名录局（写错了）\n" + department);
            assertThat(add).hasValue("");
            page.getByLabel(Pattern.compile("^只限这些实施单位")).fill("某中心\n某种心");
            page.getByLabel(Pattern.compile("^密码")).fill(People.PASSWORD);
            visit.picture("users-names");
            visit.accessible();
            button(page, "保存").click();
            assertThat(row(page, name)).containsText("某种心");
            Locator told = page.locator("jh-users > .message.warning");
            assertThat(told).containsText("用户 " + name + " 已保存，但现在没有任何项目属于主管部门「名录局（写错了）」、实施单位「某种心」。");
            visit.accessible();
            visit.picture("users-unknown");
            button(page, "修改 " + name).click();
            departments.fill(department);
            page.getByLabel(Pattern.compile("^只限这些实施单位")).fill("某中心");
            button(page, "保存").click();
            assertThat(page.locator("form.card")).hasCount(0);
            assertThat(told).hasCount(0);
        }
    }

    @Test
    void aWeakPasswordIsRefusedInWordsAndNothingTypedIsLost() {
        try (Visit visit = Visit.of("admin")) {
            Page page = visit.open("/users");
            button(page, "新增用户").click();
            page.getByLabel("用户名", new Page.GetByLabelOptions().setExact(true)).fill("weak-password");
            page.getByLabel(Pattern.compile("^查询")).check();
            page.getByLabel(Pattern.compile("^密码")).fill("password1234");
            button(page, "保存").click();
            assertThat(page.getByRole(AriaRole.ALERT)).containsText("密码");
            assertThat(page.getByLabel("用户名", new Page.GetByLabelOptions().setExact(true)))
                    .hasValue("weak-password");
            visit.forgive(422, "/api/v1/users");
        }
    }

    @Test
    void whatIsNotAcceptableIsSaidOnceInTheWordsOfTheForm() {
        try (Visit visit = Visit.of("admin")) {
            Page page = visit.open("/users");
            button(page, "新增用户").click();
            Locator name = page.getByLabel("用户名", new Page.GetByLabelOptions().setExact(true));
            assertThat(name).hasAccessibleDescription(Pattern.compile("可用汉字、字母、数字和 . _ @ -，不能有空格"));
            name.fill("张 三");
            page.getByLabel(Pattern.compile("^查询")).check();
            page.getByLabel(Pattern.compile("^只限这些主管部门")).fill("局".repeat(201));
            page.getByLabel(Pattern.compile("^密码")).fill(People.PASSWORD);
            button(page, "保存").click();
            Locator refused = page.getByRole(AriaRole.ALERT);
            assertThat(refused.locator("li"))
                    .hasText(new String[] {"主管部门第 1 项：最多 200 个字符，现有 201 个", "用户名：1 到 64 个字，可用汉字、字母、数字和 . _ @ -，不能有空格"});
            assertThat(refused.locator("p")).hasCount(0);
            assertThat(refused).not().containsText(Pattern.compile("[/{}\\[\\]\\\\]"));
            visit.accessible();
            page.getByLabel(Pattern.compile("^只限这些主管部门")).fill("");
            button(page, "保存").click();
            // One error is one sentence.
            assertThat(refused.locator("p")).hasText("用户名：1 到 64 个字，可用汉字、字母、数字和 . _ @ -，不能有空格");
            assertThat(refused.locator("li")).hasCount(0);
            visit.forgive(400, "/api/v1/users");
        }
    }

    @Test
    void whatIsTypedForOneUserIsNeverSentForAnother() {
        String first = People.add("dashboard", null, null);
        String second = People.add("dashboard", null, null);
        List<String> asked = new ArrayList<>();
        try (Visit visit = Visit.of("admin")) {
            Page page = visit.open("/users");
            button(page, "修改 " + first).click();
            page.getByLabel(Pattern.compile("^新密码")).fill("another-password-of-four");
            page.getByLabel(Pattern.compile("^管理员")).check();
            page.getByLabel(Pattern.compile("^只限这些主管部门")).fill("某局");
            page.getByLabel(Pattern.compile("^原因")).fill("给第一个");
            // It is asked before anything typed goes, by another user as by another page.
            for (Locator away : List.of(
                    button(page, "修改 " + second),
                    page.getByRole(
                            AriaRole.LINK,
                            new Page.GetByRoleOptions().setName("项目").setExact(true)))) {
                page.onceDialog(dialog -> {
                    asked.add(dialog.message());
                    dialog.dismiss();
                });
                away.click();
                assertThat(page.getByLabel(Pattern.compile("^原因"))).hasValue("给第一个");
            }
            assertEquals(Collections.nCopies(2, "对 " + first + " 的修改还没有保存，会丢失。仍要离开吗？"), asked);
            page.onceDialog(Dialog::accept);
            button(page, "修改 " + second).click();
            assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(2)))
                    .hasText("修改 " + second);
            assertThat(page.getByLabel(Pattern.compile("^新密码"))).hasValue("");
            assertThat(page.getByLabel(Pattern.compile("^原因"))).hasValue("");
            button(page, "保存").click();
            assertThat(page.getByText("已保存")).isVisible();
        }
        Api.as(second, People.PASSWORD)
                .get("/api/v1/session")
                .then()
                .statusCode(200)
                .body("roles", contains("dashboard"))
                .body("limits", empty());
    }

    @Test
    void aPasswordThatIsRefusedAfterTheRightsAreStoredCanBePutRight() {
        String name = People.add("dashboard", null, null);
        String path = "/api/v1/users/" + name;
        try (Visit visit = Visit.of("admin")) {
            Page page = visit.open("/users");
            button(page, "修改 " + name).click();
            page.getByLabel(Pattern.compile("^政策人员")).check();
            page.getByLabel(Pattern.compile("^新密码")).fill("password1234");
            button(page, "保存").click();
            assertThat(page.getByText("角色、范围和状态已保存；关于密码：")).isVisible();
            assertThat(row(page, name)).containsText("政策人员");
            visit.accessible();
            visit.forgive(422, path + "/password");

            // Before it is put right somebody else changes the same user.
            Api.as("admin")
                    .header("If-Match", Api.as("admin").get(path).header("ETag"))
                    .body("{\"roles\": [\"dashboard\", \"approver\"], \"enabled\": true}")
                    .put(path)
                    .then()
                    .statusCode(200);
            page.getByLabel(Pattern.compile("^新密码")).fill("another-password-of-four");
            button(page, "保存").click();
            assertThat(page.getByRole(AriaRole.ALERT)).containsText("已被他人修改：现在的角色是批准人员、查询");
            assertThat(page.getByLabel(Pattern.compile("^新密码"))).hasValue("another-password-of-four");
            visit.picture("users-changed-by-another");
            visit.accessible();
            visit.forgive(412, path);
            button(page, "保存").click();
            assertThat(page.getByText("已保存", new Page.GetByTextOptions().setExact(true)))
                    .isVisible();
        }
        Api.as(name, "another-password-of-four")
                .get("/api/v1/session")
                .then()
                .statusCode(200)
                .body("roles", contains("dashboard", "policy"));
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private static Locator row(Page page, String name) {
        return page.locator("tbody tr").filter(new Locator.FilterOptions().setHasText(name));
    }
}
