package org.jiheng.dashboard;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jiheng.testsupport.Api;
import org.jiheng.testsupport.Projects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A filter finds the same projects in lists, changes, summaries, losses and cells. */
@QuarkusTest
class ProjectFilterTest {
    private static final int YEAR = 2046;

    private final String department = "筛选局" + UUID.randomUUID();
    private String spent;
    private String unspent;
    private String almost;
    private String untouched;

    @BeforeEach
    void fourProjects() {
        spent = posted("300000", "93", "88");
        unspent = posted("120000", "95", "90");
        // 79.996 %, shown as 80.00.
        almost = posted("239988", "93", "90");
        untouched = declared(department);
    }

    private static String declared(String department) {
        return Projects.declare(YEAR, department, "300000", Projects.MAINTENANCE)
                .getString("id");
    }

    private String posted(String executed, String solved, String satisfied) {
        String id = declared(department);
        Projects.post(
                id,
                Projects.MAINTAINED
                        .replace("300000", executed)
                        .replace("\"93\"", '"' + solved + '"')
                        .replace("\"value\": 88", "\"value\": " + satisfied));
        return id;
    }

    private static JsonPath get(String path, String... query) {
        RequestSpecification call = Api.as("dashboard").queryParam("year", YEAR);
        for (int i = 0; i < query.length; i += 2) {
            call.queryParam(query[i], query[i + 1]);
        }
        Response answer = call.get("/api/v1" + path);
        assertEquals(200, answer.statusCode(), answer.asString());
        return answer.jsonPath();
    }

    private String[] own(String... query) {
        List<String> all = new ArrayList<>(List.of(query));
        all.addAll(List.of("department", department));
        return all.toArray(String[]::new);
    }

    /** What the filters find, everywhere. @param query names and values */
    private void assertFound(Set<String> expected, String... query) {
        Set<String> evaluated = new TreeSet<>(expected);
        evaluated.remove(untouched);
        assertEquals(
                new TreeSet<>(expected),
                new TreeSet<>(get("/projects", own(query)).getList("items.id")));
        assertEquals(evaluated, new TreeSet<>(get("/evaluations", own(query)).getList("items.projectId")));
        if (!List.of("level1", "level2", "lost", "submission").contains(query[0])) {
            assertEquals(evaluated, new TreeSet<>(get("/changes", own(query)).getList("items.projectId")));
        }
        assertEquals(expected.size(), get("/summaries", own(query)).getInt("total.figures.projects"));
        assertEquals(
                evaluated.size(),
                get("/scatter", own(query)).getList("cells.projects", Integer.class).stream()
                        .mapToInt(Integer::intValue)
                        .sum());
    }

    @Test
    void ratesAndPointsHaveBoundsAsTheyAreShown() {
        assertFound(Set.of(unspent), "executionRateBelow", "80");
        assertFound(Set.of(spent, almost), "executionRateFrom", "80");
        assertFound(Set.of(almost), "executionRateFrom", "80", "executionRateBelow", "80.01");
        String total = get("/projects", own("executionRateFrom", "100")).getString("items[0].total");
        assertFound(Set.of(spent), "totalFrom", total, "executionRateFrom", "100");
        assertFound(Set.of(), "totalBelow", total, "executionRateFrom", "100");
        assertFound(Set.of(spent, unspent, almost), "totalFrom", "0");
    }

    /** Who opens a figure of a level or of an indicator finds what each project has in it. */
    @Test
    void aFigureIsTheSumOfItsParts() {
        JsonPath losses = get("/losses", own());
        String name = losses.getString("items[0].name");
        JsonPath losing = get("/projects", own("lost", name));
        BigDecimal lost = BigDecimal.ZERO;
        for (int i = 0; i < losing.getList("items").size(); i++) {
            lost = lost.add(new BigDecimal(losing.getString("items[" + i + "].part.weight")))
                    .subtract(new BigDecimal(losing.getString("items[" + i + "].part.score")));
        }
        assertEquals(new BigDecimal(losses.getString("items[0].lost")), lost);
        JsonPath evaluation = Api.as("dashboard")
                .get("/api/v1/projects/{id}/evaluation", spent)
                .jsonPath();
        JsonPath output = get("/projects", own("level1", "产出指标"));
        assertEquals(
                evaluation.getString("levels.find { it.name == '产出指标' }.score"),
                output.getString("items.find { it.id == '" + spent + "' }.part.score"));
        assertNull(get("/projects", own()).getString("items[0].part"));
        assertEquals(
                "300000.00", get("/projects", own()).getString("items.find { it.id == '" + spent + "' }.executed"));
    }

    @Test
    void aCellOpensIntoTheProjectsThatItCounts() {
        List<Integer> rates = get("/scatter", own("step", "20")).getList("cells.executionRate");
        assertEquals(List.of(40, 80, 100), rates);
        for (int rate : rates) {
            assertFound(
                    Set.of(rate == 40 ? unspent : rate == 80 ? almost : spent),
                    "executionRateFrom",
                    "" + rate,
                    "executionRateBelow",
                    "" + (rate + 20));
        }
    }

    /** The figures of everything would be taken for those that were meant to be asked for. */
    @ParameterizedTest
    @ValueSource(strings = {"status", "month", "department", "grade", "year", "totalFrom", "limit"})
    void aFilterThatWasLeftOpenIsRefused(String name) {
        for (String path : List.of("/projects", "/evaluations", "/summaries", "/changes")) {
            Api.wrongly("dashboard")
                    .queryParam(name, "")
                    .get("/api/v1" + path)
                    .then()
                    .statusCode(400)
                    .body("type", equalTo("urn:jiheng:problem:invalid-parameter"))
                    .body("errors.pointer", equalTo(List.of(name)));
        }
    }

