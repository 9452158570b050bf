// The fields of the form that belong to no row: money, and what is to be said of the whole.
import { html, nothing } from 'lit';
import { live } from 'lit/directives/live.js';
import { inTenThousands } from '../amount.js';
import { said, t } from '../language.js';

const LABELS = {
  executedAmount: t('全年执行数（元）', 'Executed in the year (yuan)'),
  adjustedBudget: t('调整后预算数（元）', 'Adjusted budget (yuan)'),
  executionReason: t('预算执行差异原因', 'Why execution and budget differ'),
  note: t('备注', 'Note'),
};

/** Where what the evaluation says of the whole is shown. */
const AT = { overspent: 'executionReason', 'reason-missing': 'executionReason', 'reason-asked': 'executionReason', 'budget-missing': 'adjustedBudget', 'budget-adjusted': 'adjustedBudget' };

/** Whether a remark about the whole stands at one of these fields. */
export function atField(remark) {
  return remark.code in AT;
}

function below(page, field) {
  const wrong = page.live.wrong.get(field);
  const remarks = page.live.remarks(null).filter(r => AT[r.code] === field);
  return { any: Boolean(wrong) || remarks.length > 0, wrong, drawn: html`${wrong ? html`<p class="field-error">${wrong}</p>` : nothing}
    ${remarks.map(r => html`<p class="remark ${r.severity}">${said(r.message)}</p>`)}` };
}

function field(page, name, { area = false, hint = nothing, about = nothing } = {}) {
  const { any, wrong, drawn } = below(page, name);
  const typed = event => page.set(page.form, name, event.target.value);
  const described = [about === nothing ? '' : `f-${name}-about`, any ? `f-${name}-said` : ''].filter(Boolean).join(' ') || nothing;
  const id = `f-${name}`;
  return html`<div class="field ${area ? 'area' : ''}"><label for=${id}>${LABELS[name]}</label>
    ${area
      ? html`<textarea id=${id} rows="2" aria-invalid=${wrong ? 'true' : nothing} aria-describedby=${described} ?readonly=${page.readOnly} .value=${live(page.form[name])} @input=${typed}></textarea>`
      : html`<input id=${id} inputmode="decimal" autocomplete="off" placeholder=${hint} aria-invalid=${wrong ? 'true' : nothing} aria-describedby=${described} ?readonly=${page.readOnly} .value=${live(page.form[name])} @input=${typed}>`}
    ${about === nothing ? nothing : html`<div id="f-${name}-about" class="hint">${about}</div>`}<div id="f-${name}-said">${drawn}</div></div>`;
}

/** Draws them. `page` is as for the rows. */
export function whole(page) {
  const { annualRequest } = page.project;
  const declared = annualRequest === null ? t('申报表没有预算数', 'none declared') : t(`没有调整则空着；申报 ${annualRequest} 元`, `leave blank if not adjusted; ${annualRequest} yuan declared`);
  return html`<div class="whole">
    ${field(page, 'executedAmount', { hint: t('如 300000 或 30万元', 'such as 300000'), about: inTenThousands(page.form.executedAmount) })}
    ${field(page, 'adjustedBudget', { about: html`<p>${declared}</p>${inTenThousands(page.form.adjustedBudget)}` })}
    ${field(page, 'executionReason', { area: true })}
    ${field(page, 'note', { area: true })}
  </div>`;
}
