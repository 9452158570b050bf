package org.jiheng.audit;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;

/** The end of the chain, in the one row of its table. Who holds its lock seals; nobody else does meanwhile. */
@Entity
@Table(name = "audit_head")
class AuditHead extends PanacheEntityBase {
    private static final byte ONLY = 1;

    @Id
    public byte id;

    /** Sequence of the last sealed entry, 0 before the first. */
    public long seq;

    @Column(nullable = false, columnDefinition = "char(64)")
    public String hash;

    /** Null before the first. */
    @Column(name = "sealed_at")
    public Instant sealedAt;

    /** Empty where somebody has removed the row: the service never does, and does not make another in its place. */
    static Optional<AuditHead> read() {
        return findByIdOptional(ONLY);
    }

    static Optional<AuditHead> lock() {
        return findByIdOptional(ONLY, LockModeType.PESSIMISTIC_WRITE);
    }
}
