package org.jiheng.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jiheng.ruleset.RuleSets;
import org.jiheng.testsupport.Api;
import org.jiheng.testsupport.Visit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Policy staff edit a rule and propose it; an approver looks at it and makes it live. */
@QuarkusTest
@TestProfile(RulesPageTest.Uploading.class)
class RulesPageTest {
    private static final String SET = "/api/v1/rulesets/mof-2020";
    private static final String EVIL = "<script>alert(1)</script>";

    /** Uploading is on; nothing goes live by itself. */
    public static class Uploading implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("jiheng.rules.upload", "true", "jiheng.rules.auto-activate", "false");
        }
    }

    static String live() {
        return Api.as("policy").get(SET).path("active.hash");
    }

    @AfterEach
    void goBack() {
        goBackToShipped();
    }

    static void goBackToShipped() {
        String shipped = RuleSets.content("mof-2020").hash();
        if (!live().equals(shipped)) {
            Api.as("approver")
                    .post(SET + "/versions/{hash}/activate", shipped)
                    .then()
                    .statusCode(200);
        }
    }

    private static Locator line(Page page, String text) {
        return page.locator(".cm-line").filter(new Locator.FilterOptions().setHasText(text));
    }

    private static Locator word(Page page, String line, String word) {
        return line(page, line).getByText(word, new Locator.GetByTextOptions().setExact(true));
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
    }

    /** A check compiles the whole rule set, on a machine that may be busy. */
    private static void told(Locator place, String words) {
        assertThat(place).containsText(words, new LocatorAssertions.ContainsTextOptions().setTimeout(60_000));
    }

    private static void confirm(Page page, String action, String reason) {
        Locator dialog = page.locator("dialog");
        if (reason != null) {
            dialog.locator("textarea").fill(reason);
        }
        dialog.getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName(action).setExact(true))
                .click();
    }

    @Test
    void aRuleIsBrokenMendedProposedApprovedAndMadeLive() {
        String before = live();
        String remark = "试改 " + EVIL + " " + UUID.randomUUID();
        try (Visit visit = Visit.of("policy")) {
            Page page = visit.open("/rules");
            assertThat(page.getByText("项目支出绩效自评（财政部2020年办法）").first()).isVisible();
            visit.picture("rules");
            visit.accessible();
            visit.fits();
            page.locator("a[href='/rules/mof-2020']").first().click();
            button(page, "rating.drl").click();

            word(page, "total >= 90", "total").dblclick();
            page.keyboard().type("totl");
            page.keyboard().press("Escape");
            told(page.locator(".sentence.error"), "total");
            assertThat(button(page, "rating.drl 第 7 行")).isVisible();
            assertThat(page.locator(".cm-lintRange-error")).hasText("totl");
            visit.picture("rules-finding");
            visit.accessible();
            visit.fits();

            page.locator(".cm-lintRange-error").dblclick();
            page.keyboard().type("tot");
            assertThat(page.locator(".cm-tooltip-autocomplete")).containsText("总分");
            visit.picture("rules-completion");
            page.keyboard().press("Enter");
            assertThat(line(page, "Rating( total >= 90 )")).isVisible();
            told(page.locator(".desk"), "✓ 通过检查");
            assertThat(page.locator(".sentence")).hasCount(0);

            word(page, "total >= 90", "90").dblclick();
            page.keyboard().type("89");
            told(page.locator("jh-check-result"), "两条规则同时评分");
            // What is found stands below its line and moves those that follow.
            assertThat(page.locator(".sentence").first()).isVisible();
            word(page, "total >= 80", "90").dblclick();
            page.keyboard().type("89");
            page.keyboard().press("Control+End");
            page.keyboard().type("// " + remark);
            page.keyboard().press("F9");
            told(page.locator(".said"), "运行了 62 个案例，0 个不符");
            told(page.locator(".desk"), "✓ 通过检查");
            assertThat(page.locator("jh-check-result")).containsText("没有空档，也没有重叠");
            visit.picture("rules-checked");
            visit.accessible();

            button(page, "提交为候选版本…").click();
            confirm(page, "提交", "按会议纪要 " + EVIL);
            assertThat(page.getByText("候选，等待批准").first())
                    .isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(60_000));
            assertThat(page.locator("jh-rule-version")).containsText("按会议纪要 " + EVIL);
            assertThat(page.locator("jh-rule-version")).containsText("批准和启用由批准人员或管理员进行");
            visit.picture("rules-proposed");
        }
        assertEquals(before, live());
        try (Visit visit = Visit.of("approver")) {
            Page page = visit.open("/rules");
            page.locator("jh-rulesets li")
                    .filter(new Locator.FilterOptions().setHasText("待批准"))
                    .locator("a[href^='/rules/mof-2020']")
                    .first()
                    .click();
            Locator diff = page.locator("jh-rules-diff");
            assertThat(diff).containsText("rating.drl：修改的文件");
            assertThat(diff.locator("tr.removed").first()).containsText("− 删除");
            assertThat(diff.locator("tr.removed").first()).containsText("total >= 90");
            assertThat(diff.locator("tr.added").first()).containsText("+ 新增");
            assertThat(diff.locator("tr.added").first()).containsText("total >= 89");
            assertThat(diff).containsText(remark);
            assertThat(page.locator("jh-rule-version")).containsText("启用新版本不会重新计算以前的评价");
            visit.picture("rules-version");
            visit.accessible();
            visit.fits();

            button(page, "批准…").click();
            confirm(page, "批准", null);
            button(page, "启用…").click();
            confirm(page, "启用", "自即日起 " + EVIL);
            assertThat(page.locator("jh-rule-version"))
                    .containsText("现在计分用的就是这个版本", new LocatorAssertions.ContainsTextOptions().setTimeout(60_000));
            page.getByText("启用记录").click();
            assertThat(page.locator("jh-ruleset tbody tr").first()).containsText("自即日起 " + EVIL);
            visit.picture("rules-activations");
            visit.accessible();
        }
        assertNotEquals(before, live());
    }

    /** Proposes a candidate that no other is the same as. @return its hash */
    static String candidate(String author) {
        Map<String, String> files = new TreeMap<>(RuleSets.content("mof-2020").files());
        files.computeIfPresent("rating.drl", (path, text) -> text + "// " + UUID.randomUUID() + "\n");
        return Api.as(author)
                .contentType(ContentType.JSON)
                .body(Map.of("files", files, "note", EVIL))
                .post(SET + "/versions")
                .then()
                .statusCode(201)
                .extract()
                .path("hash");
    }

    @Test
    void nobodyIsOfferedToApproveTheirOwn() {
        String hash = candidate("admin");
        try (Visit visit = Visit.of("admin")) {
            Page page = visit.open("/rules/mof-2020?view=versions&version=" + hash);
            assertThat(page.locator("jh-rule-version")).containsText("这个版本由您本人提交，须由另一人批准");
            assertThat(button(page, "批准…")).hasCount(0);
            visit.picture("rules-own-candidate");
        }
    }

    @Test
    void editsAreAskedAboutAndComeBack() {
        try (Visit visit = Visit.of("policy", "policy", 390, 844)) {
            List<String> asked = new ArrayList<>();
            Page page = visit.open("/rules/mof-2020?file=rating.drl");
            page.onDialog(dialog -> {
                asked.add(dialog.message());
                dialog.accept();
            });
            line(page, "// 等级").click();
            page.keyboard().press("End");
            page.keyboard().type("草稿中的话");
            assertThat(button(page, "rating.drl")).containsText("已改");
            visit.fits();
            visit.picture("rules-narrow");
            page.locator("nav a[href='/projects']").click();
            assertThat(page).hasURL(Pattern.compile(".*/projects"));
            assertTrue(asked.get(0).contains("尚未提交"), asked::toString);
            // What cannot be read of what the browser keeps is no draft.
            page.evaluate("localStorage.setItem('jiheng-rules-draft/policy/mof-2020/abc/rating.drl', '{')");
            page.goBack();
            assertThat(page.getByText("已恢复")).isVisible();
            assertThat(line(page, "草稿中的话")).isVisible();
            visit.accessible();
            // Another window works on the same draft.
            try (Page other = page.context().newPage()) {
                other.navigate(page.url());
                assertThat(line(other, "草稿中的话")).isVisible();
                button(other, "weights.drl").click();
                line(other, "package").click();
                other.keyboard().press("End");
                other.keyboard().insertText(" // 另一个窗口");
                assertThat(button(page, "weights.drl")).containsText("已改");
                assertThat(line(page, "草稿中的话")).isVisible();
                button(page, "放弃全部修改").click();
                confirm(page, "放弃修改", null);
                assertThat(line(other, "另一个窗口")).hasCount(0);
            }
            assertThat(line(page, "草稿中的话")).hasCount(0);
            assertThat(button(page, "提交为候选版本…")).isDisabled();
        }
    }

    @Test
    void whatIsWrittenWhileACandidateIsSentStays() {
        String sent = "// 提交的 " + UUID.randomUUID();
        try (Visit visit = Visit.of("policy")) {
            Page page = visit.open("/rules/mof-2020?file=rating.drl");
            line(page, "// 等级").click();
            page.keyboard().press("Control+End");
            page.keyboard().insertText(sent);
            Visit.Slow slow = visit.slow("POST", Pattern.compile("/versions$"));
            button(page, "提交为候选版本…").click();
            confirm(page, "提交", "改注释");
            slow.await();
            line(page, sent).click();
            page.keyboard().press("Control+End");
            page.keyboard().insertText(" 后写的");
            slow.release();
            told(page.locator(".said"), "已提交候选版本");
            assertThat(line(page, sent + " 后写的")).isVisible();
            assertThat(button(page, "rating.drl")).containsText("已改");
            assertThat(button(page, "提交为候选版本…")).isEnabled();
            told(page.locator("jh-ruleset"), "个候选版本等待批准");
            page.reload();
            assertThat(line(page, sent + " 后写的")).isVisible();
        }
    }
}
