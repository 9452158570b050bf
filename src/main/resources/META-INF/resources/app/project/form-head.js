import { html, nothing } from 'lit';
import { Element, uniqueId } from '../element.js';
import { money } from '../format.js';
import { t } from '../language.js';
import { opens } from './disclosure.js';
import './execution-detail.js';
import { edge, part } from './paper.js';
import { rate } from './wording.js';

/** A sum that goes on in another line, after a comma, where its cell is too narrow. */
const blank = yuan => (yuan === null || yuan === undefined ? '' : money(yuan).split(',').map((digits, n) => html`${n === 0 ? nothing : html`,<wbr>`}${digits}`));

/** The upper part of the form: whose project it is, its money, and its goal. */
class FormHead extends Element {
  static properties = { project: { attribute: false }, evaluation: { attribute: false }, open: { state: true } };

  constructor() {
    super();
    this.open = false;
    this.detailId = uniqueId('execution');
  }

  #toggle = event => {
    if (opens(event)) {
      this.open = !this.open;
    }
  };

  #total() {
    const { project, evaluation } = this;
    const execution = evaluation?.execution;
    return html`<tr class=${execution ? 'opens' : nothing} @click=${execution ? this.#toggle : nothing}>
        <th scope="row" colspan="2">${execution
          ? html`<button type="button" class="disclose" aria-expanded=${this.open ? 'true' : 'false'} aria-controls=${this.detailId}>${t('年度资金总额', 'Total of the year')}</button>`
          : t('年度资金总额', 'Total of the year')}</th>
        <td class="number">${blank(project.annualRequest)}</td>
        <td class="number">${blank(execution ? execution.budget : null)}</td>
        <td class="number">${blank(execution?.executed)}</td>
        <td class="number">${execution?.weight ?? ''}</td>
        <td class="number">${rate(execution?.rate)}</td>
        <td class="number">${execution?.score ?? ''}</td>
      </tr>
      <tr class="detail" ?hidden=${!this.open}><td colspan="8" id=${this.detailId}>
        ${this.open && execution ? html`<jh-execution-detail .evaluation=${evaluation}></jh-execution-detail>` : nothing}</td></tr>`;
  }

  #part(label, yuan) {
    return html`<tr><th scope="row" colspan="2">${label}</th><td class="number">${blank(yuan)}</td>
      ${[1, 2, 3, 4, 5].map(() => html`<td class="number">—</td>`)}</tr>`;
  }

  render() {
    const { project } = this;
    const { funds } = project;
    const goal = t('年度总体目标', 'Goal of the year');
    return html`<table class="form-head">
      <caption class="unseen">${t('项目与资金', 'Project and money')}</caption>
      <colgroup>${[1, 2, 3, 4, 5, 6, 7, 8, 9].map(n => html`<col class="c${n}">`)}</colgroup>
      <thead class="edge">${edge}</thead>
      <tfoot class="edge">${edge}</tfoot>
      <tbody>
        <tr><th scope="row">${t('项目名称', 'Project')}</th><td colspan="8">${project.name}</td></tr>
        <tr><th scope="row">${t('主管部门', 'Department')}</th><td colspan="3">${project.department ?? ''}</td>
          <th scope="row">${t('实施单位', 'Unit')}</th><td colspan="4">${project.unit}</td></tr>
        <tr><th scope="row" rowspan=${this.open ? 6 : 5}>${t('项目资金（万元）', 'Money (10,000 yuan)')}</th><td colspan="2"></td>
          ${[
            t('年初预算数', 'Initial budget'), t('全年预算数', 'Budget'), t('全年执行数', 'Executed'),
            t('分值', 'Weight'), t('执行率', 'Rate'), t('得分', 'Points'),
          ].map(head => html`<th scope="col">${head}</th>`)}</tr>
        ${this.#total()}
        ${this.#part(t('其中：当年财政拨款', 'of it appropriated this year'), funds.annualFiscal)}
        ${this.#part(t('上年结转资金', 'carried over'), funds.carriedOver)}
        ${this.#part(t('其他资金', 'other'), funds.annualOther)}
        <tr class="goal-head"><th scope="row" rowspan="2" class="spans">${goal}</th>${part(nothing, 0, 2)}
          <th scope="col" colspan="4">${t('预期目标', 'Expected')}</th><th scope="col" colspan="4">${t('实际完成情况', 'Reached')}</th></tr>
        <tr>${part(goal, 0, 1)}<td colspan="4" class="goal">${project.annualGoal ?? ''}</td><td colspan="4" class="goal"></td></tr>
      </tbody>
    </table>`;
  }
}

customElements.define('jh-form-head', FormHead);
