package org.jiheng.scoring;

import jakarta.persistence.Tuple;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jiheng.http.Cursors;
import org.jiheng.http.ProblemException;
import org.jiheng.http.ProblemType;
import org.jiheng.http.Where;

/**
 * The order of a list of evaluations, by one key and, among equals, by the id; what has no value comes first, and last where the order
 * is descending.
 */
final class EvaluationOrder {
    private static final String NEWEST = "-evaluatedAt";

    /** Stands in a cursor for a value that is not there; no value looks like it. */
    private static final String NONE = "\u0000";

    /** @param current the column for current evaluations, where that of the project has an index; history that for all of them */
    private record Key(String current, String history, Function<String, Object> read) {}

    private static final Map<String, Key> KEYS = new TreeMap<>(Map.of(
            "evaluatedAt", new Key("e.evaluatedAt", "e.evaluatedAt", Instant::parse),
            "total", new Key("p.total", "e.total", BigDecimal::new),
            "executionRate", new Key("p.executionRate", "e.executionRate", BigDecimal::new),
            "grade", new Key("p.grade", "e.grade", text -> text),
            "projectName", new Key("p.name", "p.name", text -> text),
            "unit", new Key("p.unit", "p.unit", text -> text),
            "department", new Key("p.department", "p.department", text -> text),
            "category", new Key("p.category", "p.category", text -> text)));

    private final String column;
    private final String id;
    private final boolean descending;
    private final Function<String, Object> read;

    private EvaluationOrder(String column, String id, boolean descending, Function<String, Object> read) {
        this.column = column;
        this.id = id;
        this.descending = descending;
        this.read = read;
    }

    /**
     * The order of a name.
     *
     * @param sort a key, with {@code -} before it for descending; null for the newest first
     * @throws ProblemException 400 when there is no such key
     */
    static EvaluationOrder of(String sort, boolean history) {
        String asked = sort == null ? NEWEST : sort;
        boolean descending = asked.startsWith("-");
        String name = descending ? asked.substring(1) : asked;
        Key key = KEYS.get(name);
        if (key == null) {
            String known = String.join(", ", KEYS.keySet());
            throw new ProblemException(
                    ProblemType.INVALID_PARAMETER,
                    "不能按 " + name + " 排序；可用的有：" + known + "，前面加 - 为降序。",
                    "There is no sorting by " + name + "; known are: " + known + ", with - before it for descending.");
        }
        String column = history ? key.history() : key.current();
        boolean ofProject = column.startsWith("p.") && !history;
        return new EvaluationOrder(column, ofProject ? "p.id" : "e.evaluationId", descending, key.read());
    }

    /** What the query has to select beside its own columns. */
    String columns() {
        return ", " + column + " as sortedBy, " + id + " as sortedId";
    }

    String clause() {
        String direction = descending ? " desc" : "";
        return " order by " + column + direction + ", " + id + direction;
    }

    /** Where a page ends. @param query see {@link Cursors#query} */
    String cursor(String query, Tuple row) {
        Object value = row.get("sortedBy");
        String shown = value instanceof BigDecimal number ? number.toPlainString() : String.valueOf(value);
        return Cursors.of(query, value == null ? NONE : shown, row.get("sortedId"));
    }

    /** Adds the condition that a row comes after a place in the list. */
    void after(Where where, List<String> place) {
        String beyond = descending ? " < " : " > ";
        String last = where.name(place.get(1));
        if (place.get(0).equals(NONE)) {
            where.and(column + " is null and " + id + beyond + last
                    + (descending ? "" : " or " + column + " is not null"));
            return;
        }
        String value = where.name(value(place.get(0)));
        where.and(column + beyond + value + " or " + column + " = " + value + " and " + id + beyond + last
                + (descending ? " or " + column + " is null" : ""));
    }

    private Object value(String text) {
        try {
            return read.apply(text);
        } catch (NumberFormatException | DateTimeParseException changed) {
            throw Cursors.malformed();
        }
    }
}
