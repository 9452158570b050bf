package org.jiheng.ruleset;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jiheng.audit.Subject;
import org.jiheng.audit.Trail;
import org.jiheng.http.ETags;
import org.jiheng.http.ProblemException;
import org.jiheng.http.ProblemType;
import org.jiheng.security.Caller;
import org.jiheng.security.Scope;

/** Which rule set scores which year and department. */
@ApplicationScoped
class RuleSetAssignments {
    private final Clock clock;
    private final Trail trail;
    private final Event<AssignmentsChanged> changed;

    RuleSetAssignments(Clock clock, Trail trail, Event<AssignmentsChanged> changed) {
        this.changed = changed;
        this.trail = trail;
        this.clock = clock;
    }

    /**
     * An assignment.
     *
     * @param department empty for all that are not named themselves
     * @param since null for one that is not stored yet; so is {@code by}
     */
    record Assigned(int year, String department, String ruleset, Instant since, String by) {}

    /** Those that the caller may see: of no department, or of one in scope. */
    List<Assigned> inScope() {
        Scope scope = Caller.scope();
        return all().stream()
                .filter(a -> a.department().isEmpty() || scope.covers(a.department(), null))
                .toList();
    }

    /** By year and department. */
    @Transactional
    List<Assigned> all() {
        return RuleSetAssignment.<RuleSetAssignment>list("order by year, department").stream()
                .map(a -> new Assigned(a.year, a.department, a.name, a.assignedAt, a.assignedBy))
                .toList();
    }

    static Optional<String> find(List<Assigned> all, int year, String department) {
        return all.stream()
                .filter(a -> a.year() == year && a.department().equals(department))
                .map(Assigned::ruleset)
                .findFirst();
    }

    /** Changes with every assignment. */
    static String tag(List<Assigned> all) {
        return ETags.digest(all.toString());
    }

    /**
     * Replaces all assignments by those wanted; one that stays keeps who made it and when.
     *
     * @throws ProblemException 412 where they have changed since the caller read them, 422 naming what cannot be assigned
     */
    @Transactional
    void replace(List<Assigned> wanted, String by, String ifMatch) {
        if (!Caller.scope().everything()) {
            throw new ProblemException(
                    ProblemType.OUT_OF_SCOPE,
                    "规则集的指定涉及所有部门；您的权限只限于其中一部分。",
                    "Assignments concern every department; you are limited to some of them.");
        }
        List<Assigned> before = all();
        ETags.requireMatch(ifMatch, tag(before));
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < wanted.size(); i++) {
            Assigned one = wanted.get(i);
            if (!seen.add(one.year() + " " + one.department())) {
                throw ProblemException.at(
                        ProblemType.INVALID_ASSIGNMENT,
                        "/items/" + i,
                        one.year() + " 年「" + one.department() + "」出现两次；每年每个部门只能指定一个规则集。",
                        one.year() + " \"" + one.department()
                                + "\" stands there twice; one rule set for each year and department.");
            }
            if (RuleSet.named(one.ruleset()).isEmpty()) {
                throw ProblemException.at(
                        ProblemType.INVALID_ASSIGNMENT,
                        "/items/" + i + "/ruleset",
                        "没有名为 " + one.ruleset() + " 的生效规则集；请先启用它的一个版本。",
                        "There is no live rule set " + one.ruleset() + "; activate a version of it first.");
            }
        }
        changed.fire(AssignmentsChanged.of(before, wanted));
        RuleSetAssignment.deleteAll();
        // What was read above would stand in the way of rows with the same key.
        RuleSetAssignment.getEntityManager().clear();
        for (Assigned one : wanted) {
            Assigned kept = before.stream()
                    .filter(b -> b.year() == one.year()
                            && b.department().equals(one.department())
                            && b.ruleset().equals(one.ruleset()))
                    .findFirst()
                    .orElse(new Assigned(one.year(), one.department(), one.ruleset(), clock.instant(), by));
            RuleSetAssignment row = new RuleSetAssignment();
            row.year = (short) kept.year();
            row.department = kept.department();
            row.name = kept.ruleset();
            row.assignedBy = kept.by();
            row.assignedAt = kept.since();
            row.persist();
        }
        trail.record(
                "ruleset.assigned",
                Subject.of("ruleset", "assignments"),
                Map.of("assignments", before),
                Map.of("assignments", all()));
    }
}
