package org.jiheng.declaration;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Objects;
import org.jiheng.fact.Operator;
import org.jiheng.fact.TargetKind;

/**
 * A declared target (指标值): its text as it came, and its reading.
 *
 * @param text as declared, trimmed; empty when nothing was declared, never null
 * @param kind never null
 * @param operator as printed; null where none is printed (scored as {@code =})
 * @param value the number compared with, of a range the lower end; null for the other kinds
 * @param upper the upper end of a range, else null
 * @param unit as declared, without its brackets; null where none is printed
 * @param date the last day of a deadline, else null
 */
public record Target(
        String text,
        TargetKind kind,
        Operator operator,
        BigDecimal value,
        BigDecimal upper,
        String unit,
        LocalDate date) {
    public Target {
        Objects.requireNonNull(text, "text");
        Objects.requireNonNull(kind, "kind");
        require(kind != TargetKind.QUANTITATIVE || value != null, "a quantitative target needs a value");
        require(
                kind != TargetKind.RANGE || (value != null && upper != null && value.compareTo(upper) <= 0),
                "a range needs value and upper, value not above upper");
        require(kind != TargetKind.DEADLINE || date != null, "a deadline needs a date");
        require(kind == TargetKind.RANGE || upper == null, "upper belongs to a range only");
        require(kind == TargetKind.DEADLINE || date == null, "date belongs to a deadline only");
        require(
                kind == TargetKind.QUANTITATIVE || kind == TargetKind.RANGE || value == null,
                "value belongs to a quantitative target or a range only");
    }

    /**
     * The reading in words that read to the same again: ≥95%, 3-5次, 2023-12-31. Empty for a target that is none of these.
     */
    public String printed() {
        String shownUnit = unit == null ? "" : unit;
        return switch (kind) {
            case QUANTITATIVE -> (operator == null ? "" : sign()) + value.toPlainString() + shownUnit;
            case RANGE -> value.toPlainString() + "-" + upper.toPlainString() + shownUnit;
            case DEADLINE -> date.toString();
            case QUALITATIVE, MISSING, UNREADABLE -> "";
        };
    }

    private String sign() {
        return switch (operator) {
            case AT_LEAST -> "≥";
            case MORE_THAN -> ">";
            case AT_MOST -> "≤";
            case LESS_THAN -> "<";
            case EQUAL -> "=";
        };
    }

    private static void require(boolean condition, String otherwise) {
        if (!condition) {
            throw new IllegalArgumentException(otherwise);
        }
    }
}
