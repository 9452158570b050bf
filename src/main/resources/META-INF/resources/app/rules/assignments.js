import { html, nothing } from 'lit';
import { announce } from '../announce.js';
import { call } from '../api.js';
import { Element, uniqueId } from '../element.js';
import { time } from '../format.js';
import { t } from '../language.js';
import { failure, Load } from '../load.js';
import { guardLeaving } from '../router.js';
import { has } from '../session.js';

/** Which rule set scores which year and department; approvers change it. */
class Assignments extends Element {
  static properties = { sets: { attribute: false }, rows: { state: true }, saving: { state: true }, problem: { state: true }, stale: { state: true } };

  #kept = new Load(this, signal => call('GET', '/rulesets/assignments', { signal }));
  #ids = uniqueId('assignment');

  constructor() {
    super();
    /** What is being edited; null while nothing is. */
    this.rows = null;
    this.saving = false;
    this.problem = null;
    /** Whether somebody else has saved since these rows were begun; they are shown then what is kept now. */
    this.stale = false;
  }

  connectedCallback() {
    super.connectedCallback();
    this.#kept.run();
  }

  get #usual() {
    return this.sets.find(set => set.isDefault);
  }

  #edit() {
    this.rows = this.#kept.value.body.items.map(({ year, department, ruleset }) => ({ year, department: department ?? '', ruleset }));
    guardLeaving(() => (this.rows ? t('规则集的指定还没有保存。确定离开吗？', 'The assignments are not saved. Leave?') : null));
  }

  #end() {
    this.rows = null;
    this.problem = null;
    this.stale = false;
    guardLeaving(null);
  }

  #set(n, member, value) {
    this.rows = this.rows.map((row, at) => (at === n ? { ...row, [member]: value } : row));
  }

  async #save(event) {
    event.preventDefault();
    this.saving = true;
    this.problem = null;
    try {
      const items = this.rows.map(({ year, department, ruleset }) => ({ year: Number(year), department: department.trim() || null, ruleset }));
      await call('PUT', '/rulesets/assignments', { body: { items }, headers: { 'If-Match': this.#kept.value.etag } });
      this.#end();
      announce(t('已保存；之后的评价按此计分。', 'Saved; evaluations follow it from now on.'));
      await this.#kept.run();
    } catch (problem) {
      this.stale = problem.status === 412;
      if (this.stale) {
        await this.#kept.run();
      } else {
        this.problem = problem;
      }
    }
    this.saving = false;
  }

  #title(name) {
    return this.sets.find(set => set.name === name)?.title ?? name;
  }

  #table(items) {
    return html`${items.length === 0 ? html`<p>${t('没有单独指定；全部由默认规则集计分。', 'None; the default rule set scores everything.')}</p>` : html`
      <div class="scroll" tabindex="0" role="region" aria-label=${t('指定', 'Assignments')}><table>
        <thead><tr><th scope="col">${t('年度', 'Year')}</th><th scope="col">${t('主管部门', 'Department')}</th><th scope="col">${t('规则集', 'Rule set')}</th><th scope="col">${t('指定人', 'By')}</th></tr></thead>
        <tbody>${items.map(one => html`<tr><td>${one.year}</td><td>${one.department ?? t('其他所有部门', 'all others')}</td><td>${this.#title(one.ruleset)} <code>${one.ruleset}</code></td><td>${one.by}${t('，', ', ')}${time(one.since)}</td></tr>`)}</tbody>
      </table></div>`}`;
  }

  #shown(items) {
    return html`${this.#table(items)}
      ${has('approver', 'admin') ? html`<p class="actions"><button type="button" @click=${this.#edit}>${t('修改指定', 'Change')}</button></p>` : nothing}`;
  }

  #row(row, n) {
    const field = (words, input) => html`<label>${words}${input}</label>`;
    return html`<fieldset><legend>${t(`第 ${n + 1} 项`, `No. ${n + 1}`)}</legend><div class="actions">
      ${field(t('年度', 'Year'), html`<input type="number" min="1990" max="2099" required .value=${String(row.year)} @input=${e => this.#set(n, 'year', e.target.value)}>`)}
      ${field(t('主管部门（空：其他所有）', 'Department (empty: all others)'), html`<input maxlength="200" .value=${row.department} @input=${e => this.#set(n, 'department', e.target.value)}>`)}
      ${field(t('规则集', 'Rule set'), html`<select @change=${e => this.#set(n, 'ruleset', e.target.value)}>${this.sets.filter(set => set.active).map(set => html`<option value=${set.name} .selected=${set.name === row.ruleset}>${set.title ?? set.name}</option>`)}</select>`)}
      <button type="button" @click=${() => (this.rows = this.rows.filter((_, at) => at !== n))}>${t('删除', 'Remove')}<span class="unseen">${t(`第 ${n + 1} 项`, ` no. ${n + 1}`)}</span></button>
    </div></fieldset>`;
  }

  #form(items) {
    return html`${this.stale ? html`<div class="message warning" role="alert"><p>${t(
        '保存之前，指定已被他人修改；您填写的内容还在。请与下面现在保存的核对，再次保存即以您的为准。',
        'Somebody changed the assignments before this was saved. What you typed is still here; compare it with what is kept now. Saving again replaces it.')}</p>
        ${this.#table(items)}</div>` : nothing}
      <form @submit=${this.#save} aria-labelledby=${this.#ids}>
      ${this.rows.map((row, n) => this.#row(row, n))}
      <p class="actions">
        <button type="button" @click=${() => (this.rows = [...this.rows, { year: new Date().getFullYear(), department: '', ruleset: this.#usual?.name ?? this.sets[0].name }])}>${t('增加一项', 'Add one')}</button>
        <button type="submit" class="primary" ?disabled=${this.saving}>${t('保存', 'Save')}</button>
        <button type="button" @click=${this.#end}>${t('取消', 'Cancel')}</button>
      </p>
      ${this.problem ? failure(this.problem) : nothing}</form>`;
  }

  render() {
    return html`<section class="card" aria-labelledby=${this.#ids}>
      <h2 id=${this.#ids}>${t('哪个规则集为哪些年度和部门计分', 'Which rule set scores which year and department')}</h2>
      <p class="hint">${t(`没有指定的由默认规则集「${this.#usual?.title ?? '—'}」计分。改动不影响以前的评价。`, `Everything else is scored by the default one, ${this.#usual?.title ?? '—'}. Earlier evaluations stay as they are.`)}</p>
      ${this.#kept.show(({ body }) => (this.rows ? this.#form(body.items) : this.#shown(body.items)), { keep: true })}
    </section>`;
  }
}

customElements.define('jh-assignments', Assignments);
