package org.jiheng.scoring;

import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.regex.Pattern;
import org.jiheng.testsupport.Api;
import org.jiheng.testsupport.Projects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What does not fit its target is refused in the words of the form; the pointer has the name in the API. */
@QuarkusTest
class RefusedActualsTest {
    /** Names that only programs know. */
    private static final Pattern OF_THE_API = Pattern.compile(
            "notApplicable|byUnit|\\(met, partly, unmet\\)|\\bgive value\\b|[,;] attainment is\\b|\\bpercent goes\\b");

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ≥10次    | "attainment": "notApplicable"                       | /deviationReason | 「某指标」选了不适用，须填写偏差原因。
            ≥10次    | "attainment": "met"                                 | /attainment      | 指标「某指标」的指标值是数值（≥10次），请填实际完成值；达成程度只用于定性指标。
            ≥10次    | "value": 3, "percent": 4                            | /percent         | 达成比例只与达成程度（达成、部分达成、未达成）一起填写；数值指标请填实际完成值。
            ≥10次    | "value": 3, "byUnit": [{"name": "甲", "value": 4}]  | /byUnit          | 填了分单位数据，就不再填实际完成值、完成情况和达成比例。
            12月底前 | "byUnit": [{"name": "甲", "value": 4}]              | /byUnit          | 分单位数据只用于数值和定性指标。
            ≥10次    | "byUnit": [{"name": "甲", "percent": 4}]            | /byUnit/0        | 数值指标的各单位填实际完成值，不填达成比例。
            提升     | "attainment": "partly", "byUnit": [{"name": "甲", "value": 4}] | /byUnit/0 | 定性指标的各单位填达成比例，不填实际完成值。
            ≥95%     | "byUnit": [{"name": "甲", "value": 4}]              | /byUnit/0/amount | 比率和达成程度按资金加权平均，请填写各单位的资金（元）。
            """)
    void whatDoesNotFitIsCalledAsTheFormCallsIt(String target, String item, String pointer, String zh) {
        String project = Projects.declare(
                        "100.00", "[{\"level1\": \"产出指标\", \"name\": \"某指标\", \"target\": \"" + target + "\"}]")
                .getString("id");
        refused(project, item, "zh-CN")
                .body("errors[0].pointer", equalTo("/items/0" + pointer))
                .body("errors[0].detail", equalTo(zh));
        String english = refused(project, item, "en").extract().path("detail");
        assertFalse(OF_THE_API.matcher(english).find(), english);
    }

    private static ValidatableResponse refused(String project, String item, String language) {
        return Api.as("auditor")
                .header("Accept-Language", language)
                .body("{\"executedAmount\": 100, \"items\": [{\"indicator\": \"某指标\", " + item + "}]}")
                .post("/api/v1/projects/{id}/actuals", project)
                .then()
                .statusCode(422);
    }
}
