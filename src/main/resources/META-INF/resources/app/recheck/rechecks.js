import { html, nothing } from 'lit';
import { read, upload } from '../api.js';
import { Element } from '../element.js';
import '../files.js';
import { count, things } from '../format.js';
import { t } from '../language.js';
import { busy, failure, Load } from '../load.js';
import { guardLeaving } from '../router.js';
import './discrepancies.js';
import './recheck-table.js';

/** Tables that units filled in themselves, held against the rules: what was awarded that cannot follow from them. */
class Rechecks extends Element {
  static properties = { batch: { state: true }, files: { state: true }, problem: { state: true }, share: { state: true }, chosen: { state: true }, refused: { state: true } };

  #running = null;
  #ruleSets = new Load(this, signal => read('/rulesets', {}, signal));

  constructor() {
    super();
    this.batch = null;
    this.files = [];
    /** Why a file cannot be read, by file. */
    this.refused = new Map();
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
    return this.batch || this.share !== null || this.refused.size > 0
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

  /**
   * A file that was mended and is chosen again takes the place of the one that was refused; any other joins those that are still chosen,
   * which need not be brought again.
   */
  #choose(files) {
    const places = new Map();
    const more = [];
    for (const file of files) {
      const place = [...this.refused.keys()].find(one => one.name === file.name && !places.has(one));
      if (place) {
        places.set(place, file);
      } else {
        more.push(file);
      }
    }
    const nothingLeft = places.size === 0 && this.files.length === this.refused.size;
    if (this.refused.size === 0 || nothingLeft) {
      this.#check(files);
      return;
    }
    this.files = [...this.files.map(file => places.get(file) ?? file), ...more];
    this.refused = new Map([...this.refused].filter(([file]) => !places.has(file)));
    if (this.refused.size === 0) {
      this.#check(this.files);
    }
  }

