package org.jiheng.fact;

import java.math.BigDecimal;

/** 预算执行: budget and executed amount of the year, as rule files see them. */
public final class Execution {
    final Ledger.Entry entry;
    private final ExecutionInput input;
    private final BigDecimal weight;

    /**
     * @param weight points the execution rate can earn, as the weight plan came to
     */
    public Execution(Ledger ledger, ExecutionInput input, BigDecimal weight) {
        this.entry = ledger.open();
        this.input = input;
        this.weight = weight;
    }

    /** Whether the execution rate earns points at all. */
    public boolean isWeighted() {
        return weight.signum() > 0;
    }

    /** No budget, or a budget of zero: there is no rate. */
    public boolean isBudgetMissing() {
        return input.budget() == null || input.budget().signum() <= 0;
    }

    /** More was spent than the budget allows. */
    public boolean isOverspent() {
        return !isBudgetMissing() && input.executed().compareTo(input.budget()) > 0;
    }

    /** 预算执行率 in percent, uncapped; 0 without a budget. */
    public double getRate() {
        return isBudgetMissing() ? 0 : Verbs.seenPercent(input.executed(), input.budget());
    }

    public double getWeight() {
        return Verbs.seen(weight);
    }

    /** 得权重的百分之几: gives a percentage (0–100) of the weight. */
    public void award(double percent, String zh, String en) {
        entry.award(new Award(entry.rule(), Verbs.number(percent, 0, 100), null, null, Verbs.text(zh), Verbs.text(en)));
    }

    /** 权重×执行数÷预算数, at most the weight. */
    public void awardByRate(String zh, String en) {
        if (isBudgetMissing()) {
            throw new IllegalArgumentException("there is no budget to divide by");
        }
        entry.award(new Award(entry.rule(), null, input.executed(), input.budget(), Verbs.text(zh), Verbs.text(en)));
    }

    /** 提示: a warning. */
    public void warn(String zh, String en) {
        entry.note(Note.Kind.WARNING, zh, en);
    }
}
