package org.jiheng.audit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import org.jiheng.http.Cursors;
import org.jiheng.http.Page;
import org.jiheng.http.Where;
import org.jiheng.security.Caller;

/** Reads the trail page by page, newest first. */
@ApplicationScoped
class AuditPages {
    private final Sealer sealer;

    AuditPages(Sealer sealer) {
        this.sealer = sealer;
    }

    /** One page of entries in the caller's scope. @throws org.jiheng.http.ProblemException 400 where the cursor is not of this list */
    @Transactional
    Page<AuditView> list(AuditQuery query) {
        return Caller.scope().everything() ? byNumber(query) : byTime(query);
    }

    private static Page<AuditView> byNumber(AuditQuery query) {
        Where where = where(query);
        String asked = query.named();
        if (query.cursor() != null) {
            where.and("id < ?", Cursors.number(query.cursor(), asked, Long.MAX_VALUE));
        }
        List<AuditEntry> rows = AuditEntry.<AuditEntry>find(where.conditions() + " order by id desc", where.values())
                .page(0, query.limit() + 1)
                .list();
        return Page.of(rows, query.limit(), e -> Cursors.of(asked, e.id), AuditView::of);
    }

    /** Neither entry nor cursor has a number, which would tell how many entries there are that the caller does not see. */
    private Page<AuditView> byTime(AuditQuery query) {
        // What entries are known by instead comes of their seal.
        Caller.asSystem(() -> {
            sealer.sealAll();
            return null;
        });
        String asked = query.named();
        Moment before = query.cursor() == null ? Moment.NONE : Moment.read(query.cursor(), asked);
        Where where = where(query).and("seq is not null").and("at <= ?", before.at());
        List<AuditEntry> rows = AuditEntry.<AuditEntry>find(
                        where.conditions() + " order by at desc, id desc", where.values())
                .range(before.given(), before.given() + query.limit())
                .list();
        return Page.of(
                rows, query.limit(), last -> before.then(rows, query.limit()).cursor(asked), AuditView::ofLimited);
    }

    private static Where where(AuditQuery query) {
        return new Where()
                .equal("actor", query.actor())
                .equal("action", query.action())
                .equal("subjectType", query.subjectType())
                .equal("subjectId", query.subjectId())
                .equal("requestId", query.requestId())
                .and("at >= ?", query.from())
                .and("at < ?", query.until());
    }
}
