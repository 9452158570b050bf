import { html } from 'lit';
import { t } from '../language.js';

/** Where a rule stands in the pages of its rule set, in the version that scored. */
export function ruleAddress(rule, ruleset) {
  return `/rules/${encodeURIComponent(ruleset.name)}?${new URLSearchParams({ version: ruleset.hash, file: rule.file, line: rule.line })}`;
}

/** A rule, its place and its clause, as entries of a list of facts. A row that no rule scored has none. */
export function ruleFacts(rule, ruleset) {
  if (!rule) {
    return html`<dt>${t('规则', 'Rule')}</dt><dd>${t('没有规则评定', 'no rule scored it')}</dd>`;
  }
  return html`
    <dt>${t('规则', 'Rule')}</dt><dd>${rule.name}${t('（', ' (')}<a href=${ruleAddress(rule, ruleset)}>${rule.file}:${rule.line}</a>${t('）', ')')}</dd>
    <dt>${t('依据', 'Clause')}</dt><dd>${rule.basis ?? t('规则没有写明', 'the rule names none')}</dd>`;
}
