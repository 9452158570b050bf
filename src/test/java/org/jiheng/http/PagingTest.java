package org.jiheng.http;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jiheng.testsupport.Api;
import org.jiheng.testsupport.Projects;
import org.junit.jupiter.api.Test;

/** Lists are read page by page, and a cursor is only what a list gave. */
@QuarkusTest
class PagingTest {
    private static final String INDICATORS = """
            [{"level1": "产出指标", "level2": "数量指标", "name": "次数", "target": "≥1"}]
            """;

    /** Three projects of a department of their own; their names hold what separates keys. */
    private static String department() {
        String department = "分页局" + UUID.randomUUID();
        for (String name : List.of("甲&乙", "甲%26乙", "甲 乙+丙")) {
            String body = Projects.declaration(name + department, "100", INDICATORS)
                    .replace("某局", department)
                    .replace("某中心", department + "&%");
            String id = Api.as("auditor")
                    .body(body)
                    .post("/api/v1/projects")
                    .then()
                    .statusCode(201)
                    .extract()
                    .path("id");
            Projects.post(id, "{\"executedAmount\": \"90\", \"items\": [{\"indicator\": \"次数\", \"value\": \"1\"}]}");
        }
        return department;
    }

    private static List<String> pages(String path, String field, String department) {
        List<String> seen = new ArrayList<>();
        String cursor = null;
        do {
            RequestSpecification call =
                    Api.as("auditor").queryParam("department", department).queryParam("limit", 1);
            JsonPath page = (cursor == null ? call : call.queryParam("cursor", cursor))
                    .get(path)
                    .then()
                    .statusCode(200)
                    .body("items.size()", equalTo(1))
                    .extract()
                    .jsonPath();
            seen.add(page.getString("items[0]." + field));
            cursor = page.getString("next");
        } while (cursor != null && seen.size() < 10);
        assertNull(cursor);
        return seen;
    }

    @Test
    void everyProjectAndEvaluationStandsOnOnePage() {
        String department = department();
        List<String> projects = pages("/api/v1/projects", "id", department);
        assertEquals(3, projects.stream().distinct().count());
        assertEquals(3, projects.size());
        List<String> evaluated = pages("/api/v1/evaluations", "projectId", department);
        assertEquals(3, evaluated.size());
        assertEquals(3, evaluated.stream().distinct().count());
    }

    private static void assertOfNoOther(String path, Map<String, Object> query, List<Map<String, Object>> others) {
        JsonPath page = Api.as("reviewer")
                .queryParams(query)
                .queryParam("limit", 1)
                .get(path)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        String next = page.getString("next");
        assertNotNull(next, path);
        // How much is shown does not make it another query.
        Api.as("reviewer")
                .queryParams(query)
                .queryParam("limit", 2)
                .queryParam("cursor", next)
                .get(path)
                .then()
                .statusCode(200);
        for (Map<String, Object> other : others) {
            Map<String, Object> changed = new HashMap<>(query);
            changed.putAll(other);
            Api.wrongly("reviewer")
                    .header("Accept-Language", "en")
                    .queryParams(changed)
                    .queryParam("cursor", next)
                    .get(path)
                    .then()
                    .statusCode(400)
                    .body("detail", containsString("first page"));
        }
    }

    /** Silently it would leave out what stands elsewhere in another order, or begin in the middle. */
    @Test
    void aCursorContinuesNoQueryButItsOwn() {
        String department = department();
        assertOfNoOther(
                "/api/v1/projects",
                Map.of("department", department),
                List.of(Map.of("name", "甲"), Map.of("status", "final"), Map.of("department", "别的局")));
        assertOfNoOther(
                "/api/v1/evaluations",
                Map.of("department", department, "sort", "total"),
                List.of(
                        Map.of("sort", "-total"),
                        Map.of("sort", "executionRate"),
                        Map.of("history", true),
                        Map.of("projectId", "x"),
                        Map.of("grade", "优")));
        assertOfNoOther(
                "/api/v1/summaries",
                Map.of("year", 2023, "groupBy", "department"),
                List.of(Map.of("sort", "-mean"), Map.of("groupBy", "unit"), Map.of("against", 2022)));
        assertOfNoOther("/api/v1/audit", Map.of("actor", "auditor"), List.of(Map.of("actor", "admin")));
        String first = Projects.declare("100", INDICATORS).getString("id");
        String second = Projects.declare("100", INDICATORS).getString("id");
        for (String id : List.of(first, first, second, second)) {
            Projects.post(id, "{\"executedAmount\": \"90\", \"items\": [{\"indicator\": \"次数\", \"value\": \"1\"}]}");
        }
        String next = Api.as("auditor")
                .queryParam("limit", 1)
                .get("/api/v1/projects/{id}/actuals", first)
                .path("next");
        Api.wrongly("auditor")
                .queryParam("cursor", next)
                .get("/api/v1/projects/{id}/actuals", second)
                .then()
                .statusCode(400);
    }

