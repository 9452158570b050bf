import { html } from 'lit';
import { Element } from '../element.js';
import { exactMoney } from '../format.js';
import { said, t } from '../language.js';
import { ruleFacts } from './rule-facts.js';
import { rate } from './wording.js';

const amount = text => (text === null ? t('没有', 'none') : exactMoney(text));

/** Where the points for the execution of the budget come from. */
class ExecutionDetail extends Element {
  static properties = { evaluation: { attribute: false } };

  render() {
    const { execution, ruleset } = this.evaluation;
    return html`<dl class="facts">
      <dt>${t('得分', 'Points')}</dt><dd>${execution.score} / ${execution.weight}</dd>
      <dt>${t('预算数', 'Budget')}</dt><dd>${amount(execution.budget)}</dd>
      <dt>${t('执行数', 'Executed')}</dt><dd>${amount(execution.executed)}</dd>
      <dt>${t('执行率', 'Rate')}</dt><dd>${rate(execution.rate) || t('无法计算', 'cannot be computed')}</dd>
      <dt>${t('计算', 'Arithmetic')}</dt><dd>${said(execution.explanation)}</dd>
      ${ruleFacts(execution.rule, ruleset)}
    </dl>`;
  }
}

customElements.define('jh-execution-detail', ExecutionDetail);
