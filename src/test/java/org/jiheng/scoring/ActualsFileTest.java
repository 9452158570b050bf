package org.jiheng.scoring;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jiheng.testsupport.Api;
import org.jiheng.testsupport.Projects;
import org.junit.jupiter.api.Test;

/** Actual outcomes by workbook: downloaded, filled in as people fill in, and read back. */
@QuarkusTest
class ActualsFileTest {
    private static final String WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private interface Filling {
        void fill(XSSFWorkbook book);
    }

    private static byte[] template(String project) {
        return Api.as("auditor")
                .accept(WORKBOOK)
                .get("/api/v1/projects/{id}/actuals-template", project)
                .then()
                .statusCode(200)
                .header("Content-Disposition", containsString("filename*=UTF-8''"))
                .extract()
                .asByteArray();
    }

    private static byte[] filled(byte[] template, Filling filling) throws IOException {
        try (XSSFWorkbook book = new XSSFWorkbook(new ByteArrayInputStream(template));
                ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
            filling.fill(book);
            book.write(bytes);
            return bytes.toByteArray();
        }
    }

    /** The cell to fill in the row of a label or an indicator, by the head of its column. */
    private static Cell cell(Sheet sheet, String row, String column) {
        int header = row(sheet, "三级指标");
        int at = 0;
        for (Cell cell : sheet.getRow(header)) {
            at = cell.getStringCellValue().equals(column) ? cell.getColumnIndex() : at;
        }
        return sheet.getRow(row(sheet, row)).getCell(at);
    }

    private static int row(Sheet sheet, String text) {
        for (Row row : sheet) {
            for (Cell cell : row) {
                if (cell.toString().equals(text)) {
                    return row.getRowNum();
                }
            }
        }
        throw new AssertionError("no row " + text);
    }

    /** The outcomes of {@link Projects#MAINTAINED}. */
    private static void maintained(Sheet sheet) {
        cell(sheet, "全年执行数(元)", "实际完成值").setCellValue(300000);
        cell(sheet, "系统维护完成数", "实际完成值").setCellValue(1);
        cell(sheet, "系统故障解决率", "实际完成值").setCellValue("93%");
        cell(sheet, "系统故障解决率", "偏差原因及改进措施").setCellValue("设备老化");
        cell(sheet, "系统维护及时性", "达成程度").setCellValue("达成");
        cell(sheet, "对就业服务工作提升", "达成程度").setCellValue("部分达成");
        cell(sheet, "对就业服务工作提升", "达成比例(%)").setCellValue(70);
        cell(sheet, "对就业服务工作提升", "偏差原因及改进措施").setCellValue("推广不足");
        cell(sheet, "使用人员满意度", "实际完成值").setCellValue(88);
        cell(sheet, "使用人员满意度", "偏差原因及改进措施").setCellValue("响应慢");
    }

    private static ValidatableResponse post(byte[] file, String query) {
        return Api.as("auditor")
                .contentType(WORKBOOK)
                .body(file)
                .post("/api/v1/actuals/import" + query)
                .then();
    }

    private static ValidatableResponse refused(byte[] file) {
        return Api.wrongly("auditor")
                .contentType(WORKBOOK)
                .body(file)
                .post("/api/v1/actuals/import")
                .then()
                .statusCode(422);
    }

    private static String maintenance() {
        return Projects.declare("332427.00", Projects.MAINTENANCE).getString("id");
    }

    private static void assertRevisions(String project, int count) {
        Api.as("auditor").get("/api/v1/projects/{id}/actuals", project).then().body("items.size()", equalTo(count));
    }

    @Test
    void theFilledTemplateScoresAsThePostDoes() throws IOException {
        String project = maintenance();
        byte[] file = filled(template(project), book -> maintained(book.getSheetAt(0)));
        post(file, "?dryRun=true")
                .statusCode(200)
                .body("projects[0].total", equalTo("89.45"))
                .body("projects[0].revision", nullValue());
        assertRevisions(project, 0);
        post(file, "")
                .statusCode(201)
                .body("counts.stored", equalTo(1))
                .body("projects[0].revision", equalTo(1))
                .body("projects[0].total", equalTo("89.45"))
                .body("projects[0].grade", equalTo("良"))
                .body("projects[0].status", equalTo("final"))
                .body("projects[0].findings.size()", equalTo(0));
        Api.as("auditor")
                .get("/api/v1/projects/{id}/evaluation", project)
                .then()
                .body("total", equalTo("89.45"))
                .body("indicators[3].actual.deviationReason", equalTo("推广不足"));
    }

