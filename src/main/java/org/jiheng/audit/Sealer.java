package org.jiheng.audit;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import org.jboss.logging.Logger;

/**
 * Chains what was committed. It runs in every replica, and the lock of the head row lets one work at a time. The order of the chain is
 * that in which entries were found committed, which is not always that of their ids.
 */
@ApplicationScoped
class Sealer {
    private static final Logger LOG = Logger.getLogger(Sealer.class);
    private static final int BATCH = 500;

    private final PublishedHeads published;
    private final Clock clock;
    private volatile long lastPublished = -1;

    Sealer(PublishedHeads published, Clock clock) {
        this.published = published;
        this.clock = clock;
    }

    @Scheduled(every = "1s", delayed = "2s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void seal() {
        sealAll();
    }

    /** Seals everything that is committed by now. */
    void sealAll() {
        int sealed;
        do {
            sealed = QuarkusTransaction.requiringNew().call(this::sealBatch);
        } while (sealed == BATCH);
    }

    private int sealBatch() {
        if (AuditEntry.count("seq is null") == 0) {
            return 0;
        }
        AuditHead head = AuditHead.lock().orElse(null);
        if (head == null) {
            // A new one would hide that the chain was cut off; verifying names it.
            LOG.error(
                    "Nothing is sealed: the row of audit_head, the end of the trail's chain, was removed from the database");
            return 0;
        }
        List<AuditEntry> entries = AuditEntry.<AuditEntry>find("seq is null order by id")
                .page(0, BATCH)
                .list();
        for (AuditEntry entry : entries) {
            entry.hash = ChainedEntry.of(entry).sealAfter(head.hash);
            entry.seq = ++head.seq;
            head.hash = entry.hash;
            head.sealedAt = clock.instant();
        }
        return entries.size();
    }

    @Scheduled(every = "${jiheng.audit.publish-every:60s}", delayed = "10s")
    void publish() {
        AuditHead head = QuarkusTransaction.requiringNew().call(AuditHead::read).orElse(null);
        // One that could not be written is tried again, though nothing new may be sealed for days.
        if (head != null
                && head.seq > 0
                && head.seq != lastPublished
                && published.add(clock.instant(), head.seq, head.hash)) {
            lastPublished = head.seq;
        }
    }
}
