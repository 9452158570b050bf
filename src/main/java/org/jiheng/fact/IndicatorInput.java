package org.jiheng.fact;

import java.math.BigDecimal;
import java.util.Objects;

/**
 * One row to be scored.
 *
 * @param id never null
 * @param level1 full word (产出指标), null where the row could not be placed
 * @param kind how the target compares; never null
 * @param operator null reads as {@code =}
 * @param target the number compared with, of a range the lower end; null for other kinds
 * @param upper the upper end of a range, else null
 * @param weight declared points, null where none are
 * @param given whether anything was posted for the row
 * @param actual the number reached, in the unit of the target; null where there is no usable one
 * @param inTime whether a deadline was kept; null for other kinds, and where it cannot be told
 * @param attainment of a target in words, or notApplicable for any; null where none was given
 * @param percent degree of attainment, null where none was given
 * @param reasonGiven whether a deviation reason was given
 * @param scoringType 赋分规则 of the row, null where none is declared
 */
public record IndicatorInput(
        String id,
        String level1,
        String level2,
        String name,
        TargetKind kind,
        Operator operator,
        BigDecimal target,
        BigDecimal upper,
        BigDecimal weight,
        boolean given,
        BigDecimal actual,
        Boolean inTime,
        Attainment attainment,
        BigDecimal percent,
        boolean reasonGiven,
        ScoringType scoringType) {
    public IndicatorInput {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(kind, "kind");
        if (kind == TargetKind.QUANTITATIVE || kind == TargetKind.RANGE) {
            Objects.requireNonNull(target, "target");
        }
        if (kind == TargetKind.RANGE) {
            Objects.requireNonNull(upper, "upper");
        }
    }

    boolean notApplicable() {
        return attainment == Attainment.NOT_APPLICABLE;
    }
}
