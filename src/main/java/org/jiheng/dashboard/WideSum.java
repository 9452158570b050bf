package org.jiheng.dashboard;

import java.math.BigInteger;

/** A sum of products of long numbers, exact: in 128 bits, which a million projects of any budget do not fill. */
final class WideSum {
    private long high;
    private long low;

    void add(long value) {
        long sum = low + value;
        high += (value >> 63) + (Long.compareUnsigned(sum, low) < 0 ? 1 : 0);
        low = sum;
    }

    void addProduct(long a, long b) {
        long product = a * b;
        long sum = low + product;
        high += Math.multiplyHigh(a, b) + (Long.compareUnsigned(sum, low) < 0 ? 1 : 0);
        low = sum;
    }

    boolean isZero() {
        return high == 0 && low == 0;
    }

    BigInteger value() {
        BigInteger lower = BigInteger.valueOf(low >>> 1).shiftLeft(1).or(BigInteger.valueOf(low & 1));
        return BigInteger.valueOf(high).shiftLeft(64).add(lower);
    }
}
