package org.jiheng.declaration;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.math.BigDecimal;

/**
 * A project as lists show it.
 *
 * @param budget 全年预算数 of the current evaluation in 元, null where there is none
 * @param executed 全年执行数 of the current evaluation in 元, null without one
 * @param part what the rows that the filter names earn; null where it names none, or there is no evaluation
 */
record ListedProject(@JsonUnwrapped ProjectSummary summary, BigDecimal budget, BigDecimal executed, LevelPart part) {
    static ListedProject of(Project project, ProjectFilter filter) {
        return new ListedProject(
                ProjectSummary.of(project), project.budget, project.executed, LevelPart.of(project.levels, filter));
    }
}
