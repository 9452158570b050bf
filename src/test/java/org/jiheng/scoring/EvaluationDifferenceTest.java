package org.jiheng.scoring;

import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jiheng.testsupport.Api;
import org.jiheng.testsupport.People;
import org.jiheng.testsupport.Projects;
import org.junit.jupiter.api.Test;

@QuarkusTest
class EvaluationDifferenceTest {
    private static final int YEAR = 2023;

    private static JsonPath diff(String evaluation, String against) {
        return Api.as("dashboard")
                .queryParam("against", against)
                .get("/api/v1/evaluations/{id}/diff", evaluation)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private static JsonPath evaluation(String id) {
        return Api.as("dashboard").get("/api/v1/evaluations/{id}", id).jsonPath();
    }

    private static String post(String project, String actuals) {
        return Projects.post(project, actuals).getString("evaluation.id");
    }

    private static Map<String, List<String>> byPointer(List<Map<String, String>> members) {
        return members.stream()
                .collect(Collectors.toMap(m -> m.get("pointer"), m -> Arrays.asList(m.get("from"), m.get("to"))));
    }

    @Test
    void whatACorrectionChangedIsNamedWithBothValues() {
        String project = Projects.declare("300000", Projects.MAINTENANCE).getString("id");
        String before = post(project, Projects.MAINTAINED);
        String after = post(project, Projects.MAINTAINED.replace("\"value\": 88", "\"value\": 92"));
        JsonPath diff = diff(after, before);
        JsonPath from = evaluation(before);
        JsonPath to = evaluation(after);
        Map<String, List<String>> expected = new HashMap<>();
        expected.put("/submissionRevision", List.of("1", "2"));
        expected.put("/total", List.of(from.getString("total"), to.getString("total")));
        if (!from.getString("grade").equals(to.getString("grade"))) {
            expected.put("/grade", List.of(from.getString("grade"), to.getString("grade")));
        }
        if (!from.getString("rating.name").equals(to.getString("rating.name"))) {
            expected.put("/rating/name", List.of(from.getString("rating.name"), to.getString("rating.name")));
        }
        assertEquals(expected, byPointer(diff.getList("members")));
        assertEquals(List.of("使用人员满意度"), diff.getList("indicators.name"));
        assertEquals("changed", diff.getString("indicators[0].change"));
        Map<String, List<String>> row = byPointer(diff.getList("indicators[0].members"));
        assertEquals(
                List.of(from.getString("indicators[4].score"), to.getString("indicators[4].score")), row.get("/score"));
        assertEquals(List.of("88", "92"), row.get("/actual/value"));
        assertTrue(row.keySet().stream().noneMatch(p -> p.startsWith("/explanation")), row.toString());
        // The other way round the same with its sides changed, and nothing against itself.
        Map<String, List<String>> back = byPointer(diff(before, after).getList("indicators[0].members"));
        assertEquals(row.keySet(), back.keySet());
        assertEquals(List.of("92", "88"), back.get("/actual/value"));
        JsonPath same = diff(after, after);
        assertEquals(List.of(), same.getList("members"));
        assertEquals(List.of(), same.getList("indicators"));
    }

    @Test
    void otherRulesForTheWholeAreNamed() throws Exception {
        ObjectMapper json = new ObjectMapper();
        JsonNode from = json.readTree("""
                {"id": "a", "total": "90.00", "indicators": [], "adjustments": [],
                 "rating": {"name": "优", "file": "rating.drl", "line": 5, "basis": null},
                 "execution": {"score": "10.00", "rule": {"name": "按比例", "file": "execution.drl", "line": 5, "basis": null}}}
                """);
        JsonNode to = json.readTree("""
                {"id": "b", "total": "90.00", "indicators": [],
                 "adjustments": [{"kind": "cap", "points": "90.00", "rule": {"name": "封顶", "file": "caps.csv", "line": 2},
                   "explanation": {"zh": "封顶", "en": "capped"}}],
                 "rating": {"name": "九十以上为优", "file": "rating.drl", "line": 7, "basis": null},
                 "execution": {"score": "10.00", "rule": {"name": "分档", "file": "execution.drl", "line": 9, "basis": null}}}
                """);
        Map<String, List<String>> members = EvaluationDifference.of(from, to).members().stream()
                .collect(Collectors.toMap(EvaluationDifference.Member::pointer, m -> Arrays.asList(m.from(), m.to())));
        assertEquals(
                Map.of(
                        "/rating/name", List.of("优", "九十以上为优"),
                        "/execution/rule/name", List.of("按比例", "分档"),
                        "/adjustments/0/kind", Arrays.asList(null, "cap"),
                        "/adjustments/0/points", Arrays.asList(null, "90.00"),
                        "/adjustments/0/rule/name", Arrays.asList(null, "封顶")),
                members);
    }

    @Test
    void indicatorsThatCameAndWentAreNamed() {
        String name = "试验项目" + UUID.randomUUID();
        String project = Api.as("auditor")
                .body(Projects.declaration(name, "300000", Projects.MAINTENANCE))
                .post("/api/v1/projects")
                .path("id");
        String before = post(project, Projects.MAINTAINED);
        Api.as("auditor")
                .body(Projects.declaration(name, "300000", Projects.MAINTENANCE.replace("系统维护及时性", "响应及时性")))
                .post("/api/v1/projects")
                .then()
                .statusCode(201);
        String after = post(project, Projects.MAINTAINED.replace("系统维护及时性", "响应及时性"));
        List<Map<String, Object>> rows = diff(after, before).getList("indicators");
        Map<Object, Object> changes = rows.stream()
                .filter(r -> !r.get("change").equals("changed"))
                .collect(Collectors.toMap(r -> r.get("name"), r -> r.get("change")));
        assertEquals(Map.of("响应及时性", "added", "系统维护及时性", "removed"), changes);
        assertEquals("removed", rows.get(rows.size() - 1).get("change"));
    }

    @Test
    void onlyEvaluationsOfOneProjectInScopeAreCompared() {
        String department = "甲局" + UUID.randomUUID();
        String own = post(
                Projects.declare(YEAR, department, "300000", Projects.MAINTENANCE)
                        .getString("id"),
                Projects.MAINTAINED);
        String other = post(
                Projects.declare(YEAR, "乙局" + UUID.randomUUID(), "300000", Projects.MAINTENANCE)
                        .getString("id"),
                Projects.MAINTAINED);
        Api.wrongly("dashboard")
                .queryParam("against", other)
                .get("/api/v1/evaluations/{id}/diff", own)
                .then()
                .statusCode(400)
                .body("status", equalTo(400));
        Api.wrongly("dashboard")
                .get("/api/v1/evaluations/{id}/diff", own)
                .then()
                .statusCode(400);
        String limited = People.add("dashboard", List.of(department), null);
        for (String[] pair : new String[][] {{own, other}, {other, own}, {own, "x"}, {"x", own}}) {
            Api.as(limited, People.PASSWORD)
                    .queryParam("against", pair[1])
                    .get("/api/v1/evaluations/{id}/diff", pair[0])
                    .then()
                    .statusCode(404);
        }
    }
}
