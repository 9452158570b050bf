package org.jiheng.fact;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * What a rule gave: a percentage of the weight, or the weight times a fraction.
 *
 * @param rule name of the rule that gave it
 * @param percent 0–100, null when it is a fraction
 * @param numerator of the fraction, null when it is a percentage; so is the denominator
 * @param zh the rule's remark in Chinese, {@code en} in English
 */
public record Award(
        String rule, BigDecimal percent, BigDecimal numerator, BigDecimal denominator, String zh, String en) {
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    /** Points of a row of the given weight: computed exactly, rounded once, never above the weight. */
    public BigDecimal points(BigDecimal weight, int scale, RoundingMode rounding) {
        BigDecimal points = percent != null
                ? weight.multiply(percent).divide(HUNDRED, scale, rounding)
                : weight.multiply(numerator).divide(denominator, scale, rounding);
        return points.min(weight.setScale(scale, RoundingMode.DOWN));
    }

    /** Whether the fraction is above one, so that the weight caps it. */
    public boolean capped() {
        return numerator != null && numerator.compareTo(denominator) > 0;
    }
}
