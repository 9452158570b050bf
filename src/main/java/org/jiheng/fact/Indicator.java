package org.jiheng.fact;

import java.math.BigDecimal;

/**
 * 三级指标: one declared indicator with what was reached, as rule files see it. Numbers are seen rounded down at 6 places;
 * {@code met} and the proportional verbs are exact.
 */
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

    public boolean isQuantitative() {
        return input.kind() == TargetKind.QUANTITATIVE;
    }

    public boolean isRange() {
        return input.kind() == TargetKind.RANGE;
    }

    public boolean isDeadline() {
        return input.kind() == TargetKind.DEADLINE;
    }

    public boolean isQualitative() {
        return input.kind() == TargetKind.QUALITATIVE;
    }

    public boolean isTargetMissing() {
        return input.kind() == TargetKind.MISSING;
    }

    public boolean isTargetUnreadable() {
        return input.kind() == TargetKind.UNREADABLE;
    }

    /** Whether the target can be compared with anything at all. */
    public boolean isTargetUsable() {
        return !isTargetMissing() && !isTargetUnreadable();
    }

    public boolean isNotApplicable() {
        return input.notApplicable();
    }

    /** Nothing was posted. */
    public boolean isActualMissing() {
        return !input.given() && !input.notApplicable();
    }

    /** Something was posted, but nothing that can be compared with the target. */
    public boolean isActualUnreadable() {
        return input.given()
                && switch (input.kind()) {
                    case QUANTITATIVE, RANGE -> actual == null;
                    case DEADLINE -> input.inTime() == null;
                    default -> false;
                };
    }

    /** The target is comparable and there is something to compare it with; a row to grade by its outcome. */
    public boolean isGradable() {
        return isTargetUsable() && !isNotApplicable() && !isActualMissing() && !isActualUnreadable();
    }

    public boolean isZeroTarget() {
        return input.target() != null && input.target().signum() == 0;
    }

    public boolean isNegativeTarget() {
        return input.target() != null && input.target().signum() < 0;
    }

    public boolean isPositiveTarget() {
        return input.target() != null && input.target().signum() > 0;
    }

    /** ≥, >, = or no operator. */
    public boolean isHigherIsBetter() {
        return isQuantitative() && !isLowerIsBetter();
    }

    /** ≤ or <. */
    public boolean isLowerIsBetter() {
        return isQuantitative() && (input.operator() == Operator.AT_MOST || input.operator() == Operator.LESS_THAN);
    }

    public boolean isMet() {
        return met;
    }

    /** Of a range: below its lower end. */
    public boolean isBelow() {
        return isRange() && actual != null && actual.compareTo(input.target()) < 0;
    }

    /** Of a range: above its upper end. */
    public boolean isAbove() {
        return isRange() && actual != null && actual.compareTo(input.upper()) > 0;
    }

    public boolean isAttainmentMet() {
        return input.attainment() == Attainment.MET;
    }

    public boolean isAttainmentPartly() {
        return input.attainment() == Attainment.PARTLY;
    }

    public boolean isAttainmentUnmet() {
        return input.attainment() == Attainment.UNMET;
    }

    /** A target in words whose degree of attainment nobody stated. */
    public boolean isUnrated() {
        return isQualitative() && input.attainment() == null;
    }

    /** Graded by its outcome, and not reached. Partly attained is not reached. */
    public boolean isMissed() {
        return isGradable() && !isUnrated() && !met;
    }

    public boolean isPercentGiven() {
        return input.percent() != null;
    }

    /** 0 where none was given. */
    public double getPercent() {
        return Verbs.seen(input.percent());
    }

    public boolean isReasonGiven() {
        return input.reasonGiven();
    }

    /** 0 where there is none; so are the numbers below. */
    public double getActual() {
        return Verbs.seen(actual);
    }

    public double getTarget() {
        return Verbs.seen(input.target());
    }

    public double getUpper() {
        return Verbs.seen(input.upper());
    }

    public double getWeight() {
        return Verbs.seen(weight);
    }

    /** actual ÷ target in percent, uncapped; 0 where it is not defined. */
    public double getCompletion() {
        return isQuantitative() && actual != null && isPositiveTarget() ? Verbs.seenPercent(actual, input.target()) : 0;
    }

    /** Full word such as 产出指标; empty where the row could not be placed. */
    public String getLevel1() {
        return input.level1() == null ? "" : input.level1();
    }

    public String getLevel2() {
        return input.level2() == null ? "" : input.level2();
    }

    public String getName() {
        return input.name();
    }

    /** 赋分规则 such as 直接赋分; empty where none is declared. */
    public String getScoringType() {
        return input.scoringType() == null ? "" : input.scoringType().label();
    }

    /** 得权重的百分之几: gives a percentage (0–100) of the weight. */
    public void award(double percent, String zh, String en) {
        entry.award(new Award(entry.rule(), Verbs.number(percent, 0, 100), null, null, Verbs.text(zh), Verbs.text(en)));
    }

    /** 权重×实际值÷指标值, at most the weight. */
    public void awardActualOverTarget(String zh, String en) {
        awardRatio(actual, input.target(), zh, en);
    }

    /** 权重×指标值÷实际值, at most the weight. */
    public void awardTargetOverActual(String zh, String en) {
        awardRatio(input.target(), actual, zh, en);
    }

    /** 权重×实际值÷下限, of a range. */
    public void awardActualOverLower(String zh, String en) {
        awardRatio(actual, input.target(), zh, en);
    }

    /** 权重×上限÷实际值, of a range. */
    public void awardUpperOverActual(String zh, String en) {
        awardRatio(input.upper(), actual, zh, en);
    }

    private void awardRatio(BigDecimal numerator, BigDecimal denominator, String zh, String en) {
        if (numerator == null || denominator == null || numerator.signum() < 0 || denominator.signum() <= 0) {
            throw new IllegalArgumentException(
                    "a proportion needs an actual and a target, both not negative and the divisor not zero");
        }
        entry.award(new Award(entry.rule(), null, numerator, denominator, Verbs.text(zh), Verbs.text(en)));
    }

    /** 必须说明偏差原因: without a reason the result is provisional. */
    public void requireReason(String zh, String en) {
        entry.note(Note.Kind.REASON_REQUIRED, zh, en);
    }

    /** 请说明原因: a warning that does not make the result provisional. */
    public void askReason(String zh, String en) {
        entry.note(Note.Kind.REASON_ASKED, zh, en);
    }

    /** 提示: a warning. */
    public void warn(String zh, String en) {
        entry.note(Note.Kind.WARNING, zh, en);
    }

    /** 退回: the policy does not allow this input; the post is refused with this sentence, and no points are needed. */
    public void refuse(String zh, String en) {
        entry.note(Note.Kind.REFUSED, zh, en);
    }
}
