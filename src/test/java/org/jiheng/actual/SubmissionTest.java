package org.jiheng.actual;

import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jiheng.testsupport.Api;
import org.jiheng.testsupport.Projects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The way from draft to a final result, and what is locked then. */
@QuarkusTest
class SubmissionTest {
    private static String posted(int year) {
        String id = Projects.declare(year, "某局", "300000", Projects.MAINTENANCE).getString("id");
        Projects.post(id, Projects.MAINTAINED);
        return id;
    }

    private static Response get(String project) {
        return Api.as("dashboard").get("/api/v1/projects/{id}/submission", project);
    }

    private static Response step(String user, String project, String step, String reason, String tag) {
        return Api.as(user)
                .header("If-Match", tag)
                .body(reason == null ? "{}" : "{\"reason\": \"" + reason + "\"}")
                .post("/api/v1/projects/{id}/submission/{step}", project, step);
    }

    private static void take(String user, String project, String step, String reason) {
        Response taken = step(user, project, step, reason, get(project).header("ETag"));
        assertEquals(200, taken.statusCode(), taken.asString());
    }

    private static String confirmed(int year) {
        String project = posted(year);
        take("auditor", project, "submit", null);
        take("reviewer", project, "confirm", "核对无误");
        return project;
    }

    @Test
    void theWayFromDraftToConfirmedAndBack() {
        String project = Projects.declare("300000", Projects.MAINTENANCE).getString("id");
        get(project).then().statusCode(200).body("state", nullValue());
        Projects.post(project, Projects.MAINTAINED);
        get(project).then().body("state", equalTo("draft")).body("by", equalTo("auditor"));
        take("auditor", project, "submit", null);
        get(project).then().body("state", equalTo("submitted"));
        take("reviewer", project, "return", "佐证不足");
        get(project)
                .then()
                .body("state", equalTo("returned"))
                .body("by", equalTo("reviewer"))
                .body("reason", equalTo("佐证不足"));
        Projects.post(project, Projects.MAINTAINED);
        get(project).then().body("state", equalTo("draft"));
        take("auditor", project, "submit", null);
        take("reviewer", project, "confirm", null);
        Api.as("dashboard")
                .get("/api/v1/projects/{id}", project)
                .then()
                .body("submission.state", equalTo("confirmed"))
                .body("submission.by", equalTo("reviewer"));
    }

    @Test
    void aStepWithoutAReasonNeedsNoBody() throws Exception {
        String project = posted(2023);
        // As curl -X POST sends it; REST Assured would add a type.
        HttpRequest bare = HttpRequest.newBuilder(URI.create(RestAssured.baseURI + ":" + RestAssured.port
                        + "/api/v1/projects/" + project + "/submission/submit"))
                .header(
                        "Authorization",
                        "Basic "
                                + Base64.getEncoder()
                                        .encodeToString("auditor:auditor".getBytes(StandardCharsets.UTF_8)))
                .header("If-Match", get(project).header("ETag"))
                .POST(HttpRequest.BodyPublishers.noBody())
                .build();
        HttpResponse<String> answer = HttpClient.newHttpClient().send(bare, HttpResponse.BodyHandlers.ofString());
        assertEquals(200, answer.statusCode(), answer.body());
        assertEquals("submitted", get(project).path("state"));
    }

    @Test
    void aPostAfterSubmittingTakesItBackToDraft() {
        String project = posted(2023);
        take("auditor", project, "submit", null);
        String seen = get(project).header("ETag");
        Projects.post(project, Projects.MAINTAINED);
        get(project).then().body("state", equalTo("draft"));
        step("reviewer", project, "confirm", null, seen).then().statusCode(412);
    }

