package org.jiheng.fact;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** 得分汇总: the sums before the rating; rules may deduct points from the total or cap it. */
@Term(value = "得分汇总：可以扣分、封顶", en = "the sums before the rating; points can be taken off, the total capped")
public final class Scorecard {
    final Ledger.Entry entry;
    final List<Adjustment> adjustments = new ArrayList<>(2);
    private final BigDecimal total;
    private final BigDecimal executed;
    private final BigDecimal budget;
    private final BigDecimal executionScore;
    private final Map<String, BigDecimal> levelScores;

    /**
     * A deduction from the total, or a cap on it.
     *
     * @param cap whether {@code points} is the highest total allowed, else it is taken off
     * @param rule name of the rule
     */
    public record Adjustment(boolean cap, BigDecimal points, String rule, String zh, String en) {}

    /**
     * @param total sum of all rows and of the execution rate
     * @param levelScores score by full level-1 word
     */
    public Scorecard(
            Ledger ledger,
            BigDecimal total,
            ExecutionInput execution,
            BigDecimal executionScore,
            Map<String, BigDecimal> levelScores) {
        this.entry = ledger.open();
        this.total = total;
        this.executed = execution.executed();
        this.budget = execution.budget();
        this.executionScore = executionScore;
        this.levelScores = levelScores;
    }

    @Term(value = "各项得分之和", en = "sum of all scores", unit = "分", example = "total > 89")
    public double getTotal() {
        return Verbs.seen(total);
    }

    /** Whether there is an execution rate: a budget above zero. */
    @Term(value = "有预算执行率", en = "there is an execution rate", example = "executionRateKnown")
    public boolean isExecutionRateKnown() {
        return budget != null && budget.signum() > 0;
    }

    /** 预算执行率 in percent, uncapped; 0 where unknown. */
    @Term(value = "预算执行率，不封顶", en = "execution rate, uncapped", unit = "%", example = "executionRate < 80")
    public double getExecutionRate() {
        return isExecutionRateKnown() ? Verbs.seenPercent(executed, budget) : 0;
    }

    @Term(value = "执行率得分", en = "score of the execution rate", unit = "分", example = "executionScore < 5")
    public double getExecutionScore() {
        return Verbs.seen(executionScore);
    }

    /**
     * How far the rows' share of their 90 points lies above the execution rate's share of its 10, in percent of the former;
     * negative below, 0 where the rows earned nothing. Source: the warnings of a budget-performance system in use in several
     * provinces, (I/90 − B/10) ÷ (I/90).
     */
    @Term(
            value = "指标得分率高出执行率得分率的幅度：（指标得分÷90−执行率得分÷10）÷（指标得分÷90）",
            en = "how far the rows' share of 90 points is ahead of the execution rate's share of 10",
            unit = "%",
            example = "scoreLead > 5")
    public double getScoreLead() {
        BigDecimal rows = total.subtract(executionScore);
        return rows.signum() <= 0
                ? 0
                : Verbs.seenPercent(rows.subtract(executionScore.multiply(BigDecimal.valueOf(9))), rows);
    }

    /** Score of the group 产出指标; 0 where it has no row. So are the three below. */
    @Term(value = "产出指标得分", en = "score of the output rows", unit = "分", example = "outputScore >= 50")
    public double getOutputScore() {
        return Verbs.seen(levelScores.get(Level1.OUTPUT.label()));
    }

    @Term(value = "效益指标得分", en = "score of the benefit rows", unit = "分", example = "benefitScore >= 30")
    public double getBenefitScore() {
        return Verbs.seen(levelScores.get(Level1.BENEFIT.label()));
    }

    @Term(value = "满意度指标得分", en = "score of the satisfaction rows", unit = "分", example = "satisfactionScore >= 10")
    public double getSatisfactionScore() {
        return Verbs.seen(levelScores.get(Level1.SATISFACTION.label()));
    }

    @Term(value = "成本指标得分", en = "score of the cost rows", unit = "分", example = "costScore >= 20")
    public double getCostScore() {
        return Verbs.seen(levelScores.get(Level1.COST.label()));
    }

    /** 扣分: takes points off the total, which does not fall below 0. */
    @Term(
            value = "扣分，总分不低于 0",
            en = "takes points off; the total does not fall below 0",
            unit = "分",
            example = "$s.deduct(2, \"中文说明\", \"English remark\")")
    public void deduct(double points, String zh, String en) {
        adjustments.add(
                new Adjustment(false, Verbs.number(points, 0, 100), entry.rule(), Verbs.text(zh), Verbs.text(en)));
    }

    /** 封顶: the total does not exceed these points. */
    @Term(
            value = "封顶",
            en = "the total does not exceed these points",
            unit = "分",
            example = "$s.cap(89, \"中文说明\", \"English remark\")")
    public void cap(double points, String zh, String en) {
        adjustments.add(
                new Adjustment(true, Verbs.number(points, 0, 100), entry.rule(), Verbs.text(zh), Verbs.text(en)));
    }

    /** 提示: a warning. */
    @Term(value = "提示", en = "a warning", example = "$s.warn(\"中文说明\", \"English remark\")")
    public void warn(String zh, String en) {
        entry.note(Note.Kind.WARNING, zh, en);
    }
}
