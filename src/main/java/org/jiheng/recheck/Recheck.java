package org.jiheng.recheck;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;
import org.jiheng.declaration.Finding;
import org.jiheng.declaration.Target;
import org.jiheng.http.Message;
import org.jiheng.ruleset.RuleRef;

/**
 * 复核: a self-evaluation table beside what a rule set makes of it. Points by the rule are rounded as the rule set rounds; they are
 * compared before rounding.
 *
 * @param rows every row of the table, in its order
 * @param findings what concerns the table as a whole
 */
public record Recheck(
        SelfEvaluation table,
        String ruleset,
        String hash,
        BigDecimal tolerance,
        List<Row> rows,
        Execution execution,
        Total total,
        List<Finding> findings) {

    /** A figure that cannot follow from the rule. */
    public record Discrepancy(DiscrepancyKind kind, Message message) {}

    /**
     * @param target as read
     * @param selfScore the unit's own points, null where none are published
     * @param score points by the rule, null where they cannot be told from the table
     * @param rule that gave them, null where none did
     */
    public record Row(
            SelfEvaluation.Row published,
            Target target,
            BigDecimal weight,
            BigDecimal selfScore,
            BigDecimal score,
            RuleRef rule,
            Message explanation,
            List<Discrepancy> discrepancies,
            List<Finding> findings) {}

    /**
     * @param budget adjusted, else initial, in the unit of the table; null where neither can be read
     * @param selfRate as published, in percent
     * @param rate executed ÷ budget in percent with 2 places, null without a budget
     */
    public record Execution(
            BigDecimal budget,
            BigDecimal executed,
            BigDecimal weight,
            BigDecimal selfRate,
            BigDecimal rate,
            BigDecimal selfScore,
            BigDecimal score,
            RuleRef rule,
            List<Discrepancy> discrepancies,
            List<Finding> findings) {}

    /**
     * @param selfScore as published
     * @param sum of the published points, null where some are not published
     * @param score sum of the points by the rule, null where some cannot be told
     * @param weights sum of the published weights, null where some are not published
     */
    public record Total(
            BigDecimal selfScore,
            BigDecimal sum,
            BigDecimal score,
            BigDecimal weights,
            List<Discrepancy> discrepancies) {}

    /** All discrepancies: of the rows, the execution rate and the totals. */
    Stream<Discrepancy> discrepancies() {
        return Stream.of(
                        rows.stream().flatMap(r -> r.discrepancies().stream()),
                        execution.discrepancies().stream(),
                        total.discrepancies().stream())
                .flatMap(s -> s);
    }
}
