package org.jiheng.declaration;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigDecimal;

/**
 * What the rows that a filter names, by level or by an indicator that lost points, have and earn in a project: the part of a figure
 * over many projects that is this one's.
 *
 * @param weight 分值
 * @param score 得分
 */
record LevelPart(BigDecimal weight, BigDecimal score) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * Adds up the rows.
     *
     * @param levels as {@link Project#levels}, null without an evaluation
     * @return null without an evaluation, and where the filter names no rows
     */
    static LevelPart of(String levels, ProjectFilter filter) {
        if (levels == null || !filter.asksForLevels()) {
            return null;
        }
        BigDecimal weight = BigDecimal.ZERO;
        BigDecimal score = BigDecimal.ZERO;
        for (JsonNode level : read(levels)) {
            if (ProjectFilter.same(filter.level1(), level.get(0).textValue())
                    && ProjectFilter.same(filter.level2(), level.get(4).textValue())) {
                String lost = filter.lost() == null
                        ? null
                        : level.get(3).path(filter.lost()).textValue();
                if (filter.lost() == null) {
                    weight = weight.add(new BigDecimal(level.get(1).asText()));
                    score = score.add(new BigDecimal(level.get(2).asText()));
                } else if (lost != null) {
                    int slash = lost.indexOf('/');
                    weight = weight.add(new BigDecimal(lost.substring(0, slash)));
                    score = score.add(new BigDecimal(lost.substring(slash + 1)));
                }
            }
        }
        return new LevelPart(weight, score);
    }

    private static JsonNode read(String levels) {
        try {
            return JSON.readTree(levels);
        } catch (JsonProcessingException damaged) {
            throw new IllegalStateException("Stored levels cannot be read", damaged);
        }
    }
}
