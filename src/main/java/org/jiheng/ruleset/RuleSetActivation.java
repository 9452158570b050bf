package org.jiheng.ruleset;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;

/** A version became the one that scores (启用记录); written once and never changed. */
@Entity
@Table(name = "rule_set_activation")
class RuleSetActivation extends PanacheEntityBase {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    public long id;

    @Column(nullable = false, length = 100)
    public String name;

    @Column(nullable = false, columnDefinition = "char(64)")
    public String hash;

    @Column(name = "activated_by", nullable = false, length = 64)
    public String activatedBy;

    @Column(name = "activated_at", nullable = false)
    public Instant activatedAt;

    @Column(length = 2000)
    public String note;

    /** Of one rule set, newest first. */
    static List<RuleSetActivation> of(String name) {
        return list("name = ?1 order by id desc", name);
    }

    static boolean everLive(String name, String hash) {
        return count("name = ?1 and hash = ?2", name, hash) > 0;
    }
}
