package org.jiheng.declaration;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Version;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hibernate.annotations.Filter;
import org.jiheng.audit.Subject;
import org.jiheng.http.ETags;
import org.jiheng.security.ScopeFilter;

/** One budget project (项目) of one unit in one year, with its current declaration, actuals and score. */
@Entity
@Filter(name = ScopeFilter.NAME, condition = ScopeFilter.CONDITION)
public class Project extends PanacheEntityBase {
    @Id
    @Column(length = 26)
    public String id;

    @Column(name = "budget_year", nullable = false)
    public short year;

    @Column(nullable = false, length = 200)
    public String unit;

    @Column(nullable = false, length = 200)
    public String name;

    /** {@link #keyOf} the name. */
    @Column(name = "name_key", nullable = false, columnDefinition = "char(64)")
    public String nameKey;

    @Column(length = 200)
    public String department;

    @Column(length = 100)
    public String nature;

    @Column(length = 100)
    public String category;

    /** 年度资金申请总额 in 元, null where none is declared. */
    @Column(name = "annual_request", precision = 20, scale = 2)
    public BigDecimal annualRequest;

    /** 项目资金总额 in 元, null where blank. */
    @Column(name = "total_budget", precision = 20, scale = 2)
    public BigDecimal totalBudget;

    @Column(name = "declaration_version", nullable = false)
    public int declarationVersion;

    /** Newest revision of the actuals, 0 before the first. */
    @Column(nullable = false)
    public int revision;

    /** The current evaluation, null before the first; so are those below, to the levels. */
    @Column(name = "evaluation_id", length = 26)
    public String evaluationId;

    @Column(length = 16)
    public String status;

    @Column(precision = 9, scale = 2)
    public BigDecimal total;

    @Column(length = 20)
    public String grade;

    /** 全年预算数 of the current evaluation in 元, null where there is none. */
    @Column(precision = 20, scale = 2)
    public BigDecimal budget;

    /** 全年执行数 of the current evaluation in 元. */
    @Column(precision = 20, scale = 2)
    public BigDecimal executed;

    /** 预算执行率 of the current evaluation in percent, null without a budget. */
    @Column(name = "execution_rate", precision = 26, scale = 2)
    public BigDecimal executionRate;

    @Column(name = "evaluated_at")
    public Instant evaluatedAt;

    /** What the current evaluation gives by levels: a JSON array of [level 1, 分值, 得分, {lost indicator: 分值/得分}, level 2]. */
    @Column(columnDefinition = "mediumtext")
    public String levels;

    /** As its year says; here so that a post need not look there. */
    @Column(name = "year_closed", nullable = false)
    public boolean yearClosed;

    /** Null before the first actuals; so are the next two. */
    @Column(name = "submission_state", length = 16)
    @Convert(converter = SubmissionState.Column.class)
    public SubmissionState submissionState;

    @Column(name = "submission_state_by", length = 64)
    public String submissionStateBy;

    @Column(name = "submission_state_at")
    public Instant submissionStateAt;

    /** Why it was returned, or confirmed although provisional; null where nothing was said. */
    @Column(name = "submission_state_reason", length = 2000)
    public String submissionStateReason;

    @Version
    @Column(name = "opt_lock", nullable = false)
    public int optLock;

    /** A project that nothing is known of yet but what names it. */
    static Project of(DeclaredProject declared) {
        Project project = new Project();
        project.id = idOf(declared.year(), declared.unit(), declared.name());
        project.year = declared.year().shortValue();
        project.unit = declared.unit();
        project.name = declared.name();
        project.nameKey = keyOf(declared.name());
        return project;
    }

    /** Moves to another state of its submission. @param reason null where nothing is said */
    public void move(SubmissionState to, String by, Instant at, String reason) {
        submissionState = to;
        submissionStateBy = by;
        submissionStateAt = at;
        submissionStateReason = reason;
    }

    /** What a change took back to draft: what a reviewer saw is no longer what counts. */
    public void changed(String by, Instant at) {
        if (revision > 0) {
            move(SubmissionState.DRAFT, by, at, null);
        }
    }

    /** What the trail keeps of a project before and after a change. */
    public Map<String, Object> state() {
        Map<String, Object> state = new LinkedHashMap<>();
        state.put("declarationVersion", declarationVersion);
        state.put("revision", revision);
        state.put("evaluationId", evaluationId);
        state.put("status", status);
        state.put("total", total);
        state.put("grade", grade);
        state.put("submission", submissionState);
        return state;
    }

    /** Names it in the trail. */
    public Subject subject() {
        return Subject.project(id, department, unit);
    }

    public static Optional<Project> withId(String id) {
        return findByIdOptional(id);
    }

    /** The project, locked until the transaction ends, so that revisions and versions are counted one by one. */
    public static Optional<Project> lock(String id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE);
    }

    /** The projects of a unit in a year, by name, as many as are asked for. */
    static List<Project> ofUnit(int year, String unit, int most) {
        return Project.<Project>find("year = ?1 and unit = ?2 order by name", (short) year, unit)
                .page(0, most)
                .list();
    }

    /** The names of a unit's projects in a year that are compared as equal to a name. */
    static List<String> namesLike(int year, String unit, String name) {
        return find(
                        "select name from Project where year = ?1 and unit = ?2 and nameKey = ?3",
                        (short) year,
                        unit,
                        keyOf(name))
                .project(String.class)
                .list();
    }

    /** What names that are compared as equal have in common. */
    static String keyOf(String name) {
        return ETags.sha256(Names.normalise(name));
    }

    /** The id of a project of that year, unit and name, whether there is one or not. */
    public static String idOf(int year, String unit, String name) {
        return StableId.of("project", year, unit, name);
    }
}
