package org.jiheng.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jiheng.testsupport.Visit;
import org.junit.jupiter.api.Test;

/** Files that auditors bring: declared forms to be imported, filled tables to be re-checked. */
@QuarkusTest
class FilesPageTest {
    private static final String SCRIPT = "<script>alert(1)</script>";

    private static FilePayload form(String project, String unit) {
        String text = """
                财政项目支出绩效目标申报表
                (2023年度)
                项目名称\t%s\t项目性质\t经常性专项业务费\t项目类别\t其他运转类
                主管部门\t某局\t实施单位\t%s\t\t
                项目资金 (元)\t项目资金总额\t\t年度资金申请总额\t100000.00\t
                \t一级指标\t二级指标\t三级指标\t年度(/项目)指标值\t
                绩效 指标\t产出指标\t数量指标\t%s\t=10(次)\t
                \t\t\t整理数量\t=约定整理数量\t
                \t满意度指标\t服务对象满意度 指标\t满意度\t≥90(%%)\t
                """.formatted(project, unit, SCRIPT);
        return new FilePayload("form.txt", "text/plain", text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void aFormIsLookedAtBesideItsOriginalThenStoredAndItsFindingSettled() {
        String project = "页面导入" + UUID.randomUUID();
        try (Visit visit = Visit.of("auditor")) {
            Page page = visit.open("/import");
            page.getByLabel("选择文件").setInputFiles(form(project, "页面导入中心"));
            assertThat(page.getByText("读出 1 个项目、3 个指标")).isVisible();
            assertEquals(0, stored(project));
            assertThat(page.locator("jh-original")).containsText(SCRIPT);
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("位置 8:5"))
                    .click();
            assertThat(page.locator("jh-original tr.here")).containsText("整理数量");
            visit.picture("import");
            visit.accessible();
            visit.fits();

            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("保存（1 个文件）"))
                    .click();
            assertThat(page.getByText("已保存 1 个文件")).isVisible();
            assertEquals(1, stored(project));

            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("处理发现"))
                    .click();
            page.getByLabel(Pattern.compile("按现有读法认可")).check();
            page.getByLabel("理由（必填）").fill("合同约定的数量 " + SCRIPT);
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("保存处理"))
                    .click();
            assertThat(page.getByText("没有待处理的事项")).isVisible();
            visit.picture("import-settled");
            visit.accessible();
        }
    }

    @Test
    void aFileThatIsNoFormIsNamedAndTheOthersAreRead() {
        String project = "页面导入" + UUID.randomUUID();
        try (Visit visit = Visit.of("auditor", "auditor", 390, 844)) {
            Page page = visit.open("/import");
            page.getByLabel("选择文件").setInputFiles(new FilePayload[] {
                new FilePayload("nothing.txt", "text/plain", "没有表".getBytes(StandardCharsets.UTF_8)),
                form(project, "页面导入中心")
            });
            assertThat(page.locator("tbody tr").first()).containsText("不能读取");
            assertThat(page.locator("tbody tr").nth(1)).containsText("已读，未保存");
            visit.picture("import-narrow");
            visit.accessible();
            visit.fits();
            visit.forgive("status of 4");
        }
    }

    @Test
    void leavingWithSomethingReadButNotStoredIsAskedAbout() {
        try (Visit visit = Visit.of("auditor")) {
            Page page = visit.open("/import");
            page.getByLabel("选择文件").setInputFiles(form("页面导入" + UUID.randomUUID(), "页面导入中心"));
            assertThat(page.getByText("读出 1 个项目")).isVisible();
            page.onceDialog(dialog -> {
                assertEquals("读取的申报表还没有保存，确定离开？", dialog.message());
                dialog.dismiss();
            });
            page.getByRole(
                            AriaRole.LINK,
                            new Page.GetByRoleOptions().setName("项目").setExact(true))
                    .click();
            assertThat(page).hasURL(Pattern.compile(".*/import$"));
        }
    }

    @Test
    void aFilledTableIsReCheckedRowByRowAndTheListIsNarrowed() {
        String table = """
                项目支出绩效自评表
                （2022年度）
                项目名称\t%s
                主管部门\t某局\t实施单位\t某中心
                项目资金（万元）\t\t年初预算数\t全年预算数\t全年执行数\t分值\t执行率\t得分
                \t年度资金总额\t100\t100\t80\t10\t80%%\t10
                绩效指标\t一级指标\t二级指标\t三级指标\t年度指标值\t实际完成值\t分值\t得分\t偏差原因分析及改进措施
                \t产出指标\t数量指标\t培训次数\t≥10次\t5次\t50\t50\t%s
                \t效益指标\t社会效益指标\t满意\t≥90%%\t95%%\t40\t40\t
                总分\t\t\t\t\t\t100\t100\t
                """.formatted(SCRIPT, SCRIPT);
        try (Visit visit = Visit.of("auditor")) {
            Page page = visit.open("/rechecks");
            page.getByLabel("选择自评表")
                    .setInputFiles(new FilePayload("table.txt", "text/plain", table.getBytes(StandardCharsets.UTF_8)));
            assertThat(page.locator("jh-discrepancies tbody")).containsText("培训次数");
            page.getByRole(
                            AriaRole.COMBOBOX,
                            new Page.GetByRoleOptions().setName("种类").setExact(true))
                    .selectOption("未完成而得满分");
            assertThat(page).hasURL(Pattern.compile(".*kind=full-although-missed.*"));
            assertThat(page.locator("jh-discrepancies tbody tr")).hasCount(1);
            page.locator("jh-discrepancies tbody button").click();
            assertThat(page.locator("jh-recheck-table")).containsText("满意");
            visit.picture("rechecks");
            visit.accessible();
            visit.fits();
        }
    }

    private static int stored(String project) {
        return RestAssured.given()
                .auth()
                .preemptive()
                .basic("auditor", "auditor")
                .queryParam("name", project)
                .get("/api/v1/projects")
                .jsonPath()
                .getList("items")
                .size();
    }
}
