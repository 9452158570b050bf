package org.jiheng.recheck;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.jiheng.http.ProblemException;
import org.jiheng.http.ProblemType;
import org.jiheng.http.Texts;

/**
 * Reads tables that others collected: members that are not known are ignored, every member may be missing or null, and a figure may
 * be a number or a text.
 */
final class SelfEvaluationJson {
    private static final int MOST_ROWS = 1000;
    private static final int LONGEST = 2000;

    private SelfEvaluationJson() {}

    /**
     * @param pointer of the table within the request
     * @throws ProblemException 400 where a list or an object stands for a text, or the other way round
     */
    static SelfEvaluation read(JsonNode table, String pointer) {
        if (table == null || !table.isObject()) {
            throw wrong(pointer, "应为一张自评表（JSON 对象）。", "A self-evaluation table (a JSON object) is expected.");
        }
        List<SelfEvaluation.Row> rows = new ArrayList<>();
        JsonNode indicators = table.path("indicators");
        if (!absent(indicators) && !indicators.isArray()) {
            throw wrong(pointer + "/indicators", "indicators 应为数组。", "indicators is a list.");
        }
        if (indicators.size() > MOST_ROWS) {
            throw wrong(
                    pointer + "/indicators",
                    "一张表最多 " + MOST_ROWS + " 行。",
                    "A table has at most " + MOST_ROWS + " rows.");
        }
        for (int i = 0; i < indicators.size(); i++) {
            rows.add(row(indicators.get(i), pointer + "/indicators/" + i));
        }
        return new SelfEvaluation(
                text(table, "title", pointer),
                text(table, "region", pointer),
                text(table, "year", pointer),
                text(table, "unit", pointer),
                text(table, "project", pointer),
                budget(table.path("budget"), pointer + "/budget"),
                rows,
                text(table, "total_score", pointer),
                text(table, "grade", pointer),
                List.of(),
                null);
    }

    private static SelfEvaluation.Budget budget(JsonNode budget, String pointer) {
        requireObject(budget, pointer);
        return new SelfEvaluation.Budget(
                text(budget, "initial", pointer),
                text(budget, "adjusted", pointer),
                text(budget, "executed", pointer),
                text(budget, "weight", pointer),
                text(budget, "rate", pointer),
                text(budget, "score", pointer));
    }

    private static SelfEvaluation.Row row(JsonNode row, String pointer) {
        requireObject(row, pointer);
        return new SelfEvaluation.Row(
                text(row, "level1", pointer),
                text(row, "level2", pointer),
                text(row, "level3", pointer),
                text(row, "target_text", pointer),
                text(row, "actual_text", pointer),
                text(row, "weight", pointer),
                text(row, "score", pointer),
                text(row, "deviation_note", pointer));
    }

    private static void requireObject(JsonNode node, String pointer) {
        if (!absent(node) && !node.isObject()) {
            throw wrong(pointer, "应为 JSON 对象。", "A JSON object is expected.");
        }
    }

    private static String text(JsonNode node, String member, String pointer) {
        JsonNode value = node.path(member);
        if (absent(value)) {
            return null;
        }
        if (!value.isTextual() && !value.isNumber()) {
            throw wrong(pointer + "/" + member, member + " 应为文字或数字。", member + " is a text or a number.");
        }
        boolean tooLarge = value.isNumber() && !(Math.abs(value.doubleValue()) < LARGEST);
        if (tooLarge) {
            throw wrong(pointer + "/" + member, member + " 的数值过大。", member + " is too large a number.");
        }
        String text = value.isNumber()
                ? value.decimalValue().toPlainString()
                : value.textValue().strip();
        if (text.length() > LONGEST || !Texts.storable(text)) {
            throw wrong(
                    pointer + "/" + member,
                    member + " 超过 " + LONGEST + " 字，或含有控制符。",
                    member + " has more than " + LONGEST + " characters, or control characters.");
        }
        return text.isEmpty() ? null : text;
    }

    /** More than any sum of money. */
    private static final double LARGEST = 1e18;

    private static boolean absent(JsonNode node) {
        return node.isMissingNode() || node.isNull();
    }

    private static ProblemException wrong(String pointer, String zh, String en) {
        return ProblemException.at(ProblemType.INVALID_VALUE, pointer, zh, en);
    }
}
