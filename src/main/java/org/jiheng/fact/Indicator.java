package org.jiheng.fact;

import java.math.BigDecimal;

/**
 * 三级指标: one declared indicator with what was reached, as rule files see it. Numbers are seen rounded down at 6 places;
 * {@code met} and the proportional verbs are exact.
 */
@Term(value = "三级指标：一行指标和它的完成情况", en = "one declared row with what was reached")
public final class Indicator {
    private static final BigDecimal ZERO = BigDecimal.ZERO;

    final Ledger.Entry entry;
    private final IndicatorInput input;
    private final BigDecimal weight;
    /** Negative actuals count as 0. */
    private final BigDecimal actual;

    private final boolean met;

    /**
     * @param weight points this row can earn, as the weight plan came to
     */
    public Indicator(Ledger ledger, IndicatorInput input, BigDecimal weight) {
        this.entry = ledger.open();
        this.input = input;
        this.weight = weight;
        this.actual = input.actual() == null ? null : input.actual().max(ZERO);
        this.met = computeMet();
    }

    private boolean computeMet() {
        return switch (input.kind()) {
            case QUANTITATIVE -> actual != null && compares();
            case RANGE ->
                actual != null && actual.compareTo(input.target()) >= 0 && actual.compareTo(input.upper()) <= 0;
            case DEADLINE -> Boolean.TRUE.equals(input.inTime());
            default -> input.attainment() == Attainment.MET;
        };
    }

    private boolean compares() {
        int difference = actual.compareTo(input.target());
        Operator operator = input.operator() == null ? Operator.EQUAL : input.operator();
        return switch (operator) {
            case AT_LEAST -> difference >= 0;
            case MORE_THAN -> difference > 0;
            case AT_MOST -> difference <= 0;
            case LESS_THAN -> difference < 0;
            // 财预〔2020〕10号 does not punish more than was asked for; a target of zero is met by zero only.
            case EQUAL -> input.target().signum() == 0 ? difference == 0 : difference >= 0;
        };
    }

    @Term(value = "定量指标", en = "the target is a number", example = "quantitative")
    public boolean isQuantitative() {
        return input.kind() == TargetKind.QUANTITATIVE;
    }

    @Term(value = "区间指标", en = "the target is a range", example = "range")
    public boolean isRange() {
        return input.kind() == TargetKind.RANGE;
    }

    @Term(value = "期限指标", en = "the target is a deadline", example = "deadline")
    public boolean isDeadline() {
        return input.kind() == TargetKind.DEADLINE;
    }

    @Term(value = "定性指标", en = "the target is in words", example = "qualitative")
    public boolean isQualitative() {
        return input.kind() == TargetKind.QUALITATIVE;
    }

    @Term(value = "没有指标值", en = "there is no target", example = "targetMissing")
    public boolean isTargetMissing() {
        return input.kind() == TargetKind.MISSING;
    }

    @Term(value = "指标值无法读取", en = "the target cannot be read", example = "targetUnreadable")
    public boolean isTargetUnreadable() {
        return input.kind() == TargetKind.UNREADABLE;
    }

    /** Whether the target can be compared with anything at all. */
    @Term(value = "指标值可以比较", en = "the target can be compared with", example = "targetUsable")
    public boolean isTargetUsable() {
        return !isTargetMissing() && !isTargetUnreadable();
    }

    @Term(value = "不适用", en = "does not apply", example = "!notApplicable")
    public boolean isNotApplicable() {
        return input.notApplicable();
    }

    /** Nothing was posted. */
    @Term(value = "没有填报", en = "nothing was posted", example = "actualMissing")
    public boolean isActualMissing() {
        return !input.given() && !input.notApplicable();
    }

    /** Something was posted, but nothing that can be compared with the target. */
    @Term(
            value = "填报的不能与指标值比较",
            en = "what was posted cannot be compared with the target",
            example = "actualUnreadable")
    public boolean isActualUnreadable() {
        return input.given()
                && switch (input.kind()) {
                    case QUANTITATIVE, RANGE -> actual == null;
                    case DEADLINE -> input.inTime() == null;
                    default -> false;
                };
    }

    /** The target is comparable and there is something to compare it with; a row to grade by its outcome. */
    @Term(value = "可以评分：有指标值，也有可比较的完成值", en = "can be graded: both target and outcome are there", example = "gradable")
    public boolean isGradable() {
        return isTargetUsable() && !isNotApplicable() && !isActualMissing() && !isActualUnreadable();
    }

    @Term(value = "指标值为零", en = "the target is zero", example = "zeroTarget")
    public boolean isZeroTarget() {
        return input.target() != null && input.target().signum() == 0;
    }

    @Term(value = "指标值为负数", en = "the target is negative", example = "!negativeTarget")
    public boolean isNegativeTarget() {
        return input.target() != null && input.target().signum() < 0;
    }

