package org.jiheng.audit;

import com.fasterxml.jackson.annotation.JsonRawValue;
import java.time.Instant;
import org.jiheng.http.ETags;

/**
 * An entry as people read it.
 *
 * @param client network address, null for the service itself; so is {@code requestId}
 * @param before what was so before, null for something new
 * @param after what was so then, null for something gone
 * @param project what it, or its draft, is about; null for other subjects, and where the caller does not see the project
 * @param id the number of the entry; something else for somebody who is limited
 * @param sequence place in the chain, null until sealed, within a second or so, and for somebody who is limited; so is {@code hash}
 */
record AuditView(
        String id,
        Instant at,
        String actor,
        String via,
        String client,
        String requestId,
        String action,
        String subjectType,
        String subjectId,
        Named project,
        String department,
        String unit,
        @JsonRawValue String before,
        @JsonRawValue String after,
        String reason,
        Long sequence,
        String hash) {
    /** A project as people name it. */
    record Named(short year, String unit, String name) {}

    static AuditView of(AuditEntry e, Named project) {
        return of(e, project, e.id.toString(), e.seq, e.hash);
    }

    /**
     * For somebody who does not see the whole trail: neither number nor place. The hash is not shown either: with that of the entry
     * before it and the text of this one, the number can be found by trying.
     */
    static AuditView ofLimited(AuditEntry e, Named project) {
        return of(e, project, ETags.digest(e.hash), null, null);
    }

    private static AuditView of(AuditEntry e, Named project, String id, Long sequence, String hash) {
        return new AuditView(
                id,
                e.at,
                e.actor,
                e.via,
                e.client,
                e.requestId,
                e.action,
                e.subjectType,
                e.subjectId,
                project,
                e.department,
                e.unit,
                e.before,
                e.after,
                e.reason,
                sequence,
                hash);
    }
}
