package org.jiheng.declaration;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jiheng.testsupport.Api;
import org.jiheng.testsupport.Projects;
import org.jiheng.testsupport.SharedFiles;
import org.junit.jupiter.api.Test;

/** Importing declared forms over HTTP, and settling what they leave open. */
@QuarkusTest
class ImportTest {
    /** A form of a new project with the slips that conversion makes. */
    private static String form(String name, String annual) {
        return """
                财政项目支出绩效目标申报表
                (2023年度)
                项目名称\t%s\t项目性质\t经常性专项业务费\t项目类别\t其他运转类
                主管部门\t某局\t实施单位\t某中心\t\t
                计划开始日期\t2023-01-01\t计划完成日期\t2023-12-31
                项目资金 (元)\t项目资金总额\t\t年度资金申请总额\t%s\t
                \t其中：财政资金\t\t其中：当年财政拨款\t%s\t
                \t\t\t上年结转资金\t0.00\t
                \t其他资金\t\t其他资金\t0.00\t
                项目 绩效 目标\t项目总目标\t\t年度总体目标\t\t
                \t\t\t<p>一</p> <p>二</p>\t\t
                \t一级指标\t二级指标\t三级指标\t年度(/项目)指标值\t
                绩效 指标\t产出指标\t数量指标\t次数\t=1(次)\t
                \t\t\t整理数量\t=约定整理数量\t
                \t时效指标\t完成及时性\t及时\t\t
                提高水平\t\t\t提升\t\t

                --\t-----\t-----
                \t双盲指标\t任意双盲指标\t费用支出\t=0.00(元/次)
                满意度指标\t服务对象满意度 指标\t满意度\t≥90(%%)
                \t\t\t\t没有指标值的指标
                """.formatted(name, annual, annual);
    }

    @Test
    void aDryRunShowsTheFileBesideWhatWasReadWhereItIsAskedFor() {
        String form = form("对照", "100.00");
        JsonPath report = Api.as("auditor")
                .contentType("text/plain;charset=UTF-8")
                .body(form.getBytes(StandardCharsets.UTF_8))
                .post("/api/v1/declarations/import?dryRun=true&original=true")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        List<String> places = report.getList("original.where");
        assertTrue(places.contains(report.getString("projects[0].indicators[1].source.line")), places::toString);
        assertEquals("整理数量", report.getString("original.find { it.where == '14' }.cells[0].text"));
        assertEquals(4, report.getInt("original.find { it.where == '14' }.cells[0].column"));
        assertNull(post(form, true).jsonPath().get("original"));
    }

    private static Response post(String form, boolean dryRun) {
        return Api.as("auditor")
                .contentType("text/plain; charset=UTF-8")
                .queryParam("dryRun", dryRun)
                .body(form)
                .post("/api/v1/declarations/import");
    }

    private static String newName() {
        return "表单项目" + UUID.randomUUID();
    }

    @Test
    void aDryRunSaysWhatStoringWouldDoAndStoresNothing() {
        String name = newName();
        JsonPath report = post(form(name, "100.00"), true)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        assertEquals("new", report.getString("projects[0].status"));
        assertEquals(7, report.getInt("counts.indicators"));
        Api.wrongly("auditor")
                .get("/api/v1/projects/{id}", report.getString("projects[0].id"))
                .then()
                .statusCode(404);
    }

    @Test
    void slipsAreSaidAndNothingIsLost() {
        JsonPath report = post(form(newName(), "100.00"), true).then().extract().jsonPath();
        assertEquals(
                List.of("产出指标", "产出指标", "产出指标", "产出指标", "产出指标", "满意度指标", "满意度指标"),
                report.getList("projects[0].indicators.level1"));
        assertEquals(
                List.of(
                        List.of(),
                        List.of("target-without-number"),
                        List.of("cell-shifted"),
                        List.of("level-assumed"),
                        List.of("level-unknown"),
                        List.of(),
                        List.of("level-assumed", "target-missing")),
                report.getList("projects[0].indicators.findings.code"));
        assertEquals("=约定整理数量", report.getString("projects[0].indicators[1].target.text"));
        assertEquals("元/次", report.getString("projects[0].indicators[4].target.unit"));
        assertTrue(report.getString("projects[0].indicators[4].source.text").contains("双盲指标"));
        assertNull(report.getString("projects[0].totalBudget"));
    }

