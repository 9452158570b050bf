package org.jiheng.declaration;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jiheng.http.Cursors;
import org.jiheng.http.Page;
import org.jiheng.http.SortOrder;
import org.jiheng.http.Where;

/** What is asked of the project list, beside the filters; null where not given. @param name a part of it; sort null for year, unit and name */
record ProjectQuery(
        @QueryParam("name") @Size(max = 200) String name,
        @QueryParam("sort") @Size(max = 40) String sort,

        @QueryParam("limit") @DefaultValue("100") @Min(1) @Max(Page.LARGEST)
        int limit,

        @QueryParam("cursor") @Size(max = 2000) String cursor) {

    /** What projects can be sorted by, and how its value is read in one. */
    private static final Map<String, Function<Project, Object>> VALUES = Map.of(
            "name", p -> p.name,
            "unit", p -> p.unit,
            "department", p -> p.department,
            "grade", p -> p.grade,
            "total", p -> p.total,
            "executionRate", p -> p.executionRate,
            "budget", p -> p.budget);

    private static final Set<String> DECIMALS = Set.of("total", "executionRate", "budget");
    private static final Map<String, SortOrder.Key> KEYS = VALUES.keySet().stream()
            .collect(Collectors.toMap(
                    key -> key,
                    key -> new SortOrder.Key(
                            "p." + key, "p.id", DECIMALS.contains(key) ? Cursors::decimal : text -> text)));

    Page<ListedProject> run(ProjectFilter filter) {
        String query = Cursors.query(filter, name, sort);
        Where where = new Where();
        filter.addTo(where, "p", "p");
        where.and("locate(?, p.name) > 0", name);
        Function<Project, ListedProject> listed = project -> ListedProject.of(project, filter);
        return sort == null ? byYear(where, query, listed) : sorted(where, query, listed);
    }

    private Page<ListedProject> byYear(Where where, String query, Function<Project, ListedProject> listed) {
        if (cursor != null) {
            List<String> keys = Cursors.read(cursor, 3, query);
            String year =
                    where.name(Cursors.number(keys.get(0), Short.MAX_VALUE).shortValue());
            String unit = where.name(keys.get(1));
            where.and("p.year < " + year + " or p.year = " + year + " and (p.unit > " + unit + " or p.unit = " + unit
                    + " and p.name > " + where.name(keys.get(2)) + ")");
        }
        return Page.of(
                rows(where, " order by p.year desc, p.unit, p.name"),
                limit,
                p -> Cursors.of(query, p.year, p.unit, p.name),
                listed);
    }

    private Page<ListedProject> sorted(Where where, String query, Function<Project, ListedProject> listed) {
        SortOrder order = SortOrder.of(sort, KEYS);
        order.after(where, cursor, query);
        Function<Project, Object> value = VALUES.get(order.name());
        return Page.of(rows(where, order.clause()), limit, p -> order.cursor(query, value.apply(p), p.id), listed);
    }

    private List<Project> rows(Where where, String order) {
        return Project.<Project>find("from Project p where " + where.conditions() + order, where.values())
                .page(0, limit + 1)
                .list();
    }
}
