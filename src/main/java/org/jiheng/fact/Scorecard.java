package org.jiheng.fact;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** 得分汇总: the sums before the rating; rules may deduct points from the total or cap it. */
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

    public double getTotal() {
        return Verbs.seen(total);
    }

    /** Whether there is an execution rate: a budget above zero. */
    public boolean isExecutionRateKnown() {
        return budget != null && budget.signum() > 0;
    }

    /** 预算执行率 in percent, uncapped; 0 where unknown. */
    public double getExecutionRate() {
        return isExecutionRateKnown() ? Verbs.seenPercent(executed, budget) : 0;
    }

    public double getExecutionScore() {
        return Verbs.seen(executionScore);
    }

    /** Score of the group 产出指标; 0 where it has no row. So are the three below. */
    public double getOutputScore() {
        return Verbs.seen(levelScores.get(Level1.OUTPUT.label()));
    }

    public double getBenefitScore() {
        return Verbs.seen(levelScores.get(Level1.BENEFIT.label()));
    }

    public double getSatisfactionScore() {
        return Verbs.seen(levelScores.get(Level1.SATISFACTION.label()));
    }

    public double getCostScore() {
        return Verbs.seen(levelScores.get(Level1.COST.label()));
    }

    /** 扣分: takes points off the total, which does not fall below 0. */
    public void deduct(double points, String zh, String en) {
        adjustments.add(
                new Adjustment(false, Verbs.number(points, 0, 100), entry.rule(), Verbs.text(zh), Verbs.text(en)));
    }

    /** 封顶: the total does not exceed these points. */
    public void cap(double points, String zh, String en) {
        adjustments.add(
                new Adjustment(true, Verbs.number(points, 0, 100), entry.rule(), Verbs.text(zh), Verbs.text(en)));
    }

    /** 提示: a warning. */
    public void warn(String zh, String en) {
        entry.note(Note.Kind.WARNING, zh, en);
    }
}
