package org.jiheng.actual;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import java.io.Serializable;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** One revision of a project's actuals; a row is written once and never changed. */
@Entity
@IdClass(Submission.Key.class)
public class Submission extends PanacheEntityBase {
    @Id
    @Column(name = "project_id", length = 26)
    public String projectId;

    /** From 1. */
    @Id
    public int revision;

    /** The declaration version that was current when this was posted. */
    @Column(name = "declaration_version", nullable = false)
    public int declarationVersion;

    @Column(name = "executed_amount", nullable = false, precision = 20, scale = 2)
    public BigDecimal executedAmount;

    @Column(name = "adjusted_budget", precision = 20, scale = 2)
    public BigDecimal adjustedBudget;

    /** {@link Actuals} as JSON. */
    @Column(nullable = false, columnDefinition = "longtext")
    public String document;

    @Column(nullable = false, length = 64)
    public String author;

    @Column(name = "created_at", nullable = false)
    public Instant createdAt;

    public record Key(String projectId, int revision) implements Serializable {}

    public static Optional<Submission> of(String projectId, int revision) {
        return findByIdOptional(new Key(projectId, revision));
    }

    /** Up to {@code most} revisions below {@code before}, newest first. */
    public static List<Submission> newestFirst(String projectId, int before, int most) {
        return Submission.<Submission>find("projectId = ?1 and revision < ?2 order by revision desc", projectId, before)
                .page(0, most)
                .list();
    }
}