    @Test
    void theReportSaysWhatTheProjectHadComeToBefore() throws IOException {
        String project = maintenance();
        byte[] file = filled(template(project), book -> maintained(book.getSheetAt(0)));
        post(file, "?dryRun=true").statusCode(200).body("projects[0].before", nullValue());
        post(file, "").statusCode(201).body("projects[0].before", nullValue());
        byte[] worse = filled(
                file, book -> cell(book.getSheetAt(0), "使用人员满意度", "实际完成值").setCellValue(45));
        for (String query : List.of("?dryRun=true", "")) {
            post(worse, query)
                    .body("projects[0].before.total", equalTo("89.45"))
                    .body("projects[0].before.grade", equalTo("良"))
                    .body("projects[0].before.status", equalTo("final"))
                    .body("projects[0].total", not(equalTo("89.45")));
        }
    }

    @Test
    void whatIsNotToBeEditedIsLockedAndTheIdsAreHidden() throws IOException {
        try (XSSFWorkbook book = new XSSFWorkbook(new ByteArrayInputStream(template(maintenance())))) {
            Sheet sheet = book.getSheetAt(0);
            assertTrue(sheet.getProtect());
            assertTrue(sheet.isColumnHidden(0));
            assertTrue(cell(sheet, "系统维护完成数", "指标值").getCellStyle().getLocked());
            assertFalse(cell(sheet, "系统维护完成数", "实际完成值").getCellStyle().getLocked());
            assertEquals("个", cell(sheet, "系统维护完成数", "单位").getStringCellValue());
            assertEquals(1, sheet.getDataValidations().size());
            assertEquals(
                    List.of("达成", "部分达成", "未达成", "不适用"),
                    List.of(sheet.getDataValidations()
                            .get(0)
                            .getValidationConstraint()
                            .getExplicitListValues()));
        }
    }

    @Test
    void aSheetMayBeRenamedRowsMovedColumnsInsertedAndNumbersTypedAnyHow() throws IOException {
        String project = maintenance();
        byte[] file = filled(template(project), book -> {
            Sheet sheet = book.getSheetAt(0);
            maintained(sheet);
            book.setSheetName(0, "我的表");
            sheet.shiftRows(row(sheet, "三级指标") + 2, sheet.getLastRowNum(), 2);
            sheet.createRow(row(sheet, "三级指标") + 2).createCell(3).setCellValue("（此处空两行）");
            sheet.shiftColumns(4, 10, 1);
            sheet.setColumnHidden(6, true);
            cell(sheet, "系统维护完成数", "实际完成值").setCellFormula("2-1");
            book.getCreationHelper().createFormulaEvaluator().evaluateAll();
            cell(sheet, "全年执行数(元)", "实际完成值").setCellValue("300,000.00元");
            Cell percent = cell(sheet, "系统故障解决率", "实际完成值");
            percent.setCellValue(0.93);
            percent.setCellStyle(book.createCellStyle());
            percent.getCellStyle().setDataFormat(book.createDataFormat().getFormat("0%"));
            cell(sheet, "使用人员满意度", "实际完成值").setCellValue(" 88 ");
        });
        post(file, "")
                .statusCode(201)
                .body("projects[0].sheet", equalTo("我的表"))
                .body("projects[0].total", equalTo("89.45"))
                .body("projects[0].findings.code", equalTo(List.of("text-unread")));
    }

    @Test
    void aDateTypedAsANumberIsADate() throws IOException {
        String project = Projects.declare(
                        "100", "[{\"level1\": \"产出指标\", \"name\": \"完成时间\", \"target\": \"2023年12月31日前\"}]")
                .getString("id");
        byte[] file = filled(template(project), book -> {
            cell(book.getSheetAt(0), "全年执行数(元)", "实际完成值").setCellValue(100);
            cell(book.getSheetAt(0), "完成时间", "实际完成值").setCellValue(45260);
        });
        post(file, "")
                .statusCode(201)
                .body("projects[0].total", equalTo("100.00"))
                .body("projects[0].findings.code", equalTo(List.of("date-as-number")));
        Api.as("auditor")
                .get("/api/v1/projects/{id}/actuals", project)
                .then()
                .body("items[0].actuals.items[0].text", equalTo("2023-11-30"));
    }

