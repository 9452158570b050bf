import { html, nothing } from 'lit';
import { read, upload } from '../api.js';
import { Element } from '../element.js';
import '../files.js';
import { count } from '../format.js';
import { t } from '../language.js';
import { busy, failure, Load } from '../load.js';
import { guardLeaving } from '../router.js';
import './discrepancies.js';
import './recheck-table.js';

/** Tables that units filled in themselves, held against the rules: what was awarded that cannot follow from them. */
class Rechecks extends Element {
  static properties = { batch: { state: true }, files: { state: true }, problem: { state: true }, share: { state: true }, chosen: { state: true } };

  #running = null;
  #ruleSets = new Load(this, signal => read('/rulesets', {}, signal));

  constructor() {
    super();
    this.batch = null;
    this.files = [];
    this.share = null;
    this.chosen = null;
  }

  connectedCallback() {
    super.connectedCallback();
    guardLeaving(() => this.#loss());
    this.#ruleSets.run();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#running?.abort();
  }

  /** Nothing of a re-check is stored: whoever leaves has to bring all files again. */
  #loss() {
    return this.batch || this.share !== null
      ? t('复核结果没有保存，离开后须重新上传全部文件。仍要离开吗？', 'Nothing of this re-check is stored; all files would have to be uploaded again. Leave all the same?')
      : null;
  }

  #parameters() {
    const form = this.querySelector('form').elements;
    return { ruleset: form.ruleset.value, tolerance: form.tolerance.value.trim() };
  }

  #body() {
    const body = new FormData();
    this.files.forEach(file => body.append('file', file));
    return body;
  }

  async #check(files) {
    this.files = files;
    this.problem = null;
    this.chosen = null;
    this.share = 0;
    this.#running = new AbortController();
    try {
      this.batch = await upload('/rechecks/batch', {
        parameters: this.#parameters(), file: this.#body(), progress: share => (this.share = share), signal: this.#running.signal,
      });
    } catch (problem) {
      // What was checked before somebody called this off is still so.
      if (problem.name !== 'AbortError') {
        this.batch = null;
        this.problem = problem;
      }
    }
    this.share = null;
  }

  #summary({ tables, rows, discrepancies, kinds }) {
    return html`<dl class="figures">
        <div><dt>${t('自评表', 'Tables')}</dt><dd>${count(tables)}</dd></div>
        <div><dt>${t('指标行', 'Rows')}</dt><dd>${count(rows)}</dd></div>
        <div><dt>${t('不符', 'Discrepancies')}</dt><dd>${count(discrepancies)}</dd></div>
      </dl>
      ${kinds.length === 0 ? nothing : html`<jh-table caption=${t('不符的种类', 'Discrepancies by kind')} file="kinds.csv" .rows=${kinds} .columns=${[
        { key: 'title', title: t('种类', 'Kind') },
        { key: 'count', title: t('处数', 'Count'), number: true },
        { key: 'tables', title: t('涉及自评表', 'Tables'), number: true },
      ]}></jh-table>`}`;
  }

  #results() {
    const table = this.chosen === null ? null : this.batch.tables[this.chosen];
    return html`${this.#summary(this.batch.summary)}
      <jh-discrepancies .tables=${this.batch.tables} @table=${e => (this.chosen = e.detail)}></jh-discrepancies>
      <label>${t('逐表查看', 'Look at one table')}<select @change=${e => (this.chosen = e.target.value === '' ? null : Number(e.target.value))}>
        <option value="" .selected=${this.chosen === null}>${t('（请选择）', '(choose)')}</option>
        ${this.batch.tables.map((one, n) => html`<option value=${n} .selected=${n === this.chosen}>${one.project ?? one.title ?? t(`第 ${n + 1} 张`, `table ${n + 1}`)}</option>`)}</select></label>
      ${table ? html`<jh-recheck-table .table=${table}></jh-recheck-table>` : nothing}`;
  }

  render() {
    const sets = this.#ruleSets.value?.items ?? [];
    return html`<h1>${t('复核自评得分', 'Re-check self-awarded points')}</h1>
      <p class="hint">${t('上传单位填好的自评表（Excel、Word、PDF 或文本，可多个），列出不能由规则得出的数字。什么也不保存。', 'Upload filled self-evaluation tables (Excel, Word, PDF or text, any number). What cannot follow from the rules is listed. Nothing is stored.')}</p>
      <form class="filters" @submit=${e => e.preventDefault()}>
        <label>${t('规则集', 'Rule set')}<select name="ruleset">${(sets.length ? sets.map(s => s.name) : ['mof-2020']).map(name => html`<option ?selected=${name === 'mof-2020'}>${name}</option>`)}</select></label>
        <label>${t('容差（分）', 'Tolerance (points)')}<input name="tolerance" inputmode="decimal" pattern="[0-9]{1,3}([.][0-9]{1,4})?" value="0.05" size="6"></label>
        <jh-files label=${t('选择自评表', 'Choose tables')} accept=".xlsx,.xls,.docx,.doc,.pdf,.txt" ?disabled=${this.share !== null} @files=${e => this.#check(e.detail)}></jh-files>
        ${this.files.length > 0 ? html`<button type="button" ?disabled=${this.share !== null} @click=${() => this.#check(this.files)}>${t('重新复核', 'Check again')}</button>` : nothing}
      </form>
      ${this.share === null ? nothing : html`${busy(this.share < 1 ? t('正在上传…', 'Uploading…') : t('正在复核…', 'Checking…'), this.share < 1 ? this.share : null)}
        <p class="actions"><button type="button" @click=${() => this.#running.abort()}>${t('取消', 'Cancel')}</button></p>`}
      ${this.problem ? failure(this.problem, () => this.#check(this.files)) : nothing}
      ${this.batch ? this.#results() : nothing}`;
  }
}

customElements.define('jh-rechecks', Rechecks);
