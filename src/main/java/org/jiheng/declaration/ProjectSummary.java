package org.jiheng.declaration;

import java.math.BigDecimal;

/** A project without its indicators. */
record ProjectSummary(
        String id,
        int year,
        String unit,
        String name,
        String department,
        String nature,
        String category,
        BigDecimal annualRequest,
        BigDecimal totalBudget,
        int declarationVersion,
        int revision,
        String evaluationId,
        String status,
        BigDecimal total,
        String grade,
        BigDecimal executionRate,
        boolean yearClosed,
        SubmissionView submission) {
    static ProjectSummary of(Project project) {
        return new ProjectSummary(
                project.id,
                project.year,
                project.unit,
                project.name,
                project.department,
                project.nature,
                project.category,
                project.annualRequest,
                project.totalBudget,
                project.declarationVersion,
                project.revision,
                project.evaluationId,
                project.status,
                project.total,
                project.grade,
                project.executionRate,
                project.yearClosed,
                SubmissionView.of(project));
    }
}
