package org.jiheng.dashboard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.ByteRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class ArithmeticTest {
    /** So that fifty products are within what the sum is made for. */
    private static final long MOST = 1_000_000_000_000_000_000L;

    @Property(tries = 300)
    void aWideSumIsExact(
            @ForAll @Size(max = 50) List<@LongRange(min = -MOST, max = MOST) Long> left, @ForAll long right) {
        WideSum sum = new WideSum();
        BigInteger exact = BigInteger.ZERO;
        for (long value : left) {
            sum.addProduct(value, right);
            exact = exact.add(BigInteger.valueOf(value).multiply(BigInteger.valueOf(right)));
        }
        assertEquals(exact, sum.value());
        WideSum twice = new WideSum();
        twice.addAll(sum);
        twice.addAll(sum);
        assertEquals(exact.multiply(BigInteger.TWO), twice.value());
    }

    @Property(tries = 300)
    void aSumOfMoneyIsExactForTheLargestAmountsToo(
            @ForAll @Size(max = 50) List<@LongRange(min = 0) Long> yuan,
            @ForAll @ByteRange(min = 0, max = 99) byte fen,
            @ForAll @IntRange(min = 0, max = 1_000_000) int times) {
        WideSum sum = new WideSum();
        BigInteger exact = BigInteger.ZERO;
        for (long value : yuan) {
            sum.addMoney(value, fen, times);
            exact = exact.add(BigInteger.valueOf(value)
                    .multiply(BigInteger.valueOf(100))
                    .add(BigInteger.valueOf(fen))
                    .multiply(BigInteger.valueOf(times)));
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

    /** So many that they are counted; some of them are negative or very large, which are not. */
    @Property(tries = 30)
    void manyValuesInSeveralPartsComeToTheSameResult(
            @ForAll @IntRange(min = 1, max = 200_000) int spread,
            @ForAll @IntRange(min = -2000, max = 0) int smallest,
            @ForAll @IntRange(max = 9000) int inFirstPart) {
        Distribution first = new Distribution();
        Distribution second = new Distribution();
        List<Integer> values = new ArrayList<>();
        for (int i = 0; i < 9000; i++) {
            int value = smallest + (int) (i * 7919L % spread);
            values.add(value);
            (i < inFirstPart ? first : second).add(value);
        }
        first.addAll(second);
        for (int quarter = 0; quarter <= 4; quarter++) {
            assertEquals(0, naive(values, quarter).compareTo(first.quartile(quarter)));
        }
    }

    @Test
    void withoutValuesThereIsNoQuartile() {
        assertNull(new Distribution().quartile(2));
    }
}
