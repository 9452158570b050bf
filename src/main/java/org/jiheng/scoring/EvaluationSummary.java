package org.jiheng.scoring;

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
    static EvaluationSummary of(StoredEvaluation evaluation, Project project) {
        return new EvaluationSummary(
                evaluation.evaluationId,
                project.id,
                project.name,
                project.unit,
                project.department,
                evaluation.year,
                evaluation.status,
                evaluation.total,
                evaluation.grade,
                evaluation.executionRate,
                new EvaluationInput.RuleSetName(evaluation.rulesetName, evaluation.rulesetHash),
                evaluation.declarationVersion,
                evaluation.submissionRevision,
                evaluation.evaluationId.equals(project.evaluationId),
                evaluation.evaluatedAt);
    }
}
