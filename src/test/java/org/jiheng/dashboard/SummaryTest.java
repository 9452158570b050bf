package org.jiheng.dashboard;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jiheng.testsupport.Api;
import org.jiheng.testsupport.People;
import org.jiheng.testsupport.Projects;
import org.junit.jupiter.api.Test;

/** Figures over the API, against the rows they are made of, added up here once more. */
@QuarkusTest
class SummaryTest {
    private static final int YEAR = 2041;

    private final String first = "甲局" + UUID.randomUUID();
    private final String second = "乙局" + UUID.randomUUID();

    private static String declare(int year, String department, String request) {
        return Projects.declare(year, department, request, Projects.MAINTENANCE).getString("id");
    }

    private static void post(String project, String executed, int satisfaction) {
        Projects.post(
                project,
                Projects.MAINTAINED.replace("300000", executed).replace("\"value\": 88", "\"value\": " + satisfaction));
    }

    private void aYear() {
        post(declare(YEAR, first, "300000"), "300000", 88);
        post(declare(YEAR, first, "1234567.89"), "600000", 40);
        post(declare(YEAR, first, null), "5", 90);
        declare(YEAR, first, "99");
        post(declare(YEAR, second, "50000.01"), "12345.67", 77);
    }

    private static JsonPath summary(String... query) {
        var call = Api.as("dashboard").queryParam("year", YEAR);
        for (int i = 0; i < query.length; i += 2) {
            call.queryParam(query[i], query[i + 1]);
        }
        Response answer = call.get("/api/v1/summaries");
        assertEquals(200, answer.statusCode(), answer.asString());
        return answer.jsonPath();
    }

    private static List<Map<String, Object>> rows(String department) {
        return Api.as("dashboard")
                .queryParam("year", YEAR)
                .queryParam("department", department)
                .get("/api/v1/evaluations")
                .path("items");
    }

    private static BigDecimal decimal(Object text) {
        return new BigDecimal(text.toString());
    }

    /** The figures of a department, added up from the list of its evaluations. */
    private static void assertAddedUp(String department, int projects, Map<String, Object> figures) {
        List<Map<String, Object>> rows = rows(department);
        BigDecimal sum = BigDecimal.ZERO;
        BigDecimal byMoney = BigDecimal.ZERO;
        BigDecimal budget = BigDecimal.ZERO;
        BigDecimal executed = BigDecimal.ZERO;
        List<BigDecimal> totals = new ArrayList<>();
        for (Map<String, Object> row : rows) {
            BigDecimal total = decimal(row.get("total"));
            totals.add(total);
            sum = sum.add(total);
            if (row.get("budget") != null) {
                budget = budget.add(decimal(row.get("budget")));
                executed = executed.add(decimal(row.get("executed")));
                byMoney = byMoney.add(decimal(row.get("budget")).multiply(total));
            }
        }
        totals.sort(null);
        assertEquals(projects, figures.get("projects"));
        assertEquals(rows.size(), figures.get("evaluated"));
        assertEquals(
                rows.stream().filter(r -> r.get("status").equals("provisional")).count(),
                ((Number) figures.get("provisional")).longValue());
        assertEquals(
                sum.divide(BigDecimal.valueOf(rows.size()), 2, RoundingMode.HALF_UP), decimal(figures.get("mean")));
        assertEquals(byMoney.divide(budget, 2, RoundingMode.HALF_UP), decimal(figures.get("weightedMean")));
        assertEquals(
                executed.movePointRight(2).divide(budget, 2, RoundingMode.HALF_UP),
                decimal(figures.get("executionRate")));
        assertEquals(totals.get(0), decimal(figures.get("lowest")));
        assertEquals(totals.get(totals.size() - 1), decimal(figures.get("highest")));
        if (totals.size() % 2 == 1) {
            assertEquals(totals.get(totals.size() / 2), decimal(figures.get("median")));
        }
        Map<Object, Long> grades =
                rows.stream().collect(Collectors.groupingBy(r -> r.get("grade"), Collectors.counting()));
        List<Map<String, Object>> counted = cast(figures.get("grades"));
        assertEquals(
                grades, counted.stream().collect(Collectors.toMap(g -> g.get("grade"), g -> ((Number) g.get("count"))
                        .longValue())));
    }

