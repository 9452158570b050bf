package org.jiheng.ruleset;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.SortedMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jiheng.http.ProblemException;
import org.jiheng.http.ProblemType;
import org.jiheng.ruleset.gate.Gate;

/**
 * Tries rule files that are being edited. They are code like any candidate, and what is tried runs before anybody else has looked at
 * it: so a check goes through every layer of the sandbox, its compiler's process included, and is off where uploading is off.
 */
@ApplicationScoped
class RuleSetChecks {
    /** Editors ask at every pause in typing; a proposal or an activation must not wait behind a row of them. */
    private static final int AT_A_TIME = 1;

    private static final long LONGEST_WAIT_SECONDS = 20;

    private final RuleSetVersions versions;
    private final RuleSetRegistry registry;
    private final Semaphore turns = new Semaphore(AT_A_TIME, true);

    RuleSetChecks(RuleSetVersions versions, RuleSetRegistry registry) {
        this.versions = versions;
        this.registry = registry;
    }

    /** What a check answers: the name of the content, and what the gate says of it. */
    record Checked(String hash, Gate.Report report) {}

    /**
     * Takes files through the gate and keeps nothing of them.
     *
     * @param files path to text
     * @throws ProblemException 403 where uploading is off, 422 for a file that is no part of a rule set or too large, 503 when others
     *     are being checked for too long
     */
    Checked check(String name, SortedMap<String, String> files) {
        versions.requireUploading();
        RuleSetContent content = new RuleSetContent(name, files);
        content.requireWithinLimits();
        await();
        try {
            return new Checked(content.hash(), registry.tryOut(content));
        } finally {
            turns.release();
        }
    }

    private void await() {
        boolean free = false;
        try {
            free = turns.tryAcquire(LONGEST_WAIT_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        if (!free) {
            throw new ProblemException(
                    ProblemType.BUSY, "正在检查其他规则，请稍后再试。", "Other rules are being checked; try again in a while.");
        }
    }
}
