package org.jiheng.declaration;

/**
 * Fired inside the transaction that stores a new declaration version, so that scoring can follow before it commits.
 *
 * @param project locked and managed in that transaction
 * @param declaration the new version
 */
public record DeclarationChanged(Project project, Declaration declaration) {}
