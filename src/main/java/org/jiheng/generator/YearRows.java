package org.jiheng.generator;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.List;
import org.jiheng.actual.Submission;
import org.jiheng.declaration.DeclarationVersion;
import org.jiheng.declaration.Project;
import org.jiheng.declaration.SubmissionState;
import org.jiheng.http.BulkInsert;
import org.jiheng.scoring.EvaluationRows;
import org.jiheng.scoring.StoredEvaluation;

/** The rows of many made-up projects on their way into the database. */
final class YearRows {
    private final BulkInsert projects = new BulkInsert(
            "project",
            "id",
            "budget_year",
            "unit",
            "name",
            "name_key",
            "department",
            "nature",
            "category",
            "annual_request",
            "total_budget",
            "declaration_version",
            "revision",
            "evaluation_id",
            "status",
            "total",
            "grade",
            "budget",
            "executed",
            "execution_rate",
            "evaluated_at",
            "levels",
            "year_closed",
            "submission_state",
            "submission_state_by",
            "submission_state_at",
            "submission_state_reason",
            "opt_lock");
    private final BulkInsert declarations = new BulkInsert(
            "declaration_version",
            "project_id",
            "version",
            "form_hash",
            "origin",
            "document",
            "author",
            "created_at",
            "reason");
    private final BulkInsert submissions = new BulkInsert(
            "submission",
            "project_id",
            "revision",
            "declaration_version",
            "executed_amount",
            "adjusted_budget",
            "document",
            "author",
            "created_at");
    private final BulkInsert evaluations = new BulkInsert(
            "evaluation",
            "id",
            "project_id",
            "budget_year",
            "declaration_version",
            "submission_revision",
            "ruleset_name",
            "ruleset_hash",
            "status",
            "total",
            "grade",
            "execution_rate",
            "document",
            "input",
            "evaluated_at");
    private final BulkInsert changes = new BulkInsert("project_change", "project_id", "evaluation_id");
    private final MessageDigest digest;
    private int refused;
    private int evaluated;

    YearRows(List<MadeUpProject> made) {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
        made.forEach(this::add);
    }

    int evaluated() {
        return evaluated;
    }

    int refused() {
        return refused;
    }

    /** SHA-256 over all documents, by which the trail vouches for them. */
    String documentsSha256() {
        return HexFormat.of().formatHex(digest.digest());
    }

    /** In an order in which each row finds what it refers to. */
    void insert(Connection connection) throws SQLException {
        for (BulkInsert rows : inOrder()) {
            rows.run(connection);
        }
    }

    List<BulkInsert> inOrder() {
        return List.of(projects, declarations, submissions, evaluations, changes);
    }

    private void add(MadeUpProject made) {
        refused += made.refused() ? 1 : 0;
        add(made.declared().project(), made.posts().size());
        add(made.declared().version());
        // As over the API: one change for the declaration, one for each evaluation.
        changes.add(made.declared().project().id, null);
        for (EvaluationRows.OfPost post : made.posts()) {
            add(post.submission());
            add(post.evaluation());
            changes.add(post.evaluation().projectId, post.evaluation().evaluationId);
            evaluated++;
        }
    }

    private void add(Project p, int changed) {
        SubmissionState state = p.submissionState;
        projects.add(
                p.id,
                p.year,
                p.unit,
                p.name,
                p.nameKey,
                p.department,
                p.nature,
                p.category,
                p.annualRequest,
                p.totalBudget,
                p.declarationVersion,
                p.revision,
                p.evaluationId,
                p.status,
                p.total,
                p.grade,
                p.budget,
                p.executed,
                p.executionRate,
                p.evaluatedAt,
                p.levels,
                p.yearClosed,
                state == null ? null : state.json(),
                p.submissionStateBy,
                p.submissionStateAt,
                p.submissionStateReason,
                changed);
    }

    private void add(DeclarationVersion v) {
        declarations.add(
                v.projectId, v.version, v.formHash, v.origin, document(v.document), v.author, v.createdAt, v.reason);
    }

    private void add(Submission s) {
        submissions.add(
                s.projectId,
                s.revision,
                s.declarationVersion,
                s.executedAmount,
                s.adjustedBudget,
                document(s.document),
                s.author,
                s.createdAt);
    }

    private void add(StoredEvaluation e) {
        evaluations.add(
                e.evaluationId,
                e.projectId,
                e.year,
                e.declarationVersion,
                e.submissionRevision,
                e.rulesetName,
                e.rulesetHash,
                e.status,
                e.total,
                e.grade,
                e.executionRate,
                document(e.document),
                document(e.input),
                e.evaluatedAt);
    }

    /** As bytes, which the driver then need not make a second time. */
    private byte[] document(String document) {
        byte[] bytes = document.getBytes(StandardCharsets.UTF_8);
        digest.update(bytes);
        return bytes;
    }
}
