package org.jiheng.generator;

import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.Connection;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jiheng.declaration.DeclarationRows;
import org.jiheng.http.BulkInsert;
import org.jiheng.http.ProblemException;
import org.jiheng.scoring.EvaluationRows;
import org.jiheng.testsupport.Api;
import org.jiheng.testsupport.Projects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A made-up year, seen over the API like any other. */
@QuarkusTest
class GeneratorTest {
    private static final YearPlan PLAN = new YearPlan(2061, 260, 7);
    private static final YearPlan IN_BATCHES = new YearPlan(2062, 900, 8);

    @Inject
    Generator generator;

    @Inject
    DeclarationRows declarations;

    @Inject
    EvaluationRows evaluations;

    @Inject
    ObjectMapper json;

    @Inject
    DataSource database;

    @BeforeEach
    void generate() {
        generator.run(PLAN, at -> {});
    }

    private static List<Map<String, Object>> all(String path, String... query) {
        List<Map<String, Object>> items = new ArrayList<>();
        String cursor = null;
        do {
            var call = Api.as("dashboard").queryParam("limit", 200);
            for (int i = 0; i < query.length; i += 2) {
                call.queryParam(query[i], query[i + 1]);
            }
            if (cursor != null) {
                call.queryParam("cursor", cursor);
            }
            JsonPath page = call.get(path).jsonPath();
            items.addAll(page.getList("items"));
            cursor = page.getString("next");
        } while (cursor != null);
        return items;
    }

    private static List<Map<String, Object>> ofYear(String path) {
        return all(path, "year", "" + PLAN.year());
    }

    @SuppressWarnings("unchecked")
    private static <T> T cast(Object value) {
        return (T) value;
    }

    @Test
    void everyKindOfCaseIsThere() {
        List<Map<String, Object>> projects = ofYear("/api/v1/projects");
        assertEquals(PLAN.projects(), projects.size());
        Set<Object> kinds = new HashSet<>();
        Set<Object> operators = new HashSet<>();
        Set<Object> codes = new HashSet<>();
        Set<Object> attainments = new HashSet<>();
        Set<Object> states = new HashSet<>();
        int fewest = Integer.MAX_VALUE;
        int most = 0;
        boolean frugal = false;
        boolean exceeded = false;
        for (Map<String, Object> project : projects) {
            JsonPath declared = Api.as("dashboard")
                    .get("/api/v1/projects/{id}", project.get("id"))
                    .jsonPath();
            kinds.addAll(declared.getList("indicators.target.kind"));
            operators.addAll(declared.getList("indicators.target.operator"));
            states.add(declared.get("submission.state"));
            int rows = declared.getList("indicators").size();
            fewest = Math.min(fewest, rows);
            most = Math.max(most, rows);
            if (declared.get("evaluationId") == null) {
                continue;
            }
            JsonPath evaluation = Api.as("dashboard")
                    .get("/api/v1/projects/{id}/evaluation", project.get("id"))
                    .jsonPath();
            codes.addAll(evaluation.getList("reasons.code"));
            codes.addAll(evaluation.getList("warnings.code"));
            attainments.addAll(evaluation.getList("indicators.actual.attainment"));
            String rate = evaluation.getString("execution.rate");
            boolean full = evaluation.<Object>getList("indicators").stream()
                    .map(GeneratorTest::<Map<String, Object>>cast)
                    .allMatch(i -> i.get("weight").equals(i.get("score")));
            frugal |= full && rate != null && new BigDecimal(rate).compareTo(new BigDecimal("80")) < 0;
            exceeded |= evaluation.<String>getList("indicators.completion").stream()
                    .anyMatch(c -> c != null && new BigDecimal(c).compareTo(new BigDecimal("130")) >= 0);
        }
        assertEquals(Set.of("quantitative", "range", "deadline", "qualitative", "missing", "unreadable"), kinds);
        assertTrue(operators.containsAll(Arrays.asList(">=", "<=", "<", "=", null)), operators.toString());
        assertTrue(attainments.containsAll(Set.of("met", "partly", "unmet", "notApplicable")), attainments.toString());
        assertEquals(new HashSet<>(Arrays.asList("draft", "submitted", "confirmed", "returned", null)), states);
        assertTrue(
                codes.containsAll(Set.of(
                        "target-missing",
                        "target-number-in-words",
                        "actual-missing",
                        "actual-unreadable",
                        "attainment-missing",
                        "item-unmatched",
                        "budget-adjusted",
                        "budget-missing",
                        "overspent")),
                codes.toString());
        assertTrue(fewest >= 5 && most > 14 && most <= 30, fewest + " to " + most + " indicators");
        assertTrue(frugal, "no project reached everything without spending its money");
        assertTrue(exceeded, "no target was far exceeded");
        List<Map<String, Object>> listed = all("/api/v1/evaluations", "year", "" + PLAN.year(), "history", "true");
        assertEquals(
                Set.of("优", "良", "中", "差"),
                listed.stream().map(e -> e.get("grade")).collect(Collectors.toSet()));
        assertEquals(
                Set.of("final", "provisional"),
                listed.stream().map(e -> e.get("status")).collect(Collectors.toSet()));
        assertTrue(listed.stream().anyMatch(e -> e.get("current").equals(false)), "none was posted again");
        assertTrue(
                listed.stream()
                                .map(e -> e.get("evaluatedAt").toString().substring(0, 7))
                                .distinct()
                                .count()
                        > 2,
                "all of one month");
    }

