package org.jiheng.scoring;

import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jiheng.http.Cursors;
import org.jiheng.http.SortOrder;

/** What lists of evaluations can be sorted by. */
final class EvaluationOrder {
    private static final String NEWEST = "-evaluatedAt";

    /** @param current column for current evaluations: that of the project, which has an index; history that for all of them */
    private record Key(String current, String history, Function<String, Object> read) {
        SortOrder.Key of(boolean all) {
            return all ? new SortOrder.Key(history, "e.evaluationId", read) : new SortOrder.Key(current, "p.id", read);
        }
    }

    private static final Map<String, Key> KEYS = Map.of(
            "evaluatedAt", new Key("p.evaluatedAt", "e.evaluatedAt", Cursors::time),
            "total", new Key("p.total", "e.total", Cursors::decimal),
            "executionRate", new Key("p.executionRate", "e.executionRate", Cursors::decimal),
            "grade", new Key("p.grade", "e.grade", text -> text),
            "projectName", new Key("p.name", "p.name", text -> text),
            "unit", new Key("p.unit", "p.unit", text -> text),
            "department", new Key("p.department", "p.department", text -> text),
            "category", new Key("p.category", "p.category", text -> text));

    private static final Map<String, SortOrder.Key> CURRENT = keys(false);
    private static final Map<String, SortOrder.Key> ALL = keys(true);

    private EvaluationOrder() {}

    private static Map<String, SortOrder.Key> keys(boolean all) {
        return KEYS.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, entry -> entry.getValue()
                .of(all)));
    }

    /**
     * The order of a name.
     *
     * @param sort a key, with {@code -} before it for descending; null for the newest first
     * @throws org.jiheng.http.ProblemException 400 when there is no such key
     */
    static SortOrder of(String sort, boolean history) {
        return SortOrder.of(sort == null ? NEWEST : sort, history ? ALL : CURRENT);
    }
}
