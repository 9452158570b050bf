package org.jiheng.scoring;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import org.jiheng.testsupport.Api;
import org.jiheng.testsupport.Projects;
import org.junit.jupiter.api.Test;

/** What a post would come to, before it is made. */
@QuarkusTest
class DryRunTest {
    private static Response tried(String project, String actuals) {
        return Api.as("auditor")
                .queryParam("dryRun", true)
                .body(actuals)
                .post("/api/v1/projects/{id}/actuals", project);
    }

    @Test
    void aDryRunAnswersWhatThePostThenDoesAndStoresNothing() {
        String project = Projects.declare("332427.00", Projects.MAINTENANCE).getString("id");
        String before = Api.as("auditor").get("/api/v1/projects/{id}", project).asString();
        Response tried = tried(project, Projects.MAINTAINED);
        assertEquals(200, tried.statusCode(), tried.asString());
        assertEquals("89.45", tried.path("evaluation.total"));
        assertEquals(
                before, Api.as("auditor").get("/api/v1/projects/{id}", project).asString());
        Api.as("auditor").get("/api/v1/projects/{id}/actuals", project).then().body("items", equalTo(List.of()));
        var posted = Projects.post(project, Projects.MAINTAINED);
        assertEquals(
                (Object) posted.getList("evaluation.indicators"),
                tried.jsonPath().getList("evaluation.indicators"));
        assertEquals((Object) posted.getMap("matching"), tried.jsonPath().getMap("matching"));
        assertEquals(posted.getString("revision"), tried.jsonPath().getString("revision"));
    }

    private static List<String> codes(Response tried) {
        return tried.path("evaluation.reasons.code");
    }

    @Test
    void aFindingThatWasSettledIsNoReasonAnyMore() {
        var declared = Projects.declare("100", """
                [{"level1": "产出指标", "name": "出版期数", "target": "12期左右"}]
                """);
        String project = declared.getString("id");
        String actuals = """
                {"executedAmount": "100", "items": [{"indicator": "出版期数", "value": 12}]}
                """;
        String code = declared.getString("indicators[0].findings[0].code");
        assertTrue(codes(tried(project, actuals)).contains(code), code);
        String tag = Api.as("auditor").get("/api/v1/projects/{id}", project).header("ETag");
        Api.as("auditor")
                .header("If-Match", tag)
                .body("{\"accept\": [\"" + code + "\"], \"reason\": \"与单位核对\"}")
                .patch("/api/v1/projects/{id}/indicators/{i}", project, declared.getString("indicators[0].id"))
                .then()
                .statusCode(200);
        assertFalse(codes(tried(project, actuals)).contains(code), code);
    }

    @Test
    void whatThePostWouldRefuseIsRefused() {
        String project = Projects.declare("332427.00", Projects.MAINTENANCE).getString("id");
        tried(project, """
                        {"executedAmount": "1", "items": [{"indicator": "系统故障解决率", "attainment": "met"}]}
                        """).then().statusCode(422).body("errors.pointer", equalTo(List.of("/items/0/attainment")));
        Projects.post(project, Projects.MAINTAINED);
        for (String[] step : new String[][] {{"auditor", "submit"}, {"reviewer", "confirm"}}) {
            String tag = Api.as(step[0])
                    .get("/api/v1/projects/{id}/submission", project)
                    .header("ETag");
            Api.as(step[0])
                    .header("If-Match", tag)
                    .body("{\"reason\": \"核对无误\"}")
                    .post("/api/v1/projects/{id}/submission/{step}", project, step[1])
                    .then()
                    .statusCode(200);
        }
        tried(project, Projects.MAINTAINED)
                .then()
                .statusCode(409)
                .body("type", equalTo("urn:jiheng:problem:confirmed"))
                .body("detail", containsString("reviewer"));
        Api.wrongly("dashboard")
                .queryParam("dryRun", true)
                .body(Projects.MAINTAINED)
                .post("/api/v1/projects/{id}/actuals", project)
                .then()
                .statusCode(403);
    }
}
