package org.jiheng.generator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.jiheng.generator.Recount.Part;
import org.jiheng.generator.Recount.Row;
import org.jiheng.testsupport.Api;
import org.jiheng.testsupport.People;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the dashboards are told of a made-up year, counted once more from its projects and evaluations by other means. */
@QuarkusTest
class RecountTest {
    private static final YearPlan PLAN = new YearPlan(2067, 110, 21);
    private static final YearPlan BEFORE = new YearPlan(2066, 40, 22);
    private static final List<String> GROUPINGS =
            List.of("department", "unit", "category", "grade", "month", "submission", "level1", "level2");
    private static final int STEPS = 3;

    private static List<Row> rows;
    private static List<Row> rowsBefore;

    @Inject
    Generator generator;

    @Inject
    DataSource database;

    @Inject
    ObjectMapper json;

    private final Random random = new Random(20_231_231);

    @BeforeEach
    void aYear() {
        if (rows == null) {
            generator.run(PLAN, at -> {});
            generator.run(BEFORE, at -> {});
            rowsBefore = read(BEFORE);
            rows = read(PLAN);
        }
    }

    private static List<Row> read(YearPlan plan) {
        List<Row> read = new ArrayList<>();
        String cursor = null;
        do {
            RequestSpecification call = Api.as("dashboard").queryParam("year", plan.year());
            JsonPath page = (cursor == null ? call : call.queryParam("cursor", cursor))
                    .queryParam("limit", 500)
                    .get("/api/v1/projects")
                    .jsonPath();
            for (Map<String, Object> project : page.<Map<String, Object>>getList("items")) {
                Object evaluation = project.get("evaluationId");
                read.add(new Row(
                        project,
                        evaluation == null
                                ? null
                                : RestAssured.given()
                                        .auth()
                                        .preemptive()
                                        .basic("dashboard", "dashboard")
                                        .get("/api/v1/evaluations/{id}", evaluation)
                                        .jsonPath()
                                        .getMap("")));
            }
            cursor = page.getString("next");
        } while (cursor != null);
        assertEquals(plan.projects(), read.size());
        return read;
    }

    /** Some filters with values that occur, so that mostly something passes. */
    private Map<String, String> someFilters() {
        Row example = rows.stream()
                .filter(Row::evaluated)
                .skip(random.nextInt(60))
                .findFirst()
                .orElseThrow();
        Map<String, String> filters = new HashMap<>();
        for (String name : GROUPINGS) {
            if (random.nextInt(6) == 0) {
                filters.put(
                        name,
                        name.startsWith("level")
                                ? example.indicators().get(random.nextInt(3)).get(name)
                                : example.property(name));
            }
        }
        if (random.nextInt(6) == 0) {
            filters.put("status", example.property("status"));
        }
        filters.values().removeIf(value -> value == null);
        return filters;
    }

    /** Everybody, and somebody who sees one department and a unit of another. */
    private static Map<String, List<String>> someScope() {
        Row first = rows.get(0);
        Row other = rows.stream()
                .filter(r -> !first.property("department").equals(r.property("department")))
                .findFirst()
                .orElseThrow();
        return Map.of("departments", List.of(first.property("department")), "units", List.of(other.property("unit")));
    }

    private static List<Row> visible(List<Row> all, Map<String, List<String>> scope) {
        return all.stream()
                .filter(r -> scope == null
                        || scope.get("departments").contains(r.property("department"))
                        || scope.get("units").contains(r.property("unit")))
                .toList();
    }

    private static RequestSpecification as(String limited) {
        return limited == null ? Api.as("dashboard") : Api.as(limited, People.PASSWORD);
    }

    private static JsonPath ask(String limited, String path, Map<String, String> filters, String... more) {
        RequestSpecification call = as(limited).queryParams(filters).queryParam("year", PLAN.year());
        for (int i = 0; i < more.length; i += 2) {
            if (more[i + 1] != null) {
                call.queryParam(more[i], more[i + 1]);
            }
        }
        return call.get(path).then().statusCode(200).extract().jsonPath();
    }

    private static List<String> groupings() {
        List<String> all = new ArrayList<>(GROUPINGS);
        for (String first : GROUPINGS) {
            for (String second : GROUPINGS) {
                if (!first.equals(second) && !(first.startsWith("level") && second.startsWith("level"))) {
                    all.add(first + "," + second);
                }
            }
        }
        return all;
    }

    @Test
    void everyGroupingIsWhatTheRowsAddUpToWhateverIsFilteredAndSeen() {
        Map<String, List<String>> scope = someScope();
        String limited = People.add("dashboard", scope.get("departments"), scope.get("units"));
        int groups = 0;
        for (String groupBy : groupings()) {
            boolean everything = random.nextBoolean();
            // By one thing without filters too.
            groups += groupBy.contains(",") ? 0 : assertCounted(groupBy, Map.of(), null, null);
            groups += assertCounted(groupBy, everything ? Map.of() : someFilters(), null, null);
            groups += assertCounted(groupBy, everything ? someFilters() : Map.of(), scope, limited);
        }
        assertTrue(groups > 1000, "only " + groups + " groups were counted");
    }

