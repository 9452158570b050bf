import { html, nothing } from 'lit';
import { amount, inTenThousands } from '../amount.js';
import { uniqueId } from '../element.js';
import { shifted } from '../format.js';
import { t } from '../language.js';
import { Settlement } from './settlement.js';

/** Settles what was found about the project as a whole. */
class SettleProject extends Settlement {
  #id = uniqueId('request');

  get findings() {
    return this.project.findings;
  }

  get path() {
    return `/projects/${this.project.id}`;
  }

  get words() {
    return t('更正年初预算数', 'Correct the initial budget');
  }

  get #text() {
    return this.draft.annualRequest ?? this.project.annualRequest ?? '';
  }

  /** What is wrong with what is typed, in words; null where nothing is. What was declared can be corrected and not taken away. */
  get #wrong() {
    const { yuan, wrong } = amount(this.#text);
    const gone = yuan === null && this.project.annualRequest !== null;
    return gone ? t('年初预算数不能空着；请填写金额。', 'The initial budget cannot be left blank; give an amount.') : wrong ?? null;
  }

  changes() {
    const { yuan } = amount(this.#text);
    return yuan && shifted(yuan, 0, 2) !== this.project.annualRequest ? { annualRequest: yuan } : {};
  }

  updated(changed) {
    super.updated(changed);
    // So that the browser refuses to send it, in these words instead of its own.
    this.querySelector(`#${this.#id}`)?.setCustomValidity(this.#wrong ?? '');
  }

  fields() {
    const wrong = this.#wrong;
    return html`<label for=${this.#id}>${t('年初预算数（元）', 'Initial budget (yuan)')}</label>
      <input id=${this.#id} inputmode="decimal" autocomplete="off" placeholder=${t('如 300000 或 30万元', 'such as 300000')} aria-invalid=${wrong ? 'true' : nothing}
        aria-describedby="${this.#id}-said" .value=${this.#text} @input=${this.type('annualRequest')}>
      <div id="${this.#id}-said">${wrong ? html`<p class="field-error">${wrong}</p>` : html`<div class="hint">${inTenThousands(this.#text)}</div>`}</div>`;
  }
}

customElements.define('jh-settle-project', SettleProject);
