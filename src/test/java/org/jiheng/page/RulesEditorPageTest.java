package org.jiheng.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.jiheng.testsupport.Visit;
import org.junit.jupiter.api.Test;

/** Writing in the editor of rules. */
@QuarkusTest
@TestProfile(RulesPageTest.Uploading.class)
class RulesEditorPageTest {
    private static Page open(Visit visit) {
        Page page = visit.open("/rules/mof-2020?file=rating.drl");
        page.locator(".cm-line").nth(4).click();
        return page;
    }

    /** The policy refuses the style by which a browser keeps the colour of what is written over; the visit would tell. */
    @Test
    void whatIsWrittenOverASelectionTakesNoStyleFromIt() {
        try (Visit visit = Visit.of("policy")) {
            Page page = open(visit);
            CDPSession browser = page.context().newCDPSession(page);
            page.keyboard().press("Control+a");
            page.keyboard().type("a");
            assertThat(page.locator(".cm-line")).hasText(new String[] {"a"});
            page.keyboard().press("Control+z");
            assertThat(page.locator(".cm-line").nth(3)).isVisible();
            page.keyboard().press("Control+a");
            browser.send("Input.imeSetComposition", composed());
            page.keyboard().insertText("等级");
            assertThat(page.locator(".cm-line")).hasText(new String[] {"等级"});
            page.keyboard().press("Control+a");
            page.keyboard().type("(");
            assertThat(page.locator(".cm-line")).hasText(new String[] {"(等级)"});
            // A line of which not all is drawn.
            page.keyboard().press("Control+End");
            page.keyboard().insertText("\n" + "汉字 \"a\" ".repeat(8000));
            page.keyboard().press("Control+a");
            page.keyboard().type("b");
            assertThat(page.locator(".cm-line")).hasText(new String[] {"b"});
        }
    }

    private static JsonObject composed() {
        JsonObject composition = new JsonObject();
        composition.addProperty("text", "dengji");
        composition.addProperty("selectionStart", 6);
        composition.addProperty("selectionEnd", 6);
        return composition;
    }

    @Test
    void whatARefusedCandidateHadWrongGoesWithTheNextEdit() {
        try (Visit visit = Visit.of("policy")) {
            Page page = open(visit);
            page.keyboard().press("Control+Home");
            page.keyboard().insertText("x");
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("提交为候选版本…"))
                    .click();
            page.locator("dialog textarea").fill("试");
            page.locator("dialog button[type=submit]").click();
            Locator refused = page.locator("jh-propose").getByRole(AriaRole.ALERT);
            assertThat(refused).containsText("什么也没有保存", new LocatorAssertions.ContainsTextOptions().setTimeout(60_000));
            page.locator(".cm-line").first().click();
            page.keyboard().press("Control+Home");
            page.keyboard().press("Delete");
            assertThat(refused).hasCount(0);
            visit.forgive(422, "/versions");
        }
    }

    /** The visit would tell of a form that is sent once more when it is gone already. */
    @Test
    void aSecondClickInADialogueIsNoSecondAnswer() {
        try (Visit visit = Visit.of("policy")) {
            Page page = open(visit);
            page.keyboard().insertText("// 试");
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("放弃全部修改"))
                    .click();
            page.locator("dialog button[type=submit]").evaluate("button => { button.click(); button.click(); }");
            assertThat(page.locator("dialog")).hasCount(0);
            assertThat(page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("提交为候选版本…")))
                    .isDisabled();
        }
    }
}
