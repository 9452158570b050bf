package org.jiheng.audit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jiheng.http.Cursors;
import org.jiheng.http.Page;
import org.jiheng.http.Where;
import org.jiheng.security.Caller;

/** Reads the trail page by page, newest first. */
@ApplicationScoped
class AuditPages {
    /** Types of subjects that go by the id of a project. */
    private static final Set<String> OF_PROJECTS = Set.of("project", "draft");

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
        Map<String, AuditView.Named> projects = projects(rows);
        return Page.of(
                rows, query.limit(), e -> Cursors.of(asked, e.id), e -> AuditView.of(e, projects.get(e.subjectId)));
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
        Map<String, AuditView.Named> projects = projects(rows);
        return Page.of(
                rows,
                query.limit(),
                last -> before.then(rows, query.limit()).cursor(asked),
                e -> AuditView.ofLimited(e, projects.get(e.subjectId)));
    }

    /**
     * The projects that entries are about, by id. The entries themselves, which are sealed, have the id only; and a project that is no
     * longer of the caller's scope stays unnamed.
     */
    private static Map<String, AuditView.Named> projects(List<AuditEntry> rows) {
        Set<String> ids = rows.stream()
                .filter(e -> OF_PROJECTS.contains(e.subjectType))
                .map(e -> e.subjectId)
                .collect(Collectors.toSet());
        // By the entity's name: the trail is below what it tells of.
        return AuditEntry.getEntityManager()
                .createQuery("select p.id, p.year, p.unit, p.name from Project p where p.id in ?1", Object[].class)
                .setParameter(1, ids)
                .getResultStream()
                .collect(Collectors.toMap(
                        p -> (String) p[0], p -> new AuditView.Named((short) p[1], (String) p[2], (String) p[3])));
    }

    private static Where where(AuditQuery query) {
        Where where = new Where();
        if (query.project() != null) {
            where.and("subjectType in " + where.name(OF_PROJECTS)
                    + " and subjectId in (select p.id from Project p where locate("
                    + where.name(query.project()) + ", p.name) > 0)");
        }
        return where.equal("actor", query.actor())
                .equal("action", query.action())
                .equal("subjectType", query.subjectType())
                .equal("subjectId", query.subjectId())
                .equal("requestId", query.requestId())
                .and("at >= ?", query.first())
                .and("at < ?", query.end());
    }
}