    @Test
    void whatStandsTwiceIsSaidAndTheFirstCounts() {
        String form = form(newName(), "100.00")
                .replace("主管部门\t某局", "主管部门\t某局\t主管部门\t另一局")
                .replace("年度资金申请总额\t100.00", "年度资金申请总额\t100.00\t年度资金申请总额\t900.00");
        JsonPath report = post(form, true).then().statusCode(200).extract().jsonPath();
        assertEquals("100.00", report.getString("projects[0].annualRequest"));
        assertEquals(
                2,
                report.getList("projects[0].findings.findAll { it.code == 'label-repeated' }")
                        .size());
    }

    @Test
    void aNumberOutsideTheWeightColumnIsNoWeight() {
        String name = newName();
        String form = form(name, "100.00")
                .replace("年度(/项目)指标值\t", "年度(/项目)指标值\t分值")
                .replace("次数\t=1(次)\t", "次数\t12\t")
                .replace("整理数量\t=约定整理数量\t", "整理数量\t=约定整理数量\t20");
        String id = post(form, false).then().statusCode(201).extract().path("projects[0].id");
        JsonPath project = Api.as("auditor").get("/api/v1/projects/{id}", id).jsonPath();
        assertEquals("12", project.getString("indicators[0].target.value"));
        assertNull(project.getString("indicators[0].weight"));
        assertEquals("20", project.getString("indicators[1].weight"));
    }

    /** 33.33333333 and #N/A in the column of points were taken for a part of the target. */
    @Test
    void pointsThatAreNoneAreToldAndNoPartOfTheTarget() {
        String form = form(newName(), "100.00")
                .replace("年度(/项目)指标值\t", "年度(/项目)指标值\t分值")
                .replace("次数\t=1(次)\t", "次数\t=1(次)\t33.33333333")
                .replace("整理数量\t=约定整理数量\t", "整理数量\t=约定整理数量\t#N/A")
                .replace("≥90(%%)", "#REF!")
                .replace("≥90(%)", "#REF!");
        JsonPath report = post(form, true).then().statusCode(200).extract().jsonPath();
        assertEquals("次", report.getString("projects[0].indicators[0].target.unit"));
        assertEquals("=约定整理数量", report.getString("projects[0].indicators[1].target.text"));
        for (int row : new int[] {0, 1}) {
            assertNull(report.getString("projects[0].indicators[" + row + "].weight"));
            assertTrue(report.getList("projects[0].indicators[" + row + "].findings.code")
                    .contains("weight-unreadable"));
        }
        assertTrue(
                report.getList("projects[0].indicators.findings.code.flatten()").contains("target-no-value"));
    }

    @Test
    void aFirstRowOfAnUnknownLevelAsksForOne() {
        String form = form(newName(), "100.00").replace("产出指标\t数量指标\t次数", "双盲指标\t任意指标\t次数");
        JsonPath report = post(form, true).then().statusCode(200).extract().jsonPath();
        assertTrue(
                report.getList("projects[0].indicators[0].findings.code").contains("level-missing"),
                report.getString("projects[0].indicators[0]"));
    }

    @Test
    void theSameFormAgainIsUnchangedAndAChangedOneIsANewVersion() {
        String name = newName();
        String id = post(form(name, "100.00"), false)
                .then()
                .statusCode(201)
                .extract()
                .jsonPath()
                .getString("projects[0].id");
        assertEquals("unchanged", post(form(name, "100.00"), false).jsonPath().getString("projects[0].status"));
        assertEquals("changed", post(form(name, "120.00"), true).jsonPath().getString("projects[0].status"));
        assertEquals("changed", post(form(name, "120.00"), false).jsonPath().getString("projects[0].status"));
        Api.as("auditor")
                .get("/api/v1/projects/{id}/declarations", id)
                .then()
                .statusCode(200)
                .body("items.version", equalTo(List.of(2, 1)))
                .body("items.origin", everyItem(equalTo("import")));
        Api.as("auditor")
                .get("/api/v1/projects/{id}", id)
                .then()
                .statusCode(200)
                .body("annualRequest", equalTo("120.00"))
                .body("annualGoal", equalTo("一\n二"));
    }

    @Test
    void aChangedFormIsEvaluatedAtOnce() {
        String name = newName();
        String id = post(form(name, "100.00"), false).jsonPath().getString("projects[0].id");
        Projects.post(id, "{\"executedAmount\": 50, \"items\": [{\"indicator\": \"次数\", \"value\": 1}]}");
        post(form(name, "50.00"), false).then().statusCode(201);
        Api.as("dashboard")
                .get("/api/v1/projects/{id}/evaluation", id)
                .then()
                .statusCode(200)
                .body("execution.rate", equalTo("100.00"))
                .body("declarationVersion", equalTo(2))
                .body("submissionRevision", equalTo(1));
    }

