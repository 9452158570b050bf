package org.jiheng.declaration;

import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.util.Optional;

/**
 * What keeps a project from being changed, for people to see before they try.
 *
 * @param reason as it was given, null where nothing was said
 */
record Lock(Kind kind, String by, Instant at, String reason) {
    enum Kind {
        CONFIRMED("confirmed"),
        YEAR_CLOSED("year-closed");

        private final String json;

        Kind(String json) {
            this.json = json;
        }

        @JsonValue
        String json() {
            return json;
        }
    }

    /** That of a project; empty where it can be changed. */
    static Optional<Lock> of(Project project) {
        if (project.yearClosed) {
            return BudgetYear.of(project.year).flatMap(Lock::of);
        }
        return project.submissionState == SubmissionState.CONFIRMED
                ? Optional.of(new Lock(
                        Kind.CONFIRMED,
                        project.submissionStateBy,
                        project.submissionStateAt,
                        project.submissionStateReason))
                : Optional.empty();
    }

    /** That of every project of a year, also of one that is not declared yet. */
    static Optional<Lock> of(BudgetYear year) {
        return year.closed
                ? Optional.of(new Lock(Kind.YEAR_CLOSED, year.closedBy, year.closedAt, year.reason))
                : Optional.empty();
    }
}