    @Test
    void aUnitThatWasChangedIsReconciledOrAsked() throws IOException {
        String project = Projects.declare("100", "[{\"level1\": \"产出指标\", \"name\": \"投入\", \"target\": \"≥5万元\"}]")
                .getString("id");
        byte[] file = filled(template(project), book -> {
            cell(book.getSheetAt(0), "全年执行数(元)", "实际完成值").setCellValue(100);
            cell(book.getSheetAt(0), "投入", "实际完成值").setCellValue(50000);
            cell(book.getSheetAt(0), "投入", "单位").setCellValue("元");
        });
        post(file, "?dryRun=true").body("projects[0].total", equalTo("100.00"));
    }

    /** Two projects of a unit of its own. */
    private static String unit() {
        String unit = "单位" + UUID.randomUUID();
        for (String name : List.of("甲项目", "乙项目")) {
            Api.as("auditor")
                    .body(Projects.declaration(name, "100", Projects.MAINTENANCE)
                            .replace("某中心", unit))
                    .post("/api/v1/projects")
                    .then()
                    .statusCode(201);
        }
        return unit;
    }

    private static byte[] templateOf(String unit) {
        return Api.as("auditor")
                .accept(WORKBOOK)
                .queryParam("year", 2023)
                .queryParam("unit", unit)
                .get("/api/v1/actuals-template")
                .then()
                .statusCode(200)
                .extract()
                .asByteArray();
    }

    @Test
    void allOrNothingUnlessAskedForTheGoodOnes() throws IOException {
        byte[] file = filled(templateOf(unit()), book -> {
            maintained(book.getSheetAt(0));
            maintained(book.getSheetAt(1));
            cell(book.getSheetAt(1), "系统维护及时性", "达成程度").setCellValue("差不多");
            cell(book.getSheetAt(1), "全年执行数(元)", "实际完成值").setCellValue("很多");
        });
        post(file, "?dryRun=true").statusCode(200).body("counts.refused", equalTo(1));
        ValidatableResponse answer = refused(file)
                .body("type", equalTo("urn:jiheng:problem:invalid-actual"))
                .body("errors.size()", equalTo(2))
                .body("detail", equalTo("文件中有 2 处错误，没有保存任何内容；改正后重新上传，或只保存没有错误的项目。"))
                .body("errors[0].pointer", containsString("!H"));
        String second = answer.extract().path("errors[1].pointer");
        assertTrue(second.endsWith("!F4"), second);
        List<String> ids = post(file, "?partial=true")
                .statusCode(201)
                .body("counts.stored", equalTo(1))
                .body("counts.refused", equalTo(1))
                .body("projects.outcome", equalTo(List.of("stored", "refused")))
                .body("projects[1].errors[0].message", containsString("差不多"))
                .extract()
                .path("projects.projectId");
        assertRevisions(ids.get(0), 1);
        assertRevisions(ids.get(1), 0);
    }

    @Test
    void aSheetThatNobodyFilledIsLeftAlone() throws IOException {
        byte[] file = filled(templateOf(unit()), book -> {
            maintained(book.getSheetAt(1));
            book.createSheet("说明").createRow(0).createCell(0).setCellValue("请尽快填写");
        });
        post(file, "")
                .statusCode(201)
                .body("projects.outcome", equalTo(List.of("blank", "stored", "unknown")))
                .body("projects[2].findings.code", equalTo(List.of("sheet-unknown")));
    }

    @Test
    void errorsNameTheirCells() throws IOException {
        byte[] file = filled(template(maintenance()), book -> {
            Sheet sheet = book.getSheetAt(0);
            maintained(sheet);
            cell(sheet, "系统维护完成数", "达成程度").setCellValue("达成");
            cell(sheet, "使用人员满意度", "达成程度").setCellValue("不适用");
            cell(sheet, "使用人员满意度", "偏差原因及改进措施").setBlank();
            sheet.createRow(sheet.getLastRowNum() + 1).createCell(3).setCellValue("没有的指标名");
            sheet.getRow(sheet.getLastRowNum()).createCell(5).setCellValue(5);
            sheet.createRow(sheet.getLastRowNum() + 1).createCell(5).setCellValue(5);
        });
        refused(file).body("errors.detail", hasItem(containsString("没有指标名称")));
        byte[] other = filled(template(maintenance()), book -> {
            maintained(book.getSheetAt(0));
            cell(book.getSheetAt(0), "系统维护完成数", "达成程度").setCellValue("达成");
            cell(book.getSheetAt(0), "对就业服务工作提升", "达成比例(%)").setCellValue(95);
        });
        refused(other).body("errors[0].pointer", containsString("!H"));
    }

