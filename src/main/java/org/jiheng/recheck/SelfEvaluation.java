package org.jiheng.recheck;

import java.util.List;
import org.jiheng.declaration.Finding;

/**
 * A filled self-evaluation table (项目支出绩效自评表) as it was published: every cell is text as it came, null where it is blank.
 *
 * @param budget never null
 * @param rows every row of the table, in its order
 * @param findings what of the file was not read into the table
 * @param file name of the file it stood in, null where it came in none or that has no name
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
        String grade,
        List<Finding> findings,
        String file) {
    public SelfEvaluation {
        rows = List.copyOf(rows);
        findings = List.copyOf(findings);
    }

    /** The same table, out of a file of this name. */
    SelfEvaluation from(String fileName) {
        return new SelfEvaluation(title, region, year, unit, project, budget, rows, total, grade, findings, fileName);
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
