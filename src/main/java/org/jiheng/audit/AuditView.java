package org.jiheng.audit;

import com.fasterxml.jackson.annotation.JsonRawValue;
import java.time.Instant;

/**
 * An entry as people read it.
 *
 * @param client network address, null for the service itself; so is {@code requestId}
 * @param before what was so before, null for something new
 * @param after what was so then, null for something gone
 * @param sequence place in the chain, null until sealed, within a second or so; so is {@code hash}
 */
record AuditView(
        long id,
        Instant at,
        String actor,
        String via,
        String client,
        String requestId,
        String action,
        String subjectType,
        String subjectId,
        String department,
        String unit,
        @JsonRawValue String before,
        @JsonRawValue String after,
        String reason,
        Long sequence,
        String hash) {
    static AuditView of(AuditEntry e) {
        return new AuditView(
                e.id,
                e.at,
                e.actor,
                e.via,
                e.client,
                e.requestId,
                e.action,
                e.subjectType,
                e.subjectId,
                e.department,
                e.unit,
                e.before,
                e.after,
                e.reason,
                e.seq,
                e.hash);
    }
}
