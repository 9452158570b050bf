package org.jiheng.ruleset;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.io.Serializable;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** One distinct content of a rule set (规则集版本), named by its hash; only its approval is added later. */
@Entity
@Table(name = "rule_set_version")
@IdClass(RuleSetVersion.Key.class)
class RuleSetVersion extends PanacheEntityBase {
    @Id
    @Column(length = 100)
    public String name;

    /** SHA-256 of the canonical content, in hexadecimal. */
    @Id
    @Column(columnDefinition = "char(64)")
    public String hash;

    /** JSON object of path to text. */
    @Column(nullable = false, columnDefinition = "longtext")
    public String files;

    @Column(nullable = false, length = 16)
    public String origin;

    @Column(nullable = false, length = 64)
    public String author;

    @Column(name = "created_at", nullable = false)
    public Instant createdAt;

    /** What its author says about it, null where nothing. */
    @Column(length = 2000)
    public String note;

    /** JSON of what the gate found; null for versions kept before there was a gate. */
    @Column(columnDefinition = "longtext")
    public String report;

    /** Never the author; null while nobody has approved it. */
    @Column(name = "approved_by", length = 64)
    public String approvedBy;

    @Column(name = "approved_at")
    public Instant approvedAt;

    @Version
    @Column(name = "opt_lock", nullable = false)
    public int optLock;

    record Key(String name, String hash) implements Serializable {}

    static Optional<RuleSetVersion> of(String name, String hash) {
        return findByIdOptional(new Key(name, hash));
    }

    /** Of one rule set, newest first. */
    static List<RuleSetVersion> of(String name) {
        return list("name = ?1 order by createdAt desc, hash", name);
    }
}
