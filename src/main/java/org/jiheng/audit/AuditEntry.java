package org.jiheng.audit;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import org.hibernate.annotations.Filter;
import org.jiheng.security.ScopeFilter;

/** One line of the trail (操作记录): written once, in the transaction of what it tells of, and sealed later. */
@Entity
@Table(name = "audit_entry")
@Filter(name = ScopeFilter.NAME, condition = ScopeFilter.CONDITION)
class AuditEntry extends PanacheEntityBase {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    public Long id;

    @Column(nullable = false)
    public Instant at;

    @Column(nullable = false, length = 64)
    public String actor;

    @Column(nullable = false, length = 64)
    public String via;

    @Column(length = 64)
    public String client;

    @Column(name = "request_id", length = 64)
    public String requestId;

    @Column(nullable = false, length = 64)
    public String action;

    @Column(name = "subject_type", nullable = false, length = 32)
    public String subjectType;

    @Column(name = "subject_id", nullable = false, length = 300)
    public String subjectId;

    @Column(length = 200)
    public String department;

    @Column(length = 200)
    public String unit;

    @Column(name = "state_before", columnDefinition = "mediumtext")
    public String before;

    @Column(name = "state_after", columnDefinition = "mediumtext")
    public String after;

    @Column(length = 2000)
    public String reason;

    /** Place in the chain, from 1; null until sealed, as is {@link #hash}. */
    public Long seq;

    @Column(columnDefinition = "char(64)")
    public String hash;

    /** The first entry whose place is not in the chain although it has one: no sealer put it there. */
    static Optional<AuditEntry> outside(AuditHead head) {
        return find("seq < 1 or seq > ?1 order by seq", head.seq).firstResultOptional();
    }
}