    @Test
    void anUploadIsReadLikeABody() {
        // The validator does not read multipart requests; the answer is checked.
        Api.wrongly("auditor")
                .contentType("multipart/form-data")
                .multiPart("file", "form.txt", form(newName(), "5.00").getBytes(StandardCharsets.UTF_8), "text/plain")
                .queryParam("dryRun", true)
                .post("/api/v1/declarations/import")
                .then()
                .statusCode(200)
                .body("counts.indicators", equalTo(7));
    }

    @Test
    void findingsAreSettledByCorrectionOrAcceptedWithAReason() {
        String id = post(form(newName(), "100.00"), false).jsonPath().getString("projects[0].id");
        Response read = Api.as("auditor").get("/api/v1/projects/{id}", id);
        String slipped = read.jsonPath().getString("indicators[3].id");
        String agreed = read.jsonPath().getString("indicators[1].id");
        Response settled = Api.as("auditor")
                .header("If-Match", read.header("ETag"))
                .body("{\"level1\": \"效益\", \"level2\": \"社会效益指标\", \"reason\": \"与原件核对\"}")
                .patch("/api/v1/projects/{id}/indicators/{i}", id, slipped);
        settled.then()
                .statusCode(200)
                .body("declarationVersion", equalTo(2))
                .body("indicators[3].id", equalTo(slipped))
                .body("indicators[3].level1", equalTo("效益指标"))
                .body("indicators[3].findings[0].settled.by", equalTo("auditor"))
                .body("indicators[3].findings[0].settled.reason", equalTo("与原件核对"));
        Response target = Api.as("auditor")
                .header("If-Match", settled.header("ETag"))
                .body("{\"target\": {\"kind\": \"quantitative\", \"operator\": \"=\", \"value\": 120, \"unit\": \"件\"},"
                        + " \"reason\": \"合同约定120件\"}")
                .patch("/api/v1/projects/{id}/indicators/{i}", id, agreed);
        target.then()
                .statusCode(200)
                .body("indicators[1].target.text", equalTo("=约定整理数量"))
                .body("indicators[1].target.value", equalTo("120"));
        Api.as("auditor")
                .header("If-Match", target.header("ETag"))
                .body("{\"accept\": [\"target-missing\", \"level-assumed\"], \"reason\": \"原件如此\"}")
                .patch(
                        "/api/v1/projects/{id}/indicators/{i}",
                        id,
                        target.jsonPath().getString("indicators[6].id"))
                .then()
                .statusCode(200)
                .body("indicators[6].findings.settled.reason", equalTo(List.of("原件如此", "原件如此")));
    }

    /** Points given by mistake to one row make the others count 0; taking them back must not take points for all of them. */
    @Test
    void aCorrectionOfPointsCanBeTakenBack() {
        String id = post(form(newName(), "100.00"), false).jsonPath().getString("projects[0].id");
        Response read = Api.as("auditor").get("/api/v1/projects/{id}", id);
        String row = read.path("indicators[0].id");
        settle(read, row, "{\"withdraw\": [\"weight\"], \"reason\": \"没有更正过\"}")
                .then()
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/withdraw/0"))
                .body("errors[0].detail", containsString("没有可撤回的"));
        Response corrected = settle(read, row, "{\"weight\": 20, \"reason\": \"误填\"}");
        corrected
                .then()
                .statusCode(200)
                .body("indicators[0].weight", equalTo("20"))
                .body("findings.code", hasItem("weights-partly-declared"));
        Response back = settle(corrected, row, "{\"withdraw\": [\"weight\"], \"reason\": \"撤回误填\"}");
        back.then()
                .statusCode(200)
                .body("declarationVersion", equalTo(3))
                .body("indicators[0].weight", nullValue())
                .body("findings.code", not(hasItem("weights-partly-declared")));
        settle(back, row, "{\"withdraw\": [\"weight\"], \"reason\": \"再撤回\"}")
                .then()
                .statusCode(422);
        settle(back, row, "{\"weight\": 30, \"reason\": \"重新给分\"}")
                .then()
                .statusCode(200)
                .body("indicators[0].weight", equalTo("30"));
    }

    private static Response settle(Response read, String row, String body) {
        return Api.as("auditor")
                .header("If-Match", read.header("ETag"))
                .body(body)
                .patch("/api/v1/projects/{id}/indicators/{i}", read.path("id"), row);
    }

