package org.jiheng.ruleset;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Optional;

/** A rule set (规则集) and which of its versions scores. */
@Entity
@Table(name = "rule_set")
class RuleSet extends PanacheEntityBase {
    @Id
    @Column(length = 100)
    public String name;

    @Column(name = "active_hash", nullable = false, columnDefinition = "char(64)")
    public String activeHash;

    @Column(name = "active_since", nullable = false)
    public Instant activeSince;

    @Column(name = "active_by", nullable = false, length = 64)
    public String activeBy;

    @Version
    @Column(name = "opt_lock", nullable = false)
    public int optLock;

    static Optional<RuleSet> named(String name) {
        return findByIdOptional(name);
    }

    /** The same, locked until the end of the transaction: of two activations the second sees what the first made live. */
    static Optional<RuleSet> lock(String name) {
        return findByIdOptional(name, LockModeType.PESSIMISTIC_WRITE);
    }
}
