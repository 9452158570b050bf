package org.jiheng.scoring;

import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.List;
import org.jiheng.testsupport.Api;
import org.jiheng.testsupport.Projects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class ReplayTest {
    @Inject
    EntityManager database;

    /** What was converted between units can have more digits than a request may give. */
    @ParameterizedTest
    @CsvSource({"≥1.5亿元, 123456789.01, 元", "≥1元, 999999999999.12345678, 亿元", "≥0.00000001亿元, 0.00000001, 元"})
    void aConvertedActualReplays(String target, String value, String unit) {
        String project = Projects.declare(
                        "100",
                        "[{\"level1\": \"产出指标\", \"level2\": \"数量指标\", \"name\": \"金额\", \"target\": \"" + target
                                + "\"}]")
                .getString("id");
        JsonPath posted = Projects.post(
                project,
                "{\"executedAmount\": \"1\", \"items\": [{\"indicator\": \"金额\", \"value\": \"" + value
                        + "\", \"unit\": \"" + unit + "\", \"deviationReason\": \"无\"}]}");
        assertEquals(
                0,
                posted.getList("evaluation.warnings.findAll { it.code == 'unit-mismatch' }")
                        .size());
        replays(posted.getString("evaluation.id"));
    }

    @Test
    void textsHaveTheWordsOfTheFormsAndThoseOfBeforeReplayAsTheyWere() {
        String project = Projects.declare("300000", Projects.MAINTENANCE).getString("id");
        JsonPath posted = Projects.post(
                project,
                Projects.MAINTAINED
                        .replace("\"text\": \"及时\"", "\"text\": \"还行\"")
                        .replace("300000", "400000"));
        String id = posted.getString("evaluation.id");
        String row = "evaluation.indicators.find { it.name == '对就业服务工作提升' }.explanation.";
        assertTrue(posted.getString(row + "zh").contains("实际「部分达成年度指标」"), posted::prettify);
        assertTrue(posted.getString(row + "en").contains("actual \"target partly met\""), posted::prettify);
        assertEquals("定性指标没有评定达成程度。", reason(posted, "attainment-missing"));
        assertTrue(reason(posted, "overspent").endsWith("或说明原因。"), posted::prettify);
        replays(id);

        int changed = QuarkusTransaction.requiringNew()
                .call(() -> database.createNativeQuery("""
                        update evaluation set input = replace(input, ',"wording":2', ''),
                          document = replace(replace(replace(replace(replace(replace(document, '实际「部分达成年度指标」', '实际「partly」'),
                            'target partly met', 'partly'), '定性指标没有评定达成程度。', '定性指标没有评定达成程度（attainment）。'),
                            'its degree of attainment.', 'its degree of attainment (attainment).'), '或说明原因。', '或说明原因（executionReason）。'),
                            'or the reason.', 'or the reason (executionReason).')
                        where id = ?1""").setParameter(1, id).executeUpdate());
        assertEquals(1, changed);
        replays(id);
    }

    private static String reason(JsonPath posted, String code) {
        return posted.getString("evaluation.reasons.find { it.code == '" + code + "' }.message.zh");
    }

    private static void replays(String evaluation) {
        Api.as("auditor")
                .post("/api/v1/evaluations/{id}/replay", evaluation)
                .then()
                .statusCode(200)
                .body("differences", equalTo(List.of()))
                .body("identical", equalTo(true));
    }
}
