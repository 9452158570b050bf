package org.jiheng.declaration;

import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.jiheng.testsupport.Api;
import org.jiheng.testsupport.Projects;
import org.junit.jupiter.api.Test;

/** A year's request put right by somebody is looked at again, as one that a form gives. */
@QuarkusTest
class RequestCorrectionTest {
    /** Of 2023, with 2,872,170.00 元 in parts. @return its id */
    static String imported(String annual) {
        String form = """
                财政项目支出绩效目标申报表(2023年度)
                项目名称\t更正预算%s\t主管部门\t某局\t实施单位\t某中心
                项目资金 (元)\t年度资金申请总额\t%s
                \t其中：当年财政拨款\t2000000.00
                \t上年结转资金\t872170.00
                \t一级指标\t二级指标\t三级指标\t年度(/项目)指标值
                \t产出指标\t数量指标\t次数\t=1(次)
                """.formatted(UUID.randomUUID(), annual);
        return Api.as("auditor")
                .contentType("text/plain;charset=UTF-8")
                .body(form.getBytes(StandardCharsets.UTF_8))
                .post("/api/v1/declarations/import")
                .then()
                .statusCode(201)
                .extract()
                .path("projects[0].id");
    }

    private static ValidatableResponse settle(String id, String body) {
        String tag = Api.as("auditor").get("/api/v1/projects/{id}", id).header("ETag");
        return Api.as("auditor")
                .header("If-Match", tag)
                .body(body)
                .patch("/api/v1/projects/{id}", id)
                .then()
                .statusCode(200);
    }

    private static List<String> codes(JsonPath project) {
        return project.getList("findings.findAll { it.severity != 'info' }.code");
    }

    @Test
    void aCorrectionThatIsNotTheSumOfThePartsIsAskedAboutUntilItIsAccepted() {
        String id = imported("2872170.00");
        String mistyped = "{\"annualRequest\": \"287.22\", \"reason\": \"与批复一致\"}";
        JsonPath read = settle(id, mistyped).extract().jsonPath();
        assertEquals(List.of("request-not-sum"), codes(read));
        String found = "findings.find { it.code == 'request-not-sum' }";
        assertEquals("warning", read.getString(found + ".severity"));
        assertTrue(read.getString(found + ".message").contains("287.22 元"), read.getString(found + ".message"));
        assertTrue(read.getString(found + ".message").contains("2872170.00 元"), read.getString(found + ".message"));
        assertNull(read.get(found + ".settled"));
        JsonPath posted = Projects.post(
                id, "{\"executedAmount\": \"287.22\", \"items\": [{\"indicator\": \"次数\", \"value\": 1}]}");
        assertEquals("provisional", posted.getString("evaluation.status"));

        read = settle(id, "{\"accept\": [\"request-not-sum\"], \"reason\": \"只批复了这么多\"}")
                .extract()
                .jsonPath();
        assertEquals("只批复了这么多", read.getString(found + ".settled.reason"));
        Api.as("auditor").get("/api/v1/projects/{id}/evaluation", id).then().body("status", equalTo("final"));

        // Another figure was not what was accepted; and the sum itself leaves nothing to ask.
        read = settle(id, mistyped.replace("287.22", "287.23")).extract().jsonPath();
        assertNull(read.get(found + ".settled"));
        read = settle(id, mistyped.replace("287.22", "2872170")).extract().jsonPath();
        assertEquals(List.of(), codes(read));
    }

    @Test
    void aFormThatDoesNotAddUpIsPutRightByTheSumOnly() {
        String id = imported("300.00");
        assertEquals(
                List.of("funds-sum"),
                codes(Api.as("auditor").get("/api/v1/projects/{id}", id).jsonPath()));
        JsonPath read = settle(id, "{\"annualRequest\": 2872170, \"reason\": \"合计\"}")
                .extract()
                .jsonPath();
        assertEquals("合计", read.getString("findings.find { it.code == 'funds-sum' }.settled.reason"));
        assertEquals(List.of("funds-sum"), codes(read));
        // Where no parts are declared there is nothing to hold it against.
        String bare = Projects.declare("300000", Projects.MAINTENANCE).getString("id");
        assertEquals(
                List.of(),
                codes(settle(bare, "{\"annualRequest\": 1, \"reason\": \"更正\"}")
                        .extract()
                        .jsonPath()));
    }
}
