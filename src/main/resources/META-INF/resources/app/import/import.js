import { html, nothing } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import { idempotencyKey, upload } from '../api.js';
import { announce } from '../announce.js';
import { Element } from '../element.js';
import '../files.js';
import { things } from '../format.js';
import { t } from '../language.js';
import { busy, failure } from '../load.js';
import { unsettled } from '../project/settlement.js';
import { guardLeaving } from '../router.js';
import '../table.js';
import { heldUp } from './change.js';
import './report.js';
import './settle-list.js';

const STATES = {
  waiting: t('等待', 'waiting'),
  reading: t('正在读取', 'reading'),
  read: t('已读，未保存', 'read, not stored'),
  failed: t('不能读取', 'cannot be read'),
  cancelled: t('已取消', 'cancelled'),
  storing: t('正在保存', 'storing'),
  stored: t('已保存', 'stored'),
};

/** Of a file that was on its way: whether it arrived is not known. */
const CANCELLED = {
  title: t('已取消', 'Cancelled'),
  message: t('这个文件可能已经保存；再次保存不会重复。', 'The file may have been stored already; storing it again stores nothing twice.'),
};

/** Of a file that was refused because a project of it was locked after the file had been read. */
const LOCKED = {
  title: t('没有保存', 'Not stored'),
  message: t('读取之后，文件中有项目被确认，或所在年度被关闭；已重新读取。', 'After the file had been read, a result in it was confirmed or its year closed; it was read again.'),
};

const LOCKS = ['urn:jiheng:problem:confirmed', 'urn:jiheng:problem:year-closed'];

/** Whether a file can be stored: nothing in it is locked, or what is may be left out. */
function storable(one) {
  return one.state === 'read' && (one.skip || !one.report.projects.some(p => p.lock));
}

/** Declared forms: looked at first, beside the original; then stored; then what was found is settled one by one. */
class Import extends Element {
  static properties = { files: { state: true }, chosen: { state: true }, share: { state: true }, working: { state: true } };

  #running = null;

  constructor() {
    super();
    this.files = [];
    this.chosen = 0;
    this.share = null;
    this.working = false;
  }

  connectedCallback() {
    super.connectedCallback();
    guardLeaving(() => this.#loss());
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#running?.abort();
  }

  #loss() {
    return this.files.some(f => ['waiting', 'reading', 'read', 'storing'].includes(f.state))
      ? t('读取的申报表还没有保存，确定离开？', 'What was read has not been stored. Leave?')
      : unsettled(this);
  }

