package org.jiheng.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The figures of a year by department as the database adds them up from the rows of projects and their current evaluations. */
final class DepartmentRows {
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final List<String> GRADES = List.of("优", "良", "中", "差");

    private static final String SUMS = """
            select p.department, count(*), count(e.id), coalesce(sum(e.status = 'provisional'), 0), sum(e.total),
                   sum(if(p.budget > 0, e.total * p.budget, null)), sum(if(e.id is not null and p.budget > 0, p.budget, null)),
                   sum(if(e.id is not null and p.budget > 0, p.executed, null))
            from project p left join evaluation e on e.id = p.evaluation_id
            where p.budget_year = %d group by p.department""";

    private static final String GRADE_COUNTS = """
            select p.department, e.grade, count(*) from project p join evaluation e on e.id = p.evaluation_id
            where p.budget_year = %d group by p.department, e.grade""";

    private DepartmentRows() {}

    /** By department, as a summary shows them; the key of projects without one is empty. */
    static Map<String, ObjectNode> of(Connection database, int year, ObjectMapper json) throws SQLException {
        Map<String, ObjectNode> departments = new TreeMap<>();
        try (Statement statement = database.createStatement()) {
            try (ResultSet row = statement.executeQuery(SUMS.formatted(year))) {
                while (row.next()) {
                    ObjectNode figures = json.createObjectNode();
                    figures.put("projects", row.getLong(2));
                    figures.put("evaluated", row.getLong(3));
                    figures.put("provisional", row.getLong(4));
                    figures.put("mean", ratio(row.getBigDecimal(5), row.getBigDecimal(3)));
                    figures.put("weightedMean", ratio(row.getBigDecimal(6), row.getBigDecimal(7)));
                    figures.put("executionRate", rate(row.getBigDecimal(8), row.getBigDecimal(7)));
                    figures.putObject("grades");
                    departments.put(key(row.getString(1)), figures);
                }
            }
            try (ResultSet row = statement.executeQuery(GRADE_COUNTS.formatted(year))) {
                while (row.next()) {
                    ((ObjectNode) departments.get(key(row.getString(1))).get("grades"))
                            .put(row.getString(2), row.getLong(3));
                }
            }
        }
        departments.values().forEach(figures -> figures.set("grades", inOrder((ObjectNode) figures.get("grades"))));
        return departments;
    }

    /** The same members of a summary's groups. */
    static Map<String, ObjectNode> shown(JsonNode summary, ObjectMapper json) {
        Map<String, ObjectNode> departments = new TreeMap<>();
        for (JsonNode group : summary.get("groups")) {
            JsonNode from = group.get("figures");
            ObjectNode figures = json.createObjectNode();
            for (String count : List.of("projects", "evaluated", "provisional")) {
                figures.put(count, from.get(count).asLong());
            }
            for (String decimal : List.of("mean", "weightedMean", "executionRate")) {
                figures.put(decimal, from.get(decimal).asText(null));
            }
            ObjectNode grades = json.createObjectNode();
            from.get("grades")
                    .forEach(g ->
                            grades.put(g.get("grade").asText(), g.get("count").asLong()));
            figures.set("grades", inOrder(grades));
            departments.put(key(group.get("key").asText(null)), figures);
        }
        return departments;
    }

    private static ObjectNode inOrder(ObjectNode grades) {
        ObjectNode ordered = grades.objectNode();
        GRADES.stream().filter(grades::has).forEach(grade -> ordered.set(grade, grades.remove(grade)));
        ordered.setAll(grades);
        return ordered;
    }

    private static String key(String department) {
        return department == null ? "" : department;
    }

    private static String ratio(BigDecimal sum, BigDecimal of) {
        return sum == null || of == null || of.signum() == 0
                ? null
                : sum.divide(of, 2, RoundingMode.HALF_UP).toPlainString();
    }

    /** As everywhere, 100 is shown only where it is reached. */
    private static String rate(BigDecimal executed, BigDecimal budget) {
        String rate = ratio(executed == null ? null : executed.multiply(HUNDRED), budget);
        boolean hidden = rate != null && executed.compareTo(budget) < 0 && new BigDecimal(rate).compareTo(HUNDRED) >= 0;
        return hidden ? "99.99" : rate;
    }
}
