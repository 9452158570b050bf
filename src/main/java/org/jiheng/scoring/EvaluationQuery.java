package org.jiheng.scoring;

import io.quarkus.hibernate.orm.panache.Panache;
import jakarta.persistence.Tuple;
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
                // Of the evaluation only the columns: its documents are long.
                new StringBuilder("select e.seq, e.evaluationId, e.year, e.status, e.total, e.grade, e.executionRate,"
                        + " e.rulesetName, e.rulesetHash, e.declarationVersion, e.submissionRevision, e.evaluatedAt, p"
                        + " from StoredEvaluation e, Project p where p.id = e.projectId");
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
            values.put("before", Cursors.number(Cursors.read(cursor, 1).get(0), Long.MAX_VALUE));
        }
        TypedQuery<Tuple> query = Panache.getEntityManager().createQuery(where + " order by e.seq desc", Tuple.class);
        values.forEach(query::setParameter);
        List<Tuple> rows = query.setMaxResults(limit + 1).getResultList();
        return Page.of(rows, limit, row -> Cursors.of(row.get(0)), EvaluationSummary::of);
    }

    private static void filter(
            StringBuilder where, Map<String, Object> values, String path, String name, Object value) {
        if (value != null) {
            where.append(" and ").append(path).append(" = :").append(name);
            values.put(name, value);
        }
    }
}
