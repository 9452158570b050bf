package org.jiheng.generator;

import java.math.BigDecimal;
import java.util.List;
import java.util.Random;

/** Chance that comes out the same for the same seed and place, on every machine: {@link Random} is defined to the last bit. */
final class Dice {
    private final Random random;

    Dice(long seed, long place) {
        // Neighbouring seeds of Random give nearly the same first numbers; mixed, they do not (the finaliser of
        // SplitMix64).
        long mixed = seed * 0x9E3779B97F4A7C15L + place;
        mixed = (mixed ^ mixed >>> 30) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ mixed >>> 27) * 0x94D049BB133111EBL;
        random = new Random(mixed ^ mixed >>> 31);
    }

    /** True so many times of a thousand. */
    boolean chance(int ofThousand) {
        return random.nextInt(1000) < ofThousand;
    }

    /** Both ends included. */
    int between(int least, int most) {
        return least + random.nextInt(most - least + 1);
    }

    <T> T one(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    /** The place of one of several, each as likely as its share of the sum says. */
    int weighted(int... shares) {
        int sum = 0;
        for (int share : shares) {
            sum += share;
        }
        int thrown = random.nextInt(sum);
        int place = 0;
        while (thrown >= shares[place]) {
            thrown -= shares[place++];
        }
        return place;
    }

    /** A decimal between two, both included. @param places after the point */
    BigDecimal decimal(double least, double most, int places) {
        long scale = Math.round(Math.pow(10, places));
        long low = Math.round(least * scale);
        long high = Math.max(low, Math.round(most * scale));
        return BigDecimal.valueOf(low + (long) (random.nextDouble() * (high - low + 1)), places);
    }

    /** Many small and few large ones, as budgets are. */
    double spread(double median, double factor) {
        return median * StrictMath.exp(random.nextGaussian() * StrictMath.log(factor));
    }
}
