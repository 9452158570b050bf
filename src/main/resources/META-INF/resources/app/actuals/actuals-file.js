import { html, nothing } from 'lit';
import { announce } from '../announce.js';
import { ask } from '../dialog.js';
import { Element } from '../element.js';
import { things } from '../format.js';
import { t } from '../language.js';
import { emptiness } from '../load.js';
import { once } from '../once.js';
import { guardLeaving } from '../router.js';
import './template.js';
import { Workbook } from './workbook.js';
import { workbookReport } from './workbook-report.js';

/** Takes actual outcomes by Excel: the workbook to fill in, and filled ones, which are checked before anything is stored. */
class ActualsFile extends Element {
  static properties = { named: { attribute: false }, over: { state: true }, storing: { state: true } };

  constructor() {
    super();
    this.workbooks = [];
    this.over = false;
    this.storing = false;
  }

  connectedCallback() {
    super.connectedCallback();
    guardLeaving(() => this.#loss());
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.workbooks.forEach(workbook => workbook.stop());
  }

  #loss() {
    const open = this.workbooks.some(w => ['checking', 'storing'].includes(w.state) || (w.state === 'checked' && w.storable.length > 0));
    return open ? t('还有检查过的文件没有保存。确定离开吗？', 'Files that were checked are not stored yet. Leave all the same?') : null;
  }

  async #add(files) {
    for (const file of files) {
      // A corrected file takes the place of the one before.
      this.workbooks = this.workbooks.filter(w => w.name !== file.name || ['storing', 'stored'].includes(w.state));
      this.workbooks = [...this.workbooks, new Workbook(file, () => this.requestUpdate())];
    }
    this.requestUpdate();
    for (const workbook of this.workbooks.filter(w => w.state === 'waiting')) {
      // Meanwhile it may have been removed, or taken on by a later choice of files.
      if (workbook.state === 'waiting' && this.workbooks.includes(workbook)) {
        await workbook.check();
        this.#compare();
      }
    }
  }

  /** The same project in two files would be posted twice, the later over the earlier. What is stored already may be corrected by another. */
  #compare() {
    const first = new Map();
    for (const workbook of this.workbooks.filter(w => w.state !== 'stored')) {
      const twice = workbook.state === 'checked' ? workbook.storable.filter(sheet => first.has(sheet.projectId)) : [];
      workbook.conflict = twice.length === 0 ? null : t(
        `项目「${twice[0].name}」在文件「${first.get(twice[0].projectId)}」中已有，这个文件不会保存；请移除其中一个。`,
        `Project "${twice[0].name}" stands in the file "${first.get(twice[0].projectId)}" already, so this file is not stored; remove one of them.`);
      workbook.storable.forEach(sheet => first.has(sheet.projectId) || first.set(sheet.projectId, workbook.name));
    }
    this.requestUpdate();
  }

  #remove(workbook) {
    workbook.stop();
    this.workbooks = this.workbooks.filter(w => w !== workbook);
    this.#compare();
  }

  get #ready() {
    return this.workbooks.filter(w => w.state === 'checked' && w.storable.length > 0 && !w.conflict);
  }

  #store = once(() => this.#storeReady(), storing => (this.storing = storing));

  async #storeReady() {
    const ready = this.#ready;
    const refused = ready.flatMap(w => w.report.projects).filter(sheet => sheet.outcome === 'refused').length;
    const projects = ready.flatMap(w => w.storable).length;
    if (refused > 0 && (await ask({
      title: t('只保存没有错误的项目？', 'Store only the projects without errors?'),
      text: t(`${projects} 个项目没有错误，将会保存；${refused} 个有错误，不保存，改正后可再次上传。`, `${things(projects, 'project')} without errors will be stored, ${refused} with errors will not. Correct those and upload again.`),
      action: t('保存没有错误的', 'Store those'),
    })) === null) {
      return;
    }
    for (const workbook of ready) {
      await workbook.store(workbook.errors.length > 0);
      // What this one had may be in another, which was held back for it.
      this.#compare();
    }
    const stored = ready.filter(w => w.state === 'stored').reduce((sum, w) => sum + w.report.counts.stored, 0);
    announce(t(`已保存 ${stored} 个项目。`, `${things(stored, 'project')} stored.`), ready.every(w => w.state === 'stored') ? 'done' : 'error');
  }

  #drop(event) {
    event.preventDefault();
    this.over = false;
    this.#add([...event.dataTransfer.files]);
  }

  #choose(event) {
    this.#add([...event.target.files]);
    // So that the same file can be chosen again after it was corrected.
    event.target.value = '';
  }

  #dropping() {
    return html`<div class="drop ${this.over ? 'over' : ''}" @dragover=${event => { event.preventDefault(); this.over = true; }} @dragleave=${() => (this.over = false)} @drop=${this.#drop}>
      <label>${t('选择填好的 Excel 文件（可多个），或拖到这里', 'Choose filled workbooks, or drop them here')}
        <input type="file" multiple accept=".xlsx,.xls" @change=${this.#choose}></label>
    </div>`;
  }

  #storing() {
    const ready = this.#ready;
    const busy = this.storing || this.workbooks.some(w => ['waiting', 'checking', 'storing'].includes(w.state));
    const projects = ready.flatMap(w => w.storable).length;
    const wrong = ready.some(w => w.errors.length > 0);
    if (this.workbooks.length === 0) {
      return emptiness(t('还没有文件。上传后先检查，看过结果再保存。', 'No files yet. They are checked first, and stored when you say so.'));
    }
    return html`<p class="actions"><button type="button" class="primary" ?disabled=${busy || projects === 0} @click=${this.#store}>${wrong
      ? t(`保存没有错误的 ${projects} 个项目`, `Store ${things(projects, 'project')} without errors`)
      : t(`保存全部 ${projects} 个项目`, `Store ${things(projects, 'project')}`)}</button>
      <span class="hint" role="status">${busy ? t('正在处理…', 'At work…') : projects === 0 ? t('没有可以保存的项目。', 'There is nothing to store.') : nothing}</span></p>`;
  }

  render() {
    return html`<h1>${t('用 Excel 批量填报', 'Actuals by Excel')}</h1>
      <jh-actuals-template></jh-actuals-template>
      <section class="card" aria-labelledby="upload-title"><h2 id="upload-title">${t('二、上传、检查、保存', '2. Upload, check, store')}</h2>
        ${this.#dropping()}${this.#storing()}</section>
      ${this.workbooks.map(workbook => workbookReport(workbook, () => this.#remove(workbook)))}`;
  }
}

customElements.define('jh-actuals-file', ActualsFile);
