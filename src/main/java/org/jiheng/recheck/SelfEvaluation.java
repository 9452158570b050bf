package org.jiheng.recheck;

import java.util.List;

/**
 * A filled self-evaluation table (项目支出绩效自评表) as it was published: every cell is text as it came, null where it is blank.
 *
 * @param budget never null
 * @param rows every row of the table, in its order
 */
public record SelfEvaluation(
        String title,
        String region,
        String year,
        String unit,
        String project,
        Budget budget,
        List<Row> rows,
        String total,
        String grade) {
    public SelfEvaluation {
        rows = List.copyOf(rows);
    }

    /**
     * The money row.
     *
     * @param initial 年初预算数
     * @param adjusted 全年预算数
     * @param executed 全年执行数
     * @param rate 执行率
     */
    public record Budget(String initial, String adjusted, String executed, String weight, String rate, String score) {}

    /** One level-3 indicator with its actual outcome and the points that the unit gave itself. */
    public record Row(
            String level1,
            String level2,
            String name,
            String target,
            String actual,
            String weight,
            String score,
            String deviationReason) {}
}
