package org.jiheng.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.util.regex.Pattern;
import org.jiheng.testsupport.Api;
import org.jiheng.testsupport.Visit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Approving and activating while others do the same. */
@QuarkusTest
@TestProfile(RulesPageTest.Uploading.class)
class RulesApprovalPageTest {
    private static final String VERSION = "/api/v1/rulesets/mof-2020/versions/{hash}/";

    @AfterEach
    void goBack() {
        RulesPageTest.goBackToShipped();
    }

    private static void done(String user, String step, String hash) {
        Api.as(user).post(VERSION + step, hash).then().statusCode(200);
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    @Test
    void whoActivatesACandidateIsToldOfOneThatBecameLiveMeanwhile() {
        String first = RulesPageTest.candidate("policy");
        String second = RulesPageTest.candidate("policy");
        done("approver", "approve", first);
        done("approver", "approve", second);
        try (Visit visit = Visit.of("approver")) {
            Page page = visit.open("/rules/mof-2020?view=versions&version=" + first);
            Locator version = page.locator("jh-rule-version");
            assertThat(button(page, "启用…")).isVisible();
            assertThat(version.getByRole(AriaRole.NOTE)).hasCount(0);
            done("approver", "activate", second);
            button(page, "启用…").click();
            // Nothing is asked, and nothing done, on the strength of differences to another version.
            assertThat(page.locator(".said")).containsText("别人刚刚启用了另一个版本，什么也没有改变");
            assertThat(page.locator("dialog")).hasCount(0);
            assertThat(version.getByRole(AriaRole.NOTE))
                    .containsText("另一个版本 " + second.substring(0, 8) + " 已生效（approver");
            assertThat(version.getByLabel("从哪个版本到这个版本")).hasValue(second);
            visit.picture("rules-overtaken");
            visit.accessible();
            assertEquals(second, RulesPageTest.live());
            button(page, "启用…").click();
            assertThat(page.locator("dialog")).containsText("它取代的版本 " + second.substring(0, 8));
            page.locator("dialog button[type=submit]").click();
            assertThat(version)
                    .containsText("现在计分用的就是这个版本", new LocatorAssertions.ContainsTextOptions().setTimeout(60_000));
            // The other was live since, so there is nothing to warn of.
            assertThat(version.getByRole(AriaRole.NOTE)).hasCount(0);
        }
        assertEquals(first, RulesPageTest.live());
    }

    @Test
    void aVersionThatBecameLiveWhileItWasAskedIsNotReplaced() {
        String shipped = RulesPageTest.live();
        String first = RulesPageTest.candidate("policy");
        String second = RulesPageTest.candidate("policy");
        done("approver", "approve", first);
        done("approver", "approve", second);
        try (Visit visit = Visit.of("approver")) {
            Page page = visit.open("/rules/mof-2020?view=versions&version=" + first);
            Locator version = page.locator("jh-rule-version");
            button(page, "启用…").click();
            assertThat(page.locator("dialog")).containsText("立即生效");
            done("approver", "activate", second);
            page.locator("dialog button[type=submit]").click();
            Locator refused = version.getByRole(AriaRole.ALERT);
            assertThat(refused).containsText("没有启用：现在生效的是版本 " + second.substring(0, 8) + "（approver");
            assertEquals(second, RulesPageTest.live());
            // What is live now is compared with, and the words stay.
            assertThat(version.getByLabel("从哪个版本到这个版本")).hasValue(second);
            assertThat(version.getByRole(AriaRole.NOTE)).containsText("另一个版本 " + second.substring(0, 8) + " 已生效");
            assertThat(refused).isVisible();
            visit.picture("rules-replaced-meanwhile");
            visit.accessible();
            visit.forgive(412, "/activate");

            // Gone back to what it was made from: nothing that it lacks is live.
            done("approver", "activate", shipped);
            visit.open("/rules/mof-2020?view=versions&version=" + first);
            assertThat(version.getByLabel("从哪个版本到这个版本")).hasValue(shipped);
            assertThat(version.getByRole(AriaRole.NOTE)).hasCount(0);
            button(page, "启用…").click();
            page.locator("dialog button[type=submit]").click();
            assertThat(version)
                    .containsText("现在计分用的就是这个版本", new LocatorAssertions.ContainsTextOptions().setTimeout(60_000));
            assertThat(version.getByRole(AriaRole.ALERT)).hasCount(0);
        }
        assertEquals(first, RulesPageTest.live());
    }

    @Test
    void aRefusedApprovalSaysWhyAndOffersNoSecondTry() {
        String hash = RulesPageTest.candidate("admin");
        try (Visit visit = Visit.of("approver")) {
            Page page = visit.page();
            // The page takes the candidate for somebody else's, as where both use one account by turns.
            page.route(
                    Pattern.compile("/approve$"),
                    route -> route.fulfill(new Route.FulfillOptions()
                            .setStatus(403)
                            .setContentType("application/problem+json")
                            .setBody("""
                                    {"type": "urn:jiheng:problem:own-candidate", "title": "不能批准自己提交的版本", "status": 403,
                                     "detail": "该版本由您自己提交；请由另一人批准。"}""")));
            visit.open("/rules/mof-2020?view=versions&version=" + hash);
            assertThat(page.locator("jh-rule-version")).containsText("不同意就不批准：没有批准的版本不计分；要改什么，请告诉提交人 admin");
            button(page, "批准…").click();
            page.locator("dialog button[type=submit]").click();
            Locator refused = page.locator("jh-rule-version").getByRole(AriaRole.ALERT);
            assertThat(refused).containsText("请由另一人批准");
            assertThat(refused.getByRole(AriaRole.BUTTON)).hasCount(0);
            assertThat(button(page, "批准…")).isEnabled();
            visit.accessible();
            visit.forgive(403, "/approve");
        }
    }
}