    @Term(value = "指标值大于零", en = "the target is above zero", example = "positiveTarget")
    public boolean isPositiveTarget() {
        return input.target() != null && input.target().signum() > 0;
    }

    /** ≥, >, = or no operator. */
    @Term(value = "正向（≥、>、=、没有符号）", en = "higher is better (≥, >, =, no sign)", example = "higherIsBetter")
    public boolean isHigherIsBetter() {
        return isQuantitative() && !isLowerIsBetter();
    }

    /** ≤ or <. */
    @Term(value = "反向（≤、<）", en = "lower is better (≤, <)", example = "lowerIsBetter")
    public boolean isLowerIsBetter() {
        return isQuantitative() && (input.operator() == Operator.AT_MOST || input.operator() == Operator.LESS_THAN);
    }

    @Term(value = "达到指标值", en = "the target was reached", example = "met")
    public boolean isMet() {
        return met;
    }

    /** Of a range: below its lower end. */
    @Term(value = "低于区间下限", en = "below the lower end of the range", example = "below")
    public boolean isBelow() {
        return isRange() && actual != null && actual.compareTo(input.target()) < 0;
    }

    /** Of a range: above its upper end. */
    @Term(value = "高于区间上限", en = "above the upper end of the range", example = "above")
    public boolean isAbove() {
        return isRange() && actual != null && actual.compareTo(input.upper()) > 0;
    }

    @Term(value = "定性：达成", en = "in words: attained", example = "attainmentMet")
    public boolean isAttainmentMet() {
        return input.attainment() == Attainment.MET;
    }

    @Term(value = "定性：部分达成", en = "in words: partly attained", example = "attainmentPartly")
    public boolean isAttainmentPartly() {
        return input.attainment() == Attainment.PARTLY;
    }

    @Term(value = "定性：未达成", en = "in words: not attained", example = "attainmentUnmet")
    public boolean isAttainmentUnmet() {
        return input.attainment() == Attainment.UNMET;
    }

    /** A target in words whose degree of attainment nobody stated. */
    @Term(value = "定性而没有评定程度", en = "in words, and nobody stated the degree", example = "unrated")
    public boolean isUnrated() {
        return isQualitative() && input.attainment() == null;
    }

    /** Graded by its outcome, and not reached. Partly attained is not reached. */
    @Term(value = "可以评分而没有达到", en = "can be graded and was not reached", example = "missed")
    public boolean isMissed() {
        return isGradable() && !isUnrated() && !met;
    }

    @Term(value = "给出了达成比例", en = "a degree of attainment was given", example = "percentGiven")
    public boolean isPercentGiven() {
        return input.percent() != null;
    }

    /** 0 where none was given. */
    @Term(value = "达成比例", en = "degree of attainment", unit = "%", example = "percent >= 80")
    public double getPercent() {
        return Verbs.seen(input.percent());
    }

    @Term(value = "填写了偏差原因", en = "a deviation reason was given", example = "!reasonGiven")
    public boolean isReasonGiven() {
        return input.reasonGiven();
    }

    /** 0 where there is none; so are the numbers below. */
    @Term(value = "实际完成值", en = "what was reached", unit = "指标的单位", example = "actual > 0")
    public double getActual() {
        return Verbs.seen(actual);
    }

    @Term(value = "指标值；区间的下限", en = "the target; of a range its lower end", unit = "指标的单位", example = "target >= 100")
    public double getTarget() {
        return Verbs.seen(input.target());
    }

    @Term(value = "区间的上限", en = "upper end of a range", unit = "指标的单位", example = "upper <= 100")
    public double getUpper() {
        return Verbs.seen(input.upper());
    }

    @Term(value = "分值", en = "points it can earn", unit = "分", example = "weight > 5")
    public double getWeight() {
        return Verbs.seen(weight);
    }

    /** actual ÷ target in percent, uncapped; 0 where it is not defined. */
    @Term(value = "完成比例：实际完成值÷指标值，不封顶", en = "actual ÷ target, uncapped", unit = "%", example = "completion >= 130")
    public double getCompletion() {
        return isQuantitative() && actual != null && isPositiveTarget() ? Verbs.seenPercent(actual, input.target()) : 0;
    }

    /** Full word such as 产出指标; empty where the row could not be placed. */
    @Term(value = "一级指标", en = "level 1", example = "level1 == \"产出指标\"")
    public String getLevel1() {
        return input.level1() == null ? "" : input.level1();
    }

    @Term(value = "二级指标", en = "level 2", example = "level2 == \"数量指标\"")
    public String getLevel2() {
        return input.level2() == null ? "" : input.level2();
    }

    @Term(value = "指标名称", en = "name", example = "name == \"出勤率\"")
    public String getName() {
        return input.name();
    }

    /** 赋分规则 such as 直接赋分; empty where none is declared. */
    @Term(
            value = "赋分规则，没有申报的为空",
            en = "scoring type, empty where none is declared",
            example = "scoringType == \"直接赋分\"")
    public String getScoringType() {
        return input.scoringType() == null ? "" : input.scoringType().label();
    }

