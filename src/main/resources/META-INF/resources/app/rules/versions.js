import { html, nothing } from 'lit';
import { announce } from '../announce.js';
import { upload } from '../api.js';
import { ask } from '../dialog.js';
import { Element } from '../element.js';
import { things, time } from '../format.js';
import { t } from '../language.js';
import { busy, failure } from '../load.js';
import { has } from '../session.js';
import { origin, short, standing } from './words.js';
import '../table.js';

/** All versions of a rule set, and a way in for a folder as a zip. Tells `proposed` with the hash of what was proposed. */
class Versions extends Element {
  static properties = { set: { attribute: false }, versions: { attribute: false }, activations: { attribute: false }, share: { state: true }, problem: { state: true } };

  constructor() {
    super();
    this.share = null;
    this.problem = null;
  }

  #columns = [
    { key: 'createdAt', title: t('时间', 'Made'), value: v => v.createdAt, cell: v => time(v.createdAt) },
    { key: 'hash', title: t('版本', 'Version'), cell: v => html`<a href="/rules/${v.name}?view=versions&version=${v.hash}"><code>${short(v.hash)}</code></a>` },
    { key: 'state', title: t('状态', 'State'), value: v => standing(v, this.activations).words, cell: v => this.#state(v) },
    { key: 'author', title: t('提交人', 'Author') },
    { key: 'origin', title: t('来源', 'Origin'), value: v => origin(v.origin) },
    { key: 'note', title: t('说明', 'Note') },
    { key: 'approved', title: t('批准', 'Approval'), value: v => (v.approved ? `${v.approved.by} ${time(v.approved.at)}` : null) },
  ];

  #state(version) {
    const { words, kind } = standing(version, this.activations);
    return html`<span class="tag ${kind}">${words}</span>`;
  }

  async #zip(event) {
    const field = event.target;
    const file = field.files[0];
    if (!file) {
      return;
    }
    const answer = await ask({ title: t('提交整个文件夹', 'Propose the folder'), text: file.name, action: t('提交', 'Propose'), reason: 'required' });
    if (answer) {
      this.share = 0;
      this.problem = null;
      try {
        const body = await upload(`/rulesets/${encodeURIComponent(this.set.name)}/versions`, {
          parameters: { note: answer.reason }, file, type: 'application/zip', progress: share => (this.share = share),
        });
        announce(t(`已提交版本 ${short(body.hash)}。`, `Version ${short(body.hash)} is proposed.`));
        this.dispatchEvent(new CustomEvent('proposed', { detail: body.hash }));
      } catch (problem) {
        this.problem = problem;
      }
      this.share = null;
    }
    field.value = '';
  }

  render() {
    return html`<section class="card">
      <jh-table caption=${t(`${this.versions.length} 个版本，新的在前`, `${things(this.versions.length, 'version')}, the newest first`)} file="versions.csv" .columns=${this.#columns} .rows=${this.versions}></jh-table>
      ${this.set.uploading && has('policy', 'admin') ? html`<p class="actions"><label>${t('提交规则文件夹（zip，可含 Excel 表格）', 'Propose a folder (zip, spreadsheets included)')}
        <input type="file" accept=".zip,application/zip" ?disabled=${this.share !== null} @change=${this.#zip}></label></p>` : nothing}
      ${this.share === null ? nothing : busy(t('正在上传并检查…', 'Uploading and checking…'), this.share === 1 ? null : this.share)}
      ${this.problem ? failure(this.problem) : nothing}
    </section>`;
  }
}

customElements.define('jh-rule-versions', Versions);
