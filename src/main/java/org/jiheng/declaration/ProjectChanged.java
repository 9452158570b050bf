package org.jiheng.declaration;

/**
 * Fired inside the transaction of a change that lists and summaries show: another declaration, a new evaluation, another state of the
 * submission.
 *
 * @param evaluationId of the new evaluation, null for a change without one
 */
public record ProjectChanged(Project project, String evaluationId) {}
