import { html, nothing } from 'lit';
import { announce } from '../announce.js';
import { call } from '../api.js';
import { ask } from '../dialog.js';
import { Element } from '../element.js';
import { submissionState, time } from '../format.js';
import { t } from '../language.js';
import { failure } from '../load.js';
import { has } from '../session.js';

const KINDS = { submitted: 'info', confirmed: 'good', returned: 'warning' };

const reasonGiven = reason => (reason ? t(`（理由：${reason}）`, ` (reason: ${reason})`) : '');

/**
 * How far the project is on its way from draft to a final result, and the steps that the caller may take.
 *
 * `submission` and `tag` are as read; `year` is the closed year of the project, else null. Events: `settled` after a step, `stale` when
 * everything has to be read again.
 */
class Submission extends Element {
  static properties = {
    submission: { attribute: false },
    tag: {},
    year: { attribute: false },
    sending: { state: true },
    problem: { state: true },
    stale: { state: true },
  };

  #reasons = {};

  constructor() {
    super();
    this.sending = false;
    this.problem = null;
    this.stale = false;
  }

  async #take(step, words, reason, text) {
    // Decided about what is on the screen now, whatever is read while the question is open.
    const { tag } = this;
    const answer = await ask({ title: words, text, action: words, reason, value: this.#reasons[step] ?? '' });
    if (!answer) {
      return;
    }
    this.#reasons[step] = answer.reason ?? '';
    this.sending = true;
    this.problem = null;
    this.stale = false;
    try {
      await call('POST', `/projects/${this.submission.projectId}/submission/${step}`, { body: { reason: answer.reason }, headers: { 'If-Match': tag } });
      this.#reasons = {};
      announce(t(`${words}：已完成。`, `${words}: done.`));
      this.dispatchEvent(new CustomEvent('settled', { bubbles: true }));
    } catch (problem) {
      this.stale = problem.status === 412;
      this.problem = this.stale ? null : problem;
      this.dispatchEvent(new CustomEvent('stale', { bubbles: true }));
    } finally {
      this.sending = false;
    }
  }

  #steps() {
    const { state, yearClosed, status } = this.submission;
    if (yearClosed || state === null) {
      return nothing;
    }
    const steps = [];
    if (has('auditor', 'admin') && (state === 'draft' || state === 'returned')) {
      const then = t('提交后由复核人员确认或退回。', 'A reviewer will confirm or return it.');
      steps.push(['submit', t('提交', 'Submit'), 'optional', status === 'provisional'
        ? t(`结果是暂定的，还有未处理的问题，复核人员可能因此退回。${then}`, `The result is provisional and may be returned for that. ${then}`) : then, 'primary']);
    }
    if (has('reviewer', 'admin') && state === 'submitted') {
      steps.push(status === 'provisional'
        ? ['confirm', t('确认', 'Confirm'), 'required', t('结果是暂定的，还有未处理的问题；请说明为何仍然确认。确认后不能再修改。', 'The result is provisional; say why it is confirmed as it is. Nothing can be changed afterwards.'), 'primary']
        : ['confirm', t('确认', 'Confirm'), 'optional', t('确认后不能再修改。', 'Nothing can be changed afterwards.'), 'primary']);
    }
    if (has('reviewer', 'admin') && (state === 'submitted' || state === 'confirmed')) {
      steps.push(['return', t('退回', 'Return'), 'required', t('退回给填报人员修改，须说明理由。', 'Sends it back to be changed; say why.'), '']);
    }
    return html`<p class="actions">${steps.map(([step, words, reason, text, kind]) => html`
      <button type="button" class=${kind || nothing} ?disabled=${this.sending} @click=${() => this.#take(step, words, reason, text)}>${words}</button>`)}</p>`;
  }

  #lock() {
    const { state, by, at, reason, yearClosed, year } = this.submission;
    if (yearClosed) {
      const { by: closer, at: then, reason: why } = this.year ?? {};
      return html`<div class="message warning">${t(
        `${year} 年度已由 ${closer ?? ''} 于 ${time(then)} 关闭${reasonGiven(why)}。不能修改；需要修改时，请复核人员先重新开放该年度。`,
        `The year ${year} was closed by ${closer ?? ''} at ${time(then)}${reasonGiven(why)}. Nothing can be changed; a reviewer can reopen the year first.`)}
        ${has('reviewer', 'admin') ? html`<a href="/?year=${year}">${t('到总览重新开放', 'Reopen it on the overview')}</a>` : nothing}</div>`;
    }
    return state === 'confirmed' ? html`<div class="message warning">${t(
      `结果已由 ${by} 于 ${time(at)} 确认${reasonGiven(reason)}。不能修改；需要修改时，请复核人员先退回。`,
      `The result was confirmed by ${by} at ${time(at)}${reasonGiven(reason)}. It cannot be changed; a reviewer can return it first.`)}</div>` : nothing;
  }

  render() {
    const { state, by, at, reason } = this.submission;
    if (state === null) {
      return html`<p>${t('还没有填报实际完成情况。', 'No actuals have been posted yet.')}</p>${this.#lock()}`;
    }
    return html`<div>
      <p><span class="tag ${KINDS[state] ?? ''}">${submissionState(state)}</span>
        ${by ? t(`${by}，${time(at)}`, `${by}, ${time(at)}`) : nothing}</p>
      ${reason && state !== 'confirmed' ? html`<p class="said-why"><strong>${state === 'returned' ? t('退回理由：', 'Returned because: ') : t('说明：', 'Note: ')}</strong>${reason}</p>` : nothing}
      ${this.#lock()}
      ${this.stale ? html`<div class="message warning" role="alert">${t(
        '您看到的内容在此期间已被修改，这一步没有执行；页面已重新读取。请核对后再决定，您写的理由还在。',
        'It has changed since you read it, so nothing was done. The page shows it as it is now; check and decide again, your reason is kept.')}</div>` : nothing}
      ${this.problem ? failure(this.problem) : nothing}
      ${this.#steps()}
    </div>`;
  }
}

customElements.define('jh-submission', Submission);
