package org.jiheng.scoring;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Parts of a whole in percent, as they are shown. */
public final class Percent {
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final BigDecimal ALMOST = new BigDecimal("99.99");

    private Percent() {}

    /** Rounded to two places (HALF_UP), but 100 only when it is reached. @return null where the whole is not positive */
    public static BigDecimal of(BigDecimal part, BigDecimal whole) {
        if (whole.signum() <= 0) {
            return null;
        }
        BigDecimal shown = part.movePointRight(2).divide(whole, 2, RoundingMode.HALF_UP);
        return part.compareTo(whole) < 0 && shown.compareTo(HUNDRED) >= 0 ? ALMOST : shown;
    }
}
