package org.jiheng.scoring;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What an evaluation gives in one level 2 of one level 1; as JSON an array of the four, in an order in which a quoted name
 * is told from the points beside it by what stands before and after it.
 *
 * @param level1 null for rows that could not be placed
 * @param weight 分值
 * @param score 得分
 * @param level2 null where none is known
 */
@JsonFormat(shape = JsonFormat.Shape.ARRAY)
@JsonPropertyOrder({"level1", "weight", "score", "level2"})
public record LevelPoints(String level1, BigDecimal weight, BigDecimal score, String level2) {

    /** In the order of first appearance. */
    static List<LevelPoints> of(Evaluation evaluation) {
        Map<List<String>, LevelPoints> levels = new LinkedHashMap<>();
        for (Evaluation.Indicator row : evaluation.indicators()) {
            levels.merge(
                    Arrays.asList(row.level1(), row.level2()),
                    new LevelPoints(row.level1(), row.weight(), row.score(), row.level2()),
                    LevelPoints::plus);
        }
        return List.copyOf(levels.values());
    }

    private LevelPoints plus(LevelPoints other) {
        return new LevelPoints(level1, weight.add(other.weight), score.add(other.score), level2);
    }
}
