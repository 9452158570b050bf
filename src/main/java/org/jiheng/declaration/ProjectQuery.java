package org.jiheng.declaration;

import io.quarkus.panache.common.Parameters;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import org.jiheng.http.Cursors;
import org.jiheng.http.Page;

/** The filters of the project list; each is null where not given. */
record ProjectQuery(
        @QueryParam("year") @Min(1990) @Max(2099) Integer year,
        @QueryParam("department") @Size(max = 200) String department,
        @QueryParam("unit") @Size(max = 200) String unit,
        @QueryParam("name") @Size(max = 200) String name,
        @QueryParam("grade") @Size(max = 20) String grade,

        @QueryParam("limit") @DefaultValue("100") @Min(1) @Max(Page.LARGEST)
        int limit,

        @QueryParam("cursor") @Size(max = 2000) String cursor) {

    Page<ProjectSummary> run() {
        StringBuilder where = new StringBuilder("1 = 1");
        Parameters values = new Parameters();
        filter(where, values, "year", year == null ? null : year.shortValue());
        filter(where, values, "department", department);
        filter(where, values, "unit", unit);
        filter(where, values, "grade", grade);
        if (name != null) {
            where.append(" and locate(:name, name) > 0");
            values.and("name", name);
        }
        if (cursor != null) {
            List<String> keys = Cursors.read(cursor, 3);
            where.append(" and (year < :afterYear or year = :afterYear and (unit > :afterUnit")
                    .append(" or unit = :afterUnit and name > :afterName))");
            values.and("afterYear", Cursors.number(keys.get(0), Short.MAX_VALUE).shortValue())
                    .and("afterUnit", keys.get(1))
                    .and("afterName", keys.get(2));
        }
        List<Project> rows = Project.<Project>find(where + " order by year desc, unit, name", values)
                .page(0, limit + 1)
                .list();
        return Page.of(rows, limit, p -> Cursors.of(p.year, p.unit, p.name), ProjectSummary::of);
    }

    private static void filter(StringBuilder where, Parameters values, String property, Object value) {
        if (value != null) {
            where.append(" and ").append(property).append(" = :").append(property);
            values.and(property, value);
        }
    }
}
