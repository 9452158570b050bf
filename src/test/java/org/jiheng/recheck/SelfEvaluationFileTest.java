package org.jiheng.recheck;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.apache.poi.ss.usermodel.PrintSetup;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jiheng.http.Downloads;
import org.jiheng.testsupport.Api;
import org.jiheng.testsupport.LibreOffice;
import org.jiheng.testsupport.Projects;
import org.jiheng.testsupport.SharedFiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The self-evaluation form out, and filled ones in: what is exported is re-checked without a word. */
@QuarkusTest
class SelfEvaluationFileTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private static String evaluated() {
        String project = Projects.declare("332427.00", Projects.MAINTENANCE).getString("id");
        Projects.post(project, Projects.MAINTAINED);
        return project;
    }

    private static byte[] form(String project, String format) {
        return Api.as("dashboard")
                .accept(format.equals("xlsx") ? Downloads.WORKBOOK : Downloads.DOCUMENT)
                .get("/api/v1/projects/{id}/self-evaluation." + format, project)
                .then()
                .statusCode(200)
                .header("Content-Disposition", containsString("filename*=UTF-8''"))
                .extract()
                .asByteArray();
    }

    private static JsonPath recheck(byte[] file, String type) {
        return Api.as("auditor")
                .contentType(type)
                .body(file)
                .post("/api/v1/rechecks")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private static void assertGolden(JsonPath answer) {
        assertEquals(List.of(), answer.getList("rows.discrepancies.flatten()"));
        assertEquals(List.of(), answer.getList("rows.findings.flatten()"));
        assertEquals(List.of(), answer.getList("execution.discrepancies"));
        assertEquals(List.of(), answer.getList("execution.findings"));
        assertEquals(List.of(), answer.getList("total.discrepancies"));
        assertEquals(List.of(), answer.getList("findings"));
        assertEquals("2023", answer.getString("year"));
        assertEquals("某中心", answer.getString("unit"));
        assertEquals("良", answer.getString("total.grade"));
        assertEquals("89.45", answer.getString("total.selfScore"));
        assertEquals("90.25", answer.getString("execution.selfRate"));
        assertEquals(List.of("16.67", "16.32", "16.66", "21.00", "9.78"), answer.getList("rows.score", String.class));
        assertEquals("93%", answer.getString("rows[1].actual"));
    }

    @Test
    void theFormIsReadBackWithoutAFinding(@TempDir Path folder) throws Exception {
        String project = evaluated();
        byte[] workbook = form(project, "xlsx");
        byte[] document = form(project, "docx");
        assertGolden(recheck(workbook, Downloads.WORKBOOK));
        assertGolden(recheck(document, Downloads.DOCUMENT));
        assertGolden(Api.wrongly("auditor")
                .contentType(ContentType.MULTIPART)
                .multiPart("file", "自评表.xlsx", workbook)
                .post("/api/v1/rechecks")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath());
        // The kind is told by the file and not by the type that came with it.
        assertGolden(recheck(document, "application/pdf"));
        assertGolden(recheck(LibreOffice.converted(workbook, "xlsx", "pdf", folder.resolve("a")), "application/pdf"));
        assertGolden(recheck(LibreOffice.converted(document, "docx", "pdf", folder.resolve("b")), "application/pdf"));
        assertGolden(
                recheck(LibreOffice.converted(document, "docx", "doc", folder.resolve("c")), "application/msword"));
    }

    @Test
    void theWorkbookPrintsOnA4() throws IOException {
        try (XSSFWorkbook book = new XSSFWorkbook(new ByteArrayInputStream(form(evaluated(), "xlsx")))) {
            Sheet sheet = book.getSheetAt(0);
            assertEquals(PrintSetup.A4_PAPERSIZE, sheet.getPrintSetup().getPaperSize());
            assertTrue(sheet.getFitToPage());
            assertEquals("项目支出绩效自评表", sheet.getRow(0).getCell(0).getStringCellValue());
        }
    }

    /** What is printed and signed says itself that it may still change. */
    @Test
    void theFormSaysWhetherItIsFinal() throws IOException {
        String project = evaluated();
        assertEquals("注：尚未经复核确认。", lastLine(form(project, "xlsx")));
        step("auditor", project, "submit");
        step("reviewer", project, "confirm");
        assertEquals("总分", lastLine(form(project, "xlsx")));
        String doubtful = Projects.declare("332427.00", Projects.MAINTENANCE.replace("≥95.00(%)", "约95%"))
                .getString("id");
        Projects.post(doubtful, Projects.MAINTAINED);
        assertEquals("注：尚未经复核确认；评价结果是暂定的，有 2 项原因。", lastLine(form(doubtful, "xlsx")));
        assertEquals(
                List.of(), recheck(form(doubtful, "docx"), Downloads.DOCUMENT).getList("findings"));
    }

    private static String lastLine(byte[] workbook) throws IOException {
        try (XSSFWorkbook book = new XSSFWorkbook(new ByteArrayInputStream(workbook))) {
            Sheet sheet = book.getSheetAt(0);
            return sheet.getRow(sheet.getLastRowNum()).getCell(0).getStringCellValue();
        }
    }

    private static void step(String user, String project, String step) {
        String tag =
                Api.as(user).get("/api/v1/projects/{id}/submission", project).header("ETag");
        Api.as(user)
                .header("If-Match", tag)
                .post("/api/v1/projects/{id}/submission/" + step, project)
                .then()
                .statusCode(200);
    }

    @Test
    void aUnitsWholeYearIsOneFile() throws IOException {
        String unit = "单位" + UUID.randomUUID();
        for (String name : List.of("甲项目", "乙项目", "未填报的项目")) {
            String id = Api.as("auditor")
                    .body(Projects.declaration(name, "332427", Projects.MAINTENANCE)
                            .replace("某中心", unit))
                    .post("/api/v1/projects")
                    .then()
                    .statusCode(201)
                    .extract()
                    .path("id");
            if (!name.startsWith("未")) {
                Projects.post(id, Projects.MAINTAINED);
            }
        }
        for (String format : List.of("xlsx", "docx")) {
            byte[] file = Api.as("auditor")
                    .accept(format.equals("xlsx") ? Downloads.WORKBOOK : Downloads.DOCUMENT)
                    .queryParam("year", 2023)
                    .queryParam("unit", unit)
                    .get("/api/v1/self-evaluations/forms." + format)
                    .then()
                    .statusCode(200)
                    .extract()
                    .asByteArray();
            // The request check does not see the parts of an upload.
            Api.wrongly("auditor")
                    .contentType(ContentType.MULTIPART)
                    .multiPart("file", "forms." + format, file)
                    .post("/api/v1/rechecks/batch")
                    .then()
                    .statusCode(200)
                    .body("tables.project", equalTo(List.of("乙项目", "甲项目")))
                    .body("summary.discrepancies", equalTo(0));
            Api.wrongly("auditor")
                    .contentType(ContentType.MULTIPART)
                    .accept("text/csv")
                    .multiPart("file", "forms." + format, file)
                    .post("/api/v1/rechecks/batch")
                    .then()
                    .statusCode(200)
                    .contentType(containsString("text/csv"));
        }
    }

    @Test
    void whatHasNoEvaluationHasNoForm() {
        String project = Projects.declare("1", Projects.MAINTENANCE).getString("id");
        Api.wrongly("auditor")
                .get("/api/v1/projects/{id}/self-evaluation.xlsx", project)
                .then()
                .statusCode(404)
                .body("detail", containsString("还没有填报"));
    }

    /** Every published table, written as a workbook and as text, is re-checked as its figures are. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "anhui-guichi-2022-commissioned-works",
                "hebei-langfang-2019-heating",
                "hubei-guangshui-2019-lan",
                "hubei-huangshi-2022-sponge-city",
                "jiangsu-suzhou-2021-backup-centre",
                "ningxia-yuanzhou-2022-potato",
                "shanghai-putuo-2022-venue-settlement",
                "shenzhen-luohu-2022-gas-bond",
                "sichuan-daying-railside-2023",
                "sichuan-qingshen-2023-salaries-unfilled",
                "yunnan-longyang-2022-fertilizer",
                "yunnan-yongde-2022-school-meals"
            })
    void publishedTablesAsFiles(String name) throws IOException {
        byte[] json = SharedFiles.read("samples/published-tables/" + name + ".json");
        JsonPath expected = recheck(json, "application/json");
        String[][] table = table(JSON.readTree(json));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        StringBuilder text = new StringBuilder();
        try (XSSFWorkbook book = new XSSFWorkbook()) {
            Sheet sheet = book.createSheet();
            for (int r = 0; r < table.length; r++) {
                Row row = sheet.createRow(r);
                for (int c = 0; c < table[r].length; c++) {
                    if (table[r][c] != null) {
                        row.createCell(c).setCellValue(table[r][c]);
                    }
                    text.append(c == 0 ? "" : "\t").append(table[r][c] == null ? "" : table[r][c]);
                }
                text.append('\n');
            }
            book.write(bytes);
        }
        for (JsonPath answer : List.of(
                recheck(bytes.toByteArray(), Downloads.WORKBOOK),
                recheck(text.toString().getBytes(StandardCharsets.UTF_8), "text/plain; charset=utf-8"))) {
            for (String path : List.of(
                    "rows.name",
                    "rows.target.text",
                    "rows.actual",
                    "rows.weight",
                    "rows.selfScore",
                    "rows.score",
                    "rows.discrepancies.kind",
                    "rows.findings.code",
                    "execution.discrepancies.kind",
                    "total.discrepancies.kind",
                    "findings.code")) {
                // A file in which no total was found says so; JSON without one says nothing by that.
                Object found = path.equals("findings.code")
                        ? answer.<String>getList(path).stream()
                                .filter(code -> !code.equals("total-missing"))
                                .toList()
                        : answer.get(path);
                assertEquals((Object) expected.get(path), found, path);
            }
        }
    }

    private static String[][] table(JsonNode json) {
        JsonNode budget = json.path("budget");
        String title = json.path("title").asText();
        String[][] head = {
            {title.contains("自评") ? title : "项目支出绩效自评表(" + json.path("year").asText() + "年)"},
            {
                "项目名称",
                json.path("project").textValue(),
                null,
                "实施单位",
                json.path("unit").textValue()
            },
            {"项目资金", null, null, "年初预算数", "全年预算数", "全年执行数", "分值", "执行率", "得分"},
            {
                null,
                "年度资金总额",
                null,
                budget.path("initial").textValue(),
                budget.path("adjusted").textValue(),
                budget.path("executed").textValue(),
                budget.path("weight").textValue(),
                budget.path("rate").textValue(),
                budget.path("score").textValue()
            },
            {"绩效指标", "一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值", "分值", "得分", "偏差原因分析及改进措施"}
        };
        JsonNode rows = json.path("indicators");
        String[][] table = new String[head.length + rows.size() + 1][];
        System.arraycopy(head, 0, table, 0, head.length);
        for (int i = 0; i < rows.size(); i++) {
            JsonNode row = rows.get(i);
            table[head.length + i] = new String[] {
                null,
                row.path("level1").textValue(),
                row.path("level2").textValue(),
                row.path("level3").textValue(),
                row.path("target_text").textValue(),
                row.path("actual_text").textValue(),
                row.path("weight").textValue(),
                row.path("score").textValue(),
                row.path("deviation_note").textValue()
            };
        }
        table[table.length - 1] = new String[] {
            "总分", null, null, null, null, null, null, json.path("total_score").textValue(), null
        };
        return table;
    }

    @Test
    void aFileWithoutATable() {
        Api.wrongly("auditor")
                .contentType(Downloads.WORKBOOK)
                .body("别的".getBytes(StandardCharsets.UTF_8))
                .post("/api/v1/rechecks")
                .then()
                .statusCode(422)
                .body("type", equalTo("urn:jiheng:problem:unreadable-form"));
        Api.wrongly("auditor")
                .contentType(ContentType.MULTIPART)
                .multiPart("other", "x")
                .post("/api/v1/rechecks/batch")
                .then()
                .statusCode(400);
    }

    @Test
    void ofSeveralFilesEachThatCannotBeReadIsNamed() {
        byte[] good = String.join("\n", "项目支出绩效自评表", HEAD, "产出指标\t数量指标\t甲数\t≥5次\t4次\t100\t100")
                .getBytes(StandardCharsets.UTF_8);
        for (String accept : List.of("application/json", "text/csv")) {
            Api.wrongly("auditor")
                    .contentType(ContentType.MULTIPART)
                    .accept(accept)
                    .multiPart("file", "good.txt", good)
                    .multiPart("file", "empty.txt", "别的".getBytes(StandardCharsets.UTF_8))
                    .multiPart("file", "other.txt", good)
                    .multiPart("file", "broken.xlsx", new byte[] {'P', 'K', 3, 4, 0, 0})
                    .post("/api/v1/rechecks/batch")
                    .then()
                    .statusCode(422)
                    .body("type", equalTo("urn:jiheng:problem:unreadable-form"))
                    .body("errors.pointer", equalTo(List.of("/file/1", "/file/3")))
                    .body("errors[0].detail", startsWith("empty.txt：文件中没有项目支出绩效自评表"))
                    .body("errors[1].detail", startsWith("broken.xlsx："))
                    .body("detail", startsWith("empty.txt："));
        }
    }

    /** Grades that are printed to be ticked say nothing of which one it is. */
    @ParameterizedTest
    @ValueSource(strings = {"评价等级：优□良☑中□差□", "评价等级：优（90-100分）、良（80-90分）", "自评结论中存在的问题：无"})
    void whatIsNotOneGradeIsNone(String line) {
        JsonPath answer = recheckText("项目支出绩效自评表", HEAD, "产出指标\t数量指标\t甲数\t≥5次\t5次\t85\t85", "总分\t\t\t\t\t85\t85", line);
        assertNull(answer.getString("total.grade"));
        JsonPath graded =
                recheckText("项目支出绩效自评表", HEAD, "产出指标\t数量指标\t甲数\t≥5次\t5次\t85\t85", "总分\t\t\t\t\t85\t85", "评价等级：良好（自评）");
        assertEquals("良", graded.getString("total.grade"));
    }

    @Test
    void ofSeveralFilesEachTableNamesItsOwn() {
        String head = String.join("\n", "项目支出绩效自评表", HEAD);
        byte[] first = (head + "\n产出指标\t数量指标\t甲数\t≥5次\t4次\t100\t100").getBytes(StandardCharsets.UTF_8);
        byte[] second = (head + "\n产出指标\t数量指标\t甲数\t≥5次\t九十三\t100\t100").getBytes(StandardCharsets.UTF_8);
        Api.wrongly("auditor")
                .contentType(ContentType.MULTIPART)
                .multiPart("file", "one.txt", first)
                .multiPart("file", "two.txt", second)
                .post("/api/v1/rechecks/batch")
                .then()
                .statusCode(200)
                .body("tables.file", equalTo(List.of("one.txt", "two.txt")))
                .body("summary.rows", equalTo(2))
                .body("summary.unchecked", equalTo(1));
        Api.wrongly("auditor")
                .contentType(ContentType.MULTIPART)
                .accept("text/csv")
                .multiPart("file", "one.txt", first)
                .post("/api/v1/rechecks/batch")
                .then()
                .statusCode(200)
                .body(containsString(",one.txt"));
    }

    private static JsonPath recheckText(String... lines) {
        return recheck(String.join("\n", lines).getBytes(StandardCharsets.UTF_8), "text/plain");
    }

    private static final String HEAD = "一级指标\t二级指标\t三级指标\t年度指标值\t实际完成值\t分值\t得分\t偏差原因";

    @Test
    void aRowWhoseNameBeginsLikeANoteIsARow() {
        JsonPath answer = recheckText(
                "项目支出绩效自评表",
                HEAD,
                "产出指标\t数量指标\t注册企业数\t≥50家\t60家\t20\t20",
                "\t\t说明会场次\t≥5次\t5次\t20\t20",
                "\t\t联系人培训\t≥5次\t5次\t60\t60",
                "总分\t\t\t\t\t100\t100",
                "注：本表由单位填报。");
        assertEquals(List.of("注册企业数", "说明会场次", "联系人培训"), answer.getList("rows.name"));
        assertEquals(List.of(), answer.getList("findings"));
    }

    @Test
    void aSecondTableWithoutATitleIsATableOfItsOwn() {
        String[] lines = {
            "绩效目标完成情况",
            "项目名称\t甲项目",
            HEAD,
            "产出指标\t数量指标\t甲数\t≥5次\t5次\t100\t100",
            "总分\t\t\t\t\t100\t100",
            "自评等级：优",
            "绩效目标完成情况",
            "项目名称\t乙项目",
            HEAD,
            "产出指标\t数量指标\t乙数\t≥5次\t4次\t100\t100",
            "项目名称\t丙项目",
            HEAD,
            "产出指标\t数量指标\t丙数\t≥5次\t4次\t100\t100",
            "总分\t\t\t\t\t100\t100"
        };
        byte[] file = String.join("\n", lines).getBytes(StandardCharsets.UTF_8);
        JsonPath answer = Api.wrongly("auditor")
                .contentType(ContentType.MULTIPART)
                .multiPart("file", "两表.txt", file)
                .post("/api/v1/rechecks/batch")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        assertEquals(List.of("甲项目", "乙项目", "丙项目"), answer.getList("tables.project"));
        assertEquals(List.of("甲数", "乙数", "丙数"), answer.getList("tables.rows.flatten().name"));
        assertEquals("优", answer.getString("tables[0].total.grade"));
        assertEquals(List.of("total-missing"), answer.getList("tables[1].findings.code"));
    }

    @Test
    void aRowWithPointsAndNothingElseIsKeptAndTheTotalIsFoundUnderItsOtherNames() {
        for (String total : List.of("总分（100分）", "自评总分", "总分：", "合计得分")) {
            JsonPath answer = recheckText(
                    "项目支出绩效自评表",
                    HEAD,
                    "产出指标\t数量指标\t空气质量等级优良率\t≥90%\t95%\t90\t90",
                    "\t质量指标\t\t\t\t10\t10",
                    total + "\t\t\t\t\t100\t100");
            assertEquals(2, answer.getList("rows").size());
            assertEquals("100", answer.getString("total.selfScore"));
            assertEquals(List.of(), answer.getList("total.discrepancies"));
            assertEquals(null, answer.getString("total.grade"));
        }
    }

    @Test
    void theHeadOfTheActualsMaySpeakOfIndicators() {
        JsonPath answer = recheckText(
                "项目支出绩效自评表",
                HEAD.replace("实际完成值", "实际完成指标值"),
                "产出指标\t数量指标\t甲数\t≥5次\t4次\t100\t100",
                "总分\t\t\t\t\t100\t100");
        assertEquals("4次", answer.getString("rows[0].actual"));
        assertEquals("≥5次", answer.getString("rows[0].target.text"));
    }
}
