package org.jiheng.declaration;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.UUID;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jiheng.testsupport.Api;
import org.junit.jupiter.api.Test;

/** Where in a file the rows and findings of an import stand. */
@QuarkusTest
class ImportPlacesTest {
    private final String unit = "单位" + UUID.randomUUID();

    private void sheet(XSSFWorkbook book, String name, String before, String project) {
        String form = before + """
                财政项目支出绩效目标申报表
                (2023年度)
                项目名称\t%s\t实施单位\t%s
                项目资金(元)\t年度资金申请总额\t100.00
                \t一级指标\t二级指标\t三级指标\t指标值
                \t产出指标\t数量指标\t次数\t≥5次
                \t\t\t整理\t=约定数量
                """.formatted(project, unit);
        Sheet sheet = book.createSheet(name);
        for (String line : form.split("\n")) {
            Row row = sheet.createRow(sheet.getLastRowNum() + 1);
            for (String cell : line.split("\t", -1)) {
                row.createCell(Math.max(0, row.getLastCellNum())).setCellValue(cell);
            }
        }
    }

    private static ValidatableResponse send(XSSFWorkbook book, boolean dryRun) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        book.write(bytes);
        return Api.as("auditor")
                .contentType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")
                .queryParam("dryRun", dryRun)
                .queryParam("original", dryRun)
                .body(bytes.toByteArray())
                .post("/api/v1/declarations/import")
                .then();
    }

    @Test
    void aRowIsNamedWithItsSheetAsItsFindingsAndTheLinesOfTheFileAre() throws IOException {
        try (XSSFWorkbook book = new XSSFWorkbook()) {
            sheet(book, "甲", "", "项目一");
            sheet(book, "乙", "", "项目二");
            send(book, true)
                    .statusCode(200)
                    .body("projects[0].indicators.source.where", contains("甲!6", "甲!7"))
                    .body("projects[1].indicators.source.where", contains("乙!6", "乙!7"))
                    .body("projects[1].indicators.source.line", contains(6, 7))
                    .body("projects[1].indicators[1].findings[0].where", equalTo("乙!E7"))
                    .body("original.find { it.where == '乙!7' }.part", equalTo("乙"));
        }
    }

    @Test
    void aFormThatIsStoredAlreadyIsNamedByItsPlaceInTheFileAtHand() throws IOException {
        try (XSSFWorkbook first = new XSSFWorkbook();
                XSSFWorkbook second = new XSSFWorkbook()) {
            sheet(first, "甲", "", "项目一");
            send(first, false).statusCode(201).body("projects[0].status", equalTo("new"));
            sheet(second, "汇总", "封面\n", "项目一");
            send(second, true)
                    .statusCode(200)
                    .body("projects[0].status", equalTo("unchanged"))
                    .body("projects[0].indicators.source.where", contains("汇总!7", "汇总!8"))
                    .body("projects[0].indicators[1].findings[0].where", equalTo("汇总!E8"));
        }
    }
}
