package org.jiheng.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jiheng.testsupport.Api;
import org.jiheng.testsupport.Projects;
import org.jiheng.testsupport.Visit;
import org.junit.jupiter.api.Test;

/** A file of which something is locked already. */
@QuarkusTest
class ImportLockedPageTest {
    private final String unit = "页面锁定中心" + UUID.randomUUID();

    private FilePayload forms(String request, String target, List<String> names) {
        String text = names.stream()
                .map("""
                        财政项目支出绩效目标申报表(2023年度)
                        项目名称\t%%s\t主管部门\t某局\t实施单位\t%s
                        项目资金 (元)\t年度资金申请总额\t%s
                        \t一级指标\t二级指标\t三级指标\t年度(/项目)指标值
                        \t产出指标\t数量指标\t次数\t%s
                        """.formatted(unit, request, target)::formatted)
                .collect(Collectors.joining());
        return new FilePayload("八个项目.txt", "text/plain", text.getBytes(StandardCharsets.UTF_8));
    }

    private JsonPath stored() {
        return Api.as("auditor")
                .queryParam("unit", unit)
                .get("/api/v1/projects")
                .jsonPath();
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private String declared(List<String> names) {
        return Api.as("auditor")
                .contentType("text/plain;charset=UTF-8")
                .body(forms("100000.00", "=1(次)", names).buffer)
                .post("/api/v1/declarations/import")
                .then()
                .statusCode(201)
                .extract()
                .path("projects[0].id");
    }

    private static void post(String id) {
        Projects.post(id, "{\"executedAmount\": \"100000\", \"items\": [{\"indicator\": \"次数\", \"value\": 1}]}");
    }

    @Test
    void aLockedProjectIsShownWithTheOthersWhichAreStoredWithoutIt() {
        String id = declared(List.of("甲", "乙"));
        post(id);
        Projects.confirm(id, "核对无误");
        try (Visit visit = Visit.of("auditor")) {
            Page page = visit.open("/import");
            page.getByLabel("选择文件").setInputFiles(forms("200000.00", "=2(次)", List.of("甲", "乙", "丙")));
            assertThat(page.getByText("读出 3 个项目、3 个指标")).isVisible();
            Locator held = page.locator("jh-import > .message.warning");
            assertThat(held).containsText("1 个项目已锁定，这个文件不能整个保存");
            assertThat(held).containsText(Pattern.compile("项目 甲 的结果已由 reviewer 于 .* 确认（理由：核对无误），不能修改"));
            assertThat(held).containsText("请复核人员在项目页面先退回");
            assertThat(held).not().containsText("/api/");
            assertThat(held.getByText("甲", new Locator.GetByTextOptions().setExact(true)))
                    .hasAttribute("href", "/projects/" + id);
            Locator rows = page.locator("jh-import-report jh-table").first().locator("tbody tr");
            assertThat(rows).hasCount(3);
            assertThat(rows.first()).containsText("已锁定");
            assertThat(rows.nth(1)).not().containsText("已锁定");
            button(page, "乙").click();
            Locator changes = page.locator("ul.changes");
            assertThat(changes).containsText("年度资金申请总额：10.00 → 20.00 万元");
            assertThat(changes).containsText("指标值「次数」：=1(次) → =2(次)");
            visit.accessible();
            visit.fits();
            visit.picture("import-locked");

            assertThat(button(page, "保存（0 个文件）")).isDisabled();
            page.getByLabel("跳过已锁定的项目，只保存其余 2 个").check();
            button(page, "保存（1 个文件）").click();
            assertThat(page.getByText("跳过 1 个已锁定的项目")).isVisible();
            assertThat(page.getByText("没有待处理的事项")).isVisible();
        }
        assertEquals("100000.00", stored().getString("items.find { it.name == '甲' }.annualRequest"));
        assertEquals("200000.00", stored().getString("items.find { it.name == '乙' }.annualRequest"));
        assertEquals("200000.00", stored().getString("items.find { it.name == '丙' }.annualRequest"));
    }

    @Test
    void whatIsLockedAfterItWasReadIsToldInTheWordsOfThePage() {
        String id = declared(List.of("甲"));
        post(id);
        try (Visit visit = Visit.of("auditor")) {
            Page page = visit.open("/import");
            page.getByLabel("选择文件").setInputFiles(forms("200000.00", "=1(次)", List.of("甲")));
            assertThat(page.getByText("读出 1 个项目")).isVisible();
            Projects.confirm(id, "核对无误");
            button(page, "保存（1 个文件）").click();
            assertThat(page.locator("jh-import")).containsText("读取之后，文件中有项目被确认");
            assertThat(page.locator("jh-import > .message.warning")).containsText("1 个项目已锁定");
            assertThat(page.locator("jh-import")).not().containsText("/api/");
            // Nothing else could be stored.
            assertThat(page.getByLabel(Pattern.compile("^跳过已锁定的项目"))).hasCount(0);
            visit.forgive(409, "/api/v1/declarations/import");
        }
    }
}