    @ParameterizedTest
    @CsvSource({"confirm,reviewer", "return,reviewer"})
    void aDraftIsNeitherConfirmedNorReturned(String step, String user) {
        String project = posted(2023);
        step(user, project, step, "x", get(project).header("ETag"))
                .then()
                .statusCode(409)
                .body("type", equalTo("urn:jiheng:problem:wrong-state"))
                .body("detail", containsString("draft"));
    }

    /** "Whatever there is" is what somebody sends who has not looked. */
    @ParameterizedTest
    @ValueSource(strings = {"*", " * ", "\"s0\", *", "*, \"s0\"", "W/*"})
    void whoeverTakesAnyStateHasNotReadIt(String any) {
        String project = posted(2023);
        take("auditor", project, "submit", null);
        step("reviewer", project, "confirm", null, any)
                .then()
                .statusCode(any.equals("W/*") ? 412 : 428)
                .body("type", equalTo("urn:jiheng:problem:" + (any.equals("W/*") ? "stale" : "precondition-required")));
        get(project).then().body("state", equalTo("submitted"));
        String year = "/api/v1/years/2023/close";
        Api.as("reviewer")
                .header("If-Match", any)
                .body("{\"reason\": \"试\"}")
                .post(year)
                .then()
                .statusCode(any.equals("W/*") ? 412 : 428);
    }

    @Test
    void whatWasNotReadIsNotChanged() {
        String project = posted(2023);
        Api.as("auditor")
                .body("{}")
                .post("/api/v1/projects/{id}/submission/submit", project)
                .then()
                .statusCode(428);
        take("auditor", project, "submit", null);
        step("reviewer", project, "return", null, get(project).header("ETag"))
                .then()
                .statusCode(422)
                .body("type", equalTo("urn:jiheng:problem:reason-required"));
    }

    @Test
    void aProvisionalResultIsConfirmedWithAReasonOnly() {
        String project = Projects.declare("300000", Projects.MAINTENANCE).getString("id");
        Projects.post(project, Projects.MAINTAINED.replace("\"value\": \"93\"", "\"text\": \"约九成\""));
        assertEquals("provisional", get(project).path("status"));
        take("auditor", project, "submit", null);
        step("reviewer", project, "confirm", " ", get(project).header("ETag"))
                .then()
                .statusCode(422)
                .body("type", equalTo("urn:jiheng:problem:reason-required"));
        take("reviewer", project, "confirm", "已电话核实");
    }

    @Test
    void whatIsConfirmedRefusesEveryChangeAndSaysWhoLockedItAndWhatCanBeDone() {
        String project = confirmed(2023);
        Response before = Api.as("auditor").get("/api/v1/projects/{id}", project);
        String indicator = before.path("indicators[0].id");
        String settlement = "{\"weight\": \"20\", \"reason\": \"补填\"}";
        List<Response> refused = new ArrayList<>();
        refused.add(Api.as("auditor").body(Projects.MAINTAINED).post("/api/v1/projects/{id}/actuals", project));
        refused.add(Api.as("auditor")
                .header("If-Match", before.header("ETag"))
                .body(settlement)
                .patch("/api/v1/projects/{id}/indicators/{i}", project, indicator));
        refused.add(Api.as("auditor")
                .body(Projects.declaration(before.path("name"), "2", Projects.MAINTENANCE))
                .post("/api/v1/projects"));
        for (Response answer : refused) {
            answer.then()
                    .statusCode(409)
                    .body("type", equalTo("urn:jiheng:problem:confirmed"))
                    .body(
                            "detail",
                            allOf(containsString("reviewer"), containsString("核对无误"), containsString("请复核人员先退回")));
        }
        assertEquals(
                before.path("evaluationId").toString(),
                Api.as("auditor").get("/api/v1/projects/{id}", project).path("evaluationId"));
        take("reviewer", project, "return", "补充资料");
        Projects.post(project, Projects.MAINTAINED);
    }

