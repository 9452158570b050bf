package org.jiheng.recheck;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jiheng.actual.Units;
import org.jiheng.declaration.Finding;
import org.jiheng.declaration.Severity;
import org.jiheng.http.Message;

/** Checks the money row of a table: the rate against the money, the points against the rate. */
final class ExecutionCheck {
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private final SelfEvaluation.Budget published;
    private final Yardstick yardstick;
    private final BigDecimal tolerance;
    private final List<Finding> findings = new ArrayList<>();
    private final List<Recheck.Discrepancy> discrepancies = new ArrayList<>();

    private ExecutionCheck(SelfEvaluation.Budget published, Yardstick yardstick, BigDecimal tolerance) {
        this.published = published;
        this.yardstick = yardstick;
        this.tolerance = tolerance;
    }

    static Recheck.Execution check(SelfEvaluation.Budget published, Yardstick yardstick, BigDecimal tolerance) {
        return new ExecutionCheck(published, yardstick, tolerance).check();
    }

    private Recheck.Execution check() {
        Figure initial = Figure.read(published.initial(), "年初预算数", findings);
        Figure adjusted = Figure.read(published.adjusted(), "全年预算数", findings);
        Figure base = adjusted.value() == null ? initial : adjusted;
        Figure spent = Figure.read(published.executed(), "全年执行数", findings);
        BigDecimal weight = Figure.read(published.weight(), "分值", findings).value();
        BigDecimal self = Figure.read(published.score(), "得分", findings).value();
        BigDecimal budget = base.value();
        BigDecimal executed = spent.value() == null ? null : inUnitOf(base, spent);
        boolean money = budget != null && executed != null && executed.signum() >= 0;
        if (!money || budget.signum() <= 0) {
            findings.add(finding(
                    "budget-missing",
                    "没有可用的预算数和执行数，无法核对执行率。",
                    "Budget and executed amount are not both given, so the rate cannot be checked."));
        }
        BigDecimal rate =
                money && budget.signum() > 0 ? executed.multiply(HUNDRED).divide(budget, MathContext.DECIMAL64) : null;
        BigDecimal selfRate = selfRate(rate);
        Yardstick.Measure measure = money ? yardstick.execution(budget, executed, weight) : null;
        compare(weight, self, measure, rate);
        return new Recheck.Execution(
                budget,
                executed,
                weight,
                selfRate,
                rate == null ? null : rate.setScale(2, RoundingMode.HALF_UP),
                self,
                measure == null ? null : measure.points(),
                measure == null ? null : measure.rule(),
                discrepancies,
                findings);
    }

    /** Money in 元 and in 万元 may stand side by side; without a unit it is taken to be in the same. */
    private BigDecimal inUnitOf(Figure base, Figure spent) {
        if (base.unit() == null || spent.unit() == null) {
            return spent.value();
        }
        Optional<BigDecimal> converted = Units.convert(spent.value(), money(spent.unit()), money(base.unit()));
        if (converted.isEmpty()) {
            findings.add(finding(
                    "unit-mismatch",
                    "执行数的单位「" + spent.unit() + "」与预算数的单位「" + base.unit() + "」不能换算。",
                    "The executed amount's unit \"" + spent.unit() + "\" does not convert to \"" + base.unit()
                            + "\"."));
        }
        return converted.orElse(null);
    }

    private static String money(String unit) {
        return unit.endsWith("元") ? unit : unit + "元";
    }

    /** In percent; 0.958 may be printed for 95.8 %. */
    private BigDecimal selfRate(BigDecimal rate) {
        Figure printed = Figure.read(published.rate(), "执行率", findings);
        if (printed.value() == null) {
            return null;
        }
        BigDecimal value = printed.value();
        int digits = value.scale();
        if (printed.unit() == null && rate != null && value.compareTo(BigDecimal.ONE) <= 0) {
            BigDecimal asFraction = value.movePointRight(2);
            if (asFraction.subtract(rate).abs().compareTo(value.subtract(rate).abs()) < 0) {
                value = asFraction;
                digits -= 2;
            }
        }
        // A rate printed as 1 or 0.9 is short and not vague: never more than half a percent.
        BigDecimal halfDigit = BigDecimal.ONE.movePointLeft(Math.max(0, digits)).multiply(new BigDecimal("0.5"));
        if (rate != null && value.subtract(rate).abs().compareTo(halfDigit.max(tolerance)) > 0) {
            String should = RowCheck.plain(rate.setScale(2, RoundingMode.HALF_UP));
            add(
                    DiscrepancyKind.RATE_MISREPORTED,
                    "执行率写作 " + published.rate() + "，执行数÷预算数为 " + should + "%。",
                    "The rate is given as " + published.rate() + ", executed ÷ budget is " + should + " %.");
        }
        return value;
    }

    private void compare(BigDecimal weight, BigDecimal self, Yardstick.Measure measure, BigDecimal rate) {
        if (self == null) {
            return;
        }
        if (weight == null) {
            findings.add(finding("weight-missing", "执行率没有分值，无法核对得分。", "The execution rate has no weight."));
        } else if (self.compareTo(weight) > 0) {
            add(
                    DiscrepancyKind.ABOVE_WEIGHT,
                    "执行率自评 " + RowCheck.plain(self) + " 分，超过分值 " + RowCheck.plain(weight) + "。",
                    "The execution rate has " + RowCheck.plain(self) + " points, above its weight of "
                            + RowCheck.plain(weight) + ".");
        } else if (measure != null
                && rate != null
                && self.subtract(measure.exact()).abs().compareTo(tolerance) > 0) {
            String exact = RowCheck.plain(measure.exact().setScale(4, RoundingMode.HALF_UP));
            add(
                    DiscrepancyKind.EXECUTION_NOT_BY_RATE,
                    "执行率自评 " + RowCheck.plain(self) + " 分，按规则应为 " + exact + " 分："
                            + measure.explanation().zh() + "。",
                    "The execution rate has " + RowCheck.plain(self) + " points, by the rule " + exact + ": "
                            + measure.explanation().en() + ".");
        }
    }

    private void add(DiscrepancyKind kind, String zh, String en) {
        discrepancies.add(new Recheck.Discrepancy(kind, new Message(zh, en)));
    }

    private static Finding finding(String code, String zh, String en) {
        return new Finding(Severity.WARNING, code, new Message(zh, en), null);
    }
}
