import { html, nothing } from 'lit';
import { Element } from '../element.js';
import { time } from '../format.js';
import { said, t } from '../language.js';
import { ruleAddress, ruleFacts } from './rule-facts.js';

export const ADJUSTMENTS = { deduction: t('扣分', 'deduction'), cap: t('封顶', 'cap') };

/** What the total is made of, and which rule gave the grade. */
class TotalDetail extends Element {
  static properties = { evaluation: { attribute: false } };

  #adjustments() {
    const { adjustments, ruleset } = this.evaluation;
    return adjustments.length === 0 ? nothing : html`<dt>${t('扣分与封顶', 'Deductions and caps')}</dt><dd><ul>${adjustments.map(a => html`
      <li>${ADJUSTMENTS[a.kind]} ${a.points}${t('：', ': ')}${said(a.explanation)}${a.rule ? html`${t('（', ' (')}${a.rule.name}${t('，', ', ')}<a href=${ruleAddress(a.rule, ruleset)}>${a.rule.file}:${a.rule.line}</a>${t('）', ')')}` : nothing}</li>`)}</ul></dd>`;
  }

  render() {
    const { evaluation } = this;
    const { execution, ruleset } = evaluation;
    return html`<dl class="facts">
      <dt>${t('得分构成', 'Made of')}</dt><dd>${[
        `${t('预算执行', 'execution')} ${execution.score}/${execution.weight}`,
        ...evaluation.levels.map(level => `${level.name} ${level.score}/${level.weight}`),
      ].join(t('，', ', '))}</dd>
      ${this.#adjustments()}
      <dt>${t('等级', 'Grade')}</dt><dd>${evaluation.grade}</dd>
      ${ruleFacts(evaluation.rating, ruleset)}
      <dt>${t('规则集版本', 'Rule-set version')}</dt><dd>${ruleset.name} <code>${ruleset.hash}</code></dd>
      <dt>${t('评价时间', 'Evaluated')}</dt><dd>${time(evaluation.evaluatedAt)}</dd>
    </dl>`;
  }
}

customElements.define('jh-total-detail', TotalDetail);
