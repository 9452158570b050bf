package org.jiheng.scoring;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import org.hibernate.annotations.Filter;
import org.jiheng.security.ScopeFilter;

/** One evaluation as stored: the columns that lists need, and the whole of it as JSON. A row is written once and never changed. */
@Entity
@Table(name = "evaluation")
@Filter(
        name = ScopeFilter.NAME,
        condition = "{alias}.project_id in (select project.id from project where " + ScopeFilter.CONDITION + ")",
        deduceAliasInjectionPoints = false)
public class StoredEvaluation extends PanacheEntityBase {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    public Long seq;

    @Column(name = "id", nullable = false, length = 26)
    public String evaluationId;

    @Column(name = "project_id", nullable = false, length = 26)
    public String projectId;

    @Column(name = "budget_year", nullable = false)
    public short year;

    @Column(name = "declaration_version", nullable = false)
    public int declarationVersion;

    @Column(name = "submission_revision", nullable = false)
    public int submissionRevision;

    @Column(name = "ruleset_name", nullable = false, length = 100)
    public String rulesetName;

    @Column(name = "ruleset_hash", nullable = false, columnDefinition = "char(64)")
    public String rulesetHash;

    @Column(nullable = false, length = 16)
    public String status;

    @Column(nullable = false, precision = 9, scale = 2)
    public BigDecimal total;

    @Column(nullable = false, length = 20)
    public String grade;

    @Column(name = "execution_rate", precision = 26, scale = 2)
    public BigDecimal executionRate;

    /** {@link Evaluation} as JSON, byte for byte as answered. */
    @Column(nullable = false, columnDefinition = "longtext")
    public String document;

    /** {@link EvaluationInput} as JSON. */
    @Column(nullable = false, columnDefinition = "longtext")
    public String input;

    @Column(name = "evaluated_at", nullable = false)
    public Instant evaluatedAt;

    static Optional<StoredEvaluation> withId(String id) {
        return find("evaluationId", id).firstResultOptional();
    }
}