    /** 得权重的百分之几: gives a percentage (0–100) of the weight. */
    @Term(
            value = "得分值的百分之几",
            en = "gives a percentage of the weight",
            unit = "%",
            example = "$i.award(100, \"中文说明\", \"English remark\")")
    public void award(double percent, String zh, String en) {
        entry.award(new Award(entry.rule(), Verbs.number(percent, 0, 100), null, null, Verbs.text(zh), Verbs.text(en)));
    }

    /** 权重×实际值÷指标值, at most the weight. */
    @Term(
            value = "得分值×实际完成值÷指标值，不超过分值",
            en = "weight × actual ÷ target, at most the weight",
            example = "$i.awardActualOverTarget(\"中文说明\", \"English remark\")")
    public void awardActualOverTarget(String zh, String en) {
        awardRatio(actual, input.target(), zh, en);
    }

    /** 权重×指标值÷实际值, at most the weight. */
    @Term(
            value = "得分值×指标值÷实际完成值，不超过分值",
            en = "weight × target ÷ actual, at most the weight",
            example = "$i.awardTargetOverActual(\"中文说明\", \"English remark\")")
    public void awardTargetOverActual(String zh, String en) {
        awardRatio(input.target(), actual, zh, en);
    }

    /** 权重×实际值÷下限, of a range. */
    @Term(
            value = "得分值×实际完成值÷区间下限",
            en = "weight × actual ÷ lower end",
            example = "$i.awardActualOverLower(\"中文说明\", \"English remark\")")
    public void awardActualOverLower(String zh, String en) {
        awardRatio(actual, input.target(), zh, en);
    }

    /** 权重×上限÷实际值, of a range. */
    @Term(
            value = "得分值×区间上限÷实际完成值",
            en = "weight × upper end ÷ actual",
            example = "$i.awardUpperOverActual(\"中文说明\", \"English remark\")")
    public void awardUpperOverActual(String zh, String en) {
        awardRatio(input.upper(), actual, zh, en);
    }

    /** 权重×(2×指标值−实际值)÷指标值: a straight line from the full weight at the target to 0 at twice the target. */
    @Term(
            value = "得分值×（2×指标值−实际完成值）÷指标值：达到得满分，超过一倍为零",
            en = "weight × (2 × target − actual) ÷ target: full at the target, zero at twice the target",
            example = "$i.awardLinearAboveTarget(\"中文说明\", \"English remark\")")
    public void awardLinearAboveTarget(String zh, String en) {
        BigDecimal left = input.target() == null || actual == null
                ? null
                : input.target().add(input.target()).subtract(actual).max(ZERO);
        awardRatio(left, input.target(), zh, en);
    }

    /** 从总分中扣: takes points off the project's total, beside what the row is awarded. */
    @Term(
            value = "从总分中扣若干分，本行照常得分",
            en = "takes points off the total; the row is awarded as usual",
            unit = "分",
            example = "$i.deduct(2, \"中文说明\", \"English remark\")")
    public void deduct(double points, String zh, String en) {
        entry.deduct(points, zh, en);
    }

    private void awardRatio(BigDecimal numerator, BigDecimal denominator, String zh, String en) {
        if (numerator == null || denominator == null || numerator.signum() < 0 || denominator.signum() <= 0) {
            throw new IllegalArgumentException(
                    "a proportion needs an actual and a target, both not negative and the divisor not zero");
        }
        entry.award(new Award(entry.rule(), null, numerator, denominator, Verbs.text(zh), Verbs.text(en)));
    }

    /** 必须说明偏差原因: without a reason the result is provisional. */
    @Term(
            value = "必须说明偏差原因，没有的结果为暂定",
            en = "a reason is required; without it the result is provisional",
            example = "$i.requireReason(\"中文说明\", \"English remark\")")
    public void requireReason(String zh, String en) {
        entry.note(Note.Kind.REASON_REQUIRED, zh, en);
    }

    /** 请说明原因: a warning that does not make the result provisional. */
    @Term(
            value = "请说明原因，不影响结果",
            en = "a reason is asked for; the result stays final",
            example = "$i.askReason(\"中文说明\", \"English remark\")")
    public void askReason(String zh, String en) {
        entry.note(Note.Kind.REASON_ASKED, zh, en);
    }

    /** 提示: a warning. */
    @Term(value = "提示", en = "a warning", example = "$i.warn(\"中文说明\", \"English remark\")")
    public void warn(String zh, String en) {
        entry.note(Note.Kind.WARNING, zh, en);
    }

    /** 退回: the policy does not allow this input; the post is refused with this sentence, and no points are needed. */
    @Term(value = "退回这一填报", en = "refuses what was posted", example = "$i.refuse(\"中文说明\", \"English remark\")")
    public void refuse(String zh, String en) {
        entry.note(Note.Kind.REFUSED, zh, en);
    }
}
