package org.jiheng.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jiheng.ruleset.RuleSets;
import org.jiheng.testsupport.Api;
import org.jiheng.testsupport.Await;
import org.jiheng.testsupport.Visit;
import org.junit.jupiter.api.Test;

/** Rule sets as they are shown, and which of them scores whom. */
@QuarkusTest
@TestProfile(RulesPageTest.Uploading.class)
class RuleSetsPageTest {
    private static final String ASSIGNMENTS = "/api/v1/rulesets/assignments";
    private static final String EVIL = "<script>alert(1)</script>";

    private static Locator button(Page page, String name) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
    }

    @Test
    void aFolderThatNeverPassedSaysWhy() {
        String set = """
                {"name": "draft-2031", "title": null, "basis": null, "isDefault": false, "uploading": true, "active": null, "files": [],
                 "folder": {"hash": "00", "state": "refused", "findings": [{"severity": "error", "code": "property-unknown",
                   "file": "rating.drl", "line": 5, "column": 19, "message": "没有 totl 这个属性。", "allowed": "total"}]}}
                """;
        try (Visit visit = Visit.of("policy")) {
            Page page = visit.page();
            // Versions are asked of the service itself: of a set without any it says that there is no such set.
            page.route(
                    Pattern.compile("/api/v1/rulesets/draft-2031$"),
                    route -> route.fulfill(new Route.FulfillOptions()
                            .setContentType("application/json")
                            .setBody(set)));
            visit.open("/rules/draft-2031");
            assertThat(page.locator("jh-ruleset .message.error")).containsText("rating.drl:5 没有 totl 这个属性。");
            assertThat(page.locator("jh-ruleset")).containsText("还没有版本");
            visit.picture("rules-never-passed");
            visit.accessible();
            visit.forgive(404, "/rulesets/draft-2031/versions");
        }
    }

    @Test
    void aVersionInTheAddressThatIsNotThereIsSaid() {
        try (Visit visit = Visit.of("policy")) {
            Page page = visit.open("/rules/mof-2020?view=versions&version=zzz");
            Locator said = page.locator("jh-ruleset").getByRole(AriaRole.ALERT);
            assertThat(said).containsText("没有网址中的版本：zzz");
            said.getByRole(AriaRole.LINK).click();
            assertThat(page).hasURL(Pattern.compile(".*/rules/mof-2020\\?view=versions$"));
            assertThat(said).hasCount(0);
            visit.open("/rules/mof-2020?version=zzz");
            assertThat(said).containsText("没有网址中的版本：zzz");
        }
    }

    @Test
    void approversSayWhichRuleSetScoresWhom() {
        Await.live("hubei");
        String department = "某局 " + EVIL;
        try (Visit visit = Visit.of("approver")) {
            Page page = visit.open("/rules");
            button(page, "修改指定").click();
            button(page, "增加一项").click();
            Page.GetByLabelOptions exact = new Page.GetByLabelOptions().setExact(true);
            page.getByLabel("年度", exact).last().fill("2031");
            page.getByLabel("主管部门（空：其他所有）", exact).last().fill(department);
            page.locator("jh-assignments select").last().selectOption("hubei");
            visit.accessible();
            visit.picture("rules-assignments");
            // Somebody else is faster: what was typed stays, beside what is kept now.
            assign("[{\"year\": 2032, \"department\": null, \"ruleset\": \"hubei\"}]");
            button(page, "保存").click();
            assertThat(page.locator("jh-assignments").getByRole(AriaRole.ALERT)).containsText("已被他人修改");
            assertThat(page.locator("jh-assignments").getByRole(AriaRole.ALERT)).containsText("2032");
            visit.accessible();
            visit.forgive(412, "/rulesets/assignments");
            button(page, "保存").click();
            assertThat(page.locator("jh-assignments tbody tr")
                            .filter(new Locator.FilterOptions().setHasText(department)))
                    .containsText("2031");
        }
        JsonPath kept = Api.as("approver").get(ASSIGNMENTS).jsonPath();
        assertEquals(List.of("hubei"), kept.getList("items.findAll { it.year == 2031 }.ruleset"));
        assign("[]");
    }

    private static void assign(String items) {
        Api.as("approver")
                .contentType(ContentType.JSON)
                .header("If-Match", Api.as("approver").get(ASSIGNMENTS).header("ETag"))
                .body("{\"items\": " + items + "}")
                .put(ASSIGNMENTS)
                .then()
                .statusCode(200);
    }

    @Test
    void tablesAreShownAsWhatTheyAre() {
        Await.live("linear-reverse");
        try (Visit visit = Visit.of("policy")) {
            Page page = visit.open("/rules/linear-reverse?file=rating.xlsx");
            assertThat(page.locator(".desk")).containsText("请在 Excel 中修改");
            assertThat(page.locator(".cm-content")).hasAttribute("aria-readonly", "true");
            assertThat(page.locator(".cm-content")).containsText("RuleTable");
            visit.picture("rules-table");
            visit.accessible();
        }
    }

    @Test
    void theLineThatAnAddressNamesIsShown() {
        String rule = "未达到按完成比例得分";
        List<String> lines = RuleSets.content("mof-2020")
                .files()
                .get("quantitative.drl")
                .lines()
                .toList();
        int number = 1
                + IntStream.range(0, lines.size())
                        .filter(n -> lines.get(n).contains(rule))
                        .findFirst()
                        .orElseThrow();
        try (Visit visit = Visit.of("auditor")) {
            Page page = visit.open("/rules/mof-2020?view=files&file=quantitative.drl&line=" + number);
            assertThat(page.locator(".cm-activeLine.cm-line")).containsText(rule);
            assertThat(page.locator(".cm-activeLine.cm-line")).isInViewport();
        }
    }
}
