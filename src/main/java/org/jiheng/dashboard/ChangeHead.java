package org.jiheng.dashboard;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Table;

/** The last position that was given; one row. */
@Entity
@Table(name = "change_head")
class ChangeHead extends PanacheEntityBase {
    private static final byte ONLY = 1;

    @Id
    public byte id;

    public long position;

    /** Seals places that are given out; the same for all replicas and for ever. */
    @Column(nullable = false, columnDefinition = "char(64)")
    public String secret;

    static ChangeHead read() {
        return findById(ONLY);
    }

    static ChangeHead lock() {
        return findById(ONLY, LockModeType.PESSIMISTIC_WRITE);
    }
}
