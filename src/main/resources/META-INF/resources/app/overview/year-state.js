import { html, nothing } from 'lit';
import { announce } from '../announce.js';
import { call } from '../api.js';
import { ask } from '../dialog.js';
import { Element } from '../element.js';
import { time } from '../format.js';
import { t } from '../language.js';
import { failure, Load } from '../load.js';
import { has, session } from '../session.js';

/** Whether a year is closed, by whom and why; and where a reviewer closes it or opens it again. */
class YearState extends Element {
  static properties = { year: {}, sending: { state: true }, problem: { state: true }, stale: { state: true } };

  #state = new Load(this, signal => call('GET', `/years/${this.year}`, { signal }));
  #reason = '';

  constructor() {
    super();
    this.sending = false;
  }

  willUpdate(changed) {
    if (changed.has('year')) {
      this.problem = null;
      this.stale = false;
      this.#state.value = null;
      this.#state.run();
    }
  }

  async #move({ body, etag }) {
    const { year } = this;
    const [step, title, text] = body.closed
      ? ['reopen', t(`重新开放 ${year} 年度`, `Reopen ${year}`), t('重新开放后，未确认的项目又可以修改。', 'What is not confirmed can be changed again.')]
      : ['close', t(`关闭 ${year} 年度`, `Close ${year}`), t('关闭后，该年度的所有项目都不能再修改，直到重新开放。', 'No project of the year can be changed until it is reopened.')];
    const answer = await ask({ title, text, action: title, reason: 'required', value: this.#reason, danger: !body.closed });
    if (!answer) {
      return;
    }
    this.#reason = answer.reason ?? '';
    this.sending = true;
    this.problem = null;
    this.stale = false;
    try {
      await call('POST', `/years/${year}/${step}`, { body: { reason: answer.reason }, headers: { 'If-Match': etag } });
      this.#reason = '';
      announce(t(`${title}：已完成。`, `${title}: done.`));
    } catch (problem) {
      this.stale = problem.status === 412;
      this.problem = this.stale ? null : problem;
    } finally {
      this.sending = false;
    }
    await this.#state.run();
  }

  #said({ closed, by, at, reason }) {
    if (!by) {
      return html`<span class="tag">${t('开放', 'open')}</span>`;
    }
    const why = reason ? t(`（理由：${reason}）`, ` (reason: ${reason})`) : '';
    return html`<span class="tag ${closed ? 'warning' : ''}">${closed ? t('已关闭', 'closed') : t('开放', 'open')}</span>
      <span>${closed
        ? t(`${by} 于 ${time(at)} 关闭${why}，不能再修改。`, `Closed by ${by} at ${time(at)}${why}; nothing of it can be changed.`)
        : t(`${by} 于 ${time(at)} 重新开放${why}。`, `Reopened by ${by} at ${time(at)}${why}.`)}</span>`;
  }

  #draw(found) {
    // Closing concerns every project of the year: nobody who sees a part of it only may do so.
    const mayMove = has('reviewer', 'admin') && session.limits.length === 0;
    if (!found.body.closed && !mayMove) {
      return nothing;
    }
    return html`<section class="year-state" aria-label=${t('年度状态', 'State of the year')}>
      ${this.#said(found.body)}
      ${mayMove ? html`<button type="button" ?disabled=${this.sending || this.#state.reading} @click=${() => this.#move(found)}>
        ${found.body.closed ? t('重新开放年度…', 'Reopen the year…') : t('关闭年度…', 'Close the year…')}</button>` : nothing}
      ${this.stale ? html`<div class="message warning" role="alert">${t(
        '年度状态在此期间已被他人改变，这一步没有执行；现在是最新状态，请核对后再决定，您写的理由还在。',
        'Somebody else changed the state of the year meanwhile, so nothing was done. This is how it is now; check and decide again, your reason is kept.')}</div>` : nothing}
      ${this.problem ? failure(this.problem) : nothing}
    </section>`;
  }

  render() {
    // Figures can be read without it; what matters is said when somebody wants to change something.
    return this.#state.value ? this.#draw(this.#state.value) : nothing;
  }
}

customElements.define('jh-year-state', YearState);
