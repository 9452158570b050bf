package org.jiheng.http;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import java.io.Serializable;
import java.time.Instant;
import java.util.Optional;

/** What a call with an {@code Idempotency-Key} answered first; written in the transaction of that call. */
@Entity
@IdClass(IdempotentAnswer.Key.class)
class IdempotentAnswer extends PanacheEntityBase {
    @Id
    @Column(nullable = false, length = 64)
    public String caller;

    @Id
    @Column(name = "idem_key", nullable = false, length = 255)
    public String idemKey;

    @Column(name = "request_hash", nullable = false, columnDefinition = "char(64)")
    public String requestHash;

    public Short status;

    @Column(columnDefinition = "text")
    public String headers;

    @Column(columnDefinition = "longtext")
    public String body;

    @Column(name = "created_at", nullable = false)
    public Instant createdAt;

    record Key(String caller, String idemKey) implements Serializable {}

    static Optional<IdempotentAnswer> find(String caller, String key) {
        return findByIdOptional(new Key(caller, key));
    }
}
