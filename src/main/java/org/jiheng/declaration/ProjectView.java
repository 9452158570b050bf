package org.jiheng.declaration;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.LocalDate;
import java.util.List;
import org.jiheng.http.Language;

/** One project with its declaration as it counts. */
record ProjectView(
        @JsonUnwrapped ProjectSummary summary,
        LocalDate plannedStart,
        LocalDate plannedEnd,
        Funds funds,
        String overallGoal,
        String annualGoal,
        List<IndicatorView> indicators,
        List<FindingView> findings) {
    static ProjectView of(Project project, Declaration declaration, Language language) {
        DeclaredProject declared = declaration.declared();
        return new ProjectView(
                ProjectSummary.of(project),
                declared.plannedStart(),
                declared.plannedEnd(),
                declared.funds(),
                declared.overallGoal(),
                declared.annualGoal(),
                IndicatorView.of(declaration, language),
                FindingView.of(declaration.findings(), language));
    }
}
