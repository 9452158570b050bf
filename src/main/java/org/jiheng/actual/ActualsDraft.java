package org.jiheng.actual;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.util.Optional;

/** What one user has typed of one project's actuals and not posted yet. */
@Entity
@Table(name = "actuals_draft")
@IdClass(ActualsDraft.Key.class)
public class ActualsDraft extends PanacheEntityBase {
    @Id
    @Column(name = "project_id", length = 26)
    public String projectId;

    @Id
    @Column(length = 64)
    public String author;

    /** Of the declaration whose rows were filled in. */
    @Column(name = "declaration_version", nullable = false)
    public int declarationVersion;

    /** The newest when the draft was begun, 0 for none. */
    @Column(nullable = false)
    public int revision;

    /** {@link TypedActuals} as JSON. */
    @Column(nullable = false, columnDefinition = "mediumtext")
    public String document;

    @Column(name = "saved_at", nullable = false)
    public Instant savedAt;

    public record Key(String projectId, String author) implements Serializable {}

    static Optional<ActualsDraft> of(String projectId, String author) {
        return findByIdOptional(new Key(projectId, author));
    }

    /** The same, locked until the transaction ends. */
    static Optional<ActualsDraft> lock(String projectId, String author) {
        return findByIdOptional(new Key(projectId, author), LockModeType.PESSIMISTIC_WRITE);
    }
}
