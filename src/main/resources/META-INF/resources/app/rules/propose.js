import { html, nothing } from 'lit';
import { announce } from '../announce.js';
import { call, save } from '../api.js';
import { ask } from '../dialog.js';
import { Element } from '../element.js';
import { t } from '../language.js';
import { busy } from '../load.js';
import { has } from '../session.js';
import { findingList } from './finding-list.js';
import { short } from './words.js';
import { zip } from './zip.js';

/**
 * What becomes of edited files: a candidate, or a download. Tells `proposed` with the hash of the candidate, once what was sent is no
 * longer in the draft.
 */
class Propose extends Element {
  static properties = { set: { attribute: false }, version: { attribute: false }, draft: { attribute: false }, revision: { attribute: false }, sending: { state: true }, problem: { state: true } };

  constructor() {
    super();
    this.sending = false;
    this.problem = null;
  }

  willUpdate(changed) {
    // What was refused are no longer the files that stand here; what is wrong with those is said by the check.
    if (changed.has('revision') && !this.sending) {
      this.problem = null;
    }
  }

  async #propose() {
    const answer = await ask({
      title: t('提交为候选版本', 'Propose as a candidate'),
      text: t('候选版本要由另一人批准并启用后才计分。请写明改了什么、为什么。', 'A candidate scores once somebody else has approved and activated it. Say what is changed and why.'),
      action: t('提交', 'Propose'),
      reason: 'required',
    });
    if (!answer) {
      return;
    }
    this.sending = true;
    this.problem = null;
    // One can go on writing meanwhile.
    const { draft } = this;
    const { files } = draft;
    try {
      const { body, status } = await call('POST', `/rulesets/${encodeURIComponent(this.set.name)}/versions`, { body: { files, note: answer.reason } });
      draft.proposed(files);
      announce(status === 201 ? t(`已提交候选版本 ${short(body.hash)}。`, `Candidate ${short(body.hash)} is proposed.`)
        : t(`内容与已有的版本 ${short(body.hash)} 相同。`, `The same content is kept already as ${short(body.hash)}.`));
      this.dispatchEvent(new CustomEvent('proposed', { detail: body.hash }));
    } catch (problem) {
      this.problem = problem;
    } finally {
      this.sending = false;
    }
  }

  /** Spreadsheets are kept as their cells, which make the same table as a .csv. */
  #download() {
    const files = Object.fromEntries(Object.entries(this.draft.files).map(([path, text]) =>
      path.endsWith('.xlsx') ? [path.replace(/xlsx$/, 'csv'), text] : [path, text]));
    save(zip(files), `${this.set.name}-${short(this.version.hash)}${this.draft.dirty ? '-edited' : ''}.zip`);
  }

  render() {
    const sheets = Object.keys(this.draft.files).some(path => path.endsWith('.xlsx'));
    const may = this.set.uploading && has('policy', 'admin');
    return html`
      <p class="actions">
        ${may ? html`<button type="button" class="primary" ?disabled=${!this.draft.dirty || this.sending} @click=${this.#propose}>${t('提交为候选版本…', 'Propose as a candidate…')}</button>` : nothing}
        <button type="button" @click=${this.#download}>${this.draft.dirty ? t('下载修改后的文件（zip）', 'Download the edited files (zip)') : t('下载全部文件（zip）', 'Download all files (zip)')}</button>
      </p>
      ${sheets ? html`<p class="hint">${t('下载时 Excel 表格存为内容相同的 .csv。', 'Spreadsheets are downloaded as .csv with the same cells.')}</p>` : nothing}
      ${this.sending ? busy(t('正在提交…', 'Proposing…')) : nothing}
      ${this.problem ? this.#refused(this.problem) : nothing}`;
  }

  #refused(problem) {
    const findings = problem.body?.report?.findings ?? [];
    return html`<div class="message error" role="alert"><strong>${problem.title || t('没有成功', 'That did not work')}</strong><p>${problem.message}</p>
      ${findings.length > 1 ? findingList(findings) : nothing}
      <p>${t('什么也没有保存；修改仍在这里。', 'Nothing was kept; your edits are still here.')}</p></div>`;
  }
}

customElements.define('jh-propose', Propose);
