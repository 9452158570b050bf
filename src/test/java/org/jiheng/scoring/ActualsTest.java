package org.jiheng.scoring;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.jiheng.testsupport.Api;
import org.jiheng.testsupport.Projects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Posting actuals: matching, units, revisions, and the evaluation that comes back. */
@QuarkusTest
class ActualsTest {
    private static String maintenance() {
        return Projects.declare("332427.00", Projects.MAINTENANCE).getString("id");
    }

    @Test
    void theGoldenProjectComesToTheHundredth() {
        JsonPath answer = Projects.post(maintenance(), Projects.MAINTAINED);
        assertEquals(
                List.of("16.67", "16.32", "16.66", "21.00", "9.78"), answer.getList("evaluation.indicators.score"));
        assertEquals("9.02", answer.getString("evaluation.execution.score"));
        assertEquals("90.25", answer.getString("evaluation.execution.rate"));
        assertEquals("89.45", answer.getString("evaluation.total"));
        assertEquals("良", answer.getString("evaluation.grade"));
        assertEquals("final", answer.getString("evaluation.status"));
        assertEquals(List.of(), answer.getList("evaluation.reasons"));
        assertEquals("97.89", answer.getString("evaluation.indicators[1].completion"));
        assertNull(answer.getString("evaluation.indicators[2].completion"));
        assertEquals(List.of("49.65", "21.00", "9.78"), answer.getList("evaluation.levels.score"));
    }

    @Test
    void everyRowIsExplainedInBothLanguages() {
        JsonPath answer = Projects.post(maintenance(), Projects.MAINTAINED);
        String zh = answer.getString("evaluation.indicators[1].explanation.zh");
        String en = answer.getString("evaluation.indicators[1].explanation.en");
        for (String text : List.of(zh, en)) {
            assertTrue(text.contains("正向定量·未达到按完成比例得分"), text);
            assertTrue(text.contains("quantitative.drl"), text);
            assertTrue(text.contains("财预〔2020〕10号"), text);
            assertTrue(text.contains("≥95.00(%)") && text.contains("93"), text);
            assertTrue(text.contains("16.67 × 93 ÷ 95 = 16.32"), text);
        }
        assertEquals("quantitative.drl", answer.getString("evaluation.indicators[1].rule.file"));
        assertTrue(answer.getInt("evaluation.indicators[1].rule.line") > 3);
    }

    @Test
    void aReplayGivesTheSameBytes() {
        String id = Projects.post(maintenance(), Projects.MAINTAINED).getString("evaluation.id");
        Api.as("dashboard")
                .post("/api/v1/evaluations/{id}/replay", id)
                .then()
                .statusCode(200)
                .body("identical", equalTo(true))
                .body("differences.size()", equalTo(0));
    }

    @Test
    void theCurrentEvaluationIsAnsweredByteForByteAndCached() {
        String project = maintenance();
        Projects.post(project, Projects.MAINTAINED);
        Response first = Api.as("dashboard").get("/api/v1/projects/{id}/evaluation", project);
        first.then().statusCode(200);
        Api.as("dashboard")
                .header("If-None-Match", first.header("ETag"))
                .get("/api/v1/projects/{id}/evaluation", project)
                .then()
                .statusCode(304);
        String again = Api.as("dashboard")
                .get("/api/v1/evaluations/{id}", first.jsonPath().getString("id"))
                .asString();
        assertEquals(first.asString(), again);
    }