    @SuppressWarnings("unchecked")
    private static <T> T cast(Object value) {
        return (T) value;
    }

    private static Map<String, Object> group(JsonPath summary, String key) {
        return summary.<Map<String, Object>>getList("groups").stream()
                .filter(g -> key.equals(g.get("key")))
                .findAny()
                .orElseThrow();
    }

    @Test
    void theFiguresAreThoseOfTheRowsAtEveryMoment() {
        aYear();
        JsonPath byDepartment = summary("groupBy", "department", "limit", "500");
        assertAddedUp(first, 4, cast(group(byDepartment, first).get("figures")));
        assertAddedUp(second, 1, cast(group(byDepartment, second).get("figures")));
        // Again after a correction: there is no moment at which the summary is behind.
        String id = (String) rows(second).get(0).get("projectId");
        post(id, "50000.01", 100);
        assertAddedUp(second, 1, cast(summary("department", second).getMap("total.figures")));
        declare(YEAR, second, "1");
        assertAddedUp(second, 2, cast(summary("department", second).getMap("total.figures")));
    }

    @Test
    void pointsByLevelAreThoseOfTheEvaluations() {
        aYear();
        BigDecimal weight = BigDecimal.ZERO;
        BigDecimal score = BigDecimal.ZERO;
        for (Map<String, Object> row : rows(first)) {
            List<Map<String, Object>> indicators = Api.as("dashboard")
                    .get("/api/v1/evaluations/{id}", row.get("id"))
                    .path("indicators");
            for (Map<String, Object> indicator : indicators) {
                if (indicator.get("level1").equals("产出指标")) {
                    weight = weight.add(decimal(indicator.get("weight")));
                    score = score.add(decimal(indicator.get("score")));
                }
            }
        }
        JsonPath byLevel = summary("department", first, "groupBy", "level1");
        Map<String, Object> output = cast(group(byLevel, "产出指标").get("figures"));
        assertEquals("scoreRate", output.get("measure"));
        assertEquals(weight, decimal(output.get("weight")));
        assertEquals(score, decimal(output.get("score")));
        assertEquals(score.movePointRight(2).divide(weight, 2, RoundingMode.HALF_UP), decimal(output.get("mean")));
        // A level as filter gives the same figures.
        assertEquals(output, summary("department", first, "level1", "产出指标").getMap("total.figures"));
        JsonPath second = summary("department", first, "level1", "产出指标", "groupBy", "level2", "sort", "-lost");
        assertEquals(3, second.getList("groups").size());
        assertEquals("产出指标", second.getString("groups[0].level1"));
    }

    @Test
    void whoIsLimitedCountsWhatIsInScope() {
        aYear();
        String limited = People.add("dashboard", List.of(second), null);
        Response answer = Api.as(limited, People.PASSWORD)
                .queryParam("year", YEAR)
                .queryParam("groupBy", "department")
                .get("/api/v1/summaries");
        answer.then().statusCode(200).body("total.figures.projects", equalTo(1)).body("groups.size()", equalTo(1));
        Api.as(limited, People.PASSWORD)
                .queryParam("year", YEAR)
                .queryParam("department", first)
                .get("/api/v1/summaries")
                .then()
                .body("total.figures.projects", equalTo(0))
                .body("total.figures.mean", nullValue());
    }

    @Test
    void aYearIsComparedWithAnother() {
        post(declare(YEAR, first, "300000"), "300000", 88);
        post(declare(YEAR - 1, first, "300000"), "300000", 60);
        post(declare(YEAR - 1, second, "300000"), "300000", 60);
        JsonPath compared = summary("groupBy", "department", "against", "" + (YEAR - 1), "limit", "500");
        Map<String, Object> before = cast(group(compared, first).get("against"));
        Map<String, Object> now = cast(group(compared, first).get("figures"));
        assertTrue(decimal(now.get("mean")).compareTo(decimal(before.get("mean"))) > 0);
        // What is gone is shown too.
        assertEquals(0, ((Map<?, ?>) group(compared, second).get("figures")).get("projects"));
    }

