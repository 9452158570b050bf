import { html, nothing } from 'lit';
import { severity, time } from '../format.js';
import { t } from '../language.js';
import { isOpen } from './wording.js';

function settled({ by, at, reason }) {
  return html`<span class="hint">${t(`已处理：${by}，${time(at)}，${reason}`, `settled by ${by}, ${time(at)}: ${reason}`)}</span>`;
}

/**
 * Findings of a declaration, one an entry.
 *
 * @param accepted the codes that are ticked, null where they cannot be accepted here
 * @param change told of a code that is ticked or not
 */
export function findings(all, accepted, change) {
  return all.length === 0 ? nothing : html`<ul class="findings">${all.map(f => html`<li>
    <span class="tag ${f.severity}">${severity(f.severity)}</span> ${f.message}
    ${f.settled ? settled(f.settled) : nothing}
    ${accepted && isOpen(f) ? html`<label><input type="checkbox" .checked=${accepted.has(f.code)} @change=${e => change(f.code, e.target.checked)}>
      ${t('按现有读法认可', 'accept as read')}</label>` : nothing}</li>`)}</ul>`;
}
