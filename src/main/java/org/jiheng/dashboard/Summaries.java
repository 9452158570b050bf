package org.jiheng.dashboard;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jiheng.dashboard.Summary.Figures;
import org.jiheng.dashboard.Summary.Group;
import org.jiheng.declaration.ProjectFilter;
import org.jiheng.http.Cursors;
import org.jiheng.http.Page;
import org.jiheng.http.ProblemException;
import org.jiheng.http.ProblemType;

/** Counts and averages the projects of a year. */
@ApplicationScoped
class Summaries {
    private final KeptYears years;

    Summaries(KeptYears years) {
        this.years = years;
    }

    /** Of the projects in the caller's scope. @throws ProblemException 400 without a year, and for what cannot be asked */
    Summary of(ProjectFilter filter, SummaryQuery query) {
        requireYear(filter);
        Grouping groupBy = Grouping.of(query.groupBy());
        GroupOrder order = GroupOrder.of(query.sort());
        String asked = Cursors.query(filter, query.groupBy(), query.against(), query.sort());
        Selection selection = Selection.of(filter);
        Counting counting = Counting.of(years.of(filter.year()), selection, groupBy);
        int apart = query.against() == null ? 0 : filter.year() - query.against();
        Counting other = query.against() == null
                ? null
                : Counting.of(years.of(query.against()), selection.later(-apart), groupBy);
        Map<Counting.Key, Tally> before = other == null ? Map.of() : other.groups(apart);
        Set<Counting.Key> keys = new HashSet<>(counting.groups().keySet());
        // What there was and is no longer is a difference too.
        keys.addAll(before.keySet());
        Function<Counting.Key, Group> group = key -> new Group(
                key.name(), key.then(), key.level1(), counting.group(key).figures(), figures(before.get(key)));
        Page<Group> page;
        if (order.byKey()) {
            // There may be thousands, and each has quartiles: those on the page are enough.
            Page<Counting.Key> shown =
                    Page.within(keys.stream().sorted(order.ofKeys()).toList(), query.limit(), query.cursor(), asked);
            page = new Page<>(shown.items().stream().map(group).toList(), shown.next());
        } else {
            page = Page.within(
                    keys.parallelStream().map(group).sorted(order.ofGroups()).toList(),
                    query.limit(),
                    query.cursor(),
                    asked);
        }
        return new Summary(
                filter.year(),
                query.against(),
                groupBy == null ? null : groupBy.json(),
                new Group(null, null, null, counting.total().figures(), figures(other == null ? null : other.total())),
                page.items(),
                page.next());
    }

    /** @throws ProblemException 400 without a year */
    static void requireYear(ProjectFilter filter) {
        if (filter.year() == null) {
            throw new ProblemException(
                    ProblemType.INVALID_PARAMETER, "请给出年度，如 year=2023。", "Name the year, such as year=2023.");
        }
    }

    private static Figures figures(Tally tally) {
        return tally == null ? null : tally.figures();
    }
}
