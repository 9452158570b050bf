package org.jiheng.ruleset;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A version that nobody holds any more takes its classes with it, closed or not. */
class CompiledRuleSetLeakTest {
    @Test
    void classesOfDroppedVersionsAreUnloaded() throws InterruptedException {
        List<WeakReference<ClassLoader>> loaders = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            loaders.add(scoreOnce(i));
        }
        long left = 10;
        for (int attempt = 0; attempt < 50 && left > 1; attempt++) {
            System.gc();
            Thread.sleep(100);
            left = loaders.stream().filter(l -> l.get() != null).count();
        }
        // The engine may keep what it built last; everything before must be gone.
        assertTrue(left <= 1, left + " of 10 class loaders are still there");
    }

    private static WeakReference<ClassLoader> scoreOnce(int i) {
        CompiledRuleSet rules = Drl.compile(
                        "rule \"全部\" when $i : Indicator() then $i.award(" + i + ", \"a\", \"a\"); end\n")
                .compiled();
        rules.score(Rows.project(Rows.output().quantity(">=", "10").actual("8")));
        return new WeakReference<>(rules.classLoader());
    }
}
