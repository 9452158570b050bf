package org.jiheng.http;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import java.util.Arrays;
import java.util.List;
import org.jiheng.testsupport.Api;
import org.junit.jupiter.api.Test;

/** In which form an answer comes, and who may keep it. */
@QuarkusTest
class NegotiationTest {
    private static Response evaluations(String accept) {
        return Api.wrongly("dashboard")
                .accept(accept)
                .header("Accept-Language", "en")
                .queryParam("limit", 1)
                .get("/api/v1/evaluations");
    }

    @Test
    void nobodyIsAnsweredInAFormThatTheyRefuse() {
        for (String[] asked : new String[][] {
            {"application/json;q=0, text/csv", "text/csv"},
            {"application/json;q=0.000, application/x-ndjson;q=0.1", "application/x-ndjson"},
            {"application/json; q=0 , text/*", "text/csv"},
            {"text/*;q=0, */*;q=0.1", "application/json"},
            {"application/*;q=0, */*", "text/csv"},
            {"text/csv;q=0, application/x-ndjson;q=0.2, application/json;q=0.1", "application/x-ndjson"},
            // Nothing is refused here.
            {"application/json;q=0.1, text/csv", "text/csv"},
            {"*/*;q=0.1, application/x-ndjson", "application/x-ndjson"},
            {"*/*", "application/json"}
        }) {
            evaluations(asked[0]).then().statusCode(200).contentType(startsWith(asked[1]));
        }
        evaluations("*/*, application/json;q=0")
                .then()
                .statusCode(200)
                .contentType(not(startsWith("application/json")));
    }

    @Test
    void whatIsMalformedInWhatTheyAcceptIsPassedOver() {
        for (String[] asked : new String[][] {
            {"", "application/json"},
            {" , text/csv", "text/csv"},
            {"csv, application/x-ndjson", "application/x-ndjson"},
            {"text/*", "text/csv"}
        }) {
            evaluations(asked[0]).then().statusCode(200).contentType(startsWith(asked[1]));
        }
        for (String accept : List.of("csv", ";", "/", "image/*")) {
            evaluations(accept).then().statusCode(406).body("detail", containsString("text/csv"));
        }
        for (String accept : List.of("", "application/*")) {
            Api.wrongly("dashboard")
                    .accept(accept)
                    .queryParam("since", "now")
                    .get("/api/v1/changes")
                    .then()
                    .statusCode(200)
                    .contentType(startsWith("application/json"));
        }
    }

    @Test
    void whoAcceptsNothingThatThereIsIsToldWhatThereIs() {
        for (String accept : List.of("application/json;q=0", "*/*;q=0", "text/html", "text/html, application/*;q=0")) {
            Response refused = evaluations(accept);
            refused.then()
                    .statusCode(406)
                    .contentType(startsWith("application/problem+json"))
                    .header("Cache-Control", "no-store")
                    .body("type", equalTo("urn:jiheng:problem:not-acceptable"))
                    .body("detail", containsString("application/json"))
                    .body("detail", containsString("text/csv"))
                    .body("detail", containsString("application/x-ndjson"));
            assertTrue(refused.header("X-Request-Id") != null);
        }
        for (String accept : List.of("application/json;q=0", "text/csv")) {
            Api.wrongly("dashboard")
                    .accept(accept)
                    .get("/api/v1/projects")
                    .then()
                    .statusCode(406)
                    .body("detail", containsString("application/json"))
                    .body("detail", not(containsString("x-ndjson")));
        }
        // What is not there is not there in any form.
        RestAssured.given()
                .auth()
                .preemptive()
                .basic("dashboard", "dashboard")
                .accept("text/csv, application/json;q=0")
                .get("/api/v1/nothing")
                .then()
                .statusCode(404);
    }

    @Test
    void onlyTheCallerMayKeepAnAnswerAndOnlyForTheSameQuestion() {
        for (String path : List.of("/api/v1/projects", "/api/v1/evaluations", "/api/v1/session", "/api/v1/rulesets")) {
            Response first = Api.as("dashboard").get(path);
            Response again = Api.as("dashboard")
                    .header("If-None-Match", first.header("ETag"))
                    .get(path);
            assertEquals(List.of(200, 304), List.of(first.statusCode(), again.statusCode()), path);
            for (Response answer : List.of(first, again)) {
                List<String> varies = Arrays.asList(answer.header("Vary").split(", "));
                assertTrue(
                        varies.containsAll(List.of("Accept", "Accept-Language", "Authorization", "Cookie")),
                        varies.toString());
                assertEquals("private, no-cache", answer.header("Cache-Control"));
            }
        }
        evaluations("text/csv").then().header("Cache-Control", "no-store").header("Vary", containsString("Accept"));
    }

    @Test
    void fieldsHaveNames() {
        for (String fields : List.of(",", "total,", ",total", "total,,grade")) {
            Api.wrongly("dashboard")
                    .queryParam("fields", fields)
                    .get("/api/v1/evaluations")
                    .then()
                    .statusCode(400)
                    .body("detail", containsString("projectName"));
        }
    }

    @Test
    void theDescriptionIsNotSentAgainToWhoHasIt() {
        String tag = RestAssured.given().get("/q/openapi").header("ETag");
        for (String known : List.of(tag, "W/" + tag, "\"other\", " + tag, "\"a\",W/" + tag + " , \"b\"", "*")) {
            Response answer = RestAssured.given().header("If-None-Match", known).get("/q/openapi");
            assertEquals(304, answer.statusCode(), known);
            assertEquals("", answer.asString());
            assertEquals(tag, answer.header("ETag"));
        }
        for (String other : List.of("\"other\"", tag.replace("\"", ""), "W/\"other\", \"x\"")) {
            assertEquals(
                    200,
                    RestAssured.given()
                            .header("If-None-Match", other)
                            .get("/q/openapi")
                            .statusCode(),
                    other);
        }
    }
}
