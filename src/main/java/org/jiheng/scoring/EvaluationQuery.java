package org.jiheng.scoring;

import io.quarkus.hibernate.orm.panache.Panache;
import jakarta.persistence.TypedQuery;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jiheng.declaration.Project;
import org.jiheng.http.Cursors;
import org.jiheng.http.Page;

/** The filters of the list of evaluations; each is null where not given. */
record EvaluationQuery(
        @QueryParam("year") @Min(1990) @Max(2099) Integer year,
        @QueryParam("department") @Size(max = 200) String department,
        @QueryParam("unit") @Size(max = 200) String unit,
        @QueryParam("projectId") @Size(max = 64) String projectId,
        @QueryParam("grade") @Size(max = 20) String grade,

        @QueryParam("status") @Pattern(regexp = "final|provisional")
        String status,

        @QueryParam("history") @DefaultValue("false") boolean history,

        @QueryParam("limit") @DefaultValue("100") @Min(1) @Max(Page.LARGEST)
        int limit,

        @QueryParam("cursor") @Size(max = 2000) String cursor) {

    Page<EvaluationSummary> run() {
        StringBuilder where =
                new StringBuilder("select e, p from StoredEvaluation e, Project p where p.id = e.projectId");
        Map<String, Object> values = new HashMap<>();
        filter(where, values, "e.year", "year", year == null ? null : year.shortValue());
        filter(where, values, "e.projectId", "projectId", projectId);
        filter(where, values, "e.grade", "grade", grade);
        filter(where, values, "e.status", "status", status);
        filter(where, values, "p.department", "department", department);
        filter(where, values, "p.unit", "unit", unit);
        if (!history) {
            where.append(" and p.evaluationId = e.evaluationId");
        }
        if (cursor != null) {
            where.append(" and e.seq < :before");
            values.put("before", Cursors.number(Cursors.read(cursor, 1).get(0)));
        }
        TypedQuery<Object[]> query =
                Panache.getEntityManager().createQuery(where + " order by e.seq desc", Object[].class);
        values.forEach(query::setParameter);
        List<Object[]> rows = query.setMaxResults(limit + 1).getResultList();
        return Page.of(
                rows,
                limit,
                row -> Cursors.of(((StoredEvaluation) row[0]).seq),
                row -> EvaluationSummary.of((StoredEvaluation) row[0], (Project) row[1]));
    }

    private static void filter(
            StringBuilder where, Map<String, Object> values, String path, String name, Object value) {
        if (value != null) {
            where.append(" and ").append(path).append(" = :").append(name);
            values.put(name, value);
        }
    }
}
