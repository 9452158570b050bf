package org.jiheng.declaration;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jiheng.audit.Subject;
import org.jiheng.audit.Trail;
import org.jiheng.http.ETags;
import org.jiheng.http.ProblemException;
import org.jiheng.http.ProblemType;
import org.jiheng.security.Caller;

/** Closes years and opens them again. */
@ApplicationScoped
public class Years {
    /** What a tag says of the projects. */
    private static final Pattern OF_PROJECTS = Pattern.compile("-[0-9a-f]+(?=\")");

    private final Trail trail;
    private final Clock clock;

    Years(Trail trail, Clock clock) {
        this.trail = trail;
        this.clock = clock;
    }

    /**
     * A year as answered.
     *
     * @param by who closed or reopened it last, null while nobody has; so are {@code at} and {@code reason}
     * @param projects how many of the caller's projects are in each state, {@code none} without actuals
     */
    record YearView(int year, boolean closed, String by, Instant at, String reason, Map<String, Long> projects) {}

    /** With its tag. */
    record Tagged(YearView view, String tag) {}

    /** The years in which the caller has projects, newest first. */
    @Transactional
    List<YearView> list() {
        return Project.find("select distinct year from Project order by year desc").project(Short.class).stream()
                .map(year -> view(BudgetYear.of(year).orElseThrow()))
                .toList();
    }

    /** One year. @throws ProblemException 404 where the caller has no project in it */
    @Transactional
    Tagged get(int year) {
        return tagged(BudgetYear.of(year).orElseThrow(() -> unknown(year)));
    }

    /** @throws ProblemException 409 where the year is closed; held open otherwise until the transaction ends */
    @Transactional
    public void requireOpen(int year) {
        Locked.requireOpen(BudgetYear.hold(year));
    }

    /**
     * Closes a year, or opens it again.
     *
     * @throws ProblemException 403 for a caller who does not see all of it, 409 where it is so already
     */
    @Transactional
    Tagged move(int year, boolean close, String reason, String ifMatch) {
        if (!Caller.scope().everything()) {
            throw new ProblemException(
                    ProblemType.OUT_OF_SCOPE,
                    "关闭和重新开放年度涉及所有部门和单位；您的权限只限于其中一部分。",
                    "Closing and reopening a year concerns every department and unit; you are limited to some of them.");
        }
        BudgetYear found = BudgetYear.lock(year).orElseThrow(() -> unknown(year));
        // Projects go on while somebody decides; only another closing or reopening is in the way.
        ETags.requireMatch(ifMatch == null ? null : OF_PROJECTS.matcher(ifMatch).replaceAll(""), tag(found));
        if (found.closed == close) {
            throw new ProblemException(
                    ProblemType.WRONG_STATE,
                    year + " 年度已经是" + (close ? "关闭" : "开放") + "状态。",
                    "The year " + year + " is " + (close ? "closed" : "open") + " already.");
        }
        Map<String, Object> before = Map.of("closed", found.closed);
        found.closed = close;
        found.closedBy = Caller.name();
        found.closedAt = clock.instant();
        found.reason = reason.strip();
        // Waits for every post that holds its project, and lets none pass that comes later.
        Project.update("update versioned Project set yearClosed = ?1 where year = ?2", close, found.year);
        Project.flush();
        trail.record(
                close ? "year.closed" : "year.reopened",
                Subject.of("year", Integer.toString(year)),
                before,
                Map.of("closed", close),
                found.reason);
        return tagged(found);
    }

    private static Tagged tagged(BudgetYear year) {
        YearView view = view(year);
        if (view.projects().isEmpty()) {
            throw unknown(year.year);
        }
        return new Tagged(view, tag(year) + "-" + ETags.digest(view.projects().toString()));
    }

    private static String tag(BudgetYear year) {
        return "y" + year.optLock;
    }

    private static YearView view(BudgetYear year) {
        Map<String, Long> projects = new TreeMap<>();
        List<Object[]> counts = Project.getEntityManager()
                .createQuery(
                        "select p.submissionState, count(p) from Project p where p.year = ?1 group by p.submissionState",
                        Object[].class)
                .setParameter(1, year.year)
                .getResultList();
        for (Object[] count : counts) {
            SubmissionState state = (SubmissionState) count[0];
            projects.put(state == null ? "none" : state.json(), (Long) count[1]);
        }
        return new YearView(year.year, year.closed, year.closedBy, year.closedAt, year.reason, projects);
    }

    private static ProblemException unknown(int year) {
        return ProblemException.notFound(year + " 年度没有项目。", "There is no project in the year " + year + ".");
    }
}
