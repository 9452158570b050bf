import { html, nothing } from 'lit';
import { announce } from '../announce.js';
import { readText } from '../api.js';
import { ask } from '../dialog.js';
import { Element } from '../element.js';
import { things, time } from '../format.js';
import { t } from '../language.js';
import { busy, failure, Load } from '../load.js';
import { guardLeaving, query, setQuery } from '../router.js';
import { has } from '../session.js';
import { Check } from './check.js';
import { Draft } from './draft.js';
import './check-result.js';
import './editor.js';
import './file-list.js';
import './propose.js';

const NONE = [];

const filePath = path => path.split('/').map(encodeURIComponent).join('/');

/** The files of one version, to look at and to edit: findings under the text, cases with one key, and what becomes of the edits. */
class Workbench extends Element {
  static properties = { set: { attribute: false }, version: { attribute: false }, facts: { attribute: false }, file: { state: true }, revision: { state: true } };

  constructor() {
    super();
    this.revision = 0;
    /** The line that the address names, until it has been shown. */
    this.line = 0;
  }

  #files = new Load(this, async signal => {
    const { name, hash, files } = this.version;
    const texts = await Promise.all(files.map(path => readText(`/rulesets/${encodeURIComponent(name)}/files/${filePath(path)}`, { hash }, signal)));
    this.draft = new Draft(name, hash, Object.fromEntries(files.map((path, n) => [path, texts[n]])), () => this.#edited());
    const { file, line } = query();
    this.file = this.draft.has(file) ? file : (files.find(path => path.endsWith('.drl')) ?? files[0]);
    this.line = this.file === file && /^[1-9]\d{0,6}$/.test(line) ? Number(line) : 0;
    if (this.draft.dirty && this.#checks) {
      this.checking.now(this.draft.files);
    }
    return this.draft;
  });
  #marked = null;
  /** Wherever the focus is; in the editor it has been taken already. */
  #key = event => {
    if (!event.defaultPrevented && this.#checks && this.draft && (event.key === 'F9' || (event.key === 'Enter' && (event.ctrlKey || event.metaKey)))) {
      event.preventDefault();
      this.#run();
    }
  };

  connectedCallback() {
    super.connectedCallback();
    document.addEventListener('keydown', this.#key);
    guardLeaving(
      () => (this.draft?.dirty ? t('有尚未提交的修改；草稿留在本浏览器，退出登录即清除。确定离开吗？', 'Some edits are not proposed; this browser keeps them until you sign out. Leave?') : null),
      () => this.draft.keep());
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    document.removeEventListener('keydown', this.#key);
    this.draft?.stop();
    guardLeaving(null);
  }

  get #checks() {
    return this.set.uploading && has('policy', 'approver', 'admin');
  }

  get #edits() {
    return has('policy', 'admin');
  }

  willUpdate(changed) {
    if (changed.has('set') && !this.checking) {
      this.checking = new Check(this, this.set.name);
    }
    if (changed.has('version') && changed.get('version')?.hash !== this.version.hash) {
      this.checking.clear();
      this.draft?.stop();
      this.draft = null;
      this.#files.value = null;
      this.#files.run();
    }
  }

  updated() {
    if (!this.isConnected) {
      // A check that was called off tells of its end; the editor is gone by then.
      return;
    }
    const editor = this.querySelector('jh-editor');
    const text = this.draft?.text(this.file) ?? null;
    if (editor && text !== null) {
      editor.show({ path: this.file, text, facts: this.facts, locked: !this.#edits || this.file.endsWith('.xlsx') });
      const findings = this.checking.value?.findings ?? NONE;
      if (this.#marked !== findings) {
        this.#marked = findings;
        editor.mark(findings);
      }
      if (this.line > 0) {
        editor.goTo(this.line);
        this.line = 0;
      }
    }
  }

  #choose(file) {
    this.file = file;
    setQuery({ file, line: null });
  }

  async #goTo({ file, line, column }) {
    if (!this.draft.has(file) || this.draft.text(file) === null) {
      return;
    }
    this.#choose(file);
    await this.updateComplete;
    this.querySelector('jh-editor').goTo(line, column ?? 1);
  }

  /** The draft is one object all along; the parts that show it hear of an edit by its number. */
  #edited() {
    this.file = this.draft.has(this.file) ? this.file : this.draft.paths[0];
    this.revision += 1;
    if (this.#checks) {
      this.checking.soon(() => this.draft.files);
    }
  }

  #put(path, text) {
    this.draft.put(path, text);
    this.#edited();
  }

  #restore() {
    this.draft.restore(this.file);
    this.#edited();
  }

  #add({ path, text }) {
    this.#put(path, text);
    this.#choose(path);
  }

  async #run() {
    if (!this.#checks) {
      announce(t('没有开放网页检查，案例不能在这里运行。', 'Checking is switched off; cases cannot be run here.'), 'error');
      return;
    }
    if (await this.checking.now(this.draft.files)) {
      const { cases, findings } = this.checking.value;
      const failed = cases.filter(one => !one.passed).length;
      const errors = findings.filter(finding => finding.severity === 'error').length;
      announce(cases.length === 0 && errors
        ? t(`有 ${errors} 个错误，案例未运行。`, `${things(errors, 'error')}; no case was run.`)
        : t(`运行了 ${cases.length} 个案例，${failed} 个不符。`, `${things(cases.length, 'case')} run, ${failed} failed.`), errors ? 'error' : 'done');
    }
  }

  async #discard() {
    if (await ask({ title: t('放弃全部修改？', 'Give up all edits?'), text: t('草稿也一并删除，不能恢复。', 'The draft is deleted and cannot be brought back.'), action: t('放弃修改', 'Give up'), danger: true })) {
      this.draft.discard();
      this.file = this.draft.has(this.file) ? this.file : this.draft.paths[0];
      this.checking.clear();
      this.revision += 1;
    }
  }

  /** Shows the candidate, unless somebody is writing on. */
  #proposed(hash) {
    this.revision += 1;
    this.dispatchEvent(new CustomEvent('proposed', { detail: this.draft?.dirty ? null : hash }));
  }

  #status() {
    const { running, problem, value } = this.checking;
    if (problem) {
      return failure(problem, () => this.#run());
    }
    if (running) {
      return busy(t('正在检查…', 'Checking…'));
    }
    if (!value) {
      return this.#checks ? html`<p class="hint">${t('还没有检查；修改后自动检查。', 'Not checked yet; edits are checked by themselves.')}</p>` : nothing;
    }
    const errors = value.findings.filter(finding => finding.severity === 'error').length;
    const failed = value.cases.filter(one => !one.passed).length;
    return html`<p><span class="tag ${value.accepted ? 'good' : 'error'}">${value.accepted ? t('✓ 通过检查', '✓ passes the checks') : t('✗ 没有通过检查', '✗ does not pass')}</span>
      ${t(`${errors} 个错误，${value.findings.length - errors} 个警告；案例 ${value.cases.length} 个，不符 ${failed} 个`, `${things(errors, 'error')}, ${things(value.findings.length - errors, 'warning')}; ${things(value.cases.length, 'case')}, ${failed} failed`)}</p>`;
  }

  #notices() {
    return html`
      ${this.#edits ? nothing : html`<p class="hint">${t('这里只能查看和下载：规则由政策人员或管理员修改，由批准人员批准和启用。', 'To look at and to download: policy staff and administrators edit rules, approvers approve and activate them.')}</p>`}
      ${this.#edits && !this.set.uploading ? html`<div class="message warning" role="note">${t('本服务没有开放网页提交和检查规则（jiheng.rules.upload 未启用）。可以在这里修改并下载，再交由管理员放入规则文件夹。',
        'This service takes no rules over the web and checks none (jiheng.rules.upload is off). Edit here, download, and have them put into the rules folder.')}</div>` : nothing}
      ${this.draft.found ? html`<div class="message" role="status">${t(`已恢复 ${time(this.draft.found)} 保存在本浏览器中的草稿。`, `The draft kept in this browser at ${time(this.draft.found)} is back.`)}</div>` : nothing}
      ${this.draft.safe ? nothing : html`<div class="message error" role="alert">${t('浏览器空间不足，草稿没有保存；请先下载。', 'The browser has no room for the draft; download the edits.')}</div>`}`;
  }

  #kindOfFile() {
    if (this.draft.text(this.file) === null) {
      return html`<div class="message">${t('这个文件将在新版本中删除。', 'The new version will be without this file.')}</div>`;
    }
    if (this.file.endsWith('.xlsx')) {
      return html`<div class="message">${t('这是 Excel 表格，这里只显示单元格的内容。请在 Excel 中修改，把整个规则文件夹压缩为 zip，在“版本”页提交。',
        'This is a spreadsheet; only its cells are shown. Edit it in Excel and propose the folder as a zip under “Versions”.')}</div>`;
    }
    return this.file.endsWith('.csv') ? html`<p class="hint">${t('这是决策表，每一行是一条规则；逗号分隔单元格。', 'A decision table: each line is a rule, commas part the cells.')}</p>` : nothing;
  }

  #fileActions() {
    const change = this.draft.change(this.file);
    const removed = change === 'removed';
    return html`<p class="actions">
      ${this.#checks ? html`<button type="button" class="primary" @click=${this.#run}>${t('检查并运行案例（F9）', 'Check and run cases (F9)')}</button>` : nothing}
      ${this.#edits && change ? html`<button type="button" @click=${this.#restore}>${t('恢复此文件', 'Undo edits of this file')}</button>` : nothing}
      ${this.#edits && !removed && this.file !== 'ruleset.yaml' ? html`<button type="button" @click=${() => this.#put(this.file, null)}>${t('删除此文件', 'Remove this file')}</button>` : nothing}
      ${this.draft.dirty ? html`<button type="button" @click=${this.#discard}>${t('放弃全部修改', 'Give up all edits')}</button>` : nothing}
    </p>`;
  }

  render() {
    return this.#files.show(draft => html`${this.#notices()}
      <div class="workbench">
        <jh-rule-files .draft=${draft} .revision=${this.revision} chosen=${this.file} .findings=${this.checking.value?.findings ?? NONE} ?editable=${this.#edits}
          @choose=${e => this.#choose(e.detail)} @add=${e => this.#add(e.detail)}></jh-rule-files>
        <div class="desk">
          <h2>${this.file}</h2>
          ${this.#kindOfFile()}
          <jh-editor ?hidden=${draft.text(this.file) === null} @edit=${e => this.#put(this.file, e.detail)} @run=${this.#run}></jh-editor>
          <p class="hint">${this.#checks ? t('F9 或 Ctrl+Enter：检查并运行案例；', 'F9 or Ctrl+Enter: check and run cases; ') : nothing}${t('Ctrl+空格：可写的词；F8：下一个问题；Ctrl+F：查找；Tab 离开编辑框。', 'Ctrl+Space: words to write; F8: next finding; Ctrl+F: find; Tab leaves the editor.')}</p>
          <div role="status" aria-live="polite">${this.#status()}</div>
          ${this.#fileActions()}
          <jh-propose .set=${this.set} .version=${this.version} .draft=${draft} .revision=${this.revision} @proposed=${e => this.#proposed(e.detail)}></jh-propose>
        </div>
      </div>
      <jh-check-result .result=${this.checking.value} @go-to=${e => this.#goTo(e.detail)}></jh-check-result>`, { words: t('正在读取规则文件…', 'Reading the rule files…') });
  }
}

customElements.define('jh-rule-workbench', Workbench);
