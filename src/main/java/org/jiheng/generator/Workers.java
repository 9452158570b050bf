package org.jiheng.generator;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;

/** Threads that work through something together; the first failure of one ends the work of all, when each has done its piece. */
final class Workers {
    private Workers() {}

    /** @param step does a piece of the work, on several threads at once; false when there is none left */
    static void run(BooleanSupplier step) {
        int threads = Math.max(2, Runtime.getRuntime().availableProcessors());
        ClassLoader loader = Thread.currentThread().getContextClassLoader();
        ExecutorService workers = Executors.newFixedThreadPool(threads, work -> {
            Thread thread = new Thread(work, "generate");
            thread.setContextClassLoader(loader);
            thread.setDaemon(true);
            return thread;
        });
        AtomicBoolean failed = new AtomicBoolean();
        List<Future<?>> running = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
            running.add(workers.submit(() -> {
                boolean well = false;
                try {
                    while (!failed.get() && step.getAsBoolean()) {
                        continue;
                    }
                    well = true;
                } finally {
                    failed.compareAndSet(false, !well);
                }
            }));
        }
        workers.shutdown();
        ExecutionException failure = null;
        for (Future<?> one : running) {
            try {
                one.get();
            } catch (ExecutionException first) {
                // The others are still at their pieces, and nobody may take the work for ended before they are.
                failure = failure == null ? first : failure;
            } catch (InterruptedException ended) {
                failed.set(true);
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted", ended);
            }
        }
        if (failure != null) {
            if (failure.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException(failure.getCause());
        }
    }
}
