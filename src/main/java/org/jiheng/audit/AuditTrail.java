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
import org.jiheng.http.Cursors;
import org.jiheng.http.Page;
import org.jiheng.http.ProblemException;
import org.jiheng.http.ProblemType;
import org.jiheng.http.Where;
import org.jiheng.security.Caller;

/** Reads the trail, and proves it. */
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

    /** One page of entries in the caller's scope, newest first. */
    @Transactional
    Page<AuditView> list(AuditQuery query) {
        Where where = new Where()
                .equal("actor", query.actor())
                .equal("action", query.action())
                .equal("subjectType", query.subjectType())
                .equal("subjectId", query.subjectId())
                .equal("requestId", query.requestId())
                .and("at >= ?", query.from())
                .and("at < ?", query.until());
        String asked = query.named();
        if (query.cursor() != null) {
            where.and(
                    "id < ?",
                    Cursors.number(Cursors.read(query.cursor(), 1, asked).get(0), Long.MAX_VALUE));
        }
        List<AuditEntry> rows = AuditEntry.<AuditEntry>find(where.conditions() + " order by id desc", where.values())
                .page(0, query.limit() + 1)
                .list();
        return Page.of(rows, query.limit(), e -> Cursors.of(asked, e.id), AuditView::of);
    }

    /** The end of the chain, everything committed so far included. */
    Head head() {
        return Caller.asSystem(() -> {
            sealer.sealAll();
            return stored();
        });
    }

    /**
     * Walks the whole chain. Heads that were published to the operator's directory are held against it, and the one that is given.
     *
     * @param given an earlier head, null for none
     */
    ChainWalk verify(Head given) {
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
        Head end = outside.isPresent() ? stored() : head();
        each(0, end.sequence(), entry -> {
            againstPublished.step(entry);
            againstGiven.step(entry);
        });
        for (ChainWalk walk : List.of(againstPublished, againstGiven)) {
            walk.end(end.sequence(), end.hash());
            outside.ifPresent(walk::outside);
        }
        return againstPublished.fault() == null ? againstGiven : againstPublished;
    }

    /** Under the lock of the head, so that what is sealed meanwhile is not taken for it. */
    private static Optional<ChainedEntry> outside() {
        return Caller.asSystem(() -> QuarkusTransaction.requiringNew()
                .call(() -> AuditEntry.outside(AuditHead.lock()).map(ChainedEntry::of)));
    }

    private static Head stored() {
        return QuarkusTransaction.requiringNew().call(() -> Head.of(AuditHead.read()));
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
        if (!Caller.scope().everything()) {
            throw new ProblemException(
                    ProblemType.OUT_OF_SCOPE,
                    "导出操作记录涉及所有部门和单位；您的权限只限于其中一部分。",
                    "The export of the trail concerns every department and unit; you are limited to some of them.");
        }
        trail.record("trail.exported", Subject.of("trail", "export"), null, Map.of("after", after));
    }
}
