package org.jiheng.declaration;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Optional;

/** A year (年度), open or closed. */
@Entity
@Table(name = "budget_year")
class BudgetYear extends PanacheEntityBase {
    @Id
    public short year;

    @Column(nullable = false)
    public boolean closed;

    /** Who closed or reopened it last; null while nobody has, like the two below. */
    @Column(name = "closed_by", length = 64)
    public String closedBy;

    @Column(name = "closed_at")
    public Instant closedAt;

    @Column(length = 2000)
    public String reason;

    @Version
    @Column(name = "opt_lock", nullable = false)
    public int optLock;

    static Optional<BudgetYear> of(int year) {
        return findByIdOptional((short) year);
    }

    static Optional<BudgetYear> lock(int year) {
        return findByIdOptional((short) year, LockModeType.PESSIMISTIC_WRITE);
    }

    /** The year, made where it is new, and held as it is until the transaction ends. */
    static BudgetYear hold(int year) {
        BudgetYear known = findById((short) year, LockModeType.PESSIMISTIC_READ);
        return known == null ? make(year) : known;
    }

    private static BudgetYear make(int year) {
        getEntityManager()
                .createNativeQuery("insert ignore into budget_year (year, closed, opt_lock) values (?1, false, 0)")
                .setParameter(1, year)
                .executeUpdate();
        return findById((short) year, LockModeType.PESSIMISTIC_READ);
    }
}
