package org.jiheng.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jiheng.testsupport.Api;
import org.jiheng.testsupport.Projects;
import org.jiheng.testsupport.Visit;
import org.junit.jupiter.api.Test;

/** Actual outcomes by workbook: downloaded, checked, stored. */
@QuarkusTest
class ActualsFilePageTest {
    private static final String WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private final String unit = "填报中心" + UUID.randomUUID();

    private JsonPath declared(String name) {
        return Api.as("auditor")
                .body(Projects.declaration(name, "332427.00", Projects.MAINTENANCE)
                        .replace("某中心", unit))
                .post("/api/v1/projects")
                .jsonPath();
    }

    /** Fills the sheets of a template, in their order: what stands in the row of an indicator or label. */
    @SafeVarargs
    private static byte[] filled(byte[] template, Map<String, String>... sheets) throws IOException {
        try (XSSFWorkbook book = new XSSFWorkbook(new ByteArrayInputStream(template));
                ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
            for (int i = 0; i < sheets.length; i++) {
                Sheet sheet = book.getSheetAt(i);
                sheets[i].forEach((row, text) -> cell(sheet, row).setCellValue(text));
            }
            book.write(bytes);
            return bytes.toByteArray();
        }
    }

    private static Cell cell(Sheet sheet, String text) {
        int column = -1;
        for (Row row : sheet) {
            for (Cell cell : row) {
                column = cell.toString().equals("实际完成值") ? cell.getColumnIndex() : column;
            }
        }
        for (Row row : sheet) {
            for (Cell cell : row) {
                if (cell.toString().equals(text)) {
                    return row.getCell(column);
                }
            }
        }
        throw new AssertionError("no row " + text);
    }

    private static void choose(Page page, String name, byte[] content) {
        page.getByLabel("选择填好的 Excel 文件（可多个），或拖到这里")
                .setInputFiles(new FilePayload[] {new FilePayload(name, WORKBOOK, content)});
    }

