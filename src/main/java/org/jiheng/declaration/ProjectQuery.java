package org.jiheng.declaration;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import org.jiheng.http.Cursors;
import org.jiheng.http.Page;
import org.jiheng.http.Where;

/** What is asked of the project list, beside the filters; null where not given. @param name a part of it */
record ProjectQuery(
        @QueryParam("name") @Size(max = 200) String name,

        @QueryParam("limit") @DefaultValue("100") @Min(1) @Max(Page.LARGEST)
        int limit,

        @QueryParam("cursor") @Size(max = 2000) String cursor) {

    Page<ProjectSummary> run(ProjectFilter filter) {
        String query = Cursors.query(filter, name);
        Where where = new Where();
        filter.addTo(where, "p", "p");
        where.and("locate(?, p.name) > 0", name);
        if (cursor != null) {
            List<String> keys = Cursors.read(cursor, 3, query);
            String year =
                    where.name(Cursors.number(keys.get(0), Short.MAX_VALUE).shortValue());
            String unit = where.name(keys.get(1));
            where.and("p.year < " + year + " or p.year = " + year + " and (p.unit > " + unit + " or p.unit = " + unit
                    + " and p.name > " + where.name(keys.get(2)) + ")");
        }
        List<Project> rows = Project.<Project>find(
                        "from Project p where " + where.conditions() + " order by p.year desc, p.unit, p.name",
                        where.values())
                .page(0, limit + 1)
                .list();
        return Page.of(rows, limit, p -> Cursors.of(query, p.year, p.unit, p.name), ProjectSummary::of);
    }
}
