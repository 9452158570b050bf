package org.jiheng.scoring;

import jakarta.persistence.Tuple;
import java.math.BigDecimal;
import java.time.Instant;
import org.jiheng.declaration.Project;

/** An evaluation as lists show it. */
record EvaluationSummary(
        String id,
        String projectId,
        String projectName,
        String unit,
        String department,
        int year,
        String status,
        BigDecimal total,
        String grade,
        BigDecimal executionRate,
        EvaluationInput.RuleSetName ruleset,
        int declarationVersion,
        int submissionRevision,
        boolean current,
        Instant evaluatedAt) {
    /** From the columns that {@link EvaluationQuery} selects, in their order. */
    static EvaluationSummary of(Tuple row) {
        Project project = row.get(12, Project.class);
        String id = row.get(1, String.class);
        return new EvaluationSummary(
                id,
                project.id,
                project.name,
                project.unit,
                project.department,
                row.get(2, Short.class),
                row.get(3, String.class),
                row.get(4, BigDecimal.class),
                row.get(5, String.class),
                row.get(6, BigDecimal.class),
                new EvaluationInput.RuleSetName(row.get(7, String.class), row.get(8, String.class)),
                row.get(9, Integer.class),
                row.get(10, Integer.class),
                id.equals(project.evaluationId),
                row.get(11, Instant.class));
    }
}
