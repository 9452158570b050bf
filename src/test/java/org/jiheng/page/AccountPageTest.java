package org.jiheng.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.util.regex.Pattern;
import org.jiheng.testsupport.People;
import org.jiheng.testsupport.Visit;
import org.junit.jupiter.api.Test;

/** One's own account: tokens for programs, and where one is signed in. */
@QuarkusTest
class AccountPageTest {
    private static final String SCRIPT = "<script>alert(1)</script>";

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
    void aPresentPasswordThatIsWrongIsToldWhereItWasTyped() {
        String user = People.add("dashboard", null, null);
        try (Visit visit = Visit.of(user, People.PASSWORD, 1280, 720)) {
            Page page = visit.open("/account");
            page.getByLabel("现在的密码").fill("not the one at all");
            for (String field : new String[] {"changed", "repeated"}) {
                page.locator("input[name=" + field + "]").fill("one that is quite new");
            }
            button(page, "修改密码").click();
            assertThat(page.getByRole(AriaRole.ALERT)).containsText("现在的密码不对");
            assertThat(page).hasURL(Pattern.compile("/account$"));
            visit.forgive(401, "/session/password");
        }
    }

    @Test
    void aTokenIsMadeOnceAndMayHaveToBeCopiedByHand() {
        String user = People.add("dashboard", null, null);
        try (Visit visit = Visit.of(user, People.PASSWORD, 1280, 720)) {
            Page page = visit.open("/account");
            page.getByText("新建令牌").first().click();
            page.getByLabel("用途").fill("看板");
            Visit.Slow slow = visit.slow("POST", Pattern.compile("/tokens$"));
            page.getByLabel("用途").press("Enter");
            slow.await();
            page.getByLabel("用途").press("Enter");
            assertThat(button(page, "新建令牌")).isDisabled();
            slow.release();
            assertThat(page.locator("code.long")).isVisible();
            assertEquals(1, slow.asked());
            assertThat(page.locator("jh-tokens tbody tr")).hasCount(1);
            page.evaluate("() => { navigator.clipboard.writeText = () => Promise.reject(new Error('refused')); }");
            button(page, "复制").click();
            assertThat(page.locator(".said.error")).containsText("请自行选中并复制");
        }
    }

    @Test
    void sessionsAreListedAndEnded() {
        String user = People.add("dashboard", null, null);
        try (Visit here = Visit.of(user, People.PASSWORD, 390, 844);
                Visit there = Visit.of(user, People.PASSWORD, 1280, 720);
                Visit elsewhere = Visit.of(user, People.PASSWORD, 1280, 720)) {
            Page page = here.open("/account");
            Locator rows = page.locator("jh-sessions tbody tr");
            assertThat(rows).hasCount(3);
            assertThat(rows.filter(new Locator.FilterOptions().setHasText("当前会话")))
                    .hasCount(1);
            here.picture("account-sessions-narrow");
            here.accessible();
            here.fits();
            // Newest first: the last that signed in.
            end(page, rows.first(), "结束 1 个会话？");
            assertThat(rows).hasCount(2);
            there.open("/account");
            assertThat(there.page().locator("jh-sessions tbody tr")).hasCount(2);
            elsewhere.open("/account");
            assertThat(elsewhere.page()).hasURL(Pattern.compile(".*/login/.*"));
            end(page, rows.filter(new Locator.FilterOptions().setHasText("当前会话")), "结束当前会话？");
            assertThat(page).hasURL(Pattern.compile(".*/login/$"));
            here.open("/account");
            assertThat(page).hasURL(Pattern.compile(".*/login/.*"));
        }
    }

    private static void end(Page page, Locator row, String question) {
        row.getByRole(AriaRole.BUTTON).click();
        assertThat(page.getByRole(AriaRole.DIALOG)).containsText(question);
        page.getByRole(AriaRole.DIALOG)
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("结束"))
                .click();
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private static int status(String token) {
        return RestAssured.given()
                .header("Authorization", "Bearer " + token)
                .get("/api/v1/session")
                .statusCode();
    }
}
