import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { Element, uniqueId } from '../element.js';
import { severity } from '../format.js';
import { t } from '../language.js';
import { opens } from './disclosure.js';
import './indicator-detail.js';
import { edge, part } from './paper.js';
import './total-detail.js';
import { actualText, isOpen, rows, sum, targetText } from './wording.js';

const TOTAL = 'total';

/** The rows of a level that stand together, with how many lines of the table they take. */
function groups(rows, key, lines) {
  const found = [];
  for (const row of rows) {
    const last = found.at(-1);
    if (last && last.key === key(row)) {
      last.rows.push(row);
    } else {
      found.push({ key: key(row), rows: [row] });
    }
  }
  return found.map(group => ({ ...group, lines: group.rows.reduce((n, row) => n + lines(row), 0) }));
}

/**
 * The indicators of the form with what was reached, each opening to where its points come from, and the total.
 *
 * `project` is left out for an evaluation of the past. What stands in an open row stays as it is when everything is read again.
 */
class FormRows extends Element {
  static properties = {
    project: { attribute: false },
    evaluation: { attribute: false },
    tag: {},
    changeable: { type: Boolean },
    open: { state: true },
  };

  constructor() {
    super();
    this.project = null;
    this.evaluation = null;
    this.changeable = false;
    this.open = new Set();
  }

  #prefix = uniqueId('row');
  /** Rows that were open once: what somebody typed there stays when the row is closed. */
  #seen = new Set();

  /** Opens a row and leads there. */
  async show(id) {
    this.#seen.add(id);
    this.open = new Set([...this.open, id]);
    await this.updateComplete;
    const button = this.querySelector(`[data-row="${CSS.escape(id)}"]`);
    button?.scrollIntoView({ block: 'center' });
    button?.focus();
  }

  #toggle(id) {
    const open = new Set(this.open);
    if (!open.delete(id)) {
      open.add(id);
      this.#seen.add(id);
    }
    this.open = open;
  }

  #click(event, id) {
    if (opens(event)) {
      this.#toggle(id);
    }
  }

  #detailId(id) {
    return `${this.#prefix}-${id}`;
  }

  #disclose(id, words) {
    return html`<button type="button" class="disclose" data-row=${id} aria-expanded=${this.open.has(id) ? 'true' : 'false'} aria-controls=${this.#detailId(id)}>${words}</button>`;
  }

  #tags(row) {
    const open = (row.declared?.findings ?? []).filter(isOpen);
    const marks = [...new Set([...open, ...row.remarks].map(r => r.severity))];
    return marks.length === 0 ? nothing : html`<span class="marks no-print">${marks.map(m => html`<span class="tag ${m}">${severity(m)}</span>`)}</span>`;
  }

  /** A row of the form. `spans` are the cells that stand beside it and others: [{words, n, of, lines}], of which it is the nth of so many. */
  #row(row, spans) {
    return html`<tr class="opens" @click=${event => this.#click(event, row.id)}>
        ${spans.map(({ words, n, of, lines }, column) => html`
          ${n === 0 ? html`<th scope="rowgroup" class="spans upright ${column > 0 ? 'level' : ''}" rowspan=${lines}>${words}</th>` : nothing}${part(words, n, of)}`)}
        <th scope="row" class="name">${this.#disclose(row.id, row.name)}${this.#tags(row)}</th>
        <td>${targetText(row.target)}</td>
        <td>${actualText(row.actual, row.target)}</td>
        <td class="number">${row.weight ?? ''}</td>
        <td class="number">${row.score ?? ''}</td>
        <td class="text">${row.actual?.deviationReason ?? ''}</td>
      </tr>
      ${this.#seen.has(row.id) ? html`<tr class="detail" ?hidden=${!this.open.has(row.id)}><td colspan="6" id=${this.#detailId(row.id)}>
        <jh-indicator-detail .row=${row} .ruleset=${this.evaluation?.ruleset ?? null} .project=${this.project} .tag=${this.tag} ?changeable=${this.changeable}></jh-indicator-detail></td></tr>` : nothing}`;
  }

  #lines(all) {
    const lines = row => (this.open.has(row.id) ? 2 : 1);
    const spans = new Map(all.map(row => [row, []]));
    const add = (group, words) => group.rows.forEach((row, n) => spans.get(row).push({ words, n, of: group.rows.length, lines: group.lines }));
    for (const every of groups(all, () => '', lines)) {
      add(every, t('绩效指标', 'Indicators'));
      for (const level1 of groups(all, row => row.level1, lines)) {
        add(level1, level1.key ?? t('未归类', 'not placed'));
        for (const level2 of groups(level1.rows, row => row.level2, lines)) {
          add(level2, level2.key ?? '');
        }
      }
    }
    return repeat(all, row => row.id, row => this.#row(row, spans.get(row)));
  }

  #sum(all) {
    const { evaluation } = this;
    const weights = sum([...(evaluation ? [evaluation.execution.weight] : []), ...all.map(row => row.weight)]);
    return html`<tr class="total ${evaluation ? 'opens' : ''}" @click=${evaluation ? event => this.#click(event, TOTAL) : nothing}>
        <th scope="row" colspan="6">${evaluation ? this.#disclose(TOTAL, t('总分', 'Total')) : t('总分', 'Total')}</th>
        <td class="number">${weights ?? ''}</td>
        <td class="number">${evaluation?.total ?? ''}</td>
        <td>${evaluation ? t(`评价等级：${evaluation.grade}`, `Grade: ${evaluation.grade}`) : t('尚未评价', 'not evaluated yet')}</td>
      </tr>
      ${evaluation && this.open.has(TOTAL) ? html`<tr class="detail"><td colspan="9" id=${this.#detailId(TOTAL)}><jh-total-detail .evaluation=${evaluation}></jh-total-detail></td></tr>` : nothing}`;
  }

  render() {
    const all = rows(this.project, this.evaluation);
    return html`<table class="form-rows">
      <caption class="unseen">${t('绩效指标', 'Indicators')}</caption>
      <colgroup>${[1, 2, 3, 4, 5, 6, 7, 8, 9].map(n => html`<col class="c${n}">`)}</colgroup>
      <thead><tr><td class="corner"></td>${[
        t('一级指标', 'Level 1'), t('二级指标', 'Level 2'), t('三级指标', 'Indicator'), t('年度指标值', 'Target'), t('实际完成值', 'Actual'),
        t('分值', 'Weight'), t('得分', 'Points'), t('偏差原因分析及改进措施', 'Why it deviates, and what is done'),
      ].map(head => html`<th scope="col">${head}</th>`)}</tr></thead>
      <tfoot class="edge">${edge}</tfoot>
      <tbody>${this.#lines(all)}${this.#sum(all)}</tbody>
    </table>`;
  }
}

customElements.define('jh-form-rows', FormRows);
