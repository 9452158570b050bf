package org.jiheng.scoring;

import com.fasterxml.jackson.annotation.JsonValue;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jiheng.declaration.Target;
import org.jiheng.http.Message;
import org.jiheng.ruleset.RuleRef;

/**
 * 评价结果: the result of one declaration version, one revision of the actuals and one rule-set version. It is answered as it was
 * stored and never changes; points are in hundredths, rates and completions in percent with 2 places.
 *
 * @param reasons why it is provisional; empty when final
 * @param rating the rule that gave the grade
 * @param levels weight and score by level 1, in the order of first appearance
 * @param adjustments deductions from, and caps on, the total
 * @param warnings worth a look; they do not make the result provisional
 */
public record Evaluation(
        String id,
        String projectId,
        int year,
        Status status,
        List<Remark> reasons,
        EvaluationInput.RuleSetName ruleset,
        BigDecimal total,
        String grade,
        RuleRef rating,
        Execution execution,
        List<Level> levels,
        List<Indicator> indicators,
        List<Adjustment> adjustments,
        List<Remark> warnings,
        Integer declarationVersion,
        Integer submissionRevision,
        Instant evaluatedAt) {

    /** Whether anything that the result rests on is still open. */
    enum Status {
        FINAL,
        PROVISIONAL;

        @JsonValue
        String json() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** @param rate executed ÷ budget, uncapped; null without a budget */
    record Execution(
            BigDecimal budget,
            BigDecimal executed,
            BigDecimal rate,
            BigDecimal weight,
            BigDecimal score,
            RuleRef rule,
            Message explanation) {}

    record Level(String name, BigDecimal weight, BigDecimal score) {}

    /**
     * @param completion actual ÷ target, uncapped; of a range 100 inside, actual ÷ lower end below it, actual ÷ upper end above
     *     it; null for a zero target, a deadline, a target in words, and where there is no usable actual
     */
    record Indicator(
            String indicatorId,
            String name,
            String level1,
            String level2,
            BigDecimal weight,
            BigDecimal score,
            BigDecimal completion,
            Target target,
            EvaluationInput.Posted actual,
            RuleRef rule,
            Message explanation) {}

    /** @param kind deduction or cap */
    record Adjustment(String kind, BigDecimal points, RuleRef rule, Message explanation) {}
}
