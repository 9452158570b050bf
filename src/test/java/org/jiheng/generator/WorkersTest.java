package org.jiheng.generator;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class WorkersTest {
    /** Who hears of the failure may begin again at once: nothing of before may still be written then. */
    @Test
    void aFailureIsToldWhenEveryPieceIsDone() {
        CountDownLatch working = new CountDownLatch(1);
        AtomicInteger turns = new AtomicInteger();
        AtomicBoolean done = new AtomicBoolean();
        assertThrows(
                IllegalArgumentException.class,
                () -> Workers.run(() -> {
                    try {
                        if (turns.getAndIncrement() == 0) {
                            working.await();
                            throw new IllegalArgumentException("broken off");
                        }
                        working.countDown();
                        Thread.sleep(300);
                        done.set(true);
                        return false;
                    } catch (InterruptedException ended) {
                        throw new IllegalStateException(ended);
                    }
                }));
        assertTrue(done.get());
    }
}
