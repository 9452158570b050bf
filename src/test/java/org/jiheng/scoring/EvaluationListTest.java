package org.jiheng.scoring;

import static org.hamcrest.Matchers.containsString;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jiheng.http.Downloads;
import org.jiheng.testsupport.Api;
import org.jiheng.testsupport.Projects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The list of evaluations: filtered, sorted, with chosen members, and as files. */
@QuarkusTest
class EvaluationListTest {
    private static final int YEAR = 2043;

    private final String department = "=甲局" + UUID.randomUUID();

    @BeforeEach
    void fourProjects() {
        for (String request : new String[] {"300000", "600000", null, "300000"}) {
            String id = Projects.declare(YEAR, department, request, Projects.MAINTENANCE)
                    .getString("id");
            Projects.post(id, Projects.MAINTAINED);
            Projects.post(id, Projects.MAINTAINED.replace("\"value\": 88", "\"value\": 45"));
        }
        Projects.declare(YEAR, department, "1", Projects.MAINTENANCE);
    }

    private RequestSpecification ours(String user) {
        return Api.as(user).queryParam("year", YEAR).queryParam("department", department);
    }

    private JsonPath list(String... query) {
        RequestSpecification call = ours("dashboard");
        for (int i = 0; i < query.length; i += 2) {
            call.queryParam(query[i], query[i + 1]);
        }
        Response answer = call.get("/api/v1/evaluations");
        assertEquals(200, answer.statusCode(), answer.asString());
        return answer.jsonPath();
    }

    @Test
    void everyOrderHasAllRowsOnceOverItsPages() {
        for (String history : List.of("false", "true")) {
            List<String> all = list("history", history).getList("items.id");
            for (String key : List.of(
                    "evaluatedAt",
                    "total",
                    "executionRate",
                    "grade",
                    "projectName",
                    "unit",
                    "department",
                    "category")) {
                for (String sort : List.of(key, "-" + key)) {
                    List<String> paged = new ArrayList<>();
                    String cursor = null;
                    do {
                        JsonPath page = cursor == null
                                ? list("history", history, "sort", sort, "limit", "3")
                                : list("history", history, "sort", sort, "limit", "3", "cursor", cursor);
                        paged.addAll(page.getList("items.id"));
                        cursor = page.getString("next");
                    } while (cursor != null);
                    assertEquals(all.size(), paged.size(), sort);
                    assertEquals(new HashSet<>(all), new HashSet<>(paged), sort);
                }
            }
        }
    }

    @Test
    void totalsAreSorted() {
        List<BigDecimal> totals = list("sort", "-total", "history", "true").getList("items.total", BigDecimal.class);
        assertEquals(8, totals.size());
        assertEquals(totals.stream().sorted(Comparator.reverseOrder()).toList(), totals);
    }

    @Test
    void filtersAreTheSameAsElsewhere() {
        for (String[] filter : new String[][] {
            {"level1", "产出指标", "4"},
            {"level1", "没有", "0"},
            {"level2", "服务对象满意度指标", "4"},
            {"level2", "产出指标", "0"},
            {"submission", "draft", "4"},
            {"submission", "confirmed", "0"},
            {"month", "1999-01", "0"},
            {"category", "没有", "0"}
        }) {
            int expected = Integer.parseInt(filter[2]);
            assertEquals(expected, list(filter[0], filter[1]).getList("items").size(), filter[0]);
            List<Object> projects = ours("dashboard")
                    .queryParam(filter[0], filter[1])
                    .get("/api/v1/projects")
                    .path("items");
            assertEquals(expected, projects.size(), filter[0]);
            int evaluated = ours("dashboard")
                    .queryParam(filter[0], filter[1])
                    .get("/api/v1/summaries")
                    .path("total.figures.evaluated");
            assertEquals(expected, evaluated, filter[0]);
        }
    }

    @Test
    void onlyTheMembersAskedForAreShown() {
        JsonPath chosen = list("fields", "projectName, total", "limit", "1");
        assertEquals(2, chosen.getMap("items[0]").size());
        ours("dashboard")
                .queryParam("fields", "total,secret")
                .get("/api/v1/evaluations")
                .then()
                .statusCode(400)
                .body("detail", containsString("secret"));
    }

    @Test
    void csvHasAByteOrderMarkAllRowsAndNoFormula() {
        Response csv = ours("dashboard")
                .accept("text/csv")
                .queryParam("fields", "department,projectName,total,executionRate")
                .queryParam("sort", "projectName")
                .get("/api/v1/evaluations");
        assertEquals(200, csv.statusCode());
        String text = csv.asString();
        assertTrue(text.startsWith("\ufeff主管部门,项目名称,得分,预算执行率（%）\r\n"), text);
        assertEquals(5, text.lines().count());
        assertTrue(text.lines().skip(1).allMatch(line -> line.startsWith("'=甲局")), text);
        assertTrue(csv.header("Content-Disposition").contains("csv"));
    }

    @Test
    void aWorkbookHasNumbersAndLinesAreJson() throws IOException {
        byte[] bytes = ours("dashboard")
                .accept(Downloads.WORKBOOK)
                .queryParam("fields", "projectName,total")
                .get("/api/v1/evaluations")
                .asByteArray();
        try (XSSFWorkbook book = new XSSFWorkbook(new ByteArrayInputStream(bytes))) {
            assertEquals(4, book.getSheetAt(0).getLastRowNum());
            Row row = book.getSheetAt(0).getRow(1);
            assertTrue(row.getCell(1).getNumericCellValue() > 0);
        }
        String lines = ours("dashboard")
                .accept("application/x-ndjson")
                .queryParam("history", "true")
                .get("/api/v1/evaluations")
                .asString();
        assertEquals(8, lines.lines().count());
        lines.lines()
                .forEach(line -> assertEquals(19, new JsonPath(line).getMap("").size()));
    }

    @Test
    void aFileLeavesAnEntryInTheTrail() {
        String id = ours("dashboard")
                .accept("text/csv")
                .queryParam("history", "true")
                .queryParam("name", "项目")
                .get("/api/v1/evaluations")
                .header("X-Request-Id");
        JsonPath entries = Api.as("reviewer")
                .queryParam("requestId", id)
                .get("/api/v1/audit")
                .jsonPath();
        assertEquals(List.of("export.read"), entries.getList("items.action"));
        // What was asked for, whole.
        assertEquals("项目", entries.getString("items[0].after.asked.name"));
        assertEquals("true", entries.getString("items[0].after.asked.history"));
    }

    @Test
    void whatCannotBeAskedIsSaid() {
        for (String[] wrong :
                new String[][] {{"sort", "points"}, {"cursor", "eA"}, {"status", "x"}, {"month", "2024"}}) {
            Api.wrongly("dashboard")
                    .queryParam(wrong[0], wrong[1])
                    .get("/api/v1/evaluations")
                    .then()
                    .statusCode(400);
        }
        Api.wrongly("dashboard")
                .queryParam("history", "true")
                .queryParam("level1", "产出指标")
                .get("/api/v1/evaluations")
                .then()
                .statusCode(400);
    }
}
