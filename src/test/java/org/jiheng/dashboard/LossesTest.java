package org.jiheng.dashboard;

import static org.hamcrest.Matchers.containsString;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.jiheng.testsupport.Api;
import org.jiheng.testsupport.People;
import org.jiheng.testsupport.Projects;
import org.junit.jupiter.api.Test;

/** Losses and scatter follow what is posted, and what cannot be asked is said; that they add up is for the recount of a whole year. */
@QuarkusTest
class LossesTest {
    private static final int YEAR = 2048;

    private final String department = "甲局" + UUID.randomUUID();

    private static JsonPath ask(String path, String department) {
        return Api.as("dashboard")
                .queryParam("year", YEAR)
                .queryParam("department", department)
                .get(path)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private String project() {
        return Projects.declare(YEAR, department, "300000", Projects.MAINTENANCE)
                .getString("id");
    }

    @Test
    void aCorrectionIsSeenAtOnce() {
        String id = project();
        assertEquals("0.00", ask("/api/v1/losses", department).getString("lost"));
        JsonPath posted = Projects.post(id, Projects.MAINTAINED);
        JsonPath losses = ask("/api/v1/losses", department);
        // What is not earned of the indicators' points; the rest is execution.
        assertEquals(List.of(1, 1, 1), losses.getList("items.projects"));
        assertEquals("对就业服务工作提升", losses.getString("items[0].name"));
        JsonPath scatter = ask("/api/v1/scatter", department);
        assertEquals(List.of(100), scatter.getList("cells.executionRate"));
        int points = new BigDecimal(posted.getString("evaluation.total")).intValue();
        assertEquals(List.of(points - points % 2), scatter.getList("cells.score"));
        Projects.post(
                id,
                Projects.MAINTAINED
                        .replace("300000", "60000")
                        .replace("\"93\"", "\"95\"")
                        .replace("\"attainment\": \"partly\", \"percent\": 70", "\"attainment\": \"met\"")
                        .replace("\"value\": 88", "\"value\": 90"));
        assertEquals(List.of(), ask("/api/v1/losses", department).getList("items"));
        assertEquals("0.00", ask("/api/v1/losses", department).getString("lost"));
        assertEquals(List.of(20), ask("/api/v1/scatter", department).getList("cells.executionRate"));
    }

    @Test
    void whatIsOutOfScopeCostsNobodyAPoint() {
        Projects.post(project(), Projects.MAINTAINED);
        String limited = People.add("dashboard", List.of("别的局" + UUID.randomUUID()), null);
        for (String path : List.of("/api/v1/losses", "/api/v1/scatter")) {
            JsonPath none = Api.as(limited, People.PASSWORD)
                    .queryParam("year", YEAR)
                    .get(path)
                    .jsonPath();
            assertEquals(List.of(), none.getList(path.endsWith("losses") ? "items" : "cells"));
        }
    }

    @Test
    void whatCannotBeAskedIsSaid() {
        for (String path : List.of("/api/v1/losses", "/api/v1/scatter")) {
            Api.wrongly("dashboard").get(path).then().statusCode(400).body("detail", containsString("year"));
        }
        for (String step : List.of("0", "21", "x")) {
            Api.wrongly("dashboard")
                    .queryParam("year", YEAR)
                    .queryParam("step", step)
                    .get("/api/v1/scatter")
                    .then()
                    .statusCode(400);
        }
        for (String cursor : List.of("x", "eA")) {
            Api.wrongly("dashboard")
                    .queryParam("year", YEAR)
                    .queryParam("cursor", cursor)
                    .get("/api/v1/losses")
                    .then()
                    .statusCode(400);
        }
    }
}
