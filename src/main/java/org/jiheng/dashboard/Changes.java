package org.jiheng.dashboard;

import io.quarkus.hibernate.orm.panache.Panache;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import jakarta.persistence.TypedQuery;
import jakarta.transaction.Transactional;
import java.util.List;
import org.jiheng.declaration.ProjectFilter;
import org.jiheng.http.ProblemException;
import org.jiheng.http.ProblemType;
import org.jiheng.http.Where;
import org.jiheng.scoring.EvaluationSummary;

/**
 * New evaluations in the order in which they were found committed. A place in it is named by the evaluation that stands there, or holds
 * its number hidden; the number itself would tell how many there are that the caller does not see.
 */
@ApplicationScoped
class Changes {
    /** Before the first evaluation. */
    static final String START = "start";

    /** After the last one. */
    static final String NOW = "now";

    /** Of places that were given out, whoever may see what stands there by now. */
    static final String ALL = " from ProjectChange c where";

    /** Joined so that the database goes from change to evaluation: it would go the other way, and sort a million for each page. */
    static final String VISIBLE = " from ProjectChange c, StoredEvaluation e, Project p"
            + " where e.evaluationId = concat(c.evaluationId, '') and p.id = e.projectId and c.position is not null";

    private final ChangeOrder order;
    private final ChangePlaces places;

    Changes(ChangeOrder order, ChangePlaces places) {
        this.places = places;
        this.order = order;
    }

    /**
     * What is new.
     *
     * @param next where to go on; the same as given when there is nothing new
     * @param more whether there is more at once
     */
    record News(List<EvaluationSummary> items, String next, boolean more) {}

    /**
     * The evaluations after a place, the oldest first.
     *
     * @param since {@link #START}, {@link #NOW}, or a {@code next}
     * @throws ProblemException 400 when it is none of these, or what is filtered by can change without a new evaluation
     */
    @Transactional
    News since(String since, ProjectFilter filter, int limit) {
        requireLasting(filter);
        long last = order.last();
        if (NOW.equals(since)) {
            // Not by the last that the caller sees: what comes into sight later may be older than now.
            return new News(List.of(), places.of(last), false);
        }
        Where where = new Where();
        // Not by an index of years: the database would collect the whole year and sort it for each page.
        filter.addTo(where, "p", "e", "abs(p.year)");
        long from = since.equals(START) ? 0 : places.position(since);
        where.and("c.position > ?", from).and("c.position <= ?", last);
        TypedQuery<Tuple> query = Panache.getEntityManager()
                .createQuery(
                        "select " + EvaluationSummary.COLUMNS + VISIBLE + " and " + where.conditions()
                                + " order by c.position",
                        Tuple.class);
        where.values().forEach(query::setParameter);
        List<EvaluationSummary> items = query.setMaxResults(limit + 1).getResultList().stream()
                .map(EvaluationSummary::of)
                .toList();
        if (items.size() > limit) {
            return new News(
                    items.subList(0, limit), places.of(items.get(limit - 1).id()), true);
        }
        // What the filters keep out is not looked at again.
        return new News(items, newest(since, from, last), false);
    }

    /** Who waits for confirmed ones would not hear of a confirmation, and of replaced evaluations the levels are not known. */
    private static void requireLasting(ProjectFilter filter) {
        if (filter.asksForLevels() || filter.submission() != null) {
            throw new ProblemException(
                    ProblemType.INVALID_PARAMETER,
                    "level1、level2、lost 和 submission 不能用于跟踪变更：它们会在没有新的评价结果时改变。",
                    "level1, level2, lost and submission cannot be followed: they change without a new evaluation.");
        }
    }

    /** The last place after one that the caller sees. A place can be out of sight by now, and nobody is sent back before it. */
    private String newest(String otherwise, long from, long last) {
        return Panache.getEntityManager()
                .createQuery(
                        "select c.evaluationId" + VISIBLE
                                + " and c.position > :from and c.position <= :last order by c.position desc",
                        String.class)
                .setParameter("from", from)
                .setParameter("last", last)
                .setMaxResults(1)
                .getResultStream()
                .findAny()
                .map(places::of)
                .orElse(otherwise);
    }
}
