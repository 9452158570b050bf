import { html, nothing } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import { announce } from '../announce.js';
import { call } from '../api.js';
import { Element } from '../element.js';
import { t } from '../language.js';
import { failure } from '../load.js';
import { findings } from './findings.js';
import { isOpen } from './wording.js';

/** What of settlements within an element would be lost by leaving it, in words; null where nothing would. */
export function unsettled(root) {
  return [...root.querySelectorAll('jh-settle-indicator, jh-settle-project')].some(part => part.dirty)
    ? t('有尚未保存的处理内容，离开后会丢失。仍要离开吗？', 'What you typed has not been saved and would be lost. Leave all the same?')
    : null;
}

/**
 * Settling findings of a row or of the project: a correction, or accepting them as read, with the reason. What was typed stays until it
 * has been stored, also when somebody else was faster.
 *
 * Those who extend it give `findings`, `path`, `changes()` (what is corrected; empty where nothing is) and `fields()`.
 * Events: `settled` when it was stored, `stale` when the project has to be read again.
 */
export class Settlement extends Element {
  static properties = {
    project: { attribute: false },
    tag: {},
    changeable: { type: Boolean },
    opened: { state: true },
    sending: { state: true },
    problem: { state: true },
    stale: { state: true },
  };

  constructor() {
    super();
    this.opened = false;
    this.sending = false;
    this.stale = false;
    this.problem = null;
    this.round = 0;
    this.#begin();
  }

  /** Forgets what was typed; the next form is a new one. */
  #begin() {
    this.round += 1;
    this.shown = false;
    this.draft = {};
    this.accepted = new Set();
    this.reason = '';
  }

  /** Whether something was typed or ticked that has not been stored. */
  get dirty() {
    return this.accepted.size > 0 || this.reason !== '' || Object.keys(this.draft).length > 0;
  }

  type(name) {
    return event => {
      this.draft = { ...this.draft, [name]: event.target.value };
      this.requestUpdate();
    };
  }

  #accept = (code, on) => {
    this.accepted[on ? 'add' : 'delete'](code);
    this.requestUpdate();
  };

  #send = async event => {
    event.preventDefault();
    const open = this.findings.filter(isOpen).map(f => f.code);
    const accept = [...this.accepted].filter(code => open.includes(code));
    const changes = this.changes();
    if (accept.length === 0 && Object.keys(changes).length === 0) {
      this.problem = { title: t('还没有内容', 'Nothing yet'), message: t('请认可一项发现，或更正至少一项内容。', 'Accept a finding, or correct something.') };
      return;
    }
    this.sending = true;
    this.problem = null;
    this.stale = false;
    try {
      await call('PATCH', this.path, { body: { ...changes, accept, reason: this.reason.trim() }, headers: { 'If-Match': this.tag } });
      this.#begin();
      this.opened = false;
      announce(t('已保存，并按新的申报版本重新评价。', 'Saved; evaluated again by the new declaration version.'));
      this.dispatchEvent(new CustomEvent('settled', { bubbles: true }));
    } catch (problem) {
      this.stale = problem.status === 412;
      this.problem = this.stale ? null : problem;
      if (this.stale || problem.status === 409) {
        this.dispatchEvent(new CustomEvent('stale', { bubbles: true }));
      }
    } finally {
      this.sending = false;
    }
  };

  #open() {
    this.opened = true;
    this.shown = true;
  }

  #form() {
    return keyed(this.round, html`<form class="settlement" ?hidden=${!this.opened} @submit=${this.#send}>
      <div ?inert=${this.sending}>
        ${this.fields()}
        <label class="wide">${t('理由（必填）', 'Reason (required)')}
          <textarea rows="2" maxlength="2000" required .value=${this.reason} @input=${e => (this.reason = e.target.value)}></textarea></label>
      </div>
      <p class="actions">
        <button type="submit" class="primary" ?disabled=${this.sending || !this.changeable}>${this.sending ? t('正在保存…', 'Saving…') : t('保存处理', 'Save')}</button>
        <button type="button" @click=${() => (this.opened = false)}>${t('收起', 'Close')}</button>
      </p>
    </form>`);
  }

  render() {
    const all = this.findings;
    const open = all.some(isOpen);
    return html`
      ${all.length === 0 ? nothing : html`<h3>${t('申报表中的发现', 'Found in the declaration')}</h3>`}
      ${findings(all, this.opened && !this.sending ? this.accepted : null, this.#accept)}
      ${this.stale ? html`<div class="message warning" role="alert">${t(
        '保存之前，项目已被他人修改；页面已重新读取最新内容，您填写的内容还在。请核对后再次保存。',
        'Somebody changed the project before this was saved. The page shows it as it is now, and what you typed is still here; check and save again.')}</div>` : nothing}
      ${this.problem ? failure(this.problem) : nothing}
      ${this.changeable && !this.opened ? html`<button type="button" @click=${() => this.#open()}>${open ? t('处理发现', 'Settle') : this.words}</button>` : nothing}
      ${this.shown ? this.#form() : nothing}`;
  }
}