    @Test
    void aForgedCursorIsRefused() {
        String project = Projects.declare("100", INDICATORS).getString("id");
        Projects.declare("100", INDICATORS);
        String next =
                Api.as("auditor").queryParam("limit", 1).get("/api/v1/projects").path("next");
        for (String number : List.of("-1", "4294967296", "99999999999999999999", "x")) {
            Api.wrongly("auditor")
                    .queryParam("cursor", Cursors.of(Cursors.query(project), number))
                    .get("/api/v1/projects/{id}/actuals", project)
                    .then()
                    .statusCode(400);
            Api.wrongly("auditor")
                    .queryParam("cursor", forged(next, number, "单位", "项目"))
                    .get("/api/v1/projects")
                    .then()
                    .statusCode(400);
        }
    }

    /** The last number that can be, and those of which few characters make very many digits. */
    @Test
    void aForgedCursorCostsNothing() {
        Map<String, Object> ofYear = Map.of("year", 2023);
        department();
        department();
        String missed = Projects.declare("100", """
                        [{"level1": "产出指标", "level2": "数量指标", "name": "次数", "target": "≥9"},
                         {"level1": "产出指标", "level2": "质量指标", "name": "合格率", "target": "≥90%"}]
                        """).getString("id");
        Projects.post(missed, """
                {"executedAmount": "90", "items": [{"indicator": "次数", "value": "1"}, {"indicator": "合格率", "value": "1"}]}
                """);
        for (String path : List.of("/api/v1/summaries?groupBy=department&year=2023", "/api/v1/losses?year=2023")) {
            String next = Api.as("auditor").queryParam("limit", 1).get(path).path("next");
            Api.as("auditor")
                    .queryParam("cursor", forged(next, "2147483647"))
                    .get(path)
                    .then()
                    .statusCode(200)
                    .body("next", equalTo(null));
        }
        for (String number : List.of("1E999999999", "1".repeat(50), "NaN")) {
            assertForgedIsRefused("/api/v1/projects", ofYear, "total", number);
            assertForgedIsRefused("/api/v1/evaluations", ofYear, "-executionRate", number);
        }
        assertForgedIsRefused("/api/v1/evaluations", ofYear, "-evaluatedAt", "+1000000000-12-31T23:59:59Z");
    }

    @Test
    void theLongestNamesDoNotEndAList() {
        String unit = "单".repeat(200 - 36) + UUID.randomUUID();
        for (String name : List.of("甲", "乙")) {
            Api.as("auditor")
                    .body(Projects.declaration(name.repeat(200), "100", INDICATORS)
                            .replace("某中心", unit))
                    .post("/api/v1/projects")
                    .then()
                    .statusCode(201);
        }
        for (String sort : List.of("", "&sort=name", "&sort=unit")) {
            String path = "/api/v1/projects?limit=1&year=2023&unit=" + unit + sort;
            String next = Api.as("auditor").get(path).path("next");
            assertNotNull(next);
            Api.as("auditor")
                    .queryParam("cursor", next)
                    .get(path)
                    .then()
                    .statusCode(200)
                    .body("items.size()", equalTo(1))
                    .body("next", nullValue());
        }
    }

    private static void assertForgedIsRefused(String path, Map<String, Object> query, String sort, String value) {
        String next = Api.as("auditor")
                .queryParams(query)
                .queryParam("sort", sort)
                .queryParam("limit", 1)
                .get(path)
                .path("next");
        Api.wrongly("auditor")
                .queryParams(query)
                .queryParam("sort", sort)
                .queryParam("cursor", forged(next, value, "x"))
                .get(path)
                .then()
                .statusCode(400);
    }

    /** Continues the same query elsewhere. */
    private static String forged(String next, Object... place) {
        List<Object> keys = new ArrayList<>();
        keys.add(new String(Base64.getUrlDecoder().decode(next), StandardCharsets.UTF_8).split("&")[0]);
        keys.addAll(List.of(place));
        return Cursors.of(keys.toArray());
    }

    /** The largest amount on the smallest budget. */
    @Test
    void anExecutionRateOfAnySizeIsKept() {
        String id = Projects.declare("0.01", INDICATORS).getString("id");
        JsonPath posted = Projects.post(
                id,
                "{\"executedAmount\": \"999999999999999999\", \"items\": [{\"indicator\": \"次数\", \"value\": \"1\"}]}");
        Api.as("auditor")
                .queryParam("projectId", id)
                .get("/api/v1/evaluations")
                .then()
                .statusCode(200)
                .body("items[0].executionRate", equalTo(posted.getString("evaluation.execution.rate")));
    }
}
