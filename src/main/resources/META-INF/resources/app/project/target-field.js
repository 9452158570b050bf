import { html, nothing } from 'lit';
import { call } from '../api.js';
import { Element, uniqueId } from '../element.js';
import { t } from '../language.js';
import { findings } from './findings.js';
import { KINDS, reading, SIGNS } from './wording.js';

const WAIT = 300;
const KEEP = 'keep';
const TEXT = 'text';
const PARTS = 'parts';
const NEEDS = { quantitative: ['operator', 'value', 'unit'], range: ['value', 'upper', 'unit'], deadline: ['date'], qualitative: [] };

/**
 * A target put right: written anew and read by the service while it is typed, or its text kept and the reading given. An event `read`
 * tells what is to be sent, null where the target stays as it is.
 */
class TargetField extends Element {
  static properties = { target: { attribute: false }, year: { type: Number }, how: { state: true }, parts: { state: true }, read: { state: true } };

  #name = uniqueId('target');
  #running = null;

  constructor() {
    super();
    this.how = KEEP;
    this.text = null;
    this.parts = null;
    this.read = null;
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    clearTimeout(this.waiting);
    this.#running?.abort();
  }

  #tell() {
    let detail = null;
    if (this.how === TEXT && this.text.trim()) {
      detail = this.text.trim();
    } else if (this.how === PARTS) {
      const { kind } = this.parts;
      const given = NEEDS[kind].map(name => [name, this.parts[name]?.trim() || null]);
      detail = { text: this.target.text || null, kind, ...Object.fromEntries(given.filter(([, value]) => value !== null)) };
    }
    this.dispatchEvent(new CustomEvent('read', { detail }));
  }

  #choose(how) {
    this.how = how;
    this.text ??= this.target.text;
    this.parts ??= { ...this.target, kind: NEEDS[this.target.kind] ? this.target.kind : 'quantitative' };
    this.#tell();
    if (how === TEXT) {
      this.#ask();
    }
  }

  #type = event => {
    this.text = event.target.value;
    this.#tell();
    clearTimeout(this.waiting);
    this.waiting = setTimeout(() => this.#ask(), WAIT);
  };

  async #ask() {
    this.#running?.abort();
    const running = new AbortController();
    this.#running = running;
    try {
      const answer = await call('POST', '/targets/parse', { body: { texts: [this.text], year: this.year }, signal: running.signal });
      this.read = { target: answer.body.targets[0] };
    } catch (problem) {
      this.read = problem.name === 'AbortError' ? this.read : { problem };
    }
  }

  #part(name) {
    return event => {
      this.parts = { ...this.parts, [name]: event.target.value };
      this.#tell();
    };
  }

  #reading() {
    if (!this.read) {
      return nothing;
    }
    const { target, problem } = this.read;
    return html`<div role="status">${problem ? html`<span class="field-error">${problem.message}</span>` : html`
      <p>${t('读作：', 'Read as: ')}${KINDS[target.kind]} ${reading(target)}</p>${findings(target.findings, null)}`}</div>`;
  }

  #given() {
    const { parts } = this;
    const needs = NEEDS[parts.kind];
    const number = '-?[0-9]{1,18}([.][0-9]{1,8})?';
    const field = {
      operator: () => html`<label>${t('符号', 'Sign')}<select @change=${this.#part('operator')}>
        <option value="" ?selected=${!parts.operator}>${t('（无）', '(none)')}</option>
        ${Object.entries(SIGNS).map(([code, sign]) => html`<option value=${code} ?selected=${parts.operator === code}>${sign}</option>`)}</select></label>`,
      value: () => html`<label>${needs.includes('upper') ? t('下限', 'From') : t('数值', 'Number')}
        <input required inputmode="decimal" pattern=${number} .value=${parts.value ?? ''} @input=${this.#part('value')}></label>`,
      upper: () => html`<label>${t('上限', 'To')}<input required inputmode="decimal" pattern=${number} .value=${parts.upper ?? ''} @input=${this.#part('upper')}></label>`,
      unit: () => html`<label>${t('单位', 'Unit')}<input maxlength="100" .value=${parts.unit ?? ''} @input=${this.#part('unit')}></label>`,
      date: () => html`<label>${t('最后一天', 'Last day')}<input required type="date" .value=${parts.date ?? ''} @input=${this.#part('date')}></label>`,
    };
    return html`<div class="fields">
      <label>${t('类型', 'Kind')}<select @change=${this.#part('kind')}>
        ${Object.keys(NEEDS).map(kind => html`<option value=${kind} ?selected=${kind === parts.kind}>${KINDS[kind]}</option>`)}</select></label>
      ${needs.map(name => field[name]())}</div>`;
  }

  render() {
    const choice = (how, words) => html`<label><input type="radio" name=${this.#name} .checked=${this.how === how} @change=${() => this.#choose(how)}>${words}</label>`;
    return html`<fieldset>
      <legend>${t('年度指标值', 'Target')}${this.target.text ? t(`：${this.target.text}`, `: ${this.target.text}`) : nothing}</legend>
      ${choice(KEEP, t('不更正', 'as it is'))}
      ${choice(TEXT, t('重新书写，由系统读取', 'written anew, read by the service'))}
      ${choice(PARTS, t('保留原文，指定读法', 'text kept, reading given'))}
      ${this.how === TEXT ? html`<label class="wide">${t('指标值', 'Target')}<input required maxlength="2000" .value=${this.text} @input=${this.#type}></label>${this.#reading()}` : nothing}
      ${this.how === PARTS ? this.#given() : nothing}
    </fieldset>`;
  }
}

customElements.define('jh-target-field', TargetField);
