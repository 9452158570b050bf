package org.jiheng.audit;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jiheng.http.ProblemException;
import org.jiheng.http.ProblemType;
import org.jiheng.security.Caller;

/** Takes out the trail, and proves it. */
@ApplicationScoped
class AuditTrail {
    private static final int BATCH = 1000;

    private final Sealer sealer;
    private final PublishedHeads published;
    private final Trail trail;

    AuditTrail(Sealer sealer, PublishedHeads published, Trail trail) {
        this.sealer = sealer;
        this.published = published;
        this.trail = trail;
    }

    /** The end of the chain. @param sealedAt null before the first entry */
    record Head(long sequence, String hash, Instant sealedAt) {
        static Head of(AuditHead head) {
            return new Head(head.seq, head.hash, head.sealedAt);
        }
    }

    /**
     * The end of the chain, everything committed so far included.
     *
     * @throws ProblemException 403 for a caller who does not see the whole trail, 500 where the end was removed from the database
     */
    Head head() {
        requireUnlimited("操作记录的链首", "The head of the trail");
        return sealed().orElseThrow(() -> new ProblemException(
                ProblemType.INTERNAL,
                "链首（表 audit_head 的那一行）已从数据库中删除；POST /api/v1/audit/verify 说明链上还有什么。",
                "The head (the row of the table audit_head) was removed from the database; POST /api/v1/audit/verify says what is"
                        + " left of the chain."));
    }

    private Optional<Head> sealed() {
        return Caller.asSystem(() -> {
            sealer.sealAll();
            return stored();
        });
    }

    /**
     * Walks the whole chain. Heads that were published to the operator's directory are held against it, and the one that is given.
     *
     * @param given an earlier head, null for none
     * @throws ProblemException 403 for a caller who does not see the whole trail
     */
    ChainWalk verify(Head given) {
        requireUnlimited("校验操作记录", "Verifying the trail");
        Map<Long, String> heads = new HashMap<>();
        try {
            heads.putAll(published.read());
        } catch (IOException unreadable) {
            throw new ProblemException(
                    ProblemType.INTERNAL,
                    "公布链首的文件无法读取：" + unreadable.getMessage(),
                    "The file of published heads cannot be read: " + unreadable.getMessage());
        }
        // Two walks: what was published and what is given may contradict each other.
        ChainWalk againstPublished = new ChainWalk(0, ChainedEntry.GENESIS, heads);
        ChainWalk againstGiven = new ChainWalk(
                0, ChainedEntry.GENESIS, given == null ? Map.of() : Map.of(given.sequence(), given.hash()));
        Optional<ChainedEntry> outside = outside();
        // An entry that takes the next place keeps every other from being sealed.
        Optional<Head> end = outside.isPresent() ? stored() : sealed();
        each(0, end.map(Head::sequence).orElse(Long.MAX_VALUE), entry -> {
            againstPublished.step(entry);
            againstGiven.step(entry);
        });
        for (ChainWalk walk : List.of(againstPublished, againstGiven)) {
            end.ifPresentOrElse(head -> walk.end(head.sequence(), head.hash()), walk::endWithoutHead);
            outside.ifPresent(walk::outside);
        }
        return againstPublished.fault() == null ? againstGiven : againstPublished;
    }

    /** Under the lock of the head, so that what is sealed meanwhile is not taken for it. */
    private static Optional<ChainedEntry> outside() {
        return Caller.asSystem(() -> QuarkusTransaction.requiringNew()
                .call(() -> AuditHead.lock().flatMap(AuditEntry::outside).map(ChainedEntry::of)));
    }

    private static Optional<Head> stored() {
        return QuarkusTransaction.requiringNew().call(() -> AuditHead.read().map(Head::of));
    }

    /**
     * Hands out sealed entries in the order of the chain.
     *
     * @param after sequence of the last entry that is not wanted
     * @param end sequence of the last that is
     */
    void each(long after, long end, Consumer<ChainedEntry> taker) {
        long from = after;
        List<ChainedEntry> batch;
        do {
            long last = from;
            batch =
                    Caller.asSystem(() -> QuarkusTransaction.requiringNew()
                            .call(() -> AuditEntry.<AuditEntry>find("seq > ?1 and seq <= ?2 order by seq", last, end)
                                    .page(0, BATCH)
                                    .list()
                                    .stream()
                                    .map(ChainedEntry::of)
                                    .toList()));
            batch.forEach(taker);
            from = batch.isEmpty() ? from : batch.get(batch.size() - 1).sequence();
        } while (batch.size() == BATCH);
    }

    /** Takes down that the trail itself was taken out. @throws ProblemException 403 for a caller who does not see all of it */
    @Transactional
    void requireExportable(long after) {
        requireUnlimited("导出操作记录", "The export of the trail");
        trail.record("trail.exported", Subject.of("trail", "export"), null, Map.of("after", after));
    }

    /** What is out of scope does not exist, not in counts either; and the places in the chain are a count. */
    private static void requireUnlimited(String zh, String en) {
        if (!Caller.scope().everything()) {
            throw new ProblemException(
                    ProblemType.OUT_OF_SCOPE,
                    zh + "涉及所有部门和单位；您的权限只限于其中一部分。",
                    en + " concerns every department and unit; you are limited to some of them.");
        }
    }
}
