package org.jiheng.fact;

import java.math.BigDecimal;

/** 预算执行: budget and executed amount of the year, as rule files see them. */
@Term(value = "预算执行：预算数和执行数", en = "budget and executed amount of the year")
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
    @Term(value = "执行率单独计分", en = "the execution rate earns points", example = "weighted")
    public boolean isWeighted() {
        return weight.signum() > 0;
    }

    /** No budget, or a budget of zero: there is no rate. */
    @Term(value = "没有预算数，或预算数为零", en = "there is no budget, or it is zero", example = "budgetMissing")
    public boolean isBudgetMissing() {
        return input.budget() == null || input.budget().signum() <= 0;
    }

    /** More was spent than the budget allows. */
    @Term(value = "执行数大于预算数", en = "more was spent than the budget", example = "overspent")
    public boolean isOverspent() {
        return !isBudgetMissing() && input.executed().compareTo(input.budget()) > 0;
    }

    /** 预算执行率 in percent, uncapped; 0 without a budget. */
    @Term(value = "预算执行率，不封顶", en = "execution rate, uncapped", unit = "%", example = "rate >= 80, rate < 100")
    public double getRate() {
        return isBudgetMissing() ? 0 : Verbs.seenPercent(input.executed(), input.budget());
    }

    @Term(value = "执行率的分值", en = "points it can earn", unit = "分", example = "weight == 10")
    public double getWeight() {
        return Verbs.seen(weight);
    }

    /** 得权重的百分之几: gives a percentage (0–100) of the weight. */
    @Term(
            value = "得分值的百分之几",
            en = "gives a percentage of the weight",
            unit = "%",
            example = "$e.award(70, \"中文说明\", \"English remark\")")
    public void award(double percent, String zh, String en) {
        entry.award(new Award(entry.rule(), Verbs.number(percent, 0, 100), null, null, Verbs.text(zh), Verbs.text(en)));
    }

    /** 权重×执行数÷预算数, at most the weight. */
    @Term(
            value = "得分值×执行数÷预算数，不超过分值",
            en = "weight × executed ÷ budget, at most the weight",
            example = "$e.awardByRate(\"中文说明\", \"English remark\")")
    public void awardByRate(String zh, String en) {
        if (isBudgetMissing()) {
            throw new IllegalArgumentException("there is no budget to divide by");
        }
        entry.award(new Award(entry.rule(), null, input.executed(), input.budget(), Verbs.text(zh), Verbs.text(en)));
    }

    /** 提示: a warning. */
    @Term(value = "提示", en = "a warning", example = "$e.warn(\"中文说明\", \"English remark\")")
    public void warn(String zh, String en) {
        entry.note(Note.Kind.WARNING, zh, en);
    }
}
