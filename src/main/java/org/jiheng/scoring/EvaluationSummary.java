package org.jiheng.scoring;

import jakarta.persistence.Tuple;
import java.math.BigDecimal;
import java.time.Instant;
import org.jiheng.declaration.SubmissionState;

/**
 * An evaluation as lists show it.
 *
 * @param budget 全年预算数 in 元, null without one, and for an evaluation that another has replaced; so is executed
 */
public record EvaluationSummary(
        String id,
        String projectId,
        String projectName,
        String unit,
        String department,
        String category,
        int year,
        String status,
        BigDecimal total,
        String grade,
        BigDecimal budget,
        BigDecimal executed,
        BigDecimal executionRate,
        EvaluationInput.RuleSetName ruleset,
        int declarationVersion,
        int submissionRevision,
        String submission,
        boolean current,
        Instant evaluatedAt) {
    /** What to select for {@link #of}, of an evaluation {@code e} and its project {@code p}; of both only columns: documents are long. */
    public static final String COLUMNS =
            "e.evaluationId as id, p.id as projectId, p.name as projectName, p.unit as unit,"
                    + " p.department as department, p.category as category, e.year as year, e.status as status, e.total as total,"
                    + " e.grade as grade, p.budget as budget, p.executed as executed, e.executionRate as executionRate,"
                    + " e.rulesetName as rulesetName, e.rulesetHash as rulesetHash, e.declarationVersion as declarationVersion,"
                    + " e.submissionRevision as submissionRevision, p.submissionState as submission, p.evaluationId as current,"
                    + " e.evaluatedAt as evaluatedAt";

    /** From a row with the {@link #COLUMNS}. */
    public static EvaluationSummary of(Tuple row) {
        String id = row.get("id", String.class);
        boolean current = id.equals(row.get("current", String.class));
        SubmissionState submission = row.get("submission", SubmissionState.class);
        return new EvaluationSummary(
                id,
                row.get("projectId", String.class),
                row.get("projectName", String.class),
                row.get("unit", String.class),
                row.get("department", String.class),
                row.get("category", String.class),
                row.get("year", Short.class),
                row.get("status", String.class),
                row.get("total", BigDecimal.class),
                row.get("grade", String.class),
                current ? row.get("budget", BigDecimal.class) : null,
                current ? row.get("executed", BigDecimal.class) : null,
                row.get("executionRate", BigDecimal.class),
                new EvaluationInput.RuleSetName(
                        row.get("rulesetName", String.class), row.get("rulesetHash", String.class)),
                row.get("declarationVersion", Integer.class),
                row.get("submissionRevision", Integer.class),
                submission == null ? null : submission.json(),
                current,
                row.get("evaluatedAt", Instant.class));
    }
}
