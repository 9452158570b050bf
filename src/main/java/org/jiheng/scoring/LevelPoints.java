package org.jiheng.scoring;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What an evaluation gives in one level 2 of one level 1; as JSON an array of the five, in an order in which the quoted name of a
 * level is told from everything else by what stands before and after it.
 *
 * @param level1 null for rows that could not be placed
 * @param weight 分值
 * @param score 得分
 * @param lost indicators that did not earn all their points: by name, 分值 and 得分 with a slash between
 * @param level2 null where none is known
 */
@JsonFormat(shape = JsonFormat.Shape.ARRAY)
@JsonPropertyOrder({"level1", "weight", "score", "lost", "level2"})
public record LevelPoints(String level1, BigDecimal weight, BigDecimal score, Map<String, String> lost, String level2) {

    private static final String SLASH = "/";

    /** In the order of first appearance. */
    static List<LevelPoints> of(Evaluation evaluation) {
        Map<List<String>, LevelPoints> levels = new LinkedHashMap<>();
        for (Evaluation.Indicator row : evaluation.indicators()) {
            levels.merge(
                    Arrays.asList(row.level1(), row.level2()),
                    new LevelPoints(row.level1(), row.weight(), row.score(), lost(row), row.level2()),
                    LevelPoints::plus);
        }
        return List.copyOf(levels.values());
    }

    private LevelPoints plus(LevelPoints other) {
        Map<String, String> both = new LinkedHashMap<>(lost);
        other.lost.forEach((name, points) -> both.merge(name, points, LevelPoints::plus));
        return new LevelPoints(level1, weight.add(other.weight), score.add(other.score), both, level2);
    }

    private static Map<String, String> lost(Evaluation.Indicator row) {
        return row.score().compareTo(row.weight()) < 0
                ? Map.of(
                        row.name(),
                        row.weight().toPlainString() + SLASH + row.score().toPlainString())
                : Map.of();
    }

    /** Rows of one name. */
    private static String plus(String one, String other) {
        String[] a = one.split(SLASH);
        String[] b = other.split(SLASH);
        return new BigDecimal(a[0]).add(new BigDecimal(b[0])).toPlainString()
                + SLASH
                + new BigDecimal(a[1]).add(new BigDecimal(b[1])).toPlainString();
    }
}