    private static int assertCounted(
            String groupBy, Map<String, String> filters, Map<String, List<String>> scope, String limited) {
        String what = groupBy + " " + filters + " " + scope;
        List<Row> seen = Recount.passing(visible(rows, scope), filters);
        boolean ofLevel = filters.containsKey("level1") || filters.containsKey("level2");
        Map<List<String>, Map<String, Object>> found = new LinkedHashMap<>();
        String cursor = null;
        do {
            JsonPath page =
                    ask(limited, "/api/v1/summaries", filters, "groupBy", groupBy, "limit", "200", "cursor", cursor);
            assertEquals(groupBy, page.getString("groupBy"));
            assertEquals(
                    Recount.figures(Recount.parts(seen, filters), ofLevel),
                    Recount.shown(page.getMap("total.figures")),
                    what);
            for (Map<String, Object> group : page.<Map<String, Object>>getList("groups")) {
                List<String> key = Arrays.asList(
                        (String) group.get("key"), (String) group.get("then"), (String) group.get("level1"));
                assertTrue(found.put(key, Recount.shown(Recount.cast(group.get("figures")))) == null, what + key);
            }
            cursor = page.getString("next");
        } while (cursor != null);
        Map<List<String>, Map<String, Object>> expected = new HashMap<>();
        Recount.groups(seen, filters, groupBy.split(","))
                .forEach((key, parts) ->
                        expected.put(key, Recount.figures(parts, ofLevel || groupBy.contains("level"))));
        assertEquals(expected, found, what);
        return found.size();
    }

    @Test
    void anotherYearIsCountedByTheSameKeys() {
        for (String groupBy : List.of("department", "category,level1", "grade")) {
            JsonPath compared = ask(
                    null,
                    "/api/v1/summaries",
                    Map.of(),
                    "groupBy",
                    groupBy,
                    "limit",
                    "500",
                    "against",
                    "" + BEFORE.year());
            Map<List<String>, Map<String, Object>> before = new HashMap<>();
            for (Map<String, Object> group : compared.<Map<String, Object>>getList("groups")) {
                if (group.get("against") != null) {
                    before.put(
                            Arrays.asList((String) group.get("key"), (String) group.get("then"), (String)
                                    group.get("level1")),
                            Recount.shown(Recount.cast(group.get("against"))));
                }
            }
            Map<List<String>, Map<String, Object>> expected = new HashMap<>();
            Recount.groups(rowsBefore, Map.of(), groupBy.split(","))
                    .forEach((key, parts) -> expected.put(key, Recount.figures(parts, groupBy.contains("level"))));
            assertEquals(expected, before);
        }
    }

    @Test
    void lossesAreThoseOfTheRows() {
        Map<String, List<String>> scope = someScope();
        String limited = People.add("dashboard", scope.get("departments"), scope.get("units"));
        assertLost(Map.of(), null, null);
        assertLost(Map.of(), scope, limited);
        for (int i = 0; i < 6; i++) {
            assertLost(someFilters(), null, null);
            assertLost(someFilters(), scope, limited);
        }
    }

    private record Loss(String name, String level1, String level2, int projects, BigDecimal weight, BigDecimal score) {
        BigDecimal lost() {
            return weight.subtract(score);
        }
    }

    private static void assertLost(Map<String, String> filters, Map<String, List<String>> scope, String limited) {
        Map<List<String>, Loss> sums = new HashMap<>();
        for (Row row : Recount.passing(visible(rows, scope), filters)) {
            Map<List<String>, Loss> own = new HashMap<>();
            for (Map<String, String> i : row.indicators()) {
                BigDecimal weight = new BigDecimal(i.get("weight"));
                BigDecimal score = new BigDecimal(i.get("score"));
                if (score.compareTo(weight) < 0 && Recount.asked(i, filters)) {
                    own.merge(
                            Arrays.asList(i.get("name"), i.get("level1"), i.get("level2")),
                            new Loss(i.get("name"), i.get("level1"), i.get("level2"), 1, weight, score),
                            (a, b) -> new Loss(
                                    a.name, a.level1, a.level2, 1, a.weight.add(b.weight), a.score.add(b.score)));
                }
            }
            own.forEach((key, loss) -> sums.merge(
                    key,
                    loss,
                    (a, b) -> new Loss(
                            a.name, a.level1, a.level2, a.projects + 1, a.weight.add(b.weight), a.score.add(b.score))));
        }
        List<Map<String, Object>> expected = sums.values().stream()
                .sorted(Comparator.comparing(Loss::lost)
                        .reversed()
                        .thenComparing(Loss::name)
                        .thenComparing(Loss::level1, Comparator.nullsLast(Comparator.naturalOrder()))
                        .thenComparing(Loss::level2, Comparator.nullsLast(Comparator.naturalOrder())))
                .map(l -> {
                    Map<String, Object> shown = new HashMap<>();
                    shown.put("name", l.name);
                    shown.put("level1", l.level1);
                    shown.put("level2", l.level2);
                    shown.put("projects", l.projects);
                    shown.put("weight", l.weight.setScale(2).toPlainString());
                    shown.put("score", l.score.setScale(2).toPlainString());
                    shown.put("lost", l.lost().setScale(2).toPlainString());
                    return shown;
                })
                .toList();
        BigDecimal all = sums.values().stream().map(Loss::lost).reduce(BigDecimal.ZERO, BigDecimal::add);
        List<Map<String, Object>> found = new ArrayList<>();
        String cursor = null;
        do {
            JsonPath page = ask(limited, "/api/v1/losses", filters, "limit", "60", "cursor", cursor);
            assertEquals(all.setScale(2).toPlainString(), page.getString("lost"));
            found.addAll(page.getList("items"));
            cursor = page.getString("next");
        } while (cursor != null);
        assertEquals(expected, found, filters + " " + scope);
        assertTrue(!filters.isEmpty() || found.size() > 20, "hardly anything was lost");
    }

