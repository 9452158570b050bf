package org.jiheng.actual;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jiheng.audit.Trail;
import org.jiheng.declaration.Declarations;
import org.jiheng.declaration.Project;
import org.jiheng.declaration.ProjectChanged;
import org.jiheng.declaration.SubmissionState;
import org.jiheng.http.ETags;
import org.jiheng.http.ProblemException;
import org.jiheng.http.ProblemType;
import org.jiheng.security.Caller;

/** Brings the actuals of a project from draft to a final result. */
@ApplicationScoped
class Submissions {
    private static final String PROVISIONAL = "provisional";

    private final Declarations declarations;
    private final Trail trail;
    private final Clock clock;
    private final Event<ProjectChanged> changed;

    Submissions(Declarations declarations, Trail trail, Clock clock, Event<ProjectChanged> changed) {
        this.changed = changed;
        this.declarations = declarations;
        this.trail = trail;
        this.clock = clock;
    }

    /** A step on the way. */
    enum Step {
        /** By the auditor. */
        SUBMIT("submitted", SubmissionState.SUBMITTED, Set.of(SubmissionState.DRAFT, SubmissionState.RETURNED)),
        /** By the reviewer: the result is final. */
        CONFIRM("confirmed", SubmissionState.CONFIRMED, Set.of(SubmissionState.SUBMITTED)),
        /** By the reviewer: back to the auditor. */
        RETURN("returned", SubmissionState.RETURNED, Set.of(SubmissionState.SUBMITTED, SubmissionState.CONFIRMED));

        private final String action;
        private final SubmissionState to;
        private final Set<SubmissionState> from;

        Step(String action, SubmissionState to, Set<SubmissionState> from) {
            this.action = action;
            this.to = to;
            this.from = from;
        }
    }

    /**
     * The state as answered.
     *
     * @param state null before the first actuals; so are those below
     * @param status of the current evaluation, final or provisional
     * @param reason null where nothing was said
     */
    record View(
            String projectId,
            int year,
            boolean yearClosed,
            int revision,
            SubmissionState state,
            String by,
            Instant at,
            String reason,
            String evaluationId,
            String status,
            BigDecimal total,
            String grade) {
        static View of(Project project) {
            return new View(
                    project.id,
                    project.year,
                    project.yearClosed,
                    project.revision,
                    project.submissionState,
                    project.submissionStateBy,
                    project.submissionStateAt,
                    project.submissionStateReason,
                    project.evaluationId,
                    project.status,
                    project.total,
                    project.grade);
        }
    }

    /** With its tag. */
    record Tagged(View view, String tag) {
        static Tagged of(Project project) {
            return new Tagged(View.of(project), Submissions.tag(project));
        }
    }

    @Transactional
    Tagged get(String projectId) {
        return Tagged.of(declarations.project(projectId));
    }

    /**
     * Takes a step.
     *
     * @param reason null where nothing is said
     * @param ifMatch the tag of the state that the caller has seen: a post in between makes it stale
     * @throws ProblemException 409 where the state or a closed year does not allow it, 412 where it has changed meanwhile, 422 without
     *     a reason where one is needed
     */
    @Transactional
    Tagged take(Step step, String projectId, String reason, String ifMatch) {
        Project project = declarations.lockInOpenYear(projectId);
        ETags.requireMatch(ifMatch, tag(project));
        if (project.submissionState == null || !step.from.contains(project.submissionState)) {
            throw wrongState(step, project);
        }
        requireReason(step, project, reason);
        Map<String, Object> before = project.state();
        project.move(step.to, Caller.name(), clock.instant(), reason == null ? null : reason.strip());
        changed.fire(new ProjectChanged(project, null));
        Project.flush();
        trail.record(
                "submission." + step.action, project.subject(), before, project.state(), project.submissionStateReason);
        return Tagged.of(project);
    }

    private static void requireReason(Step step, Project project, String reason) {
        if (reason != null && !reason.isBlank()) {
            return;
        }
        if (step == Step.RETURN) {
            throw ProblemException.at(ProblemType.REASON_REQUIRED, "/reason", "退回须说明理由。", "Say why it is returned.");
        }
        if (step == Step.CONFIRM && PROVISIONAL.equals(project.status)) {
            throw ProblemException.at(
                    ProblemType.REASON_REQUIRED,
                    "/reason",
                    "评价结果是暂定的（还有未解决的问题）；请先解决，或说明为何仍然确认。",
                    "The result is provisional, with open findings; settle them, or say why it is confirmed as it is.");
        }
    }

    private static ProblemException wrongState(Step step, Project project) {
        if (project.submissionState == null) {
            return new ProblemException(
                    ProblemType.WRONG_STATE,
                    "项目「" + project.name + "」还没有填报实际完成情况。",
                    "Project \"" + project.name + "\" has no actuals yet.");
        }
        String allowed = step.from.stream().sorted().map(SubmissionState::json).collect(Collectors.joining(", "));
        return new ProblemException(
                ProblemType.WRONG_STATE,
                "项目「" + project.name + "」现为 " + project.submissionState.json() + "（" + project.submissionStateBy
                        + "）；只有 " + allowed + " 才能如此处理。",
                "Project \"" + project.name + "\" is " + project.submissionState.json() + " (by "
                        + project.submissionStateBy + "); this takes " + allowed + ".");
    }

    private static String tag(Project project) {
        return "s" + project.optLock;
    }
}