  #remove(unwanted) {
    this.files = this.files.filter(file => !unwanted.includes(file));
    this.refused = new Map([...this.refused].filter(([file]) => !unwanted.includes(file)));
  }

  async #check(files) {
    this.files = files;
    this.refused = new Map();
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
        this.refused = new Map(problem.errors?.flatMap(({ pointer, detail }) => {
          const file = files[/^\/file\/(\d+)$/.exec(pointer)?.[1]];
          return file ? [[file, detail]] : [];
        }));
        this.problem = this.refused.size === 0 ? problem : null;
      }
    }
    this.share = null;
  }

  #summary({ tables, rows, unchecked, discrepancies, kinds }) {
    return html`<dl class="figures">
        <div><dt>${t('自评表', 'Tables')}</dt><dd>${count(tables)}</dd></div>
        <div><dt>${t('指标行', 'Rows')}</dt><dd>${count(rows)}</dd></div>
        <div><dt>${t('未能核对', 'Not checked')}</dt><dd>${count(unchecked)}</dd></div>
        <div><dt>${t('不符', 'Discrepancies')}</dt><dd>${count(discrepancies)}</dd></div>
      </dl>
      ${kinds.length === 0 ? nothing : html`<jh-table caption=${t('不符的种类', 'Discrepancies by kind')} file="kinds.csv" .rows=${kinds} .columns=${[
        { key: 'title', title: t('种类', 'Kind') },
        { key: 'count', title: t('处数', 'Count'), number: true },
        { key: 'tables', title: t('涉及自评表', 'Tables'), number: true },
      ]}></jh-table>`}`;
  }

  /** Which files could not be read, and how to go on with the others. */
  #refusals() {
    const bad = [...this.refused];
    const left = this.files.length - bad.length;
    const drop = () => {
      this.#remove(bad.map(([file]) => file));
      this.#check(this.files);
    };
    return html`<div class="message error" role="alert"><strong>${left === 0 ? t('这些文件没有读成', 'These files cannot be read') : t('这些文件没有读成，其他文件没有问题', 'These files cannot be read; nothing is wrong with the others')}</strong>
      <ul>${bad.map(([file, reason]) => html`<li>${reason}
        <button type="button" @click=${() => this.#remove([file])}>${t('移除', 'Remove')}<span class="unseen"> ${file.name}</span></button></li>`)}</ul>
      <p>${left === 0 ? t('改好的文件请重新选择。', 'Choose them again when they are mended.') : t(`其余 ${left} 个文件仍然选着。改好的文件以原名重新选择，就替换这里的同名文件。`, `Still chosen: ${things(left, 'other file')}. A file that was mended takes the place of the one of its name when it is chosen again.`)}</p>
      ${left === 0 ? nothing : html`<p class="actions"><button type="button" @click=${drop}>${t(`移除这些文件，复核其余 ${left} 个`, `Remove these and check ${things(left, 'other file')}`)}</button></p>`}</div>`;
  }

  /** What a table is called; those of one name are told apart by their files. */
  #name(n) {
    const names = this.batch.tables.map((one, place) => one.project ?? one.title ?? t(`第 ${place + 1} 张`, `table ${place + 1}`));
    const { file } = this.batch.tables[n];
    return file && names.filter(name => name === names[n]).length > 1 ? `${names[n]}（${file}）` : names[n];
  }

  #results() {
    const table = this.chosen === null ? null : this.batch.tables[this.chosen];
    return html`${this.#summary(this.batch.summary)}
      <jh-discrepancies .tables=${this.batch.tables} @table=${e => (this.chosen = e.detail)}></jh-discrepancies>
      <label>${t('逐表查看', 'Look at one table')}<select @change=${e => (this.chosen = e.target.value === '' ? null : Number(e.target.value))}>
        <option value="" .selected=${this.chosen === null}>${t('（请选择）', '(choose)')}</option>
        ${this.batch.tables.map((one, n) => html`<option value=${n} .selected=${n === this.chosen}>${this.#name(n)}</option>`)}</select></label>
      ${table ? html`<jh-recheck-table .table=${table}></jh-recheck-table>` : nothing}`;
  }

  render() {
    const sets = this.#ruleSets.value?.items ?? [];
    return html`<h1>${t('复核自评得分', 'Re-check self-awarded points')}</h1>
      <p class="hint">${t('上传单位填好的自评表（Excel、Word、PDF 或文本，可多个），列出不能由规则得出的数字。什么也不保存。', 'Upload filled self-evaluation tables (Excel, Word, PDF or text, any number). What cannot follow from the rules is listed. Nothing is stored.')}</p>
      <form class="filters" @submit=${e => e.preventDefault()}>
        <label>${t('规则集', 'Rule set')}<select name="ruleset">${(sets.length ? sets.map(s => s.name) : ['mof-2020']).map(name => html`<option ?selected=${name === 'mof-2020'}>${name}</option>`)}</select></label>
        <label>${t('容差（分）', 'Tolerance (points)')}<input name="tolerance" inputmode="decimal" pattern="[0-9]{1,3}([.][0-9]{1,4})?" value="0.05" size="6"></label>
        <jh-files label=${t('选择自评表', 'Choose tables')} accept=".xlsx,.xls,.docx,.doc,.pdf,.txt" ?disabled=${this.share !== null} @files=${e => this.#choose(e.detail)}></jh-files>
        ${this.files.length > 0 && this.refused.size === 0 ? html`<button type="button" ?disabled=${this.share !== null} @click=${() => this.#check(this.files)}>
          ${this.batch || this.problem ? t('重新复核', 'Check again') : t(`复核这 ${this.files.length} 个文件`, `Check ${things(this.files.length, 'file')}`)}</button>` : nothing}
      </form>
      ${this.share === null ? nothing : html`${busy(this.share < 1 ? t('正在上传…', 'Uploading…') : t('正在复核…', 'Checking…'), this.share < 1 ? this.share : null)}
        <p class="actions"><button type="button" @click=${() => this.#running.abort()}>${t('取消', 'Cancel')}</button></p>`}
      ${this.refused.size > 0 ? this.#refusals() : nothing}
      ${this.problem ? failure(this.problem, () => this.#check(this.files)) : nothing}
      ${this.batch ? this.#results() : nothing}`;
  }
}

customElements.define('jh-rechecks', Rechecks);
