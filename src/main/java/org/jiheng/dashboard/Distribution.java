package org.jiheng.dashboard;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Arrays;

/**
 * Points of many projects, in hundredths, and how they are spread. From some thousands on it is only counted how often each value
 * comes: points lie close together, and a million of them are then a table that fits a processor's cache.
 */
final class Distribution {
    private static final int MANY = 4096;

    /** Values from here on, and negative ones, are listed rather than counted. */
    private static final int WIDEST_COUNTED = 1 << 17;

    private static final int[] NOT_COUNTED = {};

    private int[] counts = NOT_COUNTED;
    private long counted;
    private int[] listed = new int[8];
    private int size;
    private boolean sorted = true;

    void add(int hundredths) {
        if (hundredths >= 0 && hundredths < counts.length) {
            counts[hundredths]++;
            counted++;
        } else {
            addElsewhere(hundredths);
        }
    }

    private void addElsewhere(int hundredths) {
        if (counts != NOT_COUNTED && countable(hundredths)) {
            count(hundredths, 1);
            return;
        }
        if (size == listed.length) {
            listed = Arrays.copyOf(listed, size * 2);
        }
        listed[size++] = hundredths;
        sorted = false;
        if (size == MANY && counts == NOT_COUNTED) {
            countListed();
        }
    }

    private static boolean countable(int hundredths) {
        return hundredths >= 0 && hundredths < WIDEST_COUNTED;
    }

    private void count(int hundredths, int times) {
        if (hundredths >= counts.length) {
            // Room for those above: whoever comes near the largest value soon reaches it.
            counts = Arrays.copyOf(counts, Math.min(WIDEST_COUNTED, Math.max(hundredths + 1, hundredths * 5 / 4)));
        }
        counts[hundredths] += times;
        counted += times;
    }

    private void countListed() {
        int[] all = listed;
        int many = size;
        size = 0;
        counts = new int[1];
        for (int i = 0; i < many; i++) {
            if (countable(all[i])) {
                count(all[i], 1);
            } else {
                // Overwrites what was read before.
                all[size++] = all[i];
            }
        }
    }

    /** Adds all values of another. */
    void addAll(Distribution other) {
        for (int i = 0; i < other.size; i++) {
            add(other.listed[i]);
        }
        if (other.counted > 0 && counts == NOT_COUNTED) {
            countListed();
        }
        for (int value = 0; value < other.counts.length; value++) {
            if (other.counts[value] > 0) {
                count(value, other.counts[value]);
            }
        }
    }

    /**
     * A quartile as spreadsheet programs compute it (QUARTILE.INC: linear between the two values around it), not rounded.
     *
     * @param quarter 0 for the smallest value, 2 for the median, 4 for the largest
     * @return null without values
     */
    BigDecimal quartile(int quarter) {
        long all = size + counted;
        if (all == 0) {
            return null;
        }
        long place = (all - 1) * quarter;
        long below = place / 4;
        long part = place % 4;
        long value = at(below) * 4L;
        if (part > 0) {
            value += ((long) at(below + 1) - at(below)) * part;
        }
        // A quarter of a hundredth has four places.
        BigDecimal exact = new BigDecimal(BigInteger.valueOf(value * 25), 4).stripTrailingZeros();
        return exact.scale() < 2 ? exact.setScale(2) : exact;
    }

    /** The value at a place in their order. */
    private int at(long place) {
        if (!sorted) {
            Arrays.sort(listed, 0, size);
            sorted = true;
        }
        if (counted == 0) {
            return listed[(int) place];
        }
        // What is listed beside counts is negative or more than all of them, so 0 is never found.
        int negative = -1 - Arrays.binarySearch(listed, 0, size, 0);
        if (place < negative) {
            return listed[(int) place];
        }
        long left = place - negative;
        if (left >= counted) {
            return listed[(int) (place - counted)];
        }
        int value = 0;
        while (left >= counts[value]) {
            left -= counts[value++];
        }
        return value;
    }
}
