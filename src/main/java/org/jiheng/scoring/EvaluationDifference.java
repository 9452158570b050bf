package org.jiheng.scoring;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What is otherwise in one evaluation of a project than in another: in figures, texts and rules, not in the sentences that follow from
 * them.
 *
 * @param from id of the evaluation that is compared with
 * @param to id of the one that is looked at
 * @param members of the evaluation as a whole, by JSON pointer
 * @param indicators in the order of {@code to}, those that are gone last; what is the same is left out
 */
record EvaluationDifference(String from, String to, List<Member> members, List<Row> indicators) {
    private static final Set<String> OF_ALL = Set.of(
            "/status",
            "/total",
            "/grade",
            "/ruleset/name",
            "/ruleset/hash",
            "/declarationVersion",
            "/submissionRevision",
            "/execution/budget",
            "/execution/executed",
            "/execution/rate",
            "/execution/weight",
            "/execution/score",
            "/execution/rule/name",
            "/rating/name");

    /** By their place, in the order in which the rules made them. */
    private static final Pattern OF_ADJUSTMENT = Pattern.compile("/adjustments/\\d+/(kind|points|rule/name)");

    /** A value as text; null where there is none. */
    record Member(String pointer, String from, String to) {}

    /** @param change added, removed or changed. @param members by JSON pointer within the indicator */
    record Row(String indicatorId, String name, String level1, String level2, String change, List<Member> members) {}

    static EvaluationDifference of(JsonNode from, JsonNode to) {
        Map<String, JsonNode> before = rows(from);
        Map<String, JsonNode> after = rows(to);
        Set<String> ids = new LinkedHashSet<>(after.keySet());
        ids.addAll(before.keySet());
        List<Row> rows = new ArrayList<>();
        for (String id : ids) {
            JsonNode then = before.get(id);
            JsonNode now = after.get(id);
            List<Member> members = members(ofRow(then), ofRow(now));
            if (!members.isEmpty()) {
                JsonNode shown = now == null ? then : now;
                rows.add(new Row(
                        id,
                        shown.get("name").asText(),
                        text(shown.get("level1")),
                        text(shown.get("level2")),
                        then == null ? "added" : now == null ? "removed" : "changed",
                        members));
            }
        }
        return new EvaluationDifference(
                from.get("id").asText(), to.get("id").asText(), members(ofAll(from), ofAll(to)), rows);
    }

    private static Map<String, JsonNode> rows(JsonNode evaluation) {
        Map<String, JsonNode> rows = new LinkedHashMap<>();
        evaluation
                .get("indicators")
                .forEach(row -> rows.put(row.get("indicatorId").asText(), row));
        return rows;
    }

    private static Map<String, String> ofAll(JsonNode evaluation) {
        Map<String, String> leaves = new LinkedHashMap<>();
        leaves("", evaluation, leaves);
        leaves.keySet()
                .removeIf(pointer -> !OF_ALL.contains(pointer)
                        && !OF_ADJUSTMENT.matcher(pointer).matches());
        return leaves;
    }

    private static Map<String, String> ofRow(JsonNode row) {
        Map<String, String> leaves = new LinkedHashMap<>();
        if (row != null) {
            leaves("", row, leaves);
            leaves.keySet()
                    .removeIf(pointer -> pointer.equals("/indicatorId")
                            || pointer.startsWith("/explanation/")
                            || pointer.startsWith("/rule/") && !pointer.equals("/rule/name"));
        }
        return leaves;
    }

    private static void leaves(String pointer, JsonNode node, Map<String, String> leaves) {
        if (node.isObject()) {
            node.fields().forEachRemaining(f -> leaves(pointer + "/" + f.getKey(), f.getValue(), leaves));
        } else if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                leaves(pointer + "/" + i, node.get(i), leaves);
            }
        } else {
            leaves.put(pointer, text(node));
        }
    }

    private static String text(JsonNode value) {
        return value == null || value.isNull() ? null : value.asText();
    }

    private static List<Member> members(Map<String, String> from, Map<String, String> to) {
        Set<String> pointers = new LinkedHashSet<>(to.keySet());
        pointers.addAll(from.keySet());
        return pointers.stream()
                .filter(pointer -> !Objects.equals(from.get(pointer), to.get(pointer)))
                .map(pointer -> new Member(pointer, from.get(pointer), to.get(pointer)))
                .toList();
    }
}
