package org.jiheng.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Dialog;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.jiheng.testsupport.Visit;
import org.junit.jupiter.api.Test;

/** Filled tables that are held against the rules. */
@QuarkusTest
class RecheckPageTest {
    private static final String SCRIPT = "<script>alert(1)</script>";

    private static FilePayload table(String project) {
        String text = """
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
                """.formatted(project, SCRIPT);
        return new FilePayload(project.length() + ".txt", "text/plain", text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void aFilledTableIsReCheckedRowByRowAndTheListIsNarrowed() {
        try (Visit visit = Visit.of("auditor")) {
            Page page = visit.open("/rechecks");
            page.getByLabel("选择自评表").setInputFiles(table(SCRIPT));
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

    @Test
    void aFileThatCannotBeReadIsNamedAndTheOthersStayChosen() {
        FilePayload bad = new FilePayload("坏.txt", "text/plain", "别的".getBytes(StandardCharsets.UTF_8));
        FilePayload worse = new FilePayload("更坏.txt", "text/plain", "别的".getBytes(StandardCharsets.UTF_8));
        try (Visit visit = Visit.of("auditor")) {
            Page page = visit.open("/rechecks");
            page.getByLabel("选择自评表").setInputFiles(new FilePayload[] {table("甲"), bad, table("乙乙"), worse});
            Locator refused = page.getByRole(AriaRole.ALERT);
            assertThat(refused.locator("li")).hasCount(2);
            assertThat(refused.locator("li").first()).containsText("坏.txt：文件中没有项目支出绩效自评表");
            assertThat(refused).containsText("其余 2 个文件");
            visit.picture("rechecks-refused");
            visit.accessible();
            // Mended meanwhile and chosen again, it takes its own place and no other; the rest need not be brought
            // again.
            page.getByLabel("选择自评表").setInputFiles(new FilePayload[] {
                new FilePayload("坏.txt", "text/plain", table("丙丙丙").buffer), table("丁")
            });
            assertThat(refused.locator("li")).hasCount(1);
            assertThat(refused).containsText("其余 4 个文件");
            refused.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("移除 更坏.txt"))
                    .click();
            assertThat(refused).hasCount(0);
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("复核这 4 个文件"))
                    .click();
            assertThat(page.getByLabel("逐表查看").locator("option"))
                    .hasText(new String[] {"（请选择）", "甲", "丙丙丙", "乙乙", "丁"});
            visit.forgive(422, "/rechecks/batch");
        }
    }

    @Test
    void whatWasCheckedIsAskedAboutBeforeItIsLeft() {
        try (Visit visit = Visit.of("auditor")) {
            Page page = visit.open("/rechecks");
            Visit.Slow slow = visit.slow("POST", Pattern.compile("/rechecks/batch"));
            page.getByLabel("选择自评表").setInputFiles(table("甲"));
            slow.await();
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("取消"))
                    .click();
            assertThat(page.getByText("正在")).hasCount(0);
            assertThat(page.getByRole(AriaRole.ALERT)).hasCount(0);
            slow.release();
            page.getByLabel("选择自评表").setInputFiles(new FilePayload[] {table("甲"), table("乙乙")});
            Locator one = page.getByLabel("逐表查看");
            one.selectOption("乙乙");
            assertThat(page.locator("jh-recheck-table h2")).hasText("乙乙");
            // The list leads to another table; the choice follows, and starts anew with another check.
            page.locator("jh-discrepancies tbody button").first().click();
            assertThat(one).hasValue("0");
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("重新复核"))
                    .click();
            assertThat(page.locator("jh-recheck-table")).hasCount(0);
            assertThat(one).hasValue("");
            page.onceDialog(dialog -> {
                assertTrue(dialog.message().startsWith("复核结果没有保存"), dialog.message());
                dialog.dismiss();
            });
            Locator projects = page.getByRole(
                    AriaRole.LINK, new Page.GetByRoleOptions().setName("项目").setExact(true));
            projects.click();
            assertThat(page).hasURL(Pattern.compile(".*/rechecks$"));
            page.onceDialog(Dialog::accept);
            projects.click();
            assertThat(page).hasURL(Pattern.compile(".*/projects$"));
        }
    }

    @Test
    void rowsThatCannotBeCheckedAreNamedAndTablesOfOneNameToldApart() {
        String doubtful = new String(table("甲").buffer, StandardCharsets.UTF_8).replace("95%", "九十三");
        FilePayload second = new FilePayload("乙局.txt", "text/plain", doubtful.getBytes(StandardCharsets.UTF_8));
        try (Visit visit = Visit.of("auditor")) {
            Page page = visit.open("/rechecks");
            page.getByLabel("选择自评表").setInputFiles(new FilePayload[] {table("甲"), second});
            Locator unchecked =
                    page.locator("jh-discrepancies table").filter(new Locator.FilterOptions().setHasText("未能核对的指标行：1"));
            assertThat(unchecked.locator("tbody tr")).hasCount(1);
            assertThat(unchecked.locator("tbody")).containsText("乙局.txt");
            assertThat(unchecked.locator("tbody")).containsText("九十三");
            assertThat(page.locator("jh-rechecks dl.figures div").nth(2)).hasText(Pattern.compile("未能核对\\s*1"));
            assertThat(page.getByLabel("逐表查看").locator("option"))
                    .hasText(new String[] {"（请选择）", "甲（1.txt）", "甲（乙局.txt）"});
            visit.picture("rechecks-unchecked");
            visit.accessible();
            visit.fits();
        }
    }
}
