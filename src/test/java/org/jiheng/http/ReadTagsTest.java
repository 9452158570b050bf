package org.jiheng.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jiheng.testsupport.Api;
import org.jiheng.testsupport.ApiDescription;
import org.jiheng.testsupport.Projects;
import org.junit.jupiter.api.Test;

/** Every read of the API answers a tag, and nothing more while what it answers stays the same. */
@QuarkusTest
class ReadTagsTest {
    private static final int YEAR = 2034;

    @Test
    void everyReadAnswersATagAndThenThatNothingHasChanged() {
        String project = Projects.declare(YEAR, "甲局" + UUID.randomUUID(), "300000", Projects.MAINTENANCE)
                .getString("id");
        String evaluation = Projects.post(project, Projects.MAINTAINED).getString("evaluation.id");
        String hash = Api.as("policy").get("/api/v1/rulesets/mof-2020").path("active.hash");
        List<String> wrong = new ArrayList<>();
        for (ApiDescription.Operation read : reads().toList()) {
            String path = read.path()
                    .replace("/evaluations/{id}", "/evaluations/" + evaluation)
                    .replace("{id}", project)
                    .replace("{revision}", "1")
                    .replace("{version}", "1")
                    .replace("{year}", String.valueOf(YEAR))
                    .replace("{hash}", hash)
                    .replace("{path}", "rating.drl")
                    .replace("{name}", read.path().contains("users/") ? "dashboard" : "mof-2020");
            Response first = ask(read, hash, evaluation).get(path);
            String tag = first.header("ETag");
            if (first.statusCode() != 200 || tag == null) {
                wrong.add(read.id() + ": " + first.statusCode() + ", tag " + tag);
                continue;
            }
            Response again =
                    ask(read, hash, evaluation).header("If-None-Match", tag).get(path);
            if (again.statusCode() != 304
                    || !tag.equals(again.header("ETag"))
                    || !again.asString().isEmpty()) {
                wrong.add(read.id() + " again: " + again.statusCode() + " " + again.asString());
            }
        }
        assertEquals(List.of(), wrong);
    }

    @Test
    void everyReadSaysThatItMayAnswer304() {
        assertEquals(
                List.of(),
                reads().filter(read -> !read.description().path("responses").has("304"))
                        .map(ApiDescription.Operation::id)
                        .toList());
    }

    @Test
    void whatHasChangedIsAnsweredWithAnotherTag() {
        String path = "/api/v1/tokens";
        Response before = Api.as("reviewer").get(path);
        String label = "标签" + UUID.randomUUID();
        String token =
                Api.as("reviewer").body(Map.of("label", label)).post(path).path("token.id");
        Response after = Api.as("reviewer")
                .header("If-None-Match", before.header("ETag"))
                .get(path);
        assertEquals(200, after.statusCode());
        assertNotEquals(before.header("ETag"), after.header("ETag"));
        assertTrue(after.asString().contains(label));
        Api.as("reviewer").delete(path + "/{id}", token).then().statusCode(204);
    }

    /** Files for people, and the trail as a file, are made anew for each call and have none. */
    private static Stream<ApiDescription.Operation> reads() {
        return ApiDescription.operations().stream()
                .filter(operation -> operation.method().equals("get"))
                .filter(operation ->
                        operation.description().at("/responses/200/content").has("application/json"));
    }

    private static RequestSpecification ask(ApiDescription.Operation read, String hash, String evaluation) {
        RequestSpecification request = Api.as("admin");
        if (read.id().equals("diffRuleSetVersions")) {
            request.queryParam("against", hash);
        } else if (read.id().equals("diffEvaluations")) {
            request.queryParam("against", evaluation);
        } else if (Set.of("listEvaluations", "getSummary", "getLosses", "getScatter")
                .contains(read.id())) {
            request.queryParam("year", YEAR);
        } else if (read.id().equals("followChanges")) {
            request.queryParam("since", "start");
        } else if (read.id().equals("listAudit")) {
            // What is done meanwhile is told of later.
            request.queryParam("until", "2020-01-01T00:00:00Z");
        }
        return request;
    }
}
