package org.jiheng.dashboard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class ArithmeticTest {
    @Property(tries = 300)
    void aWideSumIsExact(@ForAll @Size(max = 50) List<Long> left, @ForAll long right) {
        WideSum sum = new WideSum();
        BigInteger exact = BigInteger.ZERO;
        for (long value : left) {
            sum.addProduct(value, right);
            sum.add(value);
            exact = exact.add(BigInteger.valueOf(value).multiply(BigInteger.valueOf(right)))
                    .add(BigInteger.valueOf(value));
        }
        assertEquals(exact, sum.value());
    }

    @Property(tries = 300)
    void quartilesAreThoseOfSpreadsheetPrograms(
            @ForAll @Size(min = 1, max = 40) List<@IntRange(min = 0, max = 10_000) Integer> values,
            @ForAll @IntRange(min = 0, max = 4) int quarter) {
        Distribution distribution = new Distribution();
        values.forEach(distribution::add);
        assertEquals(0, naive(values, quarter).compareTo(distribution.quartile(quarter)));
    }

    /** As QUARTILE.INC is defined: rank (n - 1) · q / 4, linear between neighbours. */
    private static BigDecimal naive(List<Integer> values, int quarter) {
        List<BigDecimal> sorted =
                values.stream().sorted().map(v -> BigDecimal.valueOf(v, 2)).toList();
        BigDecimal rank = BigDecimal.valueOf((sorted.size() - 1L) * quarter).divide(BigDecimal.valueOf(4));
        int below = rank.intValue();
        BigDecimal part = rank.subtract(BigDecimal.valueOf(below));
        BigDecimal low = sorted.get(below);
        return part.signum() == 0
                ? low
                : low.add(sorted.get(below + 1).subtract(low).multiply(part));
    }

    @Property(tries = 20)
    void manyValuesAreCountedToTheSameResult(@ForAll @IntRange(min = 1, max = 200_000) int spread) {
        Distribution many = new Distribution();
        List<Integer> values = new java.util.ArrayList<>();
        for (int i = 0; i < 5000; i++) {
            int value = (int) (i * 7919L % spread);
            values.add(value);
            many.add(value);
        }
        for (int quarter = 0; quarter <= 4; quarter++) {
            assertEquals(0, naive(values, quarter).compareTo(many.quartile(quarter)));
        }
    }

    @Test
    void withoutValuesThereIsNoQuartile() {
        assertNull(new Distribution().quartile(2));
    }
}
