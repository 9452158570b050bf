import { html, nothing } from 'lit';
import { announce } from '../announce.js';
import { call, download, read } from '../api.js';
import { Element } from '../element.js';
import { severity, status, things } from '../format.js';
import { said, t } from '../language.js';
import { Load } from '../load.js';
import { Address, guardLeaving, query } from '../router.js';
import { has } from '../session.js';
import './form.js';
import './history.js';
import './settle-project.js';
import { unsettled } from './settlement.js';
import './submission.js';

const WORKBOOK = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const DOCUMENT = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

/** What is not there yet is null; any other failure is one. */
async function ifThere(reading) {
  try {
    return await reading;
  } catch (problem) {
    if (problem.status === 404) {
      return null;
    }
    throw problem;
  }
}

/** One project: its self-evaluation form with all that stands behind it, and its history. */
class Project extends Element {
  static properties = { named: { attribute: false }, tab: { state: true } };

  #all = new Load(this, signal => this.#read(signal));
  #address = new Address(this, () => (this.tab = query().tab === 'history' ? 'history' : 'form'));

  connectedCallback() {
    super.connectedCallback();
    guardLeaving(() => unsettled(this));
    this.#all.run();
  }

  async #read(signal) {
    const path = `/projects/${encodeURIComponent(this.named.id)}`;
    const [project, submission] = await Promise.all([call('GET', path, { signal }), call('GET', `${path}/submission`, { signal })]);
    const [evaluation, year] = await Promise.all([
      submission.body.evaluationId ? ifThere(read(`/evaluations/${submission.body.evaluationId}`, {}, signal)) : null,
      submission.body.yearClosed ? read(`/years/${submission.body.year}`, {}, signal) : null,
    ]);
    document.title = `${project.body.name} · 绩衡`;
    return { project: project.body, tag: project.etag, submission: submission.body, submissionTag: submission.etag, evaluation, year };
  }

  #get(path, accept, name) {
    return () => download(path, {}, accept, name).catch(problem => announce(problem.message, 'error'));
  }

  #downloads({ project, evaluation }) {
    const path = `/projects/${project.id}`;
    return html`<p class="actions">
      ${this.#changeable ? html`<a class="button" href="/projects/${project.id}/actuals">${t('填报实际完成值', 'Post actuals')}</a>` : nothing}
      ${evaluation ? html`
        <button type="button" @click=${this.#get(`${path}/self-evaluation.xlsx`, WORKBOOK, `${project.name}.xlsx`)}>${t('下载自评表（Excel）', 'Form as Excel')}</button>
        <button type="button" @click=${this.#get(`${path}/self-evaluation.docx`, DOCUMENT, `${project.name}.docx`)}>${t('下载自评表（Word）', 'Form as Word')}</button>` : nothing}
      <button type="button" @click=${this.#get(`${path}/actuals-template`, WORKBOOK, `${project.name}.xlsx`)}>${t('下载填报模板', 'Template for actuals')}</button>
      <button type="button" @click=${() => print()}>${t('打印', 'Print')}</button>
    </p>`;
  }

  get #changeable() {
    const { submission } = this.#all.value;
    return has('auditor', 'admin') && !submission.yearClosed && submission.state !== 'confirmed';
  }

  #reasons({ project, evaluation }) {
    const reasons = evaluation?.reasons ?? [];
    if (reasons.length === 0) {
      return nothing;
    }
    const names = new Map(project.indicators.map(i => [i.id, i.name]));
    return html`<div class="message warning">
      <strong>${t(`结果是暂定的，原因 ${reasons.length} 项：`, `The result is provisional, for ${things(reasons.length, 'reason')}:`)}</strong>
      <ul class="findings">${reasons.map(r => html`<li><span class="tag ${r.severity}">${severity(r.severity)}</span>
        ${names.has(r.indicatorId) ? html`<button type="button" class="plain" @click=${() => this.#lead(r.indicatorId)}>${names.get(r.indicatorId)}</button>` : nothing}
        ${said(r.message)}</li>`)}</ul></div>`;
  }

  #lead(indicatorId) {
    this.querySelector('section.form jh-form-rows').show(indicatorId);
  }

  #warnings({ evaluation }) {
    const warnings = (evaluation?.warnings ?? []).filter(w => w.indicatorId === null);
    return warnings.length === 0 ? nothing : html`<ul class="findings">${warnings.map(w => html`
      <li><span class="tag ${w.severity}">${severity(w.severity)}</span> ${said(w.message)}</li>`)}</ul>`;
  }

  #top(all) {
    const { project, evaluation, submission } = all;
    return html`<div class="cards no-print">
      <section class="card" aria-labelledby="result-title"><h2 class="unseen" id="result-title">${t('结果', 'Result')}</h2>
        <dl class="figures">
          <div><dt>${t('总分', 'Total')}</dt><dd>${evaluation?.total ?? '—'}</dd></div>
          <div><dt>${t('等级', 'Grade')}</dt><dd>${evaluation?.grade ?? '—'}</dd></div>
          <div><dt>${t('结果', 'Result')}</dt><dd>${status(evaluation?.status)}</dd></div>
          <div><dt>${t('填报修订', 'Revision')}</dt><dd>${project.revision || '—'}</dd></div>
        </dl>
        <jh-submission .submission=${submission} .tag=${all.submissionTag} .year=${all.year}></jh-submission>
      </section>
      <section class="card" aria-labelledby="look-title"><h2 class="unseen" id="look-title">${t('需要留意', 'Worth a look')}</h2>
        ${this.#reasons(all)}
        ${this.#warnings(all)}
        <jh-settle-project .project=${project} .tag=${all.tag} ?changeable=${this.#changeable}></jh-settle-project>
      </section>
    </div>`;
  }

  #tabs() {
    const tab = (key, words) => html`<a href="?tab=${key}" aria-current=${this.tab === key ? 'page' : nothing}>${words}</a>`;
    return html`<nav class="tabs no-print" aria-label=${t('项目内容', 'Parts of the project')}>${tab('form', t('自评表', 'Form'))}${tab('history', t('历史', 'History'))}</nav>`;
  }

  #draw(all) {
    const { project, evaluation, tag } = all;
    return html`
      <h1 class="no-print">${project.name} <span class="hint">${t(`${project.year} 年度`, project.year)} · ${project.unit}</span></h1>
      ${this.#tabs()}
      <section class="form" ?hidden=${this.tab !== 'form'} @settled=${() => this.#all.run()} @stale=${() => this.#all.run()}>
        ${this.#top(all)}
        ${this.#downloads(all)}
        <jh-self-evaluation .project=${project} .evaluation=${evaluation} .submission=${all.submission} .tag=${tag} ?changeable=${this.#changeable}></jh-self-evaluation>
      </section>
      ${this.tab === 'history' ? html`<jh-project-history .project=${project}></jh-project-history>` : nothing}`;
  }

  render() {
    return this.#all.show(all => this.#draw(all), { keep: true });
  }
}

customElements.define('jh-project', Project);
