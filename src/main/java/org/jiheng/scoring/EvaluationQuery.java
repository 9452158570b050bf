package org.jiheng.scoring;

import io.quarkus.hibernate.orm.panache.Panache;
import jakarta.persistence.Tuple;
import jakarta.persistence.TypedQuery;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.hibernate.jpa.HibernateHints;
import org.jiheng.declaration.ProjectFilter;
import org.jiheng.http.Cursors;
import org.jiheng.http.Page;
import org.jiheng.http.ProblemException;
import org.jiheng.http.ProblemType;
import org.jiheng.http.SortOrder;
import org.jiheng.http.Where;

/**
 * What is asked of the list of evaluations, beside the filters; each is null where not given.
 *
 * @param name a part of the project's name
 * @param history also evaluations that a later one has replaced
 * @param sort see {@link EvaluationOrder}
 * @param fields members to show, separated by commas
 */
record EvaluationQuery(
        @QueryParam("projectId") @Size(max = 64) String projectId,
        @QueryParam("name") @Size(max = 200) String name,
        @QueryParam("history") @DefaultValue("false") boolean history,
        @QueryParam("sort") @Size(max = 40) String sort,
        @QueryParam("fields") @Size(max = 500) String fields,
        @QueryParam("limit") @Min(1) @Max(Page.LARGEST) Integer limit,
        @QueryParam("cursor") @Size(max = 2000) String cursor) {
    private static final int AT_ONCE = 1000;
    private static final String HISTORY = "StoredEvaluation e join Project p on p.id = e.projectId";

    /** Says no more than is needed: given another way from one to the other, the database sorts all evaluations for each page. */
    private static final String CURRENT = "Project p join StoredEvaluation e on e.evaluationId = p.evaluationId";

    /** One page. */
    Page<EvaluationSummary> page(ProjectFilter filter) {
        int shown = limit == null ? Page.DEFAULT : limit;
        SortOrder order = EvaluationOrder.of(sort, history);
        String named = named(filter);
        List<Tuple> rows = query(filter, order).setMaxResults(shown + 1).getResultList();
        return Page.of(
                rows,
                shown,
                row -> order.cursor(named, row.get("sortedBy"), row.get("sortedId")),
                EvaluationSummary::of);
    }

    /** All that pass the filters, or as many as the limit says, in one statement, so that they are of one moment. */
    Stream<EvaluationSummary> all(ProjectFilter filter) {
        TypedQuery<Tuple> query = query(filter, EvaluationOrder.of(sort, history));
        if (limit != null) {
            query.setMaxResults(limit);
        }
        return query.setHint(HibernateHints.HINT_FETCH_SIZE, AT_ONCE)
                .getResultStream()
                .map(EvaluationSummary::of);
    }

    /** What makes it another query: everything but how much of it is shown. */
    private String named(ProjectFilter filter) {
        return Cursors.query(filter, projectId, name, history, sort);
    }

    /** What was asked for beside the filters, for the record; without what was not. */
    Map<String, Object> shown() {
        Map<String, Object> set = new LinkedHashMap<>();
        set.put("projectId", projectId);
        set.put("name", name);
        set.put("history", history ? true : null);
        set.put("sort", sort);
        set.put("fields", fields);
        set.put("limit", limit);
        set.values().removeIf(Objects::isNull);
        return set;
    }

    private TypedQuery<Tuple> query(ProjectFilter filter, SortOrder order) {
        if (history && filter.asksForLevels()) {
            throw new ProblemException(
                    ProblemType.INVALID_PARAMETER,
                    "level1、level2 和 lost 按现行评价结果筛选，不能与 history=true 同用。",
                    "level1, level2 and lost look at current evaluations and cannot go with history=true.");
        }
        Where where = new Where();
        filter.addTo(where, "p", history ? "e" : "p");
        where.equal("p.id", projectId).and("locate(?, p.name) > 0", name);
        if (history) {
            where.equal("e.year", filter.year() == null ? null : filter.year().shortValue());
        }
        order.after(where, cursor, named(filter));
        TypedQuery<Tuple> query = Panache.getEntityManager()
                .createQuery(
                        "select " + EvaluationSummary.COLUMNS + ", " + order.column() + " as sortedBy, " + order.id()
                                + " as sortedId from " + (history ? HISTORY : CURRENT) + " where " + where.conditions()
                                + order.clause(),
                        Tuple.class);
        where.values().forEach(query::setParameter);
        return query;
    }
}
