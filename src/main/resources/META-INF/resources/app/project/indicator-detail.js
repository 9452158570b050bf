import { html, nothing } from 'lit';
import { Element } from '../element.js';
import { money, severity } from '../format.js';
import { said, t } from '../language.js';
import { ruleFacts } from './rule-facts.js';
import './settle-indicator.js';
import { attainment, KINDS, rate, reading } from './wording.js';

/** Everything behind one row of the form: points, rule, clause, arithmetic, how target and actual were read, and what was found. */
class IndicatorDetail extends Element {
  static properties = {
    row: { attribute: false },
    ruleset: { attribute: false },
    project: { attribute: false },
    tag: {},
    changeable: { type: Boolean },
  };

  #posted() {
    const { actual } = this.row;
    if (!actual) {
      return t('没有填报', 'nothing was posted');
    }
    const parts = [
      [t('完成值', 'value'), actual.value === null ? null : `${actual.value}${actual.unit ?? ''}`],
      [t('文字', 'text'), actual.text],
      [t('达成程度', 'attainment'), actual.attainment && attainment(actual.attainment)],
      [t('百分比', 'percent'), rate(actual.percent)],
      [t('自评得分', 'self-score'), actual.selfScore],
      [t('佐证资料', 'evidence'), actual.evidence],
    ].filter(([, value]) => value);
    return html`<ul>${parts.map(([name, value]) => html`<li>${name}${t('：', ': ')}${value}</li>`)}
      ${(actual.byUnit ?? []).map(unit => html`<li>${unit.name}${t('：', ': ')}${unit.value ?? rate(unit.percent)}${unit.amount
        ? t(`（${money(unit.amount)} 万元）`, ` (10,000 yuan: ${money(unit.amount)})`) : nothing}</li>`)}</ul>`;
  }

  #remarks() {
    const { remarks } = this.row;
    if (remarks.length === 0) {
      return nothing;
    }
    return html`<h3>${t('评价时发现', 'Found while scoring')}</h3>
      <ul class="findings">${remarks.map(r => html`<li><span class="tag ${r.severity}">${severity(r.severity)}</span> ${said(r.message)}</li>`)}</ul>
      ${this.changeable ? html`<p><a href="/projects/${this.project.id}/actuals">${t('去填报实际完成值', 'Post actuals')}</a></p>` : nothing}`;
  }

  #source() {
    const source = this.row.declared?.source;
    return source ? html`<dt>${t('申报表原文', 'As declared')}</dt><dd>${t(`第 ${source.where ?? source.line} 行：`, `line ${source.where ?? source.line}: `)}${source.text}</dd>` : nothing;
  }

  render() {
    const { row } = this;
    return html`<div class="opened">
      <dl class="facts">
        ${this.ruleset ? html`
          <dt>${t('得分', 'Points')}</dt><dd>${row.score} / ${row.weight}</dd>
          ${ruleFacts(row.rule, this.ruleset)}
          <dt>${t('计算', 'Arithmetic')}</dt><dd>${said(row.explanation)}</dd>
          <dt>${t('完成程度', 'Completion')}</dt><dd>${rate(row.completion) || t('不按比例计算', 'not a ratio')}</dd>` : nothing}
        <dt>${t('指标值读作', 'Target read as')}</dt><dd>${KINDS[row.target.kind]} ${reading(row.target)}</dd>
        <dt>${t('填报内容', 'As posted')}</dt><dd>${this.#posted()}</dd>
        ${this.#source()}
      </dl>
      ${this.#remarks()}
      ${row.declared ? html`<jh-settle-indicator .indicator=${row.declared} .project=${this.project} .tag=${this.tag} ?changeable=${this.changeable}></jh-settle-indicator>` : nothing}
    </div>`;
  }
}

customElements.define('jh-indicator-detail', IndicatorDetail);
