import { html, nothing } from 'lit';
import { announce } from '../announce.js';
import { call, read } from '../api.js';
import { ask } from '../dialog.js';
import { Element } from '../element.js';
import { count, severity, time } from '../format.js';
import { t } from '../language.js';
import { failure, Load } from '../load.js';
import { once } from '../once.js';
import { setQuery } from '../router.js';
import { has, session } from '../session.js';
import { findingList } from './finding-list.js';
import { origin, overtakenBy, short, standing } from './words.js';
import './diff.js';

/** One version: what it changes against another, what the checks said, who approved it; approving it and making it live. */
class Version extends Element {
  static properties = { version: { attribute: false }, versions: { attribute: false }, activations: { attribute: false }, against: {}, doing: { state: true }, problem: { state: true } };

  #activate = once(back => this.#askAndActivate(back));
  #diff = new Load(this, signal => read(`${this.#path}/diff`, { against: this.against }, signal));

  constructor() {
    super();
    this.doing = false;
    this.problem = null;
  }

  get #path() {
    return `/rulesets/${encodeURIComponent(this.version.name)}/versions/${this.version.hash}`;
  }

  willUpdate(changed) {
    const other = changed.has('version') && changed.get('version')?.hash !== this.version.hash;
    if (other) {
      this.problem = null;
    }
    if (other || changed.has('against')) {
      this.#diff.value = null;
      if (this.against) {
        this.#diff.run();
      }
    }
  }

  async #do(step, done, options = {}) {
    this.doing = true;
    this.problem = null;
    try {
      await call('POST', `${this.#path}/${step}`, options);
      announce(done);
      this.dispatchEvent(new CustomEvent('changed'));
    } catch (problem) {
      this.problem = problem;
      if (problem.status === 412) {
        // What is live now is compared with, below the words that say so.
        this.dispatchEvent(new CustomEvent('changed'));
      }
    }
    this.doing = false;
  }

  async #approve() {
    if (await ask({ title: t(`批准版本 ${short(this.version.hash)}？`, `Approve version ${short(this.version.hash)}?`), text: t('批准后可以启用；批准本身不改变计分。', 'It can be activated then; approving changes no score.'), action: t('批准', 'Approve') })) {
      await this.#do('approve', t('已批准。', 'Approved.'));
    }
  }

  /** The version that is live as far as this page knows: its differences are what is decided by. */
  get #live() {
    return this.versions.find(one => one.active)?.hash;
  }

  /** Whether that is so still; where it is not, nobody is asked about it, and the page is read again. */
  async #unchanged() {
    const live = this.#live;
    const now = await read(`/rulesets/${encodeURIComponent(this.version.name)}`).catch(() => null);
    if (!now || now.active?.hash === live) {
      return true;
    }
    announce(t('别人刚刚启用了另一个版本，什么也没有改变；页面已更新，请重新看差异再决定。', 'Somebody has just made another version live; nothing was changed here. Look at the differences again.'), 'error');
    this.dispatchEvent(new CustomEvent('changed'));
    return false;
  }

  async #askAndActivate(back) {
    if (!(await this.#unchanged())) {
      return;
    }
    // Named as it is while the question is asked: the page may be read again meanwhile.
    const live = this.#live ?? 'none';
    const overtaken = overtakenBy(this.version, this.activations);
    const answer = await ask({
      title: back ? t(`退回版本 ${short(this.version.hash)}？`, `Go back to version ${short(this.version.hash)}?`) : t(`启用版本 ${short(this.version.hash)}？`, `Activate version ${short(this.version.hash)}?`),
      text: t('立即生效：之后的计分都用这个版本，以前的评价保持原样。', 'It is live at once: everything is scored by it from now on, earlier evaluations stay as they are.')
        + (overtaken ? t(`它取代的版本 ${short(overtaken.hash)} 是在它提交之后生效的，其中的修改不会并入。`, ` It takes the place of ${short(overtaken.hash)}, which became live after it was proposed; what was changed there is not in it.`) : ''),
      action: back ? t('退回', 'Go back') : t('启用', 'Activate'),
      reason: 'optional',
    });
    if (answer) {
      await this.#do('activate', t(`版本 ${short(this.version.hash)} 已生效。`, `Version ${short(this.version.hash)} is live.`), { body: { note: answer.reason }, headers: { 'If-Match': `"${live}"` } });
    }
  }

  #actions() {
    const { code } = standing(this.version, this.activations);
    if (code === 'live') {
      return html`<p>${t('现在计分用的就是这个版本。', 'This is the version that scores.')}</p>`;
    }
    if (!has('approver', 'admin')) {
      return html`<p class="hint">${t('批准和启用由批准人员或管理员进行。', 'Approvers and administrators approve and activate.')}</p>`;
    }
    if (code === 'waiting' && this.version.author === session.name) {
      return html`<p class="message">${t('这个版本由您本人提交，须由另一人批准：规则决定资金评价，不能由同一人既改又批。', 'You proposed this version, so somebody else must approve it: rules decide about money, and nobody both changes and approves them.')}</p>`;
    }
    const back = code === 'former';
    return html`<p class="actions">${code === 'waiting'
      ? html`<button type="button" class="primary" ?disabled=${this.doing} @click=${this.#approve}>${t('批准…', 'Approve…')}</button><span class="hint">${t(`请先看下面的差异和检查结果。不同意就不批准：没有批准的版本不计分；要改什么，请告诉提交人 ${this.version.author}。`, `Look at the differences and the checks below first. Where you do not agree, do not approve: what nobody approves never scores. Tell ${this.version.author} what to change.`)}</span>`
      : html`<button type="button" class="primary" ?disabled=${this.doing} @click=${() => this.#activate(back)}>${back ? t('退回这个版本…', 'Go back to this version…') : t('启用…', 'Activate…')}</button>`}</p>`;
  }

  #overtaken() {
    const by = overtakenBy(this.version, this.activations);
    return by === null ? nothing : html`<p class="message warning" role="note">${t('这个版本提交之后，另一个版本 ', 'After this version was proposed another one, ')}<a
      href="/rules/${this.version.name}?view=versions&version=${by.hash}"><code>${short(by.hash)}</code></a>${t(
        ` 已生效（${by.by}，${time(by.at)}）。启用这个版本会取代它，其中的修改不会并入。请看下面的差异；两者的修改都要时，请提交人在生效版本上重新修改并提交。`,
        `, became live (${by.by}, ${time(by.at)}). Activating this one takes its place, and what was changed there is not in it. Look at the differences below; where both are wanted, the author starts from the live version and proposes again.`)}</p>`;
  }

  #about() {
    const { hash, author, createdAt, note, approved, name } = this.version;
    const { words, kind } = standing(this.version, this.activations);
    return html`<section class="card" aria-labelledby="version-heading">
      <h2 id="version-heading">${t('版本', 'Version')} <code>${short(hash)}</code> <span class="tag ${kind}">${words}</span></h2>
      <dl class="about">
        <dt>${t('提交', 'Proposed')}</dt><dd>${[author, time(createdAt), origin(this.version.origin)].join(t('，', ', '))}</dd>
        <dt>${t('说明', 'Note')}</dt><dd>${note ?? '—'}</dd>
        <dt>${t('批准', 'Approval')}</dt><dd>${approved ? [approved.by, time(approved.at)].join(t('，', ', ')) : '—'}</dd>
        <dt>${t('内容指纹', 'SHA-256')}</dt><dd><code>${hash}</code></dd>
      </dl>
      <p><a href="/rules/${name}?version=${hash}">${t('打开这个版本的文件', 'Open the files of this version')}</a></p>
      ${this.#overtaken()}
      ${this.#actions()}
      ${this.problem ? failure(this.problem) : nothing}
    </section>`;
  }

  #report() {
    const { findings, cases, situations } = this.version.report;
    return html`<section class="card" aria-labelledby="report-heading">
      <h2 id="report-heading">${t('提交时的检查', 'Checks when it was proposed')}</h2>
      <p>${t(`${count(cases)} 个案例全部符合；试了 ${count(situations)} 种情形，每种恰好由一条规则评分。`, `All ${count(cases)} cases came out; ${count(situations)} situations were tried, each is scored by exactly one rule.`)}</p>
      ${findings.length === 0 ? html`<p>${t('没有警告。', 'No warnings.')}</p>` : findingList(findings, f => html`<span class="tag warning">${severity(f.severity)}</span>`)}
      <h3>${t('试算', 'What it would change')}</h3>
      <p>${t('启用新版本不会重新计算以前的评价：已有的评价结果、分数和等级保持原样，之后填报的才按新版本计分。', 'Activating rescores nothing: earlier evaluations keep their points and grades, and what is posted afterwards is scored by the new version.')}</p>
    </section>`;
  }

  #differences() {
    const others = this.versions.filter(one => one.hash !== this.version.hash);
    return html`<section class="card" aria-labelledby="diff-heading">
      <h2 id="diff-heading">${t('差异', 'Differences')}</h2>
      <p><label>${t('从哪个版本到这个版本', 'From this version to the one above')}
        <select @change=${e => setQuery({ against: e.target.value })}>
          ${this.against ? nothing : html`<option value="" .selected=${true}>${t('请选择', 'Choose one')}</option>`}
          ${others.map(one => html`<option value=${one.hash} .selected=${one.hash === this.against}>${short(one.hash)} · ${standing(one, this.activations).words} · ${one.author} · ${time(one.createdAt)}</option>`)}
        </select></label></p>
      ${this.against ? this.#diff.show(diff => html`<jh-rules-diff .files=${diff.files}></jh-rules-diff>`) : nothing}
    </section>`;
  }

  render() {
    return html`${this.#about()}${this.#report()}${this.#differences()}`;
  }
}

customElements.define('jh-rule-version', Version);
