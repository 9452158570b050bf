package org.jiheng.recheck;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jiheng.testsupport.Api;
import org.jiheng.testsupport.SharedFiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Self-awarded points beside the rules: every discrepancy is told by its kind, and nothing that may follow from the rule is one. */
@QuarkusTest
class RecheckTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private static ValidatableResponse recheck(String table) {
        return Api.as("auditor").body(table).post("/api/v1/rechecks").then().statusCode(200);
    }

    /** A table of one row and the rest of the points. */
    private static String table(String target, String actual, String weight, String score, String reason) {
        return """
                {"title": "项目支出绩效自评表(2022年度)", "unit": "某局", "project": "某项目",
                 "budget": {"adjusted": "100", "executed": "100", "weight": 10, "rate": "100%%", "score": 10},
                 "indicators": [{"level1": "产出指标", "level2": "数量指标", "level3": "某指标", "target_text": %s, "actual_text": %s,
                                 "weight": %s, "score": %s, "deviation_note": %s}]}
                """.formatted(quoted(target), quoted(actual), quoted(weight), quoted(score), quoted(reason));
    }

    private static String quoted(String text) {
        return text == null ? "null" : "\"" + text + "\"";
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
                    ≥95%    | 98%          | 10 | 10   | 10.00 | -                    | -
                    ≥95%    | 98           | 10 | 10   | 10.00 | -                    | -
                    ≥8万亩  | 8            | 10 | 10   | 10.00 | -                    | -
                    ≥100%   | 98%          | 10 | 10   | 9.80  | full-although-missed | reason-missing
                    ≥100%   | 98%          | 10 | 9.9  | 9.80  | above-rule           | reason-missing
                    ≥100%   | 98%          | 10 | 9.85 | 9.80  | -                    | reason-missing
                    ≥100%   | 98%          | 10 | 9.86 | 9.80  | above-rule           | reason-missing
                    ≥100%   | 98%          | 10 | 9    | 9.80  | below-rule           | reason-missing
                    ≥100%   | 100%         | 10 | 7    | 10.00 | reduced-although-met | -
                    ≥100%   | 100%         | 10 | 11   | 10.00 | above-weight         | -
                    ≤30万元 | 完成         | 10 | 10   | -     | -                    | actual-in-words
                    ≤30万元 | 达成预期指标 | 10 | 10   | 10.00 | -                    | actual-said-met
                    ≤30万元 | 达成预期指标 | 10 | 5    | 10.00 | reduced-although-met | actual-said-met
                    <0.9‰   | 达成预期指标 | 10 | 10   | 10.00 | -                    | actual-said-met
                    3-5次   | 达成预期指标 | 10 | 10   | 10.00 | -                    | actual-said-met
                    100%5个 | 达成预期指标 | 10 | 10   | 10.00 | -                    | target-ambiguous
                    ≥70%    | ≥70%         | 10 | 10   | 10.00 | -                    | actual-inequality
                    ≥70%    | ≥60%         | 10 | 10   | 8.57  | full-although-missed | actual-inequality
                    ≥70%    | ≤60%         | 10 | 10   | -     | -                    | actual-inequality
                    =0件    | =0件         | 10 | 10   | 10.00 | -                    | -
                    0起     | 1起          | 10 | 10   | 0.00  | full-although-missed | reason-missing
                    ≥100人  | 120人次      | 10 | 10   | -     | -                    | unit-mismatch
                    9月前   | 7月          | 10 | 10   | 10.00 | -                    | target-date-uncertain
                    11月底前 | 2022-12-01  | 10 | 10   | 0.00  | full-although-missed | reason-missing
                    及时    | 及时         | 10 | 8    | 8.00  | -                    | -
                    及时    | 及时         | 3.33 | 2.66 | 2.66 | -                   | -
                    及时    | 及时         | 10 | 7    | 10.00 | reduced-although-met | -
                    及时    | 部分达成年度指标 | 10 | 7 | 7.00 | -                   | reason-missing
                    及时    | 部分达成年度指标 | 10 | 9 | 7.00 | above-rule          | reason-missing
                    及时    | 未达成年度指标 | 10 | 2  | 2.00  | -                    | reason-missing
                    及时    | 比较及时     | 10 | 9    | -     | -                    | attainment-unclear
                    及时    | 比较及时     | 10 | 11   | -     | above-weight         | attainment-unclear
                    -       | 5            | 10 | 10   | -     | -                    | target-missing
                    ≥5次    | -            | 10 | 10   | -     | -                    | actual-missing
                    ≥5次    | 5次          | -  | 10   | -     | -                    | weight-missing
                    ≥5次    | 5次          | 10 | -    | 10.00 | -                    | score-missing
                    ≥5次    | 5次          | 十 | 10   | -     | -                    | figure-unreadable
                    """)
    void aRow(
            String target,
            String actual,
            String weight,
            String self,
            String score,
            String discrepancy,
            String finding) {
        recheck(table(target, actual, weight, self, null))
                .body("rows.size()", equalTo(1))
                .body("rows[0].score", equalTo(score))
                .body("rows[0].discrepancies.kind", equalTo(discrepancy == null ? List.of() : List.of(discrepancy)))
                .body("rows[0].findings[0].code", equalTo(finding));
    }

    @Test
    void aReasonSettlesAMissAndTheMessageSaysTheRule() {
        recheck(table("≥100%", "98%", "10", "10", "天气"))
                .body("rows[0].findings.size()", equalTo(0))
                .body("rows[0].rule.file", equalTo("quantitative.drl"))
                .body("rows[0].discrepancies[0].title", equalTo("未完成而得满分"))
                .body("rows[0].discrepancies[0].message", containsString("9.8"));
        Api.as("auditor")
                .header("Accept-Language", "en")
                .body(table("≥100%", "98%", "10", "10", "天气"))
                .post("/api/v1/rechecks")
                .then()
                .body("rows[0].discrepancies[0].title", equalTo("full marks although missed"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
                    200    | 195.5    | 20 | 97.75%  | 19.55 | 97.75  | -
                    210    | 197.33   | 6  | 94%     | 4.2   | 93.97  | execution-not-by-rate
                    210    | 197.33   | 6  | 94%     | 5.64  | 93.97  | -
                    250000.00 | 215,457.6 | 10 | 86.19% | 8.62 | 86.18 | -
                    43.2   | 37.24    | 10 | 86%     | 8.62  | 86.20  | -
                    43.2   | 37.24    | 10 | 87%     | 8.62  | 86.20  | rate-misreported
                    43.2   | 37.24    | 10 | 0.862   | 8.62  | 86.20  | -
                    100    | 102.59   | 10 | 102.59% | 10    | 102.59 | -
                    100    | 102.59   | 10 | 102.59% | 10.26 | 102.59 | above-weight
                    5.8万  | 58000元  | 10 | 100%    | 10    | 100.00 | -
                    0      | 0        | 10 | 0       | 0     | -      | -
                    -      | 5        | 10 | -       | 10    | -      | -
                    """)
    void theExecutionRate(
            String adjusted, String executed, String weight, String rate, String score, String computed, String kind) {
        recheck("""
                {"budget": {"adjusted": %s, "executed": %s, "weight": %s, "rate": %s, "score": %s}, "indicators": []}
                """.formatted(quoted(adjusted), quoted(executed), quoted(weight), quoted(rate), quoted(score)))
                .body("execution.rate", equalTo(computed))
                .body("execution.discrepancies.kind", equalTo(kind == null ? List.of() : List.of(kind)))
                .body("findings.code", equalTo(List.of("rows-missing")));
    }

    @Test
    void totals() {
        String row =
                "{\"level3\": \"甲\", \"target_text\": \"≥1\", \"actual_text\": \"1\", \"weight\": %s, \"score\": %s}";
        String table =
                "{\"budget\": {\"adjusted\": 1, \"executed\": 1, \"weight\": 10, \"score\": 10}, \"total_score\": %s, \"indicators\": [%s, %s]}";
        recheck(table.formatted("100", row.formatted("50", "50"), row.formatted("40", "40")))
                .body("total.weights", equalTo("100"))
                .body("total.sum", equalTo("100"))
                .body("total.score", equalTo("100.00"))
                .body("total.discrepancies.size()", equalTo(0));
        recheck(table.formatted("98", row.formatted("50", "50"), row.formatted("30", "30")))
                .body("total.discrepancies.kind", equalTo(List.of("weights-not-total", "total-not-sum")));
        recheck(table.formatted("98", row.formatted("50", "50"), row.formatted("40", "null")))
                .body("total.sum", nullValue())
                .body("total.discrepancies.size()", equalTo(0))
                .body("findings.code", equalTo(List.of("sum-unknown")));
    }

    /** The grade is held against the total that stands beside it. */
    @ParameterizedTest
    @CsvSource({"98.5, 优, ", "98.5, 优秀, ", "89.45, 优, grade-not-by-total", "89.45, 差, grade-not-by-total", "89.45, , "})
    void theGrade(String total, String grade, String kind) {
        String table = """
                {"budget": {"adjusted": 1, "executed": 1, "weight": 10, "score": 10}, "total_score": %s, "grade": %s, "indicators": [
                 {"level3": "甲", "target_text": "及时", "actual_text": "及时", "weight": 90, "score": %s}]}
                """.formatted(total, quoted(grade), new BigDecimal(total).subtract(BigDecimal.TEN));
        recheck(table).body("total.discrepancies.kind", equalTo(kind == null ? List.of() : List.of(kind)));
    }

    @Test
    void aFormThatNobodyFilled() {
        recheck("{\"indicators\": [{\"level3\": \"甲\", \"target_text\": \"=100%\", \"weight\": 60}]}")
                .body("findings.code", equalTo(List.of("form-not-filled")))
                .body("rows.size()", equalTo(1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"indicators\": null, \"budget\": null}", "{\"other\": {\"a\": [1]}}"})
    void anythingMayBeMissing(String table) {
        recheck(table).body("rows.size()", equalTo(0)).body("findings.code", equalTo(List.of("rows-missing")));
    }

    @Test
    void aRowOfNothingIsStillARow() {
        recheck("{\"indicators\": [null, {}]}").body("rows.size()", equalTo(2)).body("rows[0].name", nullValue());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    []                                     | -
                    {"indicators": {}}                     | /indicators
                    {"indicators": [[]]}                   | /indicators/0
                    {"indicators": [{"weight": [1]}]}      | /indicators/0/weight
                    {"indicators": [{"level3": {"a": 1}}]} | /indicators/0/level3
                    {"budget": [], "indicators": []}       | /budget
                    {"title": "a\\u0000"}                  | /title
                    """)
    void whatIsNoTable(String body, String pointer) {
        Api.wrongly("auditor")
                .body(body)
                .post("/api/v1/rechecks")
                .then()
                .statusCode(400)
                .body("errors[0].pointer", equalTo(pointer.equals("-") ? "" : pointer));
    }

    @Test
    void toleranceAndRuleSetAreTheCallersChoice() {
        String table = table("≥100%", "98%", "10", "9", "天气");
        Api.as("auditor")
                .queryParam("tolerance", "0.8")
                .body(table)
                .post("/api/v1/rechecks")
                .then()
                .body("rows[0].discrepancies.size()", equalTo(0))
                .body("tolerance", equalTo("0.8"));
        Api.as("auditor")
                .queryParam("ruleset", "linear-reverse")
                .body(table("≤100元", "150元", "10", "5", "涨价"))
                .post("/api/v1/rechecks")
                .then()
                .body("ruleset.name", equalTo("linear-reverse"))
                .body("rows[0].score", equalTo("5.00"))
                .body("rows[0].discrepancies.size()", equalTo(0));
        Api.wrongly("auditor")
                .queryParam("ruleset", "none")
                .body(table)
                .post("/api/v1/rechecks")
                .then()
                .statusCode(422)
                .body("type", equalTo("urn:jiheng:problem:unknown-rule-set"));
        Api.wrongly("auditor")
                .queryParam("tolerance", "-1")
                .body(table)
                .post("/api/v1/rechecks")
                .then()
                .statusCode(400);
        Api.wrongly("auditor")
                .queryParam("tolerance", "abc")
                .body(table)
                .post("/api/v1/rechecks")
                .then()
                .statusCode(400)
                .body("detail", containsString("容差"))
                .body("errors.pointer", equalTo(List.of("tolerance")));
    }

    /** The published tables, by what each is known for; no row of any is lost, by whatever rules. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    anhui-guichi-2022-commissioned-works   |
                    hebei-langfang-2019-heating            | above-rule execution-not-by-rate
                    hubei-guangshui-2019-lan               | weights-not-total
                    hubei-huangshi-2022-sponge-city        |
                    jiangsu-suzhou-2021-backup-centre      | execution-not-by-rate weights-not-total
                    ningxia-yuanzhou-2022-potato           | weights-not-total
                    shanghai-putuo-2022-venue-settlement   |
                    shenzhen-luohu-2022-gas-bond           | weights-not-total
                    sichuan-daying-railside-2023           | weights-not-total
                    sichuan-qingshen-2023-salaries-unfilled |
                    yunnan-longyang-2022-fertilizer        |
                    yunnan-yongde-2022-school-meals        | reduced-although-met below-rule
                    """)
    void publishedTables(String name, String kinds) throws IOException {
        byte[] table = SharedFiles.read("samples/published-tables/" + name + ".json");
        JsonNode published = JSON.readTree(table).path("indicators");
        JsonPath answer = recheck(new String(table, java.nio.charset.StandardCharsets.UTF_8))
                .extract()
                .jsonPath();
        List<String> found = answer.getList("rows.discrepancies.kind.flatten()");
        found.addAll(answer.getList("execution.discrepancies.kind"));
        found.addAll(answer.getList("total.discrepancies.kind"));
        assertEquals(kinds == null ? "" : kinds, String.join(" ", found));
        for (String rules : List.of("mof-2020", "mof-2021", "hubei", "linear-reverse", "execution-caps")) {
            JsonPath rows = Api.as("auditor")
                    .queryParam("ruleset", rules)
                    .body(table)
                    .post("/api/v1/rechecks")
                    .then()
                    .statusCode(200)
                    .extract()
                    .jsonPath();
            assertEquals(published.size(), rows.getList("rows").size());
            for (int i = 0; i < published.size(); i++) {
                JsonNode row = published.get(i);
                assertEquals(row.path("level3").textValue(), rows.getString("rows[" + i + "].name"));
                assertEquals(row.path("actual_text").textValue(), rows.getString("rows[" + i + "].actual"));
                String self = rows.getString("rows[" + i + "].selfScore");
                if (row.path("score").isNull()) {
                    assertNull(self);
                } else {
                    assertEquals(0, new BigDecimal(row.path("score").textValue()).compareTo(new BigDecimal(self)));
                }
            }
        }
    }

    private static String batch() {
        ObjectNode body = JSON.createObjectNode();
        ArrayNode tables = body.putArray("tables");
        for (String[] row : new String[][] {
            {"甲局", "≥100%", "98%", "10"},
            {"乙局", "≥100%", "100%", "10"},
            {"甲局", "≥100%", "90%", "12"},
            {"=丙", "≥1", "1", "3"}
        }) {
            ObjectNode table = tables.addObject();
            table.put("unit", row[0]).put("year", 2022).put("project", "=1+1");
            table.putArray("indicators")
                    .addObject()
                    .put("level3", "@甲")
                    .put("target_text", row[1])
                    .put("actual_text", row[2])
                    .put("weight", 10)
                    .put("score", row[3]);
        }
        return body.toString();
    }

    @Test
    void manyTablesAreSummedUpByUnitAndByKind() {
        Api.as("auditor")
                .body(batch())
                .post("/api/v1/rechecks/batch")
                .then()
                .statusCode(200)
                .body("tables.size()", equalTo(4))
                .body("summary.tables", equalTo(4))
                .body("summary.rows", equalTo(4))
                .body("summary.unchecked", equalTo(0))
                .body("tables.file", everyItem(nullValue()))
                .body("summary.units.unit", equalTo(List.of("甲局", "=丙", "乙局")))
                .body("summary.units[0].tables", equalTo(2))
                .body("summary.units[0].kinds.full-although-missed", equalTo(1))
                .body("summary.units[0].kinds.above-weight", equalTo(1))
                .body("summary.kinds.find { it.kind == 'weights-not-total' }.tables", equalTo(4));
    }

    @Test
    void theListComesAsCsvThatASpreadsheetOpensHarmlessly() {
        Api.as("auditor")
                .accept("text/csv")
                .body(batch())
                .post("/api/v1/rechecks/batch")
                .then()
                .statusCode(200)
                .contentType(containsString("text/csv"))
                .body(startsWith("\ufeff年度,单位,项目"))
                .body(containsString("'=丙,'=1+1"))
                .body(containsString("未完成而得满分"));
    }

    @Test
    void theListComesAsAWorkbook() throws IOException {
        byte[] file = Api.as("auditor")
                .accept("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")
                .body(batch())
                .post("/api/v1/rechecks/batch")
                .then()
                .statusCode(200)
                .extract()
                .asByteArray();
        try (XSSFWorkbook book = new XSSFWorkbook(new ByteArrayInputStream(file))) {
            Sheet sheet = book.getSheetAt(0);
            assertEquals("类型", sheet.getRow(0).getCell(12).getStringCellValue());
            assertEquals("=1+1", sheet.getRow(1).getCell(2).getStringCellValue());
            assertTrue(sheet.getLastRowNum() >= 4);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"tables\": []}", "{\"tables\": 1}", "[]"})
    void aBatchOfNothing(String body) {
        Api.wrongly("auditor")
                .body(body)
                .post("/api/v1/rechecks/batch")
                .then()
                .statusCode(400)
                .body("errors[0].pointer", equalTo("/tables"));
    }

    @Test
    void onlyAuditorsRecheck() {
        Api.wrongly("dashboard").body("{}").post("/api/v1/rechecks").then().statusCode(403);
    }
}
