package org.jiheng.ruleset;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.util.Optional;

/** One distinct content of a rule set (规则集版本), named by its hash; written once and never changed. */
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

    record Key(String name, String hash) implements Serializable {}

    static Optional<RuleSetVersion> of(String name, String hash) {
        return findByIdOptional(new Key(name, hash));
    }
}
