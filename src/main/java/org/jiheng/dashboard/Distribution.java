package org.jiheng.dashboard;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Arrays;

/** Points of many projects, in hundredths, and how they are spread. */
final class Distribution {
    /** From here on counting is faster than sorting. */
    private static final int MANY = 4096;

    private static final int WIDEST_COUNTED = 1 << 17;

    private int[] values = new int[8];
    private int size;
    private boolean sorted;

    void add(int hundredths) {
        if (size == values.length) {
            values = Arrays.copyOf(values, size * 2);
        }
        values[size++] = hundredths;
        sorted = false;
    }

    /**
     * A quartile as spreadsheet programs compute it (QUARTILE.INC: linear between the two values around it), not rounded.
     *
     * @param quarter 0 for the smallest value, 2 for the median, 4 for the largest
     * @return null without values
     */
    BigDecimal quartile(int quarter) {
        if (size == 0) {
            return null;
        }
        sort();
        long place = (size - 1L) * quarter;
        int below = (int) (place / 4);
        long part = place % 4;
        long value = values[below] * 4L;
        if (part > 0) {
            value += ((long) values[below + 1] - values[below]) * part;
        }
        // A quarter of a hundredth has four places.
        BigDecimal exact = new BigDecimal(BigInteger.valueOf(value * 25), 4).stripTrailingZeros();
        return exact.scale() < 2 ? exact.setScale(2) : exact;
    }

    private void sort() {
        if (sorted) {
            return;
        }
        sorted = true;
        int smallest = Integer.MAX_VALUE;
        int largest = Integer.MIN_VALUE;
        for (int i = 0; i < size; i++) {
            smallest = Math.min(smallest, values[i]);
            largest = Math.max(largest, values[i]);
        }
        if (size < MANY || (long) largest - smallest > WIDEST_COUNTED) {
            Arrays.sort(values, 0, size);
            return;
        }
        int[] counts = new int[largest - smallest + 1];
        for (int i = 0; i < size; i++) {
            counts[values[i] - smallest]++;
        }
        int next = 0;
        for (int i = 0; i < counts.length; i++) {
            Arrays.fill(values, next, next + counts[i], smallest + i);
            next += counts[i];
        }
    }
}