  #year() {
    return this.querySelector('[name=year]').value || undefined;
  }

  async #take(files) {
    const first = this.files.length;
    this.files = [...this.files, ...files.map(file => ({ file, state: 'waiting', report: null, problem: null, skip: false, key: idempotencyKey() }))];
    // What somebody is typing about another stays before them.
    this.chosen = unsettled(this) ? this.chosen : first;
    await this.#each(this.files.slice(first), (one, signal) => this.#read(one, signal));
    this.files.filter(f => f.state === 'waiting').forEach(f => (f.state = 'cancelled'));
  }

  #choose(one) {
    const loss = one === this.files[this.chosen] ? null : unsettled(this);
    if (!loss || confirm(loss)) {
      this.chosen = this.files.indexOf(one);
    }
  }

  /** One after the other, so that it is seen how far the work is and one bad file does not hold the others. */
  async #each(files, work) {
    const running = new AbortController();
    this.#running = running;
    this.working = true;
    for (const [done, one] of files.entries()) {
      if (running.signal.aborted) {
        break;
      }
      this.share = done / files.length;
      await work(one, running.signal);
      this.requestUpdate();
    }
    this.working = false;
    this.share = null;
  }

  #send(one, signal, parameters, headers) {
    return upload('/declarations/import', {
      parameters: { year: one.year, ...parameters },
      file: one.file,
      type: 'application/octet-stream',
      headers,
      signal,
      progress: share => {
        one.sent = share;
        this.requestUpdate();
      },
    });
  }

  async #read(one, signal) {
    one.state = 'reading';
    one.problem = null;
    // Stored is what was looked at, whatever stands in the field by then.
    one.year = this.#year();
    try {
      one.report = await this.#send(one, signal, { dryRun: true, original: true });
      one.state = 'read';
    } catch (problem) {
      const cancelled = problem.name === 'AbortError';
      one.problem = cancelled ? null : problem;
      one.state = cancelled ? 'cancelled' : 'failed';
    }
  }

  async #store(one, signal) {
    one.state = 'storing';
    this.requestUpdate();
    try {
      const stored = await this.#send(one, signal, one.skip ? { skipLocked: true } : {}, { 'Idempotency-Key': one.key });
      // The lines of the file stay beside what was stored.
      one.report = { ...stored, original: one.report.original };
      // What was left out may be no project yet.
      one.left = stored.projects.filter(p => !p.lock);
      one.state = 'stored';
      one.problem = null;
    } catch (problem) {
      if (problem.status === 409 && LOCKS.includes(problem.type)) {
        await this.#read(one, signal);
        one.problem ??= LOCKED;
        return;
      }
      one.problem = problem.name === 'AbortError' ? CANCELLED : problem;
      one.state = 'read';
    }
  }

  /** Takes a file off the list; the one that is shown stays, or else its neighbour is. */
  #remove(one) {
    const shown = this.files[this.chosen];
    this.files = this.files.filter(f => f !== one);
    this.chosen = Math.max(0, shown === one ? Math.min(this.chosen, this.files.length - 1) : this.files.indexOf(shown));
  }

  async #storeAll() {
    if (this.working) {
      // Clicked again before the button was drawn as out of use.
      return;
    }
    const waiting = this.files.filter(storable);
    await this.#each(waiting, (one, signal) => this.#store(one, signal));
    const stored = waiting.filter(f => f.state === 'stored').length;
    announce(t(`已保存 ${stored} 个文件`, `${things(stored, 'file')} stored`), stored === waiting.length ? 'done' : 'error');
  }

  /** Made anew at each drawing, so that the table follows the states. */
  #columns() {
    const counted = name => one => one.report?.counts[name] ?? null;
    return [
      { key: 'name', title: t('文件名', 'Name'), wide: true, value: one => one.file.name,
        cell: one => html`<button type="button" class="plain" aria-pressed=${one === this.files[this.chosen]} @click=${() => this.#choose(one)}>${one.file.name}</button>` },
      { key: 'state', title: t('状态', 'State'), value: one => STATES[one.state],
        cell: one => html`${STATES[one.state]} ${one.state === 'reading' && one.sent < 1 ? html`<progress max="1" .value=${one.sent} aria-label=${t('上传', 'Upload')}></progress>` : nothing}
          ${one.state === 'stored' && one.left.length < one.report.projects.length ? html`<br><span class="hint">${t(`跳过 ${one.report.projects.length - one.left.length} 个已锁定的项目`, `without ${things(one.report.projects.length - one.left.length, 'locked project')}`)}</span>` : nothing}
          ${one.problem ? html`<br><span class="hint">${one.problem.message}</span>` : nothing}` },
      { key: 'projects', title: t('项目', 'Projects'), number: true, value: counted('projects') },
      { key: 'indicators', title: t('指标', 'Indicators'), number: true, value: counted('indicators') },
      { key: 'findings', title: t('核对事项', 'Findings'), number: true, value: counted('findings') },
    ];
  }

  #shown(one) {
    const again = () => this.#each([one], (file, signal) => this.#read(file, signal));
    return html`<h2>${one.file.name}</h2>
      ${['read', 'cancelled', 'failed'].includes(one.state) ? html`<p class="actions">
        <button type="button" ?disabled=${this.working} @click=${again}>${t('重新读取', 'Read again')}</button>
        <button type="button" ?disabled=${this.working} @click=${() => this.#remove(one)}>${t('移出列表', 'Take off the list')}</button></p>` : nothing}
      ${one.problem ? failure(one.problem) : nothing}
      ${one.state !== 'stored' && one.report?.projects.some(p => p.lock) ? heldUp(one.report, one.skip, skip => { Object.assign(one, { skip, key: idempotencyKey() }); this.requestUpdate(); }) : nothing}
      ${one.state === 'stored' ? html`<jh-settle-list .projects=${one.left}></jh-settle-list>` : nothing}
      ${one.report ? html`<jh-import-report .report=${one.report}></jh-import-report>` : nothing}`;
  }

  render() {
    const waiting = this.files.filter(storable).length;
    const shown = this.files[this.chosen];
    return html`<h1>${t('导入绩效目标申报表', 'Import declared forms')}</h1>
      <p class="hint">${t('支持 Excel、Word、含文字的 PDF 和文本。先读取核对，什么也不保存；确认无误后再保存。', 'Excel, Word, PDF with text, and plain text. The files are read first and nothing is stored until you say so.')}</p>
      <div class="filters">
        <jh-files label=${t('选择文件', 'Choose files')} accept=".xlsx,.xls,.docx,.doc,.pdf,.txt,.csv" ?disabled=${this.working} @files=${e => this.#take(e.detail)}></jh-files>
        <label>${t('年度（仅在表中没有时填写）', 'Year (only where the form has none)')}<input name="year" type="number" min="1990" max="2099"></label>
        <button type="button" class="primary" ?disabled=${waiting === 0 || this.working} @click=${this.#storeAll}>${t(`保存（${waiting} 个文件）`, `Store (${things(waiting, 'file')})`)}</button>
      </div>
      ${this.working ? html`${busy(t('正在处理…', 'Working…'), this.share)}
        <p class="actions"><button type="button" @click=${() => this.#running.abort()}>${t('取消', 'Cancel')}</button></p>` : nothing}
      ${this.files.length > 0 ? html`<jh-table caption=${t('文件', 'Files')} .columns=${this.#columns()} .rows=${this.files}></jh-table>` : nothing}
      ${shown ? keyed(shown, this.#shown(shown)) : nothing}`;
  }
}

customElements.define('jh-import', Import);
