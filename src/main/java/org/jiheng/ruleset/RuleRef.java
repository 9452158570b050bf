package org.jiheng.ruleset;

/**
 * Where a rule stands.
 *
 * @param name name of the rule
 * @param file path below the rule set's folder
 * @param line of the word {@code rule}, from 1
 * @param basis the clause it quotes with {@code @依据}, null where it quotes none
 */
public record RuleRef(String name, String file, int line, String basis) {}