    @Test
    void whatHasNoEvaluationIsFoundAndLeftOut() {
        assertFound(Set.of(untouched), "status", "none");
        assertFound(Set.of(untouched), "grade", "none");
        assertFound(Set.of(untouched), "submission", "none");
        assertFound(Set.of(spent, unspent, almost), "status", "evaluated");
    }

    /** The database takes a text with blanks at its end for the same, and Java does not. */
    @Test
    void blanksAroundANameMatterNowhere() {
        String id = Api.as("auditor")
                .body(Projects.declaration("空格" + department, "300000", Projects.MAINTENANCE)
                        .replace("2023", "" + YEAR)
                        .replace("\"某局\"", "\" " + department + "　 \", \"category\": \"民生 \""))
                .post("/api/v1/projects")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        Projects.post(id, Projects.MAINTAINED);
        assertFound(Set.of(id), "category", "民生");
        assertFound(Set.of(id), "category", " 民生 ");
        assertEquals(5, get("/summaries", "department", department + " ").getInt("total.figures.projects"));
    }

    /** In the text that the database looks through they look like what is not stated. */
    @Test
    void aNameMayLookLikeNoName() {
        String name = "完成[null,空},null],[null,空";
        String id = Projects.declare(YEAR, department, "300000", """
                        [{"level1": "产出指标", "level2": "数量指标", "name": "%s", "target": "≥2"}]""".formatted(name))
                .getString("id");
        Projects.post(id, """
                {"executedAmount": "1", "items": [{"indicator": "%s", "value": 1}]}""".formatted(name));
        assertFound(Set.of(id), "lost", name);
        assertFound(Set.of(), "level1", "none");
        assertFound(Set.of(), "level2", "none");
    }

    @Test
    void whatIsNotStatedIsFound() {
        String without = declared(null);
        // Somebody may be called by the very word.
        Projects.declare(YEAR, "none", "300000", Projects.MAINTENANCE);
        List<String> ids = new ArrayList<>();
        String cursor = null;
        do {
            JsonPath page = cursor == null
                    ? get("/projects", "department", "none", "limit", "500")
                    : get("/projects", "department", "none", "limit", "500", "cursor", cursor);
            ids.addAll(page.getList("items.id"));
            assertTrue(page.getList("items.department").stream().allMatch(d -> d == null));
            cursor = page.getString("next");
        } while (cursor != null);
        assertTrue(ids.contains(without));
        assertEquals(ids.size(), get("/summaries", "department", "none").getInt("total.figures.projects"));
        assertEquals(0, get("/summaries", "unit", "none").getInt("total.figures.projects"));
        assertFound(Set.of(), "level1", "none");
        assertFound(Set.of(spent, unspent, almost, untouched), "category", "none");
    }

    @Test
    void anIndicatorOpensIntoTheProjectsThatLostOnIt() {
        assertFound(Set.of(spent, almost), "lost", "系统故障解决率");
        assertFound(Set.of(spent), "lost", "使用人员满意度", "level1", "满意度指标");
        assertFound(Set.of(), "lost", "满意度");
        JsonPath losses = get("/losses", own());
        List<String> names = losses.getList("items.name");
        assertEquals(2, losses.getInt("items[" + names.indexOf("系统故障解决率") + "].projects"));
        Api.wrongly("dashboard")
                .queryParam("lost", "系统故障解决率")
                .queryParam("history", true)
                .get("/api/v1/evaluations")
                .then()
                .statusCode(400)
                .body("detail", containsString("lost"));
    }

    @Test
    void aNameWithinAQuotedNameIsAnotherName() {
        String indicators = Projects.MAINTENANCE.replace("系统故障解决率", "x,\\\"解决率");
        String id = Projects.declare(YEAR, department, "300000", indicators).getString("id");
        Projects.post(id, Projects.MAINTAINED.replace("系统故障解决率", "x,\\\"解决率"));
        assertFound(Set.of(id), "lost", "x,\"解决率");
        assertFound(Set.of(), "lost", "解决率");
    }

    @Test
    void projectsAreSortedAndComeInPages() {
        for (String sort : List.of("-total", "executionRate", "name", "-budget")) {
            List<String> whole = get("/projects", own("sort", sort)).getList("items.id");
            assertEquals(4, whole.size());
            List<String> paged = new ArrayList<>();
            String cursor = null;
            do {
                JsonPath page = cursor == null
                        ? get("/projects", own("sort", sort, "limit", "1"))
                        : get("/projects", own("sort", sort, "limit", "1", "cursor", cursor));
                paged.addAll(page.getList("items.id"));
                cursor = page.getString("next");
            } while (cursor != null);
            assertEquals(whole, paged, sort);
        }
        // What has no value comes first, and last where the order descends.
        List<String> byRate = get("/projects", own("sort", "executionRate")).getList("items.id");
        assertEquals(List.of(untouched, unspent, almost, spent), byRate);
        assertEquals(untouched, get("/projects", own("sort", "-total")).getString("items[3].id"));
    }

    @Test
    void evaluationsAreFoundByAPartOfTheName() {
        String name = get("/evaluations", own()).getString("items[0].projectName");
        assertEquals(
                List.of(name),
                get("/evaluations", own("name", name.substring(4))).getList("items.projectName"));
    }

    @Test
    void whatIsNoBoundIsRefused() {
        for (String wrong : List.of("-1", "x", "1.234", "1234567890")) {
            Api.wrongly("dashboard")
                    .queryParam("totalFrom", wrong)
                    .get("/api/v1/projects")
                    .then()
                    .statusCode(400);
        }
        Api.wrongly("dashboard")
                .queryParam("sort", "points")
                .get("/api/v1/projects")
                .then()
                .statusCode(400);
    }
}