    /** 100 in 元 and 100 in 万元 differ by a factor of 10,000: which it is, is not guessed without a word. */
    @Test
    void aFormThatDoesNotSayTheUnitOfItsMoneyIsAskedAbout() {
        String bare = form(newName(), "287.22").replace("项目资金 (元)", "项目资金");
        String id = post(bare, false)
                .then()
                .statusCode(201)
                .body("projects[0].findings.code", hasItem("annual-unit-unknown"))
                .extract()
                .path("projects[0].id");
        Response read = Api.as("auditor").get("/api/v1/projects/{id}", id);
        Api.as("auditor")
                .header("If-Match", read.header("ETag"))
                .body("{\"annualRequest\": \"2872200\", \"reason\": \"原件以万元计\"}")
                .patch("/api/v1/projects/{id}", id)
                .then()
                .statusCode(200)
                .body("findings.find { it.code == 'annual-unit-unknown' }.settled.by", equalTo("auditor"))
                .body("findings.code", not(hasItem("request-not-sum")));
        // The form that says it is another one, also where its figures are the same.
        String mended = bare.replace("项目资金", "项目资金 (元)");
        post(mended, true)
                .then()
                .body("projects[0].status", equalTo("changed"))
                .body("projects[0].findings.code", not(hasItem("annual-unit-unknown")));
        for (String said : List.of("项目资金 (万元)", "项目资金 (元)")) {
            post(form(newName(), "287.22").replace("项目资金 (元)", said), true)
                    .then()
                    .body("projects[0].findings.code", not(hasItem("annual-unit-unknown")));
        }
    }

    @Test
    void aChangeNeedsToHaveReadTheProjectAsItIs() {
        String id = post(form(newName(), "100.00"), false).jsonPath().getString("projects[0].id");
        String indicator =
                Api.as("auditor").get("/api/v1/projects/{id}", id).jsonPath().getString("indicators[3].id");
        String path = "/api/v1/projects/" + id + "/indicators/" + indicator;
        String read = Api.as("auditor").get("/api/v1/projects/{id}", id).header("ETag");
        Api.wrongly("auditor")
                .body("{\"level1\": \"效益\", \"reason\": \"a\"}")
                .patch(path)
                .then()
                .statusCode(428);
        Api.wrongly("auditor")
                .header("If-Match", "\"99-zh-CN\"")
                .body("{\"level1\": \"效益\", \"reason\": \"a\"}")
                .patch(path)
                .then()
                .statusCode(412);
        Api.wrongly("auditor")
                .header("If-Match", read)
                .body("{\"accept\": [\"no-such\"], \"reason\": \"a\"}")
                .patch(path)
                .then()
                .statusCode(422);
        Api.wrongly("auditor")
                .header("If-Match", read)
                .body("{\"reason\": \"a\"}")
                .patch(path)
                .then()
                .statusCode(422);
    }

    @Test
    void theYearIsAskedForAndNeverOverruled() {
        String form = form(newName(), "1.00");
        String bare = form.replace("(2023年度)\n", "");
        post(bare, true).then().statusCode(422);
        Api.as("auditor")
                .contentType("text/plain; charset=UTF-8")
                .queryParam("year", 2022)
                .queryParam("dryRun", true)
                .body(bare)
                .post("/api/v1/declarations/import")
                .then()
                .statusCode(200)
                .body("projects[0].year", equalTo(2022));
        Api.as("auditor")
                .contentType("text/plain; charset=UTF-8")
                .queryParam("year", 2022)
                .body(form)
                .post("/api/v1/declarations/import")
                .then()
                .statusCode(422);
    }

    @Test
    void thePublishedFileImportsToExactlyItsFigures() {
        String file = new String(
                SharedFiles.read("samples/declarations-2023-shanghai-disabled-employment.txt"), StandardCharsets.UTF_8);
        JsonPath report = post(file, false).then().statusCode(201).extract().jsonPath();
        assertEquals(8, report.getInt("counts.projects"));
        assertEquals(78, report.getInt("counts.indicators"));
        assertEquals(
                new BigDecimal("218811681.00"),
                report.<String>getList("projects.annualRequest").stream()
                        .map(BigDecimal::new)
                        .reduce(BigDecimal.ZERO, BigDecimal::add));
        String id = report.getString("projects.find { it.name == '信息化运维项目' }.id");
        JsonPath posted = Projects.post(id, Projects.MAINTAINED);
        assertEquals("89.45", posted.getString("evaluation.total"));
        assertEquals("final", posted.getString("evaluation.status"));
        post(file, false)
                .then()
                .statusCode(201)
                .body("projects.status", everyItem(equalTo("unchanged")))
                .body("projects", hasSize(8));
    }

