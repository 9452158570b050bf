import { html, nothing } from 'lit';
import { read } from '../api.js';
import { Element } from '../element.js';
import { exactMoney, time } from '../format.js';
import { t } from '../language.js';
import { Load } from '../load.js';
import '../table.js';
import { compareWith, comparison, membersOf, rowsOf } from './comparison.js';
import { findings } from './findings.js';
import { KINDS, origin, reading, targetText } from './wording.js';

const WHOLE = [
  [t('年初预算数', 'Initial budget'), v => (v.annualRequest === null ? null : exactMoney(v.annualRequest))],
  [t('总体目标', 'Overall goal'), v => v.overallGoal],
  [t('年度目标', 'Goal of the year'), v => v.annualGoal],
];
const ROW = [
  [t('一级指标', 'Level 1'), i => i.level1],
  [t('二级指标', 'Level 2'), i => i.level2],
  [t('三级指标', 'Indicator'), i => i.name],
  [t('年度指标值', 'Target'), i => targetText(i.target)],
  [t('指标值读作', 'Target read as'), i => `${KINDS[i.target.kind]} ${reading(i.target)}`.trim()],
  [t('分值', 'Weight'), i => i.weight],
];

/** One version of the declaration as it counted, and what it has otherwise than another. */
class PastDeclaration extends Element {
  static properties = { project: { attribute: false }, version: { type: Number }, against: { type: Number }, all: { attribute: false } };

  #found = new Load(this, signal => Promise.all([this.version, this.against].map(version => version && read(`/projects/${this.project.id}/declarations/${version}`, {}, signal))));

  willUpdate(changed) {
    if (changed.has('version') || changed.has('against')) {
      this.#found.run();
    }
  }

  #columns = [
    ...ROW.map(([title, value], n) => ({ key: String(n), title, value: row => value(row) ?? '', wide: n === 2, number: n === ROW.length - 1 })),
    { key: 'findings', title: t('发现', 'Findings'), value: row => row.findings.map(f => f.message).join(t('；', '; ')), cell: row => findings(row.findings, null) },
  ];

  #draw([one, other]) {
    const words = ({ version, at, origin: code }) => t(`版本 ${version}（${origin(code)}，${time(at)}）`, `Version ${version} (${origin(code)}, ${time(at)})`);
    const others = this.all.filter(v => v.version !== one.version);
    return html`<section class="past" aria-label=${t('所选申报版本', 'The version')}>
      <h2>${words(one)}</h2>
      <dl class="facts">
        <dt>${t('操作人', 'By')}</dt><dd>${one.by}</dd>
        ${one.reason ? html`<dt>${t('理由', 'Reason')}</dt><dd>${one.reason}</dd>` : nothing}
        ${WHOLE.map(([name, of]) => html`<dt>${name}</dt><dd>${of(one) ?? '—'}</dd>`)}
      </dl>
      ${findings(one.findings, null)}
      ${others.length === 0 ? nothing : compareWith(t('与另一版本比较', 'Compare with'), others.map(v => [v.version, words(v)]), other?.version ?? null)}
      ${other ? comparison(membersOf(other, one, WHOLE), rowsOf(other.indicators, one.indicators, i => i.id, i => i.name, ROW), t('两个版本申报的内容没有差异。', 'What the two declare does not differ.')) : nothing}
      <jh-table caption=${t('申报的指标', 'What was declared')} .columns=${this.#columns} .rows=${one.indicators}></jh-table>
    </section>`;
  }

  render() {
    return this.#found.show(found => this.#draw(found));
  }
}

customElements.define('jh-past-declaration', PastDeclaration);