    @Test
    void theRulesComeToTheSameAgain() {
        for (Map<String, Object> evaluation : all("/api/v1/evaluations", "year", "" + PLAN.year(), "history", "true")) {
            Api.as("dashboard")
                    .post("/api/v1/evaluations/{id}/replay", evaluation.get("id"))
                    .then()
                    .statusCode(200)
                    .body("identical", equalTo(true));
        }
    }

    /** Declaring and posting the same over the API changes nothing but revision, id and time. */
    @Test
    void theRowsAreThoseThatTheApiWrites() throws Exception {
        for (int place : new int[] {0, 1, 2, 3, 50, 100, 150, 200}) {
            MadeUpProject made = MadeUpProject.of(PLAN, place, declarations, evaluations);
            String id = made.declared().project().id;
            Map<String, Object> before = row(id);
            String document = declared(made);
            Api.as("auditor")
                    .body(document)
                    .post("/api/v1/projects")
                    .then()
                    .statusCode(200)
                    .body("id", equalTo(id));
            assertEquals(before, row(id));
            Map<String, Object> state = Api.as("dashboard")
                    .get("/api/v1/projects/{id}", id)
                    .jsonPath()
                    .getMap("submission");
            if (state == null || !Set.of("draft", "submitted", "returned").contains(state.get("state"))) {
                continue;
            }
            JsonPath kept = Api.as("dashboard")
                    .get("/api/v1/projects/{id}/evaluation", id)
                    .jsonPath();
            JsonPath again =
                    Projects.post(id, made.posts().get(made.posts().size() - 1).submission().document);
            assertEquals(withoutItsOwn(kept.getMap("")), withoutItsOwn(again.getMap("evaluation")));
            Map<String, Object> after = row(id);
            assertEquals(withoutPost(before), withoutPost(after));
        }
    }

    /** What a table gained has to be written here too, or made-up projects would not be like others. */
    @Test
    void noColumnIsLeftOut() throws Exception {
        try (Connection connection = database.getConnection();
                var query = connection.prepareStatement("select column_name from information_schema.columns where"
                        + " table_schema = database() and table_name = ? and extra not like '%auto_increment%'")) {
            for (BulkInsert rows : new YearRows(List.of()).inOrder()) {
                query.setString(1, rows.table());
                Set<String> columns = new HashSet<>();
                try (var row = query.executeQuery()) {
                    while (row.next()) {
                        columns.add(row.getString(1));
                    }
                }
                // Given by the order of changes, once they are committed.
                columns.remove("position");
                assertEquals(columns, new HashSet<>(rows.columns()), rows.table());
            }
        }
    }

    private static Map<String, Object> withoutItsOwn(Map<String, Object> evaluation) {
        Map<String, Object> same = new HashMap<>(evaluation);
        same.keySet().removeAll(Set.of("id", "submissionRevision", "evaluatedAt"));
        return same;
    }

    private static Map<String, Object> withoutPost(Map<String, Object> row) {
        Map<String, Object> same = new HashMap<>(row);
        same.keySet()
                .removeIf(c -> c.startsWith("submission_state")
                        || Set.of("revision", "evaluation_id", "evaluated_at", "opt_lock")
                                .contains(c));
        return same;
    }

