package org.jiheng.dashboard;

import java.math.BigInteger;

/** A sum of products of long numbers, exact: in 128 bits, which a million projects of any budget do not fill. */
final class WideSum {
    /** Amounts below this in 元 are a long in 分; hardly any are not. */
    private static final long FEN_FIT = Long.MAX_VALUE / 100 - 1;

    private long high;
    private long low;

    void addProduct(long a, long b) {
        long product = a * b;
        long sum = low + product;
        high += Math.multiplyHigh(a, b) + (Long.compareUnsigned(sum, low) < 0 ? 1 : 0);
        low = sum;
    }

    /** Adds an amount of money, in 分, so many times. */
    void addMoney(long yuan, byte fen, long times) {
        if (yuan < FEN_FIT) {
            addProduct(yuan * 100 + fen, times);
        } else {
            addProduct(yuan, 100 * times);
            addProduct(fen, times);
        }
    }

    void addAll(WideSum other) {
        long sum = low + other.low;
        high += other.high + (Long.compareUnsigned(sum, low) < 0 ? 1 : 0);
        low = sum;
    }

    BigInteger value() {
        BigInteger lower = BigInteger.valueOf(low >>> 1).shiftLeft(1).or(BigInteger.valueOf(low & 1));
        return BigInteger.valueOf(high).shiftLeft(64).add(lower);
    }
}
