import { html, nothing } from 'lit';
import { Element } from '../element.js';
import { exactMoney, time } from '../format.js';
import { t } from '../language.js';
import '../table.js';
import { compareWith, comparison, membersOf, rowsOf } from './comparison.js';
import { attainment, rate } from './wording.js';

const WHOLE = [
  [t('全年执行数', 'Executed'), a => exactMoney(a.executedAmount)],
  [t('调整后预算数', 'Adjusted budget'), a => exactMoney(a.adjustedBudget)],
  [t('执行偏差原因', 'Why execution deviates'), a => a.executionReason],
  [t('说明', 'Note'), a => a.note],
];
const ITEM = [
  [t('完成值', 'Value'), i => (i.value === null || i.value === undefined ? '' : `${i.value}${i.unit ?? ''}`)],
  [t('文字', 'Text'), i => i.text],
  [t('达成程度', 'Attainment'), i => (i.attainment ? attainment(i.attainment) : '')],
  [t('百分比', 'Percent'), i => rate(i.percent)],
  [t('自评得分', 'Self-score'), i => i.selfScore],
  [t('偏差原因', 'Why it deviates'), i => i.deviationReason],
  [t('佐证资料', 'Evidence'), i => i.evidence],
];

/** One revision of the actuals, exactly as posted, and what it has otherwise than another. */
class Revision extends Element {
  static properties = { project: { attribute: false }, revision: { attribute: false }, against: { attribute: false }, others: { attribute: false } };

  #indicator(item) {
    const { indicators } = this.project;
    const named = indicators.filter(i => i.name === item.indicator);
    return indicators.find(i => i.id === item.indicator) ?? (named.length === 1 ? named[0] : null);
  }

  #name = item => this.#indicator(item)?.name ?? item.indicator;

  /** One posted by id and one by name are the same row. */
  #key = item => this.#indicator(item)?.id ?? [item.level1, item.level2, item.indicator].join('\n');

  #columns = [
    { key: 'indicator', title: t('指标', 'Indicator'), value: this.#name },
    ...ITEM.map(([title, value], n) => ({ key: String(n), title, value: item => value(item) ?? '' })),
  ];

  #comparison() {
    const { against, others, revision } = this;
    if (others.length === 0) {
      return nothing;
    }
    const words = r => t(`修订 ${r.revision}（${r.by}，${time(r.at)}）`, `Revision ${r.revision} (${r.by}, ${time(r.at)})`);
    const [from, to] = [against?.actuals, revision.actuals];
    return html`${compareWith(t('与另一修订比较', 'Compare with'), others.map(r => [r.revision, words(r)]), against?.revision ?? null)}
      ${against ? comparison(membersOf(from, to, WHOLE), rowsOf(from.items, to.items, this.#key, this.#name, ITEM), t('两次填报的内容没有差异。', 'What was posted does not differ.')) : nothing}`;
  }

  render() {
    const { revision, actuals, by, at } = this.revision;
    return html`<section class="past" aria-label=${t('所选修订', 'The revision')}>
      <h2>${t(`修订 ${revision}，${by}，${time(at)}`, `Revision ${revision}, ${by}, ${time(at)}`)}</h2>
      <dl class="facts">${WHOLE.map(([name, of]) => html`<dt>${name}</dt><dd>${of(actuals) ?? '—'}</dd>`)}</dl>
      ${this.#comparison()}
      <jh-table caption=${t('填报内容', 'As posted')} .columns=${this.#columns} .rows=${actuals.items}></jh-table>
    </section>`;
  }
}

customElements.define('jh-revision', Revision);