    /** As a caller would declare it, made from what is stored. */
    private String declared(MadeUpProject made) throws Exception {
        Map<String, Object> stored = cast(
                json.readValue(made.declared().version().document, Map.class).get("declared"));
        Map<String, Object> funds = cast(stored.get("funds"));
        Map<String, Object> request = new HashMap<>();
        for (String same : List.of(
                "year",
                "unit",
                "name",
                "department",
                "nature",
                "category",
                "plannedStart",
                "plannedEnd",
                "overallGoal",
                "annualGoal")) {
            request.put(same, stored.get(same));
        }
        request.put("annualRequest", funds.get("annual"));
        request.put("totalBudget", funds.get("total"));
        List<Map<String, Object>> rows = cast(stored.get("rows"));
        request.put(
                "indicators",
                rows.stream()
                        .map(row -> {
                            Map<String, Object> indicator = new HashMap<>();
                            for (String same : List.of("level1", "level2", "name", "weight", "scoringType")) {
                                indicator.put(same, row.get(same));
                            }
                            indicator.put(
                                    "target",
                                    GeneratorTest.<Map<String, Object>>cast(row.get("target"))
                                            .get("text"));
                            return indicator;
                        })
                        .toList());
        return json.writeValueAsString(request);
    }

    private Map<String, Object> row(String project) throws Exception {
        try (Connection connection = database.getConnection();
                var query = connection.prepareStatement("select * from project where id = ?")) {
            query.setString(1, project);
            try (var row = query.executeQuery()) {
                assertTrue(row.next());
                Map<String, Object> values = new TreeMap<>();
                for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
                    values.put(row.getMetaData().getColumnName(i), row.getString(i));
                }
                return values;
            }
        }
    }

    @Test
    void theSameSeedGivesTheSameYearAndTheTrailVouchesForIt() {
        List<Map<String, Object>> entries = all("reviewer", PLAN);
        assertEquals(1, entries.size());
        Map<String, Object> said = cast(entries.get(0).get("after"));
        YearRows again = rows(PLAN);
        assertEquals(again.documentsSha256(), said.get("documentsSha256"));
        assertEquals(again.evaluated(), said.get("evaluations"));
        assertEquals("system", entries.get(0).get("actor"));
        assertTrue(!rows(new YearPlan(PLAN.year(), PLAN.projects(), PLAN.seed() + 1))
                .documentsSha256()
                .equals(said.get("documentsSha256")));
    }

    private static List<Map<String, Object>> all(String user, YearPlan plan) {
        return Api.as(user)
                .queryParam("action", Generator.ACTION)
                .queryParam("subjectId", "" + plan.year())
                .queryParam("limit", 200)
                .get("/api/v1/audit")
                .path("items");
    }

    private YearRows rows(YearPlan plan) {
        return new YearRows(Arrays.stream(plan.placesById())
                .mapToObj(place -> MadeUpProject.of(plan, place, declarations, evaluations))
                .toList());
    }

    @Test
    void summariesAreWhatTheRowsAddUpTo() {
        List<Map<String, Object>> projects = ofYear("/api/v1/projects");
        List<Map<String, Object>> current = ofYear("/api/v1/evaluations");
        Map<String, Function<Map<String, Object>, Object>> groupings = Map.of(
                "department", e -> e.get("department"),
                "unit", e -> e.get("unit"),
                "category", e -> e.get("category"),
                "grade", e -> e.get("grade"),
                "submission", e -> e.get("submission"));
        groupings.forEach((by, key) -> {
            JsonPath summary = Api.as("dashboard")
                    .queryParam("year", PLAN.year())
                    .queryParam("groupBy", by)
                    .queryParam("limit", 200)
                    .get("/api/v1/summaries")
                    .jsonPath();
            assertEquals(projects.size(), summary.getInt("total.figures.projects"));
            assertEquals(current.size(), summary.getInt("total.figures.evaluated"));
            Map<Object, List<Map<String, Object>>> expected = new HashMap<>();
            current.forEach(e -> expected.computeIfAbsent(key.apply(e), k -> new ArrayList<>())
                    .add(e));
            for (Map<String, Object> group : summary.<Map<String, Object>>getList("groups")) {
                Map<String, Object> figures = cast(group.get("figures"));
                List<Map<String, Object>> rows = expected.getOrDefault(group.get("key"), List.of());
                assertEquals(rows.size(), figures.get("evaluated"), by + " " + group.get("key"));
                if (!rows.isEmpty()) {
                    BigDecimal sum = rows.stream()
                            .map(r -> new BigDecimal((String) r.get("total")))
                            .reduce(BigDecimal.ZERO, BigDecimal::add);
                    assertEquals(
                            sum.divide(BigDecimal.valueOf(rows.size()), 2, RoundingMode.HALF_UP)
                                    .toPlainString(),
                            figures.get("mean"));
                }
            }
        });
    }

    @Test
    void whatWasBrokenOffIsFinishedAndNothingIsThereTwice() {
        assertThrows(
                IllegalArgumentException.class,
                () -> generator.run(IN_BATCHES, at -> {
                    if (at >= 400 && at < 900) {
                        throw new IllegalArgumentException("broken off");
                    }
                }));
        int there = all("/api/v1/projects", "year", "" + IN_BATCHES.year()).size();
        assertTrue(there >= 400 && there < 900, "written before: " + there);
        Generator.Written rest = generator.run(IN_BATCHES, at -> {});
        assertEquals(900 - there, rest.projects());
        assertEquals(0, generator.run(IN_BATCHES, at -> {}).projects());
        assertEquals(
                900, all("/api/v1/projects", "year", "" + IN_BATCHES.year()).size());
        assertEquals(
                Set.of(0, 1, 2),
                all("reviewer", IN_BATCHES).stream()
                        .map(e -> GeneratorTest.<Map<String, Object>>cast(e.get("after"))
                                .get("batch"))
                        .collect(Collectors.toSet()));
        // Whoever follows the year sees each evaluation once.
        List<Object> followed = new ArrayList<>();
        String since = "start";
        boolean more = true;
        while (more) {
            JsonPath news = Api.as("dashboard")
                    .queryParam("year", IN_BATCHES.year())
                    .queryParam("limit", 200)
                    .queryParam("since", since)
                    .get("/api/v1/changes")
                    .jsonPath();
            followed.addAll(news.getList("items.id"));
            since = news.getString("next");
            more = news.getBoolean("more");
        }
        List<Object> listed = all("/api/v1/evaluations", "year", "" + IN_BATCHES.year(), "history", "true").stream()
                .map(e -> e.get("id"))
                .toList();
        assertEquals(listed.size(), followed.size());
        assertEquals(new HashSet<>(listed), new HashSet<>(followed));
    }

    @Test
    void nothingIsWrittenIntoAYearThatHasOtherProjects() {
        YearPlan other = new YearPlan(PLAN.year(), PLAN.projects(), 99);
        String why = assertThrows(Generator.RefusedException.class, () -> generator.run(other, at -> {}))
                .getMessage();
        assertTrue(why.contains("--projects 260 --seed 7"), why);
        Projects.declare(2063, "某局", "100", Projects.MAINTENANCE);
        why = assertThrows(Generator.RefusedException.class, () -> generator.run(new YearPlan(2063, 10, 1), at -> {}))
                .getMessage();
        assertTrue(why.contains("1 projects that were not generated"), why);
        assertEquals(1, all("/api/v1/projects", "year", "2063").size());
    }

    @Test
    void nothingIsWrittenIntoAClosedYear() {
        Projects.declare(2064, "某局", "100", Projects.MAINTENANCE);
        String tag = Api.as("reviewer").get("/api/v1/years/2064").header("ETag");
        Api.as("reviewer")
                .header("If-Match", tag)
                .body("{\"reason\": \"归档\"}")
                .post("/api/v1/years/2064/close")
                .then()
                .statusCode(200);
        assertThrows(ProblemException.class, () -> generator.run(new YearPlan(2064, 10, 1), at -> {}));
    }

    @Test
    void twoDoNotWriteTheSameYearAtOnce() throws Exception {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("select get_lock(concat(database(), '.generate.', 2065), 0)");
            assertThrows(Generator.RefusedException.class, () -> generator.run(new YearPlan(2065, 10, 1), at -> {}));
            statement.execute("select release_lock(concat(database(), '.generate.', 2065))");
        }
        assertEquals(10, generator.run(new YearPlan(2065, 10, 1), at -> {}).projects());
        assertEquals(10, all("/api/v1/projects", "year", "2065").size());
    }
}
