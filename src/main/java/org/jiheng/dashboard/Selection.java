package org.jiheng.dashboard;

import static org.jiheng.declaration.ProjectFilter.same;

import org.jiheng.declaration.ProjectFilter;
import org.jiheng.security.Caller;
import org.jiheng.security.Scope;

/** Which projects of a year count: those in somebody's scope that pass the filters. @param month that of the filters, or of another year */
record Selection(ProjectFilter filter, String month, Scope scope) {
    /** For the caller. */
    static Selection of(ProjectFilter filter) {
        return new Selection(filter, filter.month(), Caller.scope());
    }

    /** The same of so many years later, as which a month counts that is as far from its year. */
    Selection later(int years) {
        return new Selection(filter, Grouping.later(month, years), scope);
    }

    /** Whether a project counts; that it has a level asked for is another question. */
    boolean has(ProjectFigures project) {
        return (scope.everything() || scope.covers(project.department, project.unit))
                && same(filter.department(), project.department)
                && (filter.unit() == null || filter.unit().equals(project.unit))
                && same(filter.category(), project.category)
                && same(filter.grade(), project.grade)
                && filter.hasStatus(project.status)
                && same(month, project.month)
                && same(filter.submission(), project.submission)
                && (!filter.asksForFigures() || filter.hasFigures(project.points(), project.executionRate()))
                && (filter.lost() == null || project.lostOn(filter.lost()));
    }

    /** Whether a level is asked for. */
    boolean byLevel() {
        return filter.level1() != null || filter.level2() != null;
    }

    /** Whether a level is asked for, or all are. */
    boolean has(ProjectFigures.Level level) {
        return same(filter.level1(), level.level1()) && same(filter.level2(), level.level2());
    }

    /** Whether a project has points in a level that is asked for. */
    boolean hasLevelOf(ProjectFigures project) {
        return !byLevel() || project.levels.stream().anyMatch(this::has);
    }
}
