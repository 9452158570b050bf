package org.jiheng.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jiheng.testsupport.People;
import org.jiheng.testsupport.Visit;
import org.junit.jupiter.api.Test;

/** Users, one's own account, and the trail, as people see them. */
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
            visit.forgive("status of 4");
        }
    }

    @Test
    void aTokenIsShownOnceWorksAndIsRevoked() {
        String user = People.add("dashboard", null, null);
        try (Visit visit = Visit.of(user, People.PASSWORD, 390, 844)) {
            Page page = visit.open("/account");
            page.getByText("新建令牌").first().click();
            page.getByLabel("用途").fill(SCRIPT);
            button(page, "新建令牌").click();
            String secret = page.locator("code.long").textContent();
            assertEquals(200, status(secret));
            visit.picture("account-narrow");
            visit.accessible();
            visit.fits();
            button(page, "撤销 " + SCRIPT).click();
            page.getByRole(AriaRole.DIALOG)
                    .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("撤销"))
                    .click();
            assertThat(page.getByText("还没有令牌。")).isVisible();
            assertEquals(401, status(secret));
        }
    }

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

    private static Locator button(Page page, String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private static Locator row(Page page, String name) {
        return page.locator("tbody tr").filter(new Locator.FilterOptions().setHasText(name));
    }

    private static int status(String token) {
        return RestAssured.given()
                .header("Authorization", "Bearer " + token)
                .get("/api/v1/session")
                .statusCode();
    }
}
