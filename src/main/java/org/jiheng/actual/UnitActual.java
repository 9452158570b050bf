package org.jiheng.actual;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.function.Function;
import org.jiheng.declaration.Target;
import org.jiheng.fact.TargetKind;

/**
 * What one of several units reached of an indicator that they share.
 *
 * @param name of the unit
 * @param amount money of the unit in 元, by which ratios are weighted; null where the outcomes are added
 * @param value the number reached, in the unit of the item; null for a target in words
 * @param percent degree of attainment of a target in words, else null
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record UnitActual(
        @NotBlank @Size(max = 200) String name,
        @DecimalMin("0") @Digits(integer = 18, fraction = 2) BigDecimal amount,
        BigDecimal value,
        @DecimalMin("0") @DecimalMax("100") BigDecimal percent) {
    /** An average is cut here and not rounded, so that a target is met only when it is reached. */
    private static final int PLACES = 10;

    /** Whether the outcomes of several units are averaged by money; counts and sums are added. */
    public static boolean averaged(ActualItem item, Target target) {
        return target.kind() == TargetKind.QUALITATIVE
                || Units.isRatio(item.unit() == null ? target.unit() : item.unit());
    }

    /**
     * The item with what its units reached together, after the note of Hubei's self-evaluation form: absolute numbers are added,
     * ratios and degrees of attainment averaged weighted by money, and only then scored.
     *
     * @return the item itself where it is of one unit, or where what its units say does not fit the target
     */
    public static ActualItem combined(ActualItem item, Target target) {
        List<UnitActual> units = item.byUnit();
        if (units == null) {
            return item;
        }
        boolean inWords = target.kind() == TargetKind.QUALITATIVE;
        Function<UnitActual, BigDecimal> reached = inWords ? UnitActual::percent : UnitActual::value;
        boolean averaged = averaged(item, target);
        if (units.stream().anyMatch(u -> reached.apply(u) == null || averaged && u.amount() == null)) {
            return item;
        }
        BigDecimal weights = averaged ? sum(units, UnitActual::amount) : BigDecimal.ONE;
        if (weights.signum() == 0) {
            return item;
        }
        BigDecimal together = averaged
                ? sum(units, u -> reached.apply(u).multiply(u.amount()))
                        .divide(weights, PLACES, RoundingMode.DOWN)
                        .stripTrailingZeros()
                : sum(units, reached);
        BigDecimal plain = together.scale() < 0 ? together.setScale(0) : together;
        return inWords ? item.reached(null, plain) : item.reached(plain, null);
    }

    private static BigDecimal sum(List<UnitActual> units, Function<UnitActual, BigDecimal> part) {
        return units.stream().map(part).reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
