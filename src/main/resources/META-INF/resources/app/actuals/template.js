import { html, nothing } from 'lit';
import { announce } from '../announce.js';
import { download, read, readAll } from '../api.js';
import { Element } from '../element.js';
import { t } from '../language.js';
import { failure, Load } from '../load.js';
import { query, setQuery } from '../router.js';

const WORKBOOK = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** Downloads the workbook to fill in: of one project, or of all projects of a unit in a year. The choice stands in the address. */
class ActualsTemplate extends Element {
  static properties = { year: { state: true }, unit: { state: true }, project: { state: true }, busy: { state: true } };

  #years = new Load(this, async signal => (await read('/years', {}, signal)).items.map(y => y.year));
  #units = new Load(this, async signal => {
    const units = [];
    let cursor = null;
    do {
      const page = await read('/summaries', { year: this.year, groupBy: 'unit', limit: 500, cursor }, signal);
      units.push(...page.groups.map(g => g.key));
      cursor = page.next;
    } while (cursor);
    return units;
  });
  #projects = new Load(this, signal => readAll('/projects', { year: this.year, unit: this.unit }, signal));

  connectedCallback() {
    super.connectedCallback();
    const { year = '', unit = '' } = query();
    this.year = year;
    this.unit = unit;
    this.project = '';
    this.#begin();
  }

  async #begin() {
    await this.#years.run();
    const years = this.#years.value ?? [];
    if (this.year === '' && years.length > 0) {
      this.year = String(Math.max(...years));
    }
    if (this.year !== '') {
      this.#units.run();
    }
    if (this.unit !== '') {
      this.#projects.run();
    }
  }

  #chooseYear(event) {
    this.year = event.target.value;
    this.unit = '';
    this.project = '';
    setQuery({ year: this.year, unit: null });
    this.#units.run();
  }

  #chooseUnit(event) {
    this.unit = event.target.value.trim();
    this.project = '';
    setQuery({ year: this.year, unit: this.unit });
    if (this.unit !== '') {
      this.#projects.run();
    }
  }

  async #download() {
    this.busy = true;
    try {
      await (this.project === ''
        ? download('/actuals-template', { year: this.year, unit: this.unit }, WORKBOOK, 'actuals.xlsx')
        : download(`/projects/${this.project}/actuals-template`, {}, WORKBOOK, 'actuals.xlsx'));
    } catch (problem) {
      announce(problem.message, 'error');
    } finally {
      this.busy = false;
    }
  }

  render() {
    const units = this.#units.value ?? [];
    const { reading } = this.#projects;
    // What was read of another unit is none of this one's.
    const projects = this.unit === '' || reading || this.#projects.problem ? [] : (this.#projects.value ?? []);
    const problem = this.#years.problem ?? this.#units.problem ?? this.#projects.problem;
    return html`<section class="card" aria-labelledby="template-title"><h2 id="template-title">${t('一、下载填报表', '1. Download the workbook')}</h2>
      ${problem ? failure(problem, () => this.#begin()) : nothing}
      <form class="actions" @submit=${event => event.preventDefault()}>
        <label>${t('年度', 'Year')}<select @change=${this.#chooseYear}>${(this.#years.value ?? []).map(y => html`<option value=${y} ?selected=${String(y) === this.year}>${y}</option>`)}</select></label>
        <label>${t('实施单位', 'Unit')}<input list="template-units" size="28" autocomplete="off" .value=${this.unit} @change=${this.#chooseUnit} placeholder=${t('输入或选择', 'type or choose')}></label>
        <datalist id="template-units">${units.map(u => html`<option value=${u}></option>`)}</datalist>
        <label>${t('项目', 'Project')}<select ?disabled=${projects.length === 0} @change=${event => (this.project = event.target.value)}>
          <option value="" .selected=${this.project === ''}>${reading ? t('正在读取…', 'Reading…') : t(`全部项目，一个工作簿（${projects.length} 个）`, `all in one workbook (${projects.length})`)}</option>
          ${projects.map(p => html`<option value=${p.id} .selected=${p.id === this.project}>${p.name}</option>`)}</select></label>
        <button type="button" class="primary" ?disabled=${this.busy || projects.length === 0} @click=${this.#download}>${this.busy ? t('正在准备…', 'Preparing…') : t('下载', 'Download')}</button>
        ${this.unit !== '' && this.#projects.value?.length === 0 && !reading && !this.#projects.problem ? html`<span class="field-error" role="status">${t('该单位这一年度没有项目。', 'The unit has no project in this year.')}</span>` : nothing}
      </form>
      <p class="hint">${t('只填黄色单元格；行可以移动，工作表可以改名。', 'Fill in the yellow cells only; rows may be moved and sheets renamed.')}</p></section>`;
  }
}

customElements.define('jh-actuals-template', ActualsTemplate);