    @Test
    void aClosedYearRefusesEveryChangeUntilItIsReopened() {
        String project = posted(2041);
        Response year = Api.as("reviewer").get("/api/v1/years/2041");
        Response closed = Api.as("reviewer")
                .header("If-Match", year.header("ETag"))
                .body("{\"reason\": \"年度结算\"}")
                .post("/api/v1/years/2041/close");
        assertEquals(200, closed.statusCode(), closed.asString());
        assertEquals(true, closed.path("closed"));
        String name = Api.as("auditor").get("/api/v1/projects/{id}", project).path("name");
        String again = Projects.declaration(name, "2", Projects.MAINTENANCE).replace("2023", "2041");
        String fresh =
                Projects.declaration(name + "新", "2", Projects.MAINTENANCE).replace("2023", "2041");
        for (Response answer : List.of(
                Api.as("auditor").body(Projects.MAINTAINED).post("/api/v1/projects/{id}/actuals", project),
                Api.as("auditor").body(again).post("/api/v1/projects"),
                Api.as("auditor").body(fresh).post("/api/v1/projects"),
                step("auditor", project, "submit", null, get(project).header("ETag")),
                Api.as("approver")
                        .header(
                                "If-Match",
                                Api.as("approver")
                                        .get("/api/v1/rulesets/assignments")
                                        .header("ETag"))
                        .body("{\"items\": [{\"year\": 2041, \"ruleset\": \"mof-2020\"}]}")
                        .put("/api/v1/rulesets/assignments"))) {
            answer.then()
                    .statusCode(409)
                    .body("type", equalTo("urn:jiheng:problem:year-closed"))
                    .body(
                            "detail",
                            allOf(containsString("reviewer"), containsString("年度结算"), containsString("请复核人员先重新开放")));
        }
        Api.as("reviewer")
                .header("If-Match", closed.header("ETag"))
                .body("{\"reason\": \"再关一次\"}")
                .post("/api/v1/years/2041/close")
                .then()
                .statusCode(409);
        Api.as("reviewer")
                .header("If-Match", closed.header("ETag"))
                .body("{\"reason\": \"审计调整\"}")
                .post("/api/v1/years/2041/reopen")
                .then()
                .statusCode(200);
        Projects.post(project, Projects.MAINTAINED);
    }

    @Test
    void aYearIsReadAnewWhenItsProjectsHaveGoneOnAndCanBeClosedAllTheSame() {
        String project = posted(2042);
        String seen = Api.as("reviewer").get("/api/v1/years/2042").header("ETag");
        Api.as("reviewer")
                .header("If-None-Match", seen)
                .get("/api/v1/years/2042")
                .then()
                .statusCode(304);
        take("auditor", project, "submit", null);
        Api.as("reviewer")
                .header("If-None-Match", seen)
                .get("/api/v1/years/2042")
                .then()
                .statusCode(200)
                .body("projects.submitted", equalTo(1));
        String closed = Api.as("reviewer")
                .header("If-Match", seen)
                .body("{\"reason\": \"年度结算\"}")
                .post("/api/v1/years/2042/close")
                .then()
                .statusCode(200)
                .extract()
                .header("ETag");
        Api.as("reviewer")
                .header("If-Match", seen)
                .body("{\"reason\": \"审计调整\"}")
                .post("/api/v1/years/2042/reopen")
                .then()
                .statusCode(412);
        Api.as("reviewer")
                .header("If-Match", closed)
                .body("{\"reason\": \"审计调整\"}")
                .post("/api/v1/years/2042/reopen")
                .then()
                .statusCode(200);
    }

    @Test
    void aYearThatCannotBeIsNotTakenForAnother() {
        posted(2023);
        // 2023 + 65536, which is 2023 again in sixteen bits.
        Api.wrongly("reviewer").get("/api/v1/years/67559").then().statusCode(400);
        Api.as("reviewer").get("/api/v1/years/1999").then().statusCode(404);
    }

