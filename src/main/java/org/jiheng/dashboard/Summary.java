package org.jiheng.dashboard;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.util.List;

/**
 * Projects of a year in figures.
 *
 * @param against the year it is compared with, null for none
 * @param groupBy null where there are no groups
 * @param next cursor of the following groups, null on the last page
 */
record Summary(int year, Integer against, String groupBy, Group total, List<Group> groups, String next) {

    /**
     * One group, or all.
     *
     * @param key what the projects have in common; null where they have none, and of the total
     * @param then what they have in common by the second grouping; null where they have none, or there is no second
     * @param level1 of a group by level 2, otherwise null
     * @param against the same of the other year, null where it has none, or none is asked for
     */
    record Group(
            String key,
            String then,
            String level1,
            Figures figures,
            @JsonInclude(JsonInclude.Include.NON_NULL) Figures against) {}

    /**
     * Points are rounded once, to 2 places (HALF_UP); quartiles are exact, of a level those of the projects' rates as they are shown
     * (100 only where it is reached).
     *
     * @param measure score: points of a project (得分); scoreRate: of a level, points earned ÷ points possible in percent (得分率)
     * @param projects how many there are; of a level, how many have rows in it, also where none of them applies
     * @param evaluated of these with an evaluation, provisional ones included
     * @param mean of a level all points earned ÷ all points possible; null, like the next six, where nothing is evaluated
     * @param weightedMean weighted by the projects' budgets; null without a budget
     * @param weight of a level the points possible, otherwise null
     * @param score of a level the points earned, otherwise null
     * @param budget 全年预算数 of evaluated projects that have one above 0, in 元; executed is of the same projects
     * @param executionRate executed ÷ budget in percent; null without a budget
     */
    record Figures(
            String measure,
            long projects,
            long evaluated,
            long provisional,
            BigDecimal mean,
            BigDecimal weightedMean,
            BigDecimal lowest,
            BigDecimal lowerQuartile,
            BigDecimal median,
            BigDecimal upperQuartile,
            BigDecimal highest,
            @JsonInclude(JsonInclude.Include.NON_NULL) BigDecimal weight,
            @JsonInclude(JsonInclude.Include.NON_NULL) BigDecimal score,
            BigDecimal budget,
            BigDecimal executed,
            BigDecimal executionRate,
            List<GradeCount> grades) {}

    record GradeCount(String grade, long count) {}
}