    @Test
    void everyPostIsANewRevisionAndNothingIsOverwritten() {
        String project = maintenance();
        Projects.post(project, Projects.MAINTAINED);
        JsonPath second = Projects.post(project, Projects.MAINTAINED.replace("300000", "332427.00"));
        assertEquals(2, second.getInt("revision"));
        Api.as("auditor")
                .get("/api/v1/projects/{id}/actuals", project)
                .then()
                .statusCode(200)
                .body("items.revision", equalTo(List.of(2, 1)))
                .body("items[1].actuals.executedAmount", equalTo("300000"));
        Api.as("auditor")
                .get("/api/v1/projects/{id}/actuals/1", project)
                .then()
                .statusCode(200)
                .body("by", equalTo("auditor"))
                .body("actuals.items[1].deviationReason", equalTo("设备老化"));
        Api.as("dashboard")
                .queryParam("projectId", project)
                .queryParam("history", true)
                .get("/api/v1/evaluations")
                .then()
                .statusCode(200)
                .body("items.submissionRevision", equalTo(List.of(2, 1)))
                .body("items.current", equalTo(List.of(true, false)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    系 统 维 护 完 成 数
                    「系统维护完成数」
                    “系统维护完成数”
                    """)
    void namesMatchAfterNormalising(String name) {
        JsonPath answer = Projects.post(
                maintenance(), "{\"executedAmount\": 1, \"items\": [{\"indicator\": \"" + name + "\", \"value\": 1}]}");
        assertEquals("系统维护完成数", answer.getString("matching.matched[0].name"));
        assertEquals("name", answer.getString("matching.matched[0].by"));
        assertEquals(4, answer.getList("matching.missing").size());
    }

    @Test
    void anIdMatches() {
        JsonPath project = Projects.declare("332427.00", Projects.MAINTENANCE);
        JsonPath answer = Projects.post(
                project.getString("id"),
                "{\"executedAmount\": 1, \"items\": [{\"indicator\": \"" + project.getString("indicators[1].id")
                        + "\", \"value\": 96}]}");
        assertEquals("系统故障解决率", answer.getString("matching.matched[0].name"));
        assertEquals("id", answer.getString("matching.matched[0].by"));
    }

    @Test
    void aNearNameIsNeverMatchedButShownWithItsSimilarity() {
        JsonPath answer = Projects.post(
                maintenance(), "{\"executedAmount\": 1, \"items\": [{\"indicator\": \"系统故障处理率\", \"value\": 96}]}");
        assertEquals(0, answer.getList("matching.matched").size());
        assertEquals("系统故障处理率", answer.getString("matching.unmatched[0].input"));
        assertEquals("系统故障解决率", answer.getString("matching.unmatched[0].candidates[0].name"));
        assertEquals("0.71", answer.getString("matching.unmatched[0].candidates[0].similarity"));
        assertTrue(answer.getList("evaluation.reasons.code").contains("item-unmatched"));
        assertEquals("provisional", answer.getString("evaluation.status"));
    }

    @Test
    void levelsTellEqualNamesApart() {
        String project = Projects.declare("100.00", """
                        [{"level1": "产出指标", "level2": "数量指标", "name": "完成率", "target": "≥90%"},
                         {"level1": "产出指标", "level2": "质量指标", "name": "完成率", "target": "≥80%"}]
                        """).getString("id");
        JsonPath told = Projects.post(project, """
                {"executedAmount": 1, "items": [{"indicator": "完成率", "level2": "质量指标", "value": 85}]}
                """);
        assertEquals(1, told.getList("matching.matched").size());
        assertEquals("45.00", told.getString("evaluation.indicators[1].score"));
        JsonPath open =
                Projects.post(project, "{\"executedAmount\": 1, \"items\": [{\"indicator\": \"完成率\", \"value\": 85}]}");
        assertEquals(2, open.getList("matching.unmatched[0].candidates").size());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
                    ≥100(万元)   | 1100000 | 元   | 90.00 |
                    ≥100(元)     | 0.01    | 万元 | 90.00 |
                    ≥2(亿元)     | 10000   | 万元 | 45.00 |
                    ≥5(%)        | 50      | ‰    | 90.00 |
                    ≥1(万次)     | 9000    | 次   | 81.00 |
                    ≥100(人次)   | 100     | (人次) | 90.00 |
                    ≥100(人次)   | 100     | -    | 90.00 |
                    ≥100(人次)   | 100     | 人   | 0.00  | unit-mismatch
                    ≥95(%)       | 0.98    | -    | 0.00  | percent-as-fraction
                    ≥95(%)       | 0.98    | %    | 0.93  |
                    ≥95(%)       | 98      | -    | 90.00 |
                    """)
    void unitsAreReconciledWhereThatIsExact(String target, String value, String unit, String score, String finding) {
        String project = Projects.declare(
                        "100.00", "[{\"level1\": \"产出指标\", \"name\": \"某指标\", \"target\": \"" + target + "\"}]")
                .getString("id");
        JsonPath answer = Projects.post(project, """
                {"executedAmount": 100, "items": [
                  {"indicator": "某指标", "value": "%s", "unit": %s, "deviationReason": "有原因"}]}
                """.formatted(value, unit == null ? "null" : "\"" + unit + "\""));
        assertEquals(score, answer.getString("evaluation.indicators[0].score"));
        assertEquals(finding == null ? List.of() : List.of(finding), answer.getList("evaluation.reasons.code"));
    }

    /** The answer to the outcome of the only indicator of a project. */
    private static JsonPath scored(String target, String outcome) {
        String project = Projects.declare(
                        "100.00", "[{\"level1\": \"产出指标\", \"name\": \"某指标\", \"target\": \"" + target + "\"}]")
                .getString("id");
        return Projects.post(
                project, "{\"executedAmount\": 100, \"items\": [{\"indicator\": \"某指标\", " + outcome + "}]}");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
                    ≥90% | "text": "93%"        | 90.00  | 103.33 |
                    ≤10  | "value": 12.5        | 72.00  | 125.00 | reason-missing
                    =0件 | "value": 0           | 90.00  | -      |
                    =0件 | "value": 2           | 0.00   | -      | reason-missing
                    3-5次 | "value": 4          | 90.00  | 100.00 |
                    3-5次 | "value": 1.5        | 45.00  | 50.00  | reason-missing
                    3-5次 | "value": 10         | 45.00  | 200.00 | reason-missing
                    12月底前 | "text": "2023-12-31" | 90.00 | -    |
                    12月底前 | "text": "2024-01-01" | 0.00  | -    | reason-missing
                    12月底前 | "text": "十二月"     | 0.00  | -    | actual-unreadable
                    ≥90% | "text": "≥90%"       | 0.00   | -      | actual-inequality
                    ≥90% | "text": "完成"       | 0.00   | -      | actual-unreadable
                    ≥90% | "value": -5          | 0.00   | 0.00   | reason-missing
                    提升 | "text": "提升"       | 90.00  | -      |
                    提升 | "text": "有所提高"   | 0.00   | -      | attainment-missing
                    提升 | "attainment": "unmet" | 27.00 | -      | reason-missing
                    """)
    void rowsAreScoredByTheirKind(String target, String outcome, String score, String completion, String reason) {
        JsonPath answer = scored(target, outcome);
        assertEquals(score, answer.getString("evaluation.indicators[0].score"));
        assertEquals(completion, answer.getString("evaluation.indicators[0].completion"));
        assertEquals(reason == null ? List.of() : List.of(reason), answer.getList("evaluation.reasons.code"));
    }

    /** Numbers are added, ratios and degrees averaged by money: (90 × 100 + 99 × 300) ÷ 400 = 96.75. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    ≥10次 | {"name": "甲", "value": 4}, {"name": "乙", "value": "5"}                                         | 9     | 81.00
                    ≥95%  | {"name": "甲", "amount": 100, "value": 90}, {"name": "乙", "amount": "300", "value": 99}         | 96.75 | 90.00
                    ≥96.8% | {"name": "甲", "amount": 100, "value": 90}, {"name": "乙", "amount": "300", "value": 99}        | 96.75 | 89.95
                    ≥95%  | {"name": "甲", "amount": 2, "value": 95}, {"name": "乙", "amount": 1, "value": "94.9999"}        | 94.9999666666 | 90.00
                    """)
    void outcomesOfSeveralUnitsAreTakenTogetherFirst(String target, String units, String value, String score) {
        JsonPath answer = Projects.post(
                Projects.declare(
                                "100.00", "[{\"level1\": \"产出指标\", \"name\": \"某指标\", \"target\": \"" + target + "\"}]")
                        .getString("id"),
                "{\"executedAmount\": 100, \"items\": [{\"indicator\": \"某指标\", \"deviationReason\": \"有\", \"byUnit\": ["
                        + units + "]}]}");
        assertEquals(value, answer.getString("evaluation.indicators[0].actual.value"));
        assertEquals(score, answer.getString("evaluation.indicators[0].score"));
        assertEquals(2, answer.getList("evaluation.indicators[0].actual.byUnit").size());
        assertEquals("final", answer.getString("evaluation.status"));
        Api.as("auditor")
                .post("/api/v1/evaluations/{id}/replay", answer.getString("evaluation.id"))
                .then()
                .body("identical", equalTo(true));
    }

    @Test
    void degreesOfSeveralUnitsAreAveragedWithinTheBandOfTheWhole() {
        String project = Projects.declare("100.00", "[{\"level1\": \"产出指标\", \"name\": \"某指标\", \"target\": \"提升\"}]")
                .getString("id");
        String units =
                "[{\"name\": \"甲\", \"amount\": 1, \"percent\": 60}, {\"name\": \"乙\", \"amount\": 3, \"percent\": 80}]";
        JsonPath answer = Projects.post(
                project,
                "{\"executedAmount\": 100, \"items\": [{\"indicator\": \"某指标\", \"attainment\": \"partly\","
                        + " \"deviationReason\": \"有\", \"byUnit\": " + units + "}]}");
        assertEquals("75", answer.getString("evaluation.indicators[0].actual.percent"));
        assertEquals("67.50", answer.getString("evaluation.indicators[0].score"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    ≥10次 | "value": 3, "byUnit": [{"name": "甲", "value": 4}]               | /items/0/byUnit
                    ≥10次 | "byUnit": [{"name": "甲", "percent": 4}]                         | /items/0/byUnit/0
                    ≥95%  | "byUnit": [{"name": "甲", "value": 4}]                           | /items/0/byUnit/0/amount
                    ≥95%  | "byUnit": [{"name": "甲", "value": 4, "amount": 0}]              | /items/0/byUnit
                    12月底前 | "byUnit": [{"name": "甲", "value": 4}]                        | /items/0/byUnit
                    """)
    void unitsThatDoNotComeToOneOutcomeAreRefused(String target, String item, String pointer) {
        String project = Projects.declare(
                        "100.00", "[{\"level1\": \"产出指标\", \"name\": \"某指标\", \"target\": \"" + target + "\"}]")
                .getString("id");
        Api.as("auditor")
                .body("{\"executedAmount\": 100, \"items\": [{\"indicator\": \"某指标\", " + item + "}]}")
                .post("/api/v1/projects/{id}/actuals", project)
                .then()
                .statusCode(422)
                .body("errors[0].pointer", equalTo(pointer));
    }

    @Test
    void aNegativeTargetIsDoubtfulHoweverItWasDeclared() {
        for (String target :
                List.of("\"≥-5\"", "{\"kind\": \"quantitative\", \"operator\": \">=\", \"value\": \"-5\"}")) {
            String project = Projects.declare(
                            "100.00", "[{\"level1\": \"产出指标\", \"name\": \"某指标\", \"target\": " + target + "}]")
                    .getString("id");
            JsonPath answer = Projects.post(
                    project, "{\"executedAmount\": 100, \"items\": [{\"indicator\": \"某指标\", \"value\": 13}]}");
            assertEquals("0.00", answer.getString("evaluation.indicators[0].score"));
            assertEquals("provisional", answer.getString("evaluation.status"));
            assertEquals(List.of("target-negative"), answer.getList("evaluation.reasons.code"));
        }
    }

    @Test
    void aHundredAndThirtyPercentAsksForAReasonAndStaysFinal() {
        String project = Projects.declare("100.00", "[{\"level1\": \"产出指标\", \"name\": \"某指标\", \"target\": \"=10\"}]")
                .getString("id");
        JsonPath answer = Projects.post(
                project, "{\"executedAmount\": 100, \"items\": [{\"indicator\": \"某指标\", \"value\": 13}]}");
        assertEquals("90.00", answer.getString("evaluation.indicators[0].score"));
        assertEquals("final", answer.getString("evaluation.status"));
        assertEquals(List.of("reason-asked"), answer.getList("evaluation.warnings.code"));
    }

    /** Whoever reads 100.00 takes the target for reached. */
    @Test
    void aHundredPerCentIsShownOnlyWhenItIsReached() {
        JsonPath answer = scored("≥90%", "\"value\": \"89.99999999\"");
        assertEquals("99.99", answer.getString("evaluation.indicators[0].completion"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\\u200b", " ", "\\u3000\\n", "\\u00ad"})
    void aReasonThatNobodySeesIsNone(String reason) {
        JsonPath answer = scored("≥90%", "\"value\": 80, \"deviationReason\": \"" + reason + "\"");
        assertEquals(List.of("reason-missing"), answer.getList("evaluation.reasons.code"));
    }

    @Test
    void anAdjustedBudgetIsRemarkedOnAndALowerOneNeedsItsReason() {
        String lower = Projects.MAINTAINED.replace("\"items\"", "\"adjustedBudget\": 300000, \"items\"");
        JsonPath open = Projects.post(maintenance(), lower);
        assertEquals(List.of("budget-adjusted"), open.getList("evaluation.reasons.code"));
        assertEquals("provisional", open.getString("evaluation.status"));
        JsonPath explained =
                Projects.post(maintenance(), lower.replace("\"items\"", "\"executionReason\": \"年中调减\", \"items\""));
        assertTrue(explained.getList("evaluation.warnings.code").contains("budget-adjusted"));
        assertEquals("final", explained.getString("evaluation.status"));
        JsonPath higher = Projects.post(
                maintenance(), Projects.MAINTAINED.replace("\"items\"", "\"adjustedBudget\": 400000, \"items\""));
        assertTrue(higher.getList("evaluation.warnings.code").contains("budget-adjusted"));
        assertEquals("final", higher.getString("evaluation.status"));
    }

    @Test
    void theAdjustedBudgetCountsBeforeTheRequest() {
        JsonPath answer = Projects.post(
                maintenance(),
                Projects.MAINTAINED.replace("\"items\"", "\"adjustedBudget\": \"300000.00\", \"items\""));
        assertEquals("10.00", answer.getString("evaluation.execution.score"));
    }

    @Test
    void spendingMoreThanTheBudgetIsAFindingThatAReasonSettles() {
        String over = Projects.MAINTAINED.replace("300000", "400000");
        JsonPath open = Projects.post(maintenance(), over);
        assertEquals("10.00", open.getString("evaluation.execution.score"));
        assertEquals(List.of("overspent"), open.getList("evaluation.reasons.code"));
        JsonPath explained =
                Projects.post(maintenance(), over.replace("\"items\"", "\"executionReason\": \"追加\", \"items\""));
        assertEquals("final", explained.getString("evaluation.status"));
    }

    @Test
    void withoutABudgetThereIsNoRate() {
        String project = Projects.declare(null, Projects.MAINTENANCE).getString("id");
        JsonPath answer = Projects.post(project, Projects.MAINTAINED);
        assertEquals("0.00", answer.getString("evaluation.execution.score"));
        assertNull(answer.getString("evaluation.execution.rate"));
        assertEquals(List.of("budget-missing"), answer.getList("evaluation.reasons.code"));
    }

    @Test
    void declaredPointsThatDoNotAddUpAreSaidAndUsedAsDeclared() {
        String rows = """
                [{"level1": "产出指标", "name": "甲", "target": "=1", "weight": %s},
                 {"level1": "效益指标", "name": "乙", "target": "=1", "weight": %s}]
                """;
        String both =
                "{\"executedAmount\": 100, \"items\": [{\"indicator\": \"甲\", \"value\": 1}, {\"indicator\": \"乙\", \"value\": 1}]}";
        JsonPath ninety = Projects.post(
                Projects.declare("100", rows.formatted("60", "30")).getString("id"), both);
        assertEquals("100.00", ninety.getString("evaluation.total"));
        assertEquals("final", ninety.getString("evaluation.status"));
        JsonPath hundred = Projects.post(
                Projects.declare("100", rows.formatted("60", "40")).getString("id"), both);
        assertEquals("0.00", hundred.getString("evaluation.execution.weight"));
        assertEquals("100.00", hundred.getString("evaluation.total"));
        JsonPath off = Projects.post(
                Projects.declare("100", rows.formatted("60", "20")).getString("id"), both);
        assertEquals(List.of("weights-total"), off.getList("evaluation.reasons.code"));
        assertEquals("90.00", off.getString("evaluation.total"));
        JsonPath mixed = Projects.post(
                Projects.declare("100", rows.formatted("60", "null")).getString("id"), both);
        assertEquals(List.of("weights-partly-declared"), mixed.getList("evaluation.reasons.code"));
    }

    @Test
    void aRowThatDoesNotApplyGivesItsPointsToItsGroup() {
        String project = maintenance();
        JsonPath answer = Projects.post(
                project,
                Projects.MAINTAINED.replace(
                        "\"系统维护完成数\", \"value\": 1",
                        "\"系统维护完成数\", \"attainment\": \"notApplicable\", \"deviationReason\": \"未安排\""));
        assertEquals(
                List.of("0.00", "25.00", "25.00", "30.00", "10.00"), answer.getList("evaluation.indicators.weight"));
        assertTrue(answer.getString("evaluation.indicators[1].explanation.zh").contains("不适用"));
        assertTrue(answer.getList("evaluation.warnings.code").contains("not-applicable"));
        assertEquals("final", answer.getString("evaluation.status"));
    }

    @Test
    void theSameKeyAndBodyAnswerTheSameAndStoreOnce() {
        String project = maintenance();
        String key = "\"" + UUID.randomUUID() + "\"";
        Response first = Api.as("auditor")
                .header("Idempotency-Key", key)
                .body(Projects.MAINTAINED)
                .post("/api/v1/projects/{id}/actuals", project);
        Response second = Api.as("auditor")
                .header("Idempotency-Key", key)
                .body(Projects.MAINTAINED)
                .post("/api/v1/projects/{id}/actuals", project);
        assertEquals(201, first.statusCode());
        assertEquals(201, second.statusCode());
        assertEquals(first.asString(), second.asString());
        assertEquals(first.header("Location"), second.header("Location"));
        Api.as("auditor").get("/api/v1/projects/{id}/actuals", project).then().body("items.size()", equalTo(1));
        Api.wrongly("auditor")
                .header("Idempotency-Key", key)
                .body(Projects.MAINTAINED.replace("300000", "1"))
                .post("/api/v1/projects/{id}/actuals", project)
                .then()
                .statusCode(422)
                .body("type", containsString("idempotency-key-reused"));
    }

    @Test
    void manyPostsAtOnceAreCountedOneByOne() throws Exception {
        String project = maintenance();
        ExecutorService callers = Executors.newFixedThreadPool(8);
        List<Callable<Integer>> posts = IntStream.range(0, 24)
                .mapToObj(i -> (Callable<Integer>)
                        () -> Projects.post(project, Projects.MAINTAINED).getInt("revision"))
                .toList();
        List<Integer> revisions = new ArrayList<>();
        for (Future<Integer> future : callers.invokeAll(posts)) {
            revisions.add(future.get());
        }
        callers.shutdown();
        assertEquals(
                IntStream.rangeClosed(1, 24).boxed().toList(),
                revisions.stream().sorted().toList());
    }

    @Test
    void oneKeyPostedManyTimesAtOnceStoresOnce() throws Exception {
        String project = maintenance();
        String key = UUID.randomUUID().toString();
        ExecutorService callers = Executors.newFixedThreadPool(8);
        List<Callable<Integer>> posts = IntStream.range(0, 16)
                .mapToObj(i -> (Callable<Integer>) () -> Api.as("auditor")
                        .header("Idempotency-Key", key)
                        .body(Projects.MAINTAINED)
                        .post("/api/v1/projects/{id}/actuals", project)
                        .then()
                        .statusCode(201)
                        .extract()
                        .jsonPath()
                        .getInt("revision"))
                .toList();
        for (Future<Integer> future : callers.invokeAll(posts)) {
            assertEquals(1, future.get());
        }
        callers.shutdown();
    }

    @Test
    void aScoreOfOneRequestStoresNothing() {
        Api.as("dashboard")
                .body("{\"year\": 2023, \"annualRequest\": \"332427.00\", \"indicators\": " + Projects.MAINTENANCE
                        + ", \"actuals\": " + Projects.MAINTAINED + "}")
                .post("/api/v1/score")
                .then()
                .statusCode(200)
                .body("total", equalTo("89.45"))
                .body("grade", equalTo("良"))
                .body("id", equalTo(null))
                .body("ruleset.hash", notNullValue());
    }
}