    private static void click(Page page, String words) {
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(Pattern.compile("^" + words)))
                .click();
    }

    @Test
    void aWorkbookOfAUnitIsDownloadedCheckedAndStored() throws IOException {
        String first = declared("1甲<script>alert(1)</script>").getString("id");
        String second = declared("2乙").getString("id");
        Projects.post(second, Projects.MAINTAINED);
        try (Visit visit = Visit.of("auditor")) {
            Page page = visit.open("/actuals?year=2023");
            page.getByLabel("实施单位").fill(unit);
            page.getByLabel("实施单位").press("Tab");
            assertThat(page.getByText("全部项目，一个工作簿（2 个）")).hasCount(1);
            visit.accessible();
            Download download = page.waitForDownload(
                    () -> page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("下载"))
                            .click());
            byte[] template;
            try (InputStream content = download.createReadStream()) {
                template = content.readAllBytes();
            }

            choose(
                    page,
                    "填报.xlsx",
                    filled(
                            template,
                            Map.of("全年执行数(元)", "三十万", "系统故障解决率", "93"),
                            Map.of("全年执行数(元)", "300000", "系统维护完成数", "1", "系统故障解决率", "95", "使用人员满意度", "91")));
            assertThat(page.getByText("可以保存 1 个，有错误 1 个")).isVisible();
            assertThat(page.getByText("「三十万」不是金额")).containsText("请填写数字，单位为元");
            assertThat(page.getByText(Pattern.compile("!F\\d"))).isVisible();
            assertThat(page.getByText("89.45 良（正式） → ")).isVisible();
            assertThat(page.getByText("有错误，不保存", new Page.GetByTextOptions().setExact(true)))
                    .isVisible();
            visit.picture("actuals-file-errors");
            visit.accessible();
            visit.fits();

            click(page, "保存没有错误的 1 个项目");
            page.getByRole(AriaRole.DIALOG)
                    .getByText("保存没有错误的", new Locator.GetByTextOptions().setExact(true))
                    .click();
            assertThat(page.getByText("已保存 1 个，有错误没有保存 1 个")).isVisible();
            assertRevisions(first, 0);
            assertRevisions(second, 2);

            choose(page, "填报-改正.xlsx", filled(template, Map.of("全年执行数(元)", "300000", "系统故障解决率", "93")));
            click(page, "保存全部 1 个项目");
            assertThat(page.getByText("已保存 1 个，有错误没有保存 0 个")).isVisible();
            assertThat(page.getByText("1甲<script>alert(1)</script>").last()).isVisible();
            assertRevisions(first, 1);
            assertRevisions(second, 2);
        }
    }

    @Test
    void aFileThatIsNoTemplateAndAProjectThatStandsInTwoFilesAreSaid() throws IOException {
        String project = declared("丙").getString("id");
        byte[] template = Api.as("auditor")
                .accept(WORKBOOK)
                .get("/api/v1/projects/{id}/actuals-template", project)
                .asByteArray();
        byte[] right = filled(template, Map.of("全年执行数(元)", "300000", "系统故障解决率", "93"));
        try (Visit visit = Visit.of("auditor", "auditor", 390, 844)) {
            Page page = visit.open("/actuals");
            choose(page, "别的.xlsx", "不是表格".getBytes(StandardCharsets.UTF_8));
            assertThat(page.getByText("文件中没有实际完成情况填报表")).isVisible();
            choose(page, "一.xlsx", right);
            assertThat(page.getByText("可以保存 1 个")).isVisible();
            choose(page, "二.xlsx", right);
            assertThat(page.getByText("项目「丙」在文件「一.xlsx」中已有")).isVisible();
            visit.picture("actuals-file-narrow");
            visit.fits();
            visit.accessible();
            click(page, "保存全部 1 个项目");
            assertThat(page.getByText("已保存 1 个，有错误没有保存 0 个")).isVisible();
            assertRevisions(project, 1);
            assertThat(page.getByText("中已有")).hasCount(0);
            // What is stored may be corrected by another file, without loading the page anew.
            click(page, "移除 二.xlsx");
            choose(page, "一-改正.xlsx", filled(template, Map.of("全年执行数(元)", "310000", "系统故障解决率", "94")));
            assertThat(page.getByText("中已有")).hasCount(0);
            click(page, "保存全部 1 个项目");
            assertThat(page.getByText("已保存 1 个，有错误没有保存 0 个")).hasCount(2);
            assertRevisions(project, 2);
            visit.forgive(422, "/actuals/import?dryRun=true");
        }
    }

    @Test
    void theProjectsOfTheUnitBeforeAreNotOfferedWhileThoseOfTheNextAreRead() {
        declared("丁");
        String other = Projects.declare("1", Projects.MAINTENANCE).getString("name");
        try (Visit visit = Visit.of("auditor")) {
            Page page = visit.open("/actuals?year=2023&unit=" + unit);
            Locator project = page.locator("jh-actuals-template select").last();
            project.selectOption("丁");
            Visit.Slow slow = visit.slow("GET", Pattern.compile("/api/v1/projects\\?"));
            page.getByLabel("实施单位").fill("某中心");
            page.getByLabel("实施单位").press("Tab");
            slow.await();
            assertThat(project).isDisabled();
            assertThat(project.locator("option")).hasText(new String[] {"正在读取…"});
            assertThat(page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("下载")))
                    .isDisabled();
            slow.release();
            assertThat(project).containsText(other);
            assertThat(project).hasValue("");
        }
    }

    private static void assertRevisions(String project, int count) {
        assertEquals(count, (int)
                Api.as("auditor").get("/api/v1/projects/{id}", project).path("revision"));
        assertEquals(
                count,
                ((List<?>) Api.as("auditor")
                                .get("/api/v1/projects/{id}/actuals", project)
                                .path("items"))
                        .size());
    }
}
