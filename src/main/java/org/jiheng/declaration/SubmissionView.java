package org.jiheng.declaration;

import java.time.Instant;

/**
 * How far a project is on its way to a final result.
 *
 * @param by who brought it there; null, like {@code at}, where that was before states were kept
 * @param reason null where nothing was said
 */
record SubmissionView(SubmissionState state, String by, Instant at, String reason) {
    /** Null before the first actuals. */
    static SubmissionView of(Project project) {
        return project.submissionState == null
                ? null
                : new SubmissionView(
                        project.submissionState,
                        project.submissionStateBy,
                        project.submissionStateAt,
                        project.submissionStateReason);
    }
}
