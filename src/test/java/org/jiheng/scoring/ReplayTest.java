package org.jiheng.scoring;

import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import org.jiheng.testsupport.Api;
import org.jiheng.testsupport.Projects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What was converted between units can have more digits than a request may give, and replays all the same. */
@QuarkusTest
class ReplayTest {
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
        Api.as("auditor")
                .post("/api/v1/evaluations/{id}/replay", posted.getString("evaluation.id"))
                .then()
                .statusCode(200)
                .body("identical", equalTo(true));
    }
}
