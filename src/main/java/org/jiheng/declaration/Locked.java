package org.jiheng.declaration;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import org.jiheng.http.ProblemException;
import org.jiheng.http.ProblemType;
import org.jiheng.http.Time;

/** What is told when a change meets a confirmed result or a closed year: who locked it, when and why, and what can be done. */
final class Locked {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss XXX").withZone(Time.ZONE);

    private Locked() {}

    /** @throws ProblemException 409 where the project's year is closed or its result confirmed */
    static void requireOpen(Project project) {
        requireOpenYear(project);
        if (project.submissionState == SubmissionState.CONFIRMED) {
            throw new ProblemException(
                    ProblemType.CONFIRMED,
                    "项目「" + project.name + "」的结果已由 " + project.submissionStateBy + " 于 "
                            + time(project.submissionStateAt) + " 确认" + reasonZh(project.submissionStateReason)
                            + "，不能修改；需要修改时，请复核人员先退回。",
                    "The result of project \"" + project.name + "\" was confirmed by " + project.submissionStateBy
                            + " at "
                            + time(project.submissionStateAt) + reasonEn(project.submissionStateReason)
                            + " and cannot be changed; a reviewer can return it first.");
        }
    }

    /** @throws ProblemException 409 where the project's year is closed */
    static void requireOpenYear(Project project) {
        if (project.yearClosed) {
            requireOpen(BudgetYear.of(project.year).orElseThrow());
        }
    }

    /** @throws ProblemException 409 where the year is closed */
    static void requireOpen(BudgetYear year) {
        if (year.closed) {
            throw new ProblemException(
                    ProblemType.YEAR_CLOSED,
                    year.year + " 年度已由 " + year.closedBy + " 于 " + time(year.closedAt) + " 关闭" + reasonZh(year.reason)
                            + "，不能修改；需要修改时，请复核人员先重新开放。",
                    "The year " + year.year + " was closed by " + year.closedBy + " at " + time(year.closedAt)
                            + reasonEn(year.reason)
                            + " and cannot be changed; a reviewer can reopen it first.");
        }
    }

    private static String time(Instant at) {
        return TIME.format(at);
    }

    private static String reasonZh(String reason) {
        return reason == null ? "" : "（理由：" + reason + "）";
    }

    private static String reasonEn(String reason) {
        return reason == null ? "" : " (reason: " + reason + ")";
    }
}