    @Test
    void aNameTypedAnotherWayIsSaidToLookAlike() {
        String name = "项目" + UUID.randomUUID();
        String indicators = "[{\"level1\": \"产出指标\", \"name\": \"a\", \"target\": \"≥1\"}]";
        declared(name + "（一）", indicators).body("findings.code", equalTo(List.of("weights-undeclared")));
        declared(name + "(一)", indicators)
                .body("findings.code", equalTo(List.of("project-look-alike", "weights-undeclared")))
                .body("findings[0].message", containsString(name + "（一）"));
    }

    @Test
    void aPeriodThatEndsBeforeItBeginsIsAskedAbout() {
        Api.as("auditor")
                .body("""
                    {"year": 2023, "unit": "某中心", "name": "倒置%s", "plannedStart": "2023-12-31", "plannedEnd": "2023-01-01",
                     "annualRequest": 100, "indicators": [{"level1": "产出指标", "name": "a", "target": "≥1"}]}
                    """.formatted(UUID.randomUUID()))
                .post("/api/v1/projects")
                .then()
                .statusCode(201)
                .body("annualRequest", equalTo("100.00"))
                .body("findings.code", equalTo(List.of("period-reversed", "weights-undeclared")));
    }

    @Test
    void aCorrectedRequestHasTwoPlacesAsADeclaredOne() {
        String id = Projects.declare("300000", Projects.MAINTENANCE).getString("id");
        String tag = Api.as("auditor").get("/api/v1/projects/{id}", id).header("ETag");
        Api.as("auditor")
                .header("If-Match", tag)
                .body("{\"annualRequest\": 320000, \"reason\": \"年中调整\"}")
                .patch("/api/v1/projects/{id}", id)
                .then()
                .statusCode(200)
                .body("annualRequest", equalTo("320000.00"));
        JsonPath read = Api.as("auditor").get("/api/v1/projects/{id}", id).jsonPath();
        assertEquals("320000.00", read.getString("annualRequest"));
        JsonPath posted = Projects.post(id, Projects.MAINTAINED);
        assertEquals("320000.00", posted.getString("evaluation.execution.budget"));
        Api.wrongly("auditor")
                .header(
                        "If-Match",
                        Api.as("auditor").get("/api/v1/projects/{id}", id).header("ETag"))
                .body("{\"annualRequest\": \"1.005\", \"reason\": \"三位小数\"}")
                .patch("/api/v1/projects/{id}", id)
                .then()
                .statusCode(400);
    }

    /** The same form comes as a file of any kind, by its type or as an upload, and is the same declaration. */
    @Test
    void aWorkbookIsTheSameForm() throws Exception {
        String unit = "单位" + UUID.randomUUID();
        String form = """
                财政项目支出绩效目标申报表
                (2023年度)
                项目名称\t甲\t实施单位\t%s
                项目资金(元)\t年度资金申请总额\t100.00
                \t一级指标\t二级指标\t三级指标\t指标值
                \t产出指标\t数量指标\t次数\t≥5次
                """.formatted(unit);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (XSSFWorkbook book = new XSSFWorkbook()) {
            Sheet sheet = book.createSheet("申报表");
            for (String line : form.split("\n")) {
                Row row = sheet.createRow(sheet.getLastRowNum() + 1);
                for (String cell : line.split("\t", -1)) {
                    row.createCell(Math.max(0, row.getLastCellNum())).setCellValue(cell);
                }
            }
            book.write(bytes);
        }
        Api.as("auditor")
                .contentType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")
                .body(bytes.toByteArray())
                .post("/api/v1/declarations/import")
                .then()
                .statusCode(201)
                .body("projects[0].status", equalTo("new"))
                .body("projects[0].indicators[0].target.value", equalTo("5"));
        Api.as("auditor")
                .contentType("text/plain; charset=utf-8")
                .body(form.getBytes(StandardCharsets.UTF_8))
                .post("/api/v1/declarations/import")
                .then()
                .statusCode(201)
                .body("projects[0].status", equalTo("unchanged"));
        Api.wrongly("auditor")
                .contentType(ContentType.MULTIPART)
                .multiPart("file", "表.txt", bytes.toByteArray())
                .queryParam("dryRun", true)
                .post("/api/v1/declarations/import")
                .then()
                .statusCode(200)
                .body("projects[0].status", equalTo("unchanged"));
    }

    private static ValidatableResponse declared(String name, String indicators) {
        return Api.as("auditor")
                .body(Projects.declaration(name, "1", indicators))
                .post("/api/v1/projects")
                .then()
                .statusCode(201);
    }
}
