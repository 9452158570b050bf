package org.jiheng.audit;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jiheng.http.JsonText;
import org.jiheng.http.RequestOrigin;
import org.jiheng.security.Caller;

/** Takes down who changed what (操作记录), in the transaction of the change: neither can be there without the other. */
@ApplicationScoped
public class Trail {
    private final ObjectMapper json;
    private final Clock clock;

    Trail(ObjectMapper json, Clock clock) {
        this.json = json;
        this.clock = clock;
    }

    /** Adds an entry without a reason. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void record(String action, Subject subject, Map<String, ?> before, Map<String, ?> after) {
        record(action, subject, before, after, null);
    }

    /**
     * Adds an entry to the transaction at hand. Secrets and personal data have no place in it: what was said stays in the documents
     * that the entry names by version and hash.
     *
     * @param action what was done, as {@code actuals.posted}
     * @param before what was so before, null for something new
     * @param after what is so now, null for something gone
     * @param reason as the caller gave it, null where none
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void record(String action, Subject subject, Map<String, ?> before, Map<String, ?> after, String reason) {
        add(Caller.name(), Caller.via(), action, subject, before, after, reason);
    }

    /**
     * Adds an entry of somebody whom the request does not name: it is the one that signs them in, or brings what ends their session.
     *
     * @param via as {@link Caller#via}
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void recordOf(
            String actor, String via, String action, Subject subject, Map<String, ?> before, Map<String, ?> after) {
        add(actor, via, action, subject, before, after, null);
    }

    private void add(
            String actor,
            String via,
            String action,
            Subject subject,
            Map<String, ?> before,
            Map<String, ?> after,
            String reason) {
        Optional<RoutingContext> request = RequestOrigin.current();
        AuditEntry entry = new AuditEntry();
        // As the database keeps it, so that the seal is over what is read back.
        entry.at = clock.instant().truncatedTo(ChronoUnit.MICROS);
        entry.actor = actor;
        entry.via = via;
        entry.client = request.map(RequestOrigin::address).orElse(null);
        entry.requestId = request.map(RequestOrigin::id).orElse(null);
        entry.action = action;
        entry.subjectType = subject.type();
        entry.subjectId = subject.id();
        entry.department = subject.department();
        entry.unit = subject.unit();
        entry.before = write(before);
        entry.after = write(after);
        entry.reason = reason;
        entry.persist();
    }

    /** Takes down that a file with results left the service, before it does. */
    @Transactional
    public void exported(String file, Subject subject) {
        record("export.read", subject, null, Map.of("file", file));
    }

    /** The same of a file that holds what was asked for. @param asked by name */
    @Transactional
    public void exported(String file, Subject subject, Map<String, Object> asked) {
        record("export.read", subject, null, Map.of("file", file, "asked", asked));
    }

    /** What entries of an action say is so after it, of one subject: JSON objects, the oldest first. */
    @Transactional
    public List<String> states(String action, Subject subject) {
        return AuditEntry.<AuditEntry>list(
                        "action = ?1 and subjectType = ?2 and subjectId = ?3 order by id",
                        action,
                        subject.type(),
                        subject.id())
                .stream()
                .map(entry -> entry.after)
                .toList();
    }

    private String write(Map<String, ?> state) {
        return state == null ? null : JsonText.of(state, json);
    }
}
