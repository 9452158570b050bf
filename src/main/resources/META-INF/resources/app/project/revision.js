import { html } from 'lit';
import { Element } from '../element.js';
import { count, time } from '../format.js';
import { t } from '../language.js';
import '../table.js';
import { attainment, rate } from './wording.js';

/** One revision of the actuals, exactly as posted. */
class Revision extends Element {
  static properties = { project: { attribute: false }, revision: { attribute: false } };

  #name(item) {
    return this.project.indicators.find(i => i.id === item.indicator)?.name ?? item.indicator;
  }

  #columns = [
    { key: 'indicator', title: t('指标', 'Indicator'), value: i => this.#name(i) },
    { key: 'value', title: t('完成值', 'Value'), value: i => (i.value === null || i.value === undefined ? '' : `${i.value}${i.unit ?? ''}`) },
    { key: 'text', title: t('文字', 'Text'), value: i => i.text ?? '' },
    { key: 'attainment', title: t('达成程度', 'Attainment'), value: i => (i.attainment ? attainment(i.attainment) : '') },
    { key: 'percent', title: t('百分比', 'Percent'), value: i => rate(i.percent) },
    { key: 'selfScore', title: t('自评得分', 'Self-score'), value: i => i.selfScore ?? '' },
    { key: 'deviationReason', title: t('偏差原因', 'Why it deviates'), value: i => i.deviationReason ?? '' },
    { key: 'evidence', title: t('佐证资料', 'Evidence'), value: i => i.evidence ?? '' },
  ];

  render() {
    const { revision, actuals, by, at } = this.revision;
    const yuan = text => (text === null || text === undefined ? '—' : t(`${count(text)} 元`, `${count(text)} yuan`));
    return html`<section class="past" aria-label=${t('所选修订', 'The revision')}>
      <h2>${t(`修订 ${revision}，${by}，${time(at)}`, `Revision ${revision}, ${by}, ${time(at)}`)}</h2>
      <dl class="facts">
        <dt>${t('全年执行数', 'Executed')}</dt><dd>${yuan(actuals.executedAmount)}</dd>
        <dt>${t('调整后预算数', 'Adjusted budget')}</dt><dd>${yuan(actuals.adjustedBudget)}</dd>
        <dt>${t('执行偏差原因', 'Why execution deviates')}</dt><dd>${actuals.executionReason ?? '—'}</dd>
        <dt>${t('说明', 'Note')}</dt><dd>${actuals.note ?? '—'}</dd>
      </dl>
      <jh-table caption=${t('填报内容', 'As posted')} .columns=${this.#columns} .rows=${actuals.items}></jh-table>
    </section>`;
  }
}

customElements.define('jh-revision', Revision);