    /** 89.67 of 90 shown without decimals is 90 to the eye, and not reached all the same. */
    @Test
    void whatAFormulaComputedCountsAsItIsHeldAndNotAsItIsShown() throws IOException {
        String project = maintenance();
        byte[] file = filled(template(project), book -> {
            maintained(book.getSheetAt(0));
            Cell satisfied = cell(book.getSheetAt(0), "使用人员满意度", "实际完成值");
            satisfied.setCellFormula("269/3");
            CellStyle whole = book.createCellStyle();
            whole.setDataFormat(book.createDataFormat().getFormat("0"));
            satisfied.setCellStyle(whole);
            book.getCreationHelper().createFormulaEvaluator().evaluateFormulaCell(satisfied);
        });
        post(file, "").statusCode(201);
        Api.as("auditor")
                .get("/api/v1/projects/{id}/evaluation", project)
                .then()
                .body("indicators[4].actual.value", equalTo("89.66666667"))
                .body("indicators[4].score", equalTo("9.96"));
    }

    @Test
    void aFormulaWithoutAResultIsNoActual() throws IOException {
        byte[] file = filled(template(maintenance()), book -> {
            maintained(book.getSheetAt(0));
            Cell divided = cell(book.getSheetAt(0), "系统维护完成数", "实际完成值");
            divided.setCellFormula("1/0");
            book.getCreationHelper().createFormulaEvaluator().evaluateFormulaCell(divided);
            Cell added = cell(book.getSheetAt(0), "使用人员满意度", "实际完成值");
            added.setBlank();
            added.setCellFormula("80+8");
        });
        refused(file)
                .body("errors.size()", equalTo(2))
                .body("errors[0].pointer", containsString("!F"))
                .body("errors[0].detail", containsString("#DIV/0!"))
                .body("errors[1].detail", containsString("公式还没有计算结果"));
    }

    /** As programs write that compute nothing: an empty result beside the formula. */
    @Test
    void aFormulaThatNobodyComputedIsNoBlankCell() throws IOException {
        byte[] file = filled(template(maintenance()), book -> {
            maintained(book.getSheetAt(0));
            cell(book.getSheetAt(0), "使用人员满意度", "实际完成值").setCellFormula("80+8");
        });
        byte[] bare = rewritten(file, sheet -> sheet.replaceAll("(<f>80\\+8</f>)<v>[^<]*</v>", "$1<v/>"));
        refused(bare).body("errors[0].detail", containsString("公式还没有计算结果"));
    }

    /** The same file with its sheets as this makes them. */
    private static byte[] rewritten(byte[] file, UnaryOperator<String> sheets) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(file));
                ZipOutputStream out = new ZipOutputStream(bytes)) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                out.putNextEntry(new ZipEntry(entry.getName()));
                byte[] content = in.readAllBytes();
                out.write(
                        entry.getName().startsWith("xl/worksheets/sheet")
                                ? sheets.apply(new String(content, StandardCharsets.UTF_8))
                                        .getBytes(StandardCharsets.UTF_8)
                                : content);
            }
        }
        return bytes.toByteArray();
    }

    @Test
    void theSameProjectTwiceIsRefused() throws IOException {
        byte[] file = filled(template(maintenance()), book -> {
            maintained(book.getSheetAt(0));
            book.cloneSheet(0);
        });
        refused(file).body("errors[0].detail", containsString("同一项目"));
    }

    @Test
    void anyOtherFile() {
        refused(new byte[0]).body("type", equalTo("urn:jiheng:problem:unreadable-form"));
        refused("指标\t值".getBytes(StandardCharsets.UTF_8)).body("type", equalTo("urn:jiheng:problem:unreadable-form"));
        Api.wrongly("dashboard")
                .contentType(WORKBOOK)
                .body(new byte[0])
                .post("/api/v1/actuals/import")
                .then()
                .statusCode(403);
        Api.wrongly("auditor")
                .accept(WORKBOOK + ", application/problem+json")
                .queryParam("year", 2023)
                .queryParam("unit", "没有的单位")
                .get("/api/v1/actuals-template")
                .then()
                .statusCode(404);
    }
}