    /** The month of an evaluation is as far from its year as that of the other year from the other one. */
    @Test
    void monthsAreComparedByTheirPlaceInTheYear() {
        post(declare(YEAR, first, "300000"), "300000", 88);
        post(declare(YEAR - 1, first, "300000"), "300000", 60);
        YearMonth now = YearMonth.now(ZoneId.of("Asia/Shanghai"));
        String before = "" + (YEAR - 1);
        JsonPath compared = summary("department", first, "groupBy", "month", "against", before);
        assertEquals(List.of(now.toString(), now.plusYears(1).toString()), compared.getList("groups.key"));
        assertEquals(1, compared.getInt("groups[0].figures.projects"));
        assertNull(compared.get("groups[0].against"));
        assertEquals(1, compared.getInt("groups[1].against.projects"));
        JsonPath ofMonth =
                summary("department", first, "month", now.plusYears(1).toString(), "against", before);
        assertEquals(0, ofMonth.getInt("total.figures.projects"));
        assertEquals(1, ofMonth.getInt("total.against.projects"));
    }

    /** It would make the rate of all more than that of any. */
    @Test
    void moneySpentWithoutABudgetIsNoPartOfARate() {
        post(declare(YEAR, first, "300000"), "150000", 88);
        String without = declare(YEAR, first, "300000");
        Projects.post(
                without,
                Projects.MAINTAINED.replace("\"executedAmount\"", "\"adjustedBudget\": \"0\", \"executedAmount\""));
        JsonPath figures = summary("department", first);
        assertEquals(2, figures.getInt("total.figures.evaluated"));
        assertEquals("50.00", figures.getString("total.figures.executionRate"));
        assertEquals("300000.00", figures.getString("total.figures.budget"));
        assertEquals("150000.00", figures.getString("total.figures.executed"));
    }

    @Test
    void whatHasNoKeyComesLastEitherWay() {
        aYear();
        declare(YEAR, null, "300000");
        for (String sort : List.of("key", "-key")) {
            List<String> keys = summary("groupBy", "department", "sort", sort, "limit", "500")
                    .getList("groups.key");
            assertNull(keys.get(keys.size() - 1));
            assertNotNull(keys.get(0));
        }
    }

    @Test
    void groupsAreSortedAndComeInPages() {
        aYear();
        List<String> keys = new ArrayList<>();
        String cursor = null;
        do {
            var call = Api.as("dashboard").queryParam("year", YEAR).queryParam("groupBy", "department");
            if (cursor != null) {
                call.queryParam("cursor", cursor);
            }
            JsonPath page = call.queryParam("sort", "-mean")
                    .queryParam("limit", 1)
                    .get("/api/v1/summaries")
                    .jsonPath();
            keys.addAll(page.getList("groups.key"));
            cursor = page.getString("next");
        } while (cursor != null);
        assertEquals(
                summary("groupBy", "department", "sort", "-mean", "limit", "500")
                        .getList("groups.key"),
                keys);
    }

    @Test
    void whatCannotBeAskedIsSaid() {
        Api.wrongly("dashboard").get("/api/v1/summaries").then().statusCode(400).body("detail", containsString("year"));
        for (String[] wrong : new String[][] {
            {"groupBy", "level3"},
            {"groupBy", "unit,unit"},
            {"groupBy", "level1,level2"},
            {"groupBy", "unit,"},
            {"groupBy", "unit,grade,month"},
            {"sort", "score"},
            {"month", "2041-13"},
            {"cursor", "x"}
        }) {
            Api.wrongly("dashboard")
                    .queryParam("year", YEAR)
                    .queryParam(wrong[0], wrong[1])
                    .get("/api/v1/summaries")
                    .then()
                    .statusCode(400);
        }
    }

    @Test
    void whatHasNotChangedIsNotSentAgain() {
        post(declare(YEAR, first, "300000"), "300000", 88);
        String tag = Api.as("dashboard")
                .queryParam("year", YEAR)
                .queryParam("department", first)
                .get("/api/v1/summaries")
                .header("ETag");
        Api.as("dashboard")
                .header("If-None-Match", tag)
                .queryParam("year", YEAR)
                .queryParam("department", first)
                .get("/api/v1/summaries")
                .then()
                .statusCode(304);
    }
}