    @Test
    void ofTwoReviewersAtOnceOneDecides() throws Exception {
        for (int round = 0; round < 5; round++) {
            String project = posted(2023);
            take("auditor", project, "submit", null);
            String seen = get(project).header("ETag");
            List<Integer> answers = together(List.of(
                    () -> step("reviewer", project, "confirm", "同意", seen).statusCode(),
                    () -> step("admin", project, "return", "不同意", seen).statusCode(),
                    () -> step("reviewer", project, "confirm", "同意", seen).statusCode()));
            assertEquals(1, answers.stream().filter(a -> a == 200).count(), answers.toString());
            assertTrue(answers.stream().allMatch(a -> a == 200 || a == 409 || a == 412), answers.toString());
        }
    }

    @Test
    void aPostWhileConfirmingIsEitherSeenOrRefused() throws Exception {
        for (int round = 0; round < 8; round++) {
            String project = posted(2023);
            take("auditor", project, "submit", null);
            String seen = get(project).header("ETag");
            List<Integer> answers = together(List.of(
                    () -> step("reviewer", project, "confirm", "同意", seen).statusCode(), () -> Api.as("auditor")
                            .body(Projects.MAINTAINED)
                            .post("/api/v1/projects/{id}/actuals", project)
                            .statusCode()));
            Response now = get(project);
            if (answers.get(0) == 200) {
                assertEquals(409, answers.get(1));
                assertEquals("confirmed", now.path("state"));
                assertEquals(1, (int) now.path("revision"));
            } else {
                assertEquals(List.of(412, 201), answers);
                assertEquals("draft", now.path("state"));
                assertEquals(2, (int) now.path("revision"));
            }
        }
    }

    @Test
    void nothingSlipsIntoAYearWhileItIsClosed() throws Exception {
        for (int round = 0; round < 5; round++) {
            int year = 2050 + round;
            List<String> projects = List.of(posted(year), posted(year), posted(year));
            String tag = Api.as("reviewer").get("/api/v1/years/{y}", year).header("ETag");
            List<Callable<Integer>> calls = new ArrayList<>();
            calls.add(() -> Api.as("reviewer")
                    .header("If-Match", tag)
                    .body("{\"reason\": \"结算\"}")
                    .post("/api/v1/years/{y}/close", year)
                    .statusCode());
            for (String project : projects) {
                calls.add(() -> Api.as("auditor")
                        .body(Projects.MAINTAINED)
                        .post("/api/v1/projects/{id}/actuals", project)
                        .statusCode());
            }
            String fresh = Projects.declaration("后到" + System.nanoTime(), "1", Projects.MAINTENANCE)
                    .replace("2023", Integer.toString(year));
            calls.add(
                    () -> Api.as("auditor").body(fresh).post("/api/v1/projects").statusCode());
            List<Integer> answers = together(calls);
            assertEquals(200, answers.get(0), answers.toString());
            assertTrue(answers.stream().skip(1).allMatch(a -> a == 201 || a == 409), answers.toString());
            for (String project : projects) {
                assertTrue((boolean) get(project).path("yearClosed"));
                assertEquals(
                        409,
                        Api.as("auditor")
                                .body(Projects.MAINTAINED)
                                .post("/api/v1/projects/{id}/actuals", project)
                                .statusCode());
            }
            List<Boolean> all = Api.as("auditor")
                    .queryParam("year", year)
                    .get("/api/v1/projects")
                    .path("items.yearClosed");
            assertTrue(all.stream().allMatch(closed -> closed), "a project of a closed year is open: " + all);
        }
    }

    private static List<Integer> together(List<Callable<Integer>> calls) throws Exception {
        ExecutorService callers = Executors.newFixedThreadPool(calls.size());
        try {
            List<Integer> answers = new ArrayList<>();
            for (Future<Integer> answer : callers.invokeAll(calls)) {
                answers.add(answer.get());
            }
            return answers;
        } finally {
            callers.shutdownNow();
        }
    }
}
