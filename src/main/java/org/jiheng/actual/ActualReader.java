package org.jiheng.actual;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jiheng.declaration.DateReader;
import org.jiheng.declaration.Finding;
import org.jiheng.declaration.Names;
import org.jiheng.declaration.QuantityText;
import org.jiheng.declaration.Severity;
import org.jiheng.declaration.Target;
import org.jiheng.fact.Attainment;
import org.jiheng.fact.Operator;
import org.jiheng.http.Message;

/** Reads what was posted for one indicator against its target. What is not certain is a finding and not scored. */
public final class ActualReader {
    /** Years; nobody is done so long before. */
    private static final int FAR_AHEAD = 5;

    private final ActualItem item;
    private final Target target;
    private final Integer year;
    private final List<Finding> findings = new ArrayList<>(1);

    private ActualReader(ActualItem item, Target target, Integer year) {
        this.item = item;
        this.target = target;
        this.year = year;
    }

    /**
     * Reads an item.
     *
     * @param year budget year, for dates that name none
     */
    public static ReadActual read(ActualItem item, Target target, Integer year) {
        return new ActualReader(item, target, year).read();
    }

    private ReadActual read() {
        if (item.attainment() == Attainment.NOT_APPLICABLE) {
            return new ReadActual(null, null, item.attainment(), null, findings);
        }
        return switch (target.kind()) {
            case QUANTITATIVE, RANGE -> new ReadActual(number(), null, null, null, findings);
            case DEADLINE -> new ReadActual(null, inTime(), null, null, findings);
            case QUALITATIVE -> new ReadActual(null, null, attainment(), item.percent(), findings);
            case MISSING, UNREADABLE -> new ReadActual(null, null, null, null, findings);
        };
    }

    private BigDecimal number() {
        if (item.value() != null) {
            BigDecimal value = converted(item.value(), item.unit());
            return value != null && contradicts(value) ? null : value;
        }
        if (item.text() == null || item.text().isBlank()) {
            return null;
        }
        Optional<QuantityText> read = QuantityText.read(item.text()).filter(q -> q.upper() == null && !q.approximate());
        if (read.isPresent() && !plain(read.get().operator())) {
            add(
                    "actual-inequality",
                    "实际完成值「" + item.text() + "」只说了范围，没有说完成多少；请填写数值（和单位）。",
                    "The actual \"" + item.text()
                            + "\" leaves open how much was reached; give the number (and its unit).");
            return null;
        }
        if (read.isEmpty()) {
            add(
                    "actual-unreadable",
                    "实际完成值「" + item.text() + "」不是确定的数值；请填写数值（和单位）。",
                    "The actual \"" + item.text() + "\" is no definite number; give the number (and its unit).");
            return null;
        }
        QuantityText quantity = read.get();
        return converted(quantity.value(), quantity.unit() == null ? item.unit() : quantity.unit());
    }

    /** A text beside the number is a remark, unless it states another number. */
    private boolean contradicts(BigDecimal value) {
        Optional<QuantityText> said = item.text() == null ? Optional.empty() : QuantityText.read(item.text());
        boolean other = said.filter(q -> q.upper() == null && plain(q.operator()))
                .flatMap(q -> Units.convert(q.value(), q.unit(), target.unit()))
                .filter(v -> v.compareTo(value) != 0)
                .isPresent();
        if (other) {
            add(
                    "actual-contradictory",
                    "数值为 " + value.toPlainString() + "，文字却写「" + item.text() + "」；请核对，只留一个。",
                    "The number is " + value.toPlainString() + ", but the text says \"" + item.text()
                            + "\"; check, and give one of them.");
        }
        return other;
    }

    /** "=100%" states a number; "≥70%" as an outcome leaves open how much was reached. */
    private static boolean plain(Operator operator) {
        return operator == null || operator == Operator.EQUAL;
    }

    private BigDecimal converted(BigDecimal value, String unit) {
        String shown = value.toPlainString() + (unit == null ? "" : unit.strip());
        if (unit == null || unit.isBlank()) {
            return fraction(value) ? null : checked(value);
        }
        Optional<BigDecimal> converted = Units.convert(value, unit, target.unit());
        if (converted.isEmpty()) {
            String wanted = target.unit() == null ? "（无）" : target.unit();
            add(
                    "unit-mismatch",
                    "实际完成值「" + shown + "」与指标值的单位「" + wanted + "」不能换算；请按指标值的单位填写。",
                    "The actual \"" + shown + "\" does not convert to the target's unit \"" + wanted
                            + "\"; give it in that unit.");
            return null;
        }
        return checked(converted.get());
    }

    /** 0.98 for a target of 95 % may be 98 % or 0.98 %; only whoever posted it knows. */
    private boolean fraction(BigDecimal value) {
        boolean suspect = Units.isPercent(target.unit());
        if (suspect
                && value.signum() > 0
                && value.compareTo(BigDecimal.ONE) <= 0
                && target.value().compareTo(BigDecimal.ONE) > 0) {
            add(
                    "percent-as-fraction",
                    "指标值以 % 计，实际完成值 " + value.toPlainString() + " 可能是小数形式；请填写百分数，或写明单位为 %。",
                    "The target is in %, and the actual " + value.toPlainString()
                            + " may be a fraction; give the percentage, or say that the unit is %.");
            return true;
        }
        return false;
    }

    private BigDecimal checked(BigDecimal value) {
        if (value.signum() < 0) {
            findings.add(new Finding(
                    zeroMeets() ? Severity.WARNING : Severity.INFO,
                    "actual-negative",
                    new Message(
                            "实际完成值 " + value.toPlainString() + " 为负数，按 0 计。",
                            "The actual " + value.toPlainString() + " is negative and counts as 0."),
                    null));
        }
        return value;
    }

    /** Whether counting it as 0 would earn points, so that somebody must look. */
    private boolean zeroMeets() {
        Operator operator = target.operator();
        return target.value().signum() <= 0 || operator == Operator.AT_MOST || operator == Operator.LESS_THAN;
    }

    private Boolean inTime() {
        if (item.attainment() != null && item.text() == null) {
            return item.attainment() == Attainment.MET;
        }
        if (item.text() == null || item.text().isBlank()) {
            return null;
        }
        if (item.text().strip().equals(target.text())) {
            return true;
        }
        LocalDate done = date(item.text().strip());
        if (done == null) {
            add(
                    "actual-unreadable",
                    "实际完成时间「" + item.text() + "」不是日期；请填写如 2023-11-30。",
                    "The actual \"" + item.text() + "\" is no date; give one such as 2023-11-30.");
            return null;
        }
        if (done.isBefore(target.date().minusYears(FAR_AHEAD))) {
            add(
                    "actual-date-doubtful",
                    "实际完成时间 " + done + " 比期限早 " + FAR_AHEAD + " 年以上，请核对年份。",
                    "The actual date " + done + " is more than " + FAR_AHEAD
                            + " years ahead of the deadline; check its year.");
            return null;
        }
        return !done.isAfter(target.date());
    }

    private LocalDate date(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException notIso) {
            return DateReader.read(text, year)
                    .filter(DateReader.Reading::certain)
                    .map(DateReader.Reading::last)
                    .orElse(null);
        }
    }

    private Attainment attainment() {
        if (item.attainment() != null || item.text() == null) {
            return item.attainment();
        }
        boolean same = Names.normalise(item.text()).equals(Names.normalise(target.text()));
        return same ? Attainment.MET : null;
    }

    private void add(String code, String zh, String en) {
        findings.add(new Finding(Severity.WARNING, code, new Message(zh, en), null));
    }
}
