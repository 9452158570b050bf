package org.jiheng.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Dialog;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jiheng.testsupport.Api;
import org.jiheng.testsupport.Visit;
import org.junit.jupiter.api.Test;

/** Declared forms: looked at beside their file, stored, and what was found in them settled. */
@QuarkusTest
class ImportPageTest {
    private static final String SCRIPT = "<script>alert(1)</script>";

    static FilePayload form(String project, String unit) {
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
            visit.forgive(422, "/api/v1/declarations/import?dryRun=true");
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

    /** So many forms of one file, with one open finding each; no year where none is given. */
    private static FilePayload forms(String name, Integer year, String unit, int count) {
        String form = """
                财政项目支出绩效目标申报表%s
                项目名称\t%%s\t主管部门\t某局\t实施单位\t%s
                项目资金 (元)\t年度资金申请总额\t100000.00
                \t一级指标\t二级指标\t三级指标\t年度(/项目)指标值
                \t产出指标\t数量指标\t整理数量\t=约定整理数量
                """.formatted(year == null ? "" : "(" + year + "年度)", unit);
        String text = IntStream.rangeClosed(1, count)
                .mapToObj(n -> form.formatted("%s项目%03d".formatted(name, n)))
                .collect(Collectors.joining());
        return new FilePayload(name + ".txt", "text/plain", text.getBytes(StandardCharsets.UTF_8));
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    @Test
    void aFileOfManyProjectsIsDrawnByPagesAndOnlyWhatIsSettledIsReadAgain() {
        String unit = "页面导入中心" + UUID.randomUUID();
        try (Visit visit = Visit.of("auditor")) {
            Page page = visit.open("/import");
            List<String> read = new ArrayList<>();
            page.onRequest(request -> {
                if (request.method().equals("GET") && request.url().contains("/api/v1/projects/")) {
                    read.add(request.url());
                }
            });
            page.getByLabel("选择文件")
                    .setInputFiles(new FilePayload[] {forms("甲", 2023, unit, 120), forms("乙", 2023, unit, 1)});
            button(page, "保存（2 个文件）").click();
            assertThat(page.getByText("已保存 2 个文件")).isVisible();
            assertThat(page.locator("jh-import-report jh-table").first().locator("tbody tr"))
                    .hasCount(100);
            assertThat(page.getByText("第 1 项，共 120 项待处理")).isVisible();
            assertEquals(1, read.size(), read::toString);
            visit.picture("import-many");
            visit.accessible();

            // What is typed for one is asked about before another is shown, and is not sent for that one.
            button(page, "处理发现").click();
            page.getByLabel(Pattern.compile("按现有读法认可")).check();
            page.getByLabel("理由（必填）").fill("甲一的理由");
            for (String way : List.of("下一项", "乙.txt")) {
                page.onceDialog(dialog -> {
                    assertTrue(dialog.message().contains("尚未保存"), dialog.message());
                    dialog.dismiss();
                });
                button(page, way).click();
                assertThat(page.getByLabel("理由（必填）")).hasValue("甲一的理由");
            }
            page.onceDialog(Dialog::accept);
            button(page, "下一项").click();
            assertThat(page.locator("jh-settle-list a")).hasText("甲项目002");
            assertThat(page.getByLabel("理由（必填）")).hasCount(0);
            button(page, "处理发现").click();
            page.getByLabel(Pattern.compile("按现有读法认可")).check();
            page.getByLabel("理由（必填）").fill("甲二的理由");
            button(page, "保存处理").click();
            assertThat(page.getByText("第 2 项，共 119 项待处理")).isVisible();
            assertThat(page.locator("jh-settle-list a")).hasText("甲项目003");
            // The second, the second again after it was settled, and the third.
            assertEquals(4, read.size(), read::toString);
            page.onDialog(Dialog::accept);
            button(page, "乙.txt").click();
            assertThat(page.locator("jh-settle-list a")).hasText("乙项目001");
        }
        assertEquals(1, versions(unit, "甲项目001"));
        assertEquals(2, versions(unit, "甲项目002"));
    }

    @Test
    void theYearThatAFileWasReadWithIsTheOneThatItIsStoredUnder() {
        String unit = "页面导入中心" + UUID.randomUUID();
        try (Visit visit = Visit.of("auditor")) {
            Page page = visit.open("/import");
            Locator year = page.getByLabel("年度（仅在表中没有时填写）");
            year.fill("2041");
            page.getByLabel("选择文件").setInputFiles(forms("甲", null, unit, 1));
            assertThat(page.getByText("读出 1 个项目")).isVisible();
            year.fill("2042");
            button(page, "保存（1 个文件）").click();
            assertThat(page.getByText("已保存 1 个文件")).isVisible();
        }
        assertEquals(List.of(2041), projects(unit, "甲项目001").getList("items.year"));
    }

    @Test
    void aFormWithoutAYearIsReadAgainOnceTheYearIsGiven() {
        try (Visit visit = Visit.of("auditor")) {
            Page page = visit.open("/import");
            page.getByLabel("选择文件").setInputFiles(forms("甲", null, "页面导入中心" + UUID.randomUUID(), 1));
            assertThat(page.getByRole(AriaRole.ALERT)).containsText("的表中没有年度；请填写年度");
            page.getByLabel("年度（仅在表中没有时填写）").fill("2041");
            button(page, "重新读取").click();
            assertThat(page.getByText("读出 1 个项目")).isVisible();
            visit.forgive(422, "/api/v1/declarations/import?dryRun=true");
        }
    }

    @Test
    void whatIsOnItsWayCanBeCancelledAndBeReadLater() {
        String unit = "页面导入中心" + UUID.randomUUID();
        try (Visit visit = Visit.of("auditor")) {
            Page page = visit.open("/import");
            Visit.Slow slow = visit.slow("POST", Pattern.compile("/declarations/import"));
            page.getByLabel("选择文件")
                    .setInputFiles(new FilePayload[] {forms("甲", 2023, unit, 1), forms("乙", 2023, unit, 1)});
            slow.await();
            button(page, "取消").click();
            assertThat(page.getByRole(AriaRole.CELL, new Page.GetByRoleOptions().setName("已取消")))
                    .hasCount(2);
            assertEquals(1, slow.asked());
            slow.release();
            button(page, "重新读取").click();
            assertThat(page.getByText("读出 1 个项目")).isVisible();
            button(page, "保存（1 个文件）").click();
            assertThat(page.getByText("已保存 1 个文件")).isVisible();
        }
        assertEquals(1, projects(unit, "甲项目001").getList("items").size());
        assertEquals(0, projects(unit, "乙项目001").getList("items").size());
    }

    @Test
    void aRowOfASheetIsShownOnThatSheet() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (XSSFWorkbook book = new XSSFWorkbook()) {
            for (String name : List.of("甲", "乙")) {
                Sheet sheet = book.createSheet(name);
                String text = new String(forms(name, 2023, "页面导入中心", 1).buffer, StandardCharsets.UTF_8);
                for (String line : text.split("\n")) {
                    Row row = sheet.createRow(sheet.getLastRowNum() + 1);
                    String[] cells = line.split("\t", -1);
                    for (int i = 0; i < cells.length; i++) {
                        row.createCell(i).setCellValue(cells[i]);
                    }
                }
            }
            book.write(bytes);
        }
        try (Visit visit = Visit.of("auditor")) {
            Page page = visit.open("/import");
            page.getByLabel("选择文件")
                    .setInputFiles(new FilePayload(
                            "两表.xlsx",
                            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                            bytes.toByteArray()));
            button(page, "乙项目001").click();
            assertThat(page.locator("jh-original tr.here th")).hasText("乙!5");
            button(page, "整理数量").click();
            assertThat(page.locator("jh-original tr.here th")).containsText("乙!5");
            visit.picture("import-sheets");
            visit.accessible();
        }
    }

    private static JsonPath projects(String unit, String name) {
        return Api.as("auditor")
                .queryParam("unit", unit)
                .queryParam("name", name)
                .get("/api/v1/projects")
                .jsonPath();
    }

    private static int versions(String unit, String name) {
        return projects(unit, name).getInt("items[0].declarationVersion");
    }

    private static int stored(String project) {
        return Api.as("auditor")
                .queryParam("name", project)
                .get("/api/v1/projects")
                .jsonPath()
                .getList("items")
                .size();
    }
}
