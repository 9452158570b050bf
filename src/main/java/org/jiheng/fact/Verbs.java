package org.jiheng.fact;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** What the verbs of all facts share: arguments are checked before anything is recorded. */
final class Verbs {
    /** Longest remark a rule may leave; it goes into every evaluation. */
    private static final int LONGEST_TEXT = 500;

    private static final int PLACES = 6;

    private Verbs() {}

    /** A number from rule text as an exact decimal of 6 places. */
    static BigDecimal number(double value, double lowest, double highest) {
        if (!(value >= lowest && value <= highest)) {
            throw new IllegalArgumentException(value + " is not between " + lowest + " and " + highest);
        }
        return BigDecimal.valueOf(value).setScale(PLACES, RoundingMode.HALF_UP).stripTrailingZeros();
    }

    /** Points from rule text: hundredths, as weights are. */
    static BigDecimal points(double value) {
        BigDecimal points = number(value, 0, 100);
        if (points.scale() > 2) {
            throw new IllegalArgumentException("points have at most 2 decimals, here are " + points.toPlainString());
        }
        return points;
    }

    /** A remark from rule text. */
    static String text(String value) {
        if (value == null || value.isBlank() || value.length() > LONGEST_TEXT) {
            throw new IllegalArgumentException("a remark has 1 to " + LONGEST_TEXT + " characters");
        }
        return value;
    }

    /** What rule text sees of an exact decimal: rounded down, so that 100 is shown only when 100 is reached. */
    static double seen(BigDecimal exact) {
        return exact == null ? 0 : exact.setScale(PLACES, RoundingMode.DOWN).doubleValue();
    }

    /** numerator × 100 ÷ denominator as rule text sees it. */
    static double seenPercent(BigDecimal numerator, BigDecimal denominator) {
        return numerator
                .movePointRight(2)
                .divide(denominator, PLACES, RoundingMode.DOWN)
                .doubleValue();
    }
}
