package org.jiheng.recheck;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import org.jiheng.declaration.Finding;
import org.jiheng.declaration.IndicatorLevels;
import org.jiheng.declaration.Severity;
import org.jiheng.declaration.Target;
import org.jiheng.declaration.TargetReader;
import org.jiheng.declaration.TargetReading;
import org.jiheng.fact.IndicatorInput;
import org.jiheng.fact.TargetKind;
import org.jiheng.http.Message;
import org.jiheng.http.Texts;

/** Checks one row of a table: what its points can be by the rule, and what its cells leave open. */
final class RowCheck {
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private final SelfEvaluation.Row row;
    private final Yardstick yardstick;
    private final BigDecimal tolerance;
    private final List<Finding> findings = new ArrayList<>();
    private final List<Recheck.Discrepancy> discrepancies = new ArrayList<>();
    private final Target target;
    private final PublishedActual actual;
    private final BigDecimal weight;
    private final BigDecimal self;

    private RowCheck(SelfEvaluation.Row row, Yardstick yardstick, BigDecimal tolerance, Integer year) {
        this.row = row;
        this.yardstick = yardstick;
        this.tolerance = tolerance;
        TargetReading reading = TargetReader.read(row.target(), year);
        this.target = reading.target();
        this.findings.addAll(reading.findings());
        this.actual = PublishedActual.read(row.actual(), target, year);
        this.findings.addAll(actual.findings());
        this.weight = Figure.read(row.weight(), "分值", findings).value();
        this.self = Figure.read(row.score(), "得分", findings).value();
    }

    /** @param year budget year, null where unknown */
    static Recheck.Row check(SelfEvaluation.Row row, Yardstick yardstick, BigDecimal tolerance, Integer year) {
        return new RowCheck(row, yardstick, tolerance, year).check();
    }

    private Recheck.Row check() {
        if (Texts.blank(row.name())) {
            findings.add(finding("name-missing", "没有三级指标名称。", "The indicator has no name."));
        }
        if (weight == null) {
            findings.add(finding("weight-missing", "没有分值，无法核对得分。", "No weight is given, so points cannot be checked."));
        }
        if (self == null) {
            findings.add(finding("score-missing", "没有自评得分。", "No points are given."));
        }
        boolean above = weight != null && self != null && self.compareTo(weight) > 0;
        if (above) {
            add(
                    DiscrepancyKind.ABOVE_WEIGHT,
                    "自评 " + plain(self) + " 分，超过分值 " + plain(weight) + "。",
                    "Self-awarded " + plain(self) + ", above the weight of " + plain(weight) + ".");
        }
        Yardstick.Measure measure = weight != null && weight.signum() >= 0 && actual.usable() ? measure() : null;
        if (measure != null) {
            if (measure.missed() && Texts.blank(row.deviationReason())) {
                findings.add(finding(
                        "reason-missing",
                        "未达到指标值，没有填写偏差原因。",
                        "The target was missed and no deviation reason is given."));
            }
            if (self != null && !above && actual.kind() != TargetKind.QUALITATIVE) {
                compare(measure);
            }
        }
        return new Recheck.Row(
                row,
                target,
                weight,
                self,
                measure == null ? null : measure.points(),
                measure == null ? null : measure.rule(),
                measure == null ? null : measure.explanation(),
                discrepancies,
                findings);
    }

    private Yardstick.Measure measure() {
        if (actual.kind() != TargetKind.QUALITATIVE || self == null || weight.signum() == 0) {
            return yardstick.row(input(null), weight);
        }
        return inBand();
    }

    /**
     * The rules know how many points a degree of attainment may earn, and refuse others. Points come rounded, so those within the
     * tolerance are tried too.
     */
    private Yardstick.Measure inBand() {
        Yardstick.Measure whole = yardstick.row(input(null), weight);
        if (self.compareTo(weight) > 0) {
            return whole;
        }
        if (self.signum() < 0) {
            compare(whole);
            return whole;
        }
        for (BigDecimal points : List.of(self, self.add(tolerance), self.subtract(tolerance))) {
            BigDecimal percent = points.multiply(HUNDRED)
                    .divide(weight, 6, RoundingMode.HALF_UP)
                    .min(HUNDRED)
                    .max(BigDecimal.ZERO);
            Yardstick.Measure measure = yardstick.row(input(percent), weight);
            if (!measure.refused()) {
                return measure.of(self);
            }
        }
        compare(whole);
        return whole;
    }

    private IndicatorInput input(BigDecimal percent) {
        boolean number = actual.kind() == TargetKind.QUANTITATIVE || actual.kind() == TargetKind.RANGE;
        return new IndicatorInput(
                "row",
                IndicatorLevels.level1Of(row.level1(), row.level2()),
                row.level2(),
                row.name() == null ? "" : row.name(),
                actual.kind(),
                number ? target.operator() : null,
                number ? target.value() : null,
                number ? target.upper() : null,
                Yardstick.ALL,
                actual.given(),
                actual.value(),
                actual.inTime(),
                actual.attainment(),
                percent,
                !Texts.blank(row.deviationReason()),
                null);
    }

    private void compare(Yardstick.Measure measure) {
        BigDecimal difference = self.subtract(measure.exact());
        if (difference.abs().compareTo(tolerance) <= 0) {
            return;
        }
        boolean full = measure.exact().compareTo(weight) == 0;
        DiscrepancyKind kind = difference.signum() > 0
                ? measure.missed() && self.compareTo(weight) == 0
                        ? DiscrepancyKind.FULL_ALTHOUGH_MISSED
                        : DiscrepancyKind.ABOVE_RULE
                : full && !measure.missed() ? DiscrepancyKind.REDUCED_ALTHOUGH_MET : DiscrepancyKind.BELOW_RULE;
        String exact = plain(measure.exact().setScale(4, RoundingMode.HALF_UP));
        add(
                kind,
                "自评 " + plain(self) + " 分，按规则应为 " + exact + " 分："
                        + measure.explanation().zh() + "。",
                "Self-awarded " + plain(self) + ", by the rule " + exact + ": "
                        + measure.explanation().en() + ".");
    }

    private void add(DiscrepancyKind kind, String zh, String en) {
        discrepancies.add(new Recheck.Discrepancy(kind, new Message(zh, en)));
    }

    static String plain(BigDecimal number) {
        BigDecimal bare = number.stripTrailingZeros();
        return (bare.scale() < 0 ? bare.setScale(0) : bare).toPlainString();
    }

    private static Finding finding(String code, String zh, String en) {
        return new Finding(Severity.WARNING, code, new Message(zh, en), null);
    }
}
