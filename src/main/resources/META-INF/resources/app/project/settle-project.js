import { html } from 'lit';
import { t } from '../language.js';
import { Settlement } from './settlement.js';

/** Settles what was found about the project as a whole. */
class SettleProject extends Settlement {
  get findings() {
    return this.project.findings;
  }

  get path() {
    return `/projects/${this.project.id}`;
  }

  get words() {
    return t('更正年初预算数', 'Correct the initial budget');
  }

  changes() {
    const { annualRequest } = this.draft;
    return annualRequest && annualRequest.trim() !== this.project.annualRequest ? { annualRequest: annualRequest.trim() } : {};
  }

  fields() {
    return html`<label>${t('年初预算数（元）', 'Initial budget (yuan)')}
      <input inputmode="decimal" pattern="[0-9]{1,18}([.][0-9]{1,2})?" title=${t('金额，单位为元，最多两位小数', 'An amount in yuan with at most two decimals')}
        ?required=${this.project.annualRequest !== null} .value=${this.draft.annualRequest ?? this.project.annualRequest ?? ''} @input=${this.type('annualRequest')}></label>`;
  }
}

customElements.define('jh-settle-project', SettleProject);