    @Test
    void theScatterHasEveryProjectInItsCell() {
        Map<String, List<String>> scope = someScope();
        String limited = People.add("dashboard", scope.get("departments"), scope.get("units"));
        for (int step : new int[] {1, STEPS, 20}) {
            assertScattered(step, Map.of(), null, null);
            assertScattered(step, Map.of(), scope, limited);
            for (int i = 0; i < 3; i++) {
                assertScattered(step, someFilters(), null, null);
                assertScattered(step, someFilters(), scope, limited);
            }
        }
    }

    private static void assertScattered(
            int step, Map<String, String> filters, Map<String, List<String>> scope, String limited) {
        Map<Integer, Map<Integer, List<BigDecimal>>> cells = new TreeMap<>();
        int without = 0;
        for (Part part : Recount.parts(Recount.passing(visible(rows, scope), filters), filters)) {
            Row row = part.row();
            if (!row.evaluated()) {
                continue;
            }
            BigDecimal budget = row.money("budget");
            if (budget == null || budget.signum() == 0) {
                without++;
                continue;
            }
            int rate = row.money("executed")
                    .movePointRight(2)
                    // As lists show it, whose bounds lead into the projects of a cell.
                    .divide(budget, 2, RoundingMode.HALF_UP)
                    .min(BigDecimal.valueOf(200))
                    .intValue();
            int score = row.total().intValue();
            cells.computeIfAbsent(rate - rate % step, r -> new TreeMap<>())
                    .computeIfAbsent(score - score % step, s -> new ArrayList<>())
                    .add(budget);
        }
        List<Map<String, Object>> expected = new ArrayList<>();
        cells.forEach((rate, column) -> column.forEach((score, budgets) -> expected.add(Map.of(
                "executionRate",
                rate,
                "score",
                score,
                "projects",
                budgets.size(),
                "budget",
                budgets.stream()
                        .reduce(BigDecimal.ZERO, BigDecimal::add)
                        .setScale(2)
                        .toPlainString()))));
        JsonPath found = ask(limited, "/api/v1/scatter", filters, "step", "" + step);
        assertEquals(expected, found.getList("cells"), filters + " " + scope);
        assertEquals(without, found.getInt("withoutRate"));
        assertEquals(step, found.getInt("step"));
    }

    /** What a database that is older than the losses has kept is brought up to them. */
    @Test
    void theMigrationWritesWhatTheServiceWrites() throws Exception {
        String script = new String(
                RecountTest.class
                        .getResourceAsStream("/db/migration/V13__Keep_losses_and_seal_places.sql")
                        .readAllBytes(),
                StandardCharsets.UTF_8);
        String update = script.substring(script.indexOf("UPDATE project p")).strip();
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            try {
                Map<String, Object> before = levels(statement);
                statement.executeUpdate("update project set levels = '[]' where budget_year = " + PLAN.year());
                statement.executeUpdate(update.substring(0, update.length() - 1));
                assertEquals(before, levels(statement));
                assertTrue(before.size() > 80);
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        }
    }

    private Map<String, Object> levels(Statement statement) throws Exception {
        Map<String, Object> levels = new HashMap<>();
        try (ResultSet rows = statement.executeQuery(
                "select id, levels from project where evaluation_id is not null and budget_year = " + PLAN.year())) {
            while (rows.next()) {
                levels.put(rows.getString(1), plain(json.readTree(rows.getString(2))));
            }
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
        return levels;
    }

    /** Without the zeros that say nothing, and the order of names. */
    private static Object plain(JsonNode node) {
        if (node.isArray()) {
            List<Object> items = new ArrayList<>();
            node.forEach(item -> items.add(plain(item)));
            return items;
        }
        if (node.isObject()) {
            Map<String, Object> members = new TreeMap<>();
            node.fields().forEachRemaining(e -> members.put(e.getKey(), plain(e.getValue())));
            return members;
        }
        return Arrays.stream(node.asText().split("/"))
                .map(text -> text.matches("\\d+(\\.\\d+)?") ? new BigDecimal(text).stripTrailingZeros() : text)
                .map(Object::toString)
                .toList();
    }
}
