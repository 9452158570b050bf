// Two states of the same thing side by side: which is chosen, and what they have otherwise.
import { html, nothing } from 'lit';
import { t } from '../language.js';
import { setQuery } from '../router.js';

const CHANGES = { added: t('新增', 'added'), removed: t('已不在', 'gone'), changed: t('变化', 'changed') };

/**
 * What to compare with; it stands in the address.
 *
 * @param others [[key, words]]
 * @param against the key that is chosen, null for none
 */
export function compareWith(words, others, against) {
  return html`<label>${words}<select @change=${event => setQuery({ against: event.target.value })}>
    ${against === null ? html`<option value="" .selected=${true}>${t('请选择', 'choose one')}</option>` : nothing}
    ${others.map(([key, said]) => html`<option value=${key} .selected=${key === against}>${said}</option>`)}</select></label>`;
}

/**
 * What two things have otherwise: [{name, from, to}].
 *
 * @param members [[name, of(thing)]]; what `of` gives is compared and shown
 */
export function membersOf(before, after, members) {
  const of = (thing, member) => (thing ? member(thing) ?? '' : '');
  return members.map(([name, member]) => ({ name, from: of(before, member), to: of(after, member) })).filter(({ from, to }) => from !== to);
}

/** What two lists have otherwise, row by row: [{name, change, members}]. Rows are the same where `keyOf` says so. */
export function rowsOf(before, after, keyOf, nameOf, members) {
  const [old, now] = [before, after].map(rows => new Map(rows.map(row => [keyOf(row), row])));
  const keys = [...now.keys(), ...[...old.keys()].filter(key => !now.has(key))];
  return keys
    .map(key => [old.get(key), now.get(key)])
    .map(([from, to]) => ({
      name: nameOf(to ?? from),
      change: from ? (to ? 'changed' : 'removed') : 'added',
      members: membersOf(from, to, members),
    }))
    .filter(row => row.members.length > 0);
}

function lines(members, head) {
  const value = text => (text === null || text === '' ? t('（无）', '(none)') : text);
  return html`<tbody>${members.map(({ name, from, to }, n) => html`<tr>
    ${n === 0 ? html`<th scope="rowgroup" rowspan=${members.length}>${head}</th>` : nothing}
    <th scope="row">${name}</th><td>${value(from)}</td><td>${value(to)}</td></tr>`)}</tbody>`;
}

/**
 * As a table.
 *
 * @param whole [{name, from, to}] of the whole
 * @param rows [{name, change, members}]
 * @param same the words where there is nothing
 */
export function comparison(whole, rows, same) {
  if (whole.length === 0 && rows.length === 0) {
    return html`<p class="hint">${same}</p>`;
  }
  return html`<div class="scroll" tabindex="0" role="region" aria-label=${t('差异', 'Differences')}><table class="difference">
    <caption>${t('差异', 'Differences')}</caption>
    <thead><tr>${[t('范围', 'Where'), t('内容', 'What'), t('原', 'Before'), t('现', 'Now')].map(head => html`<th scope="col">${head}</th>`)}</tr></thead>
    ${whole.length === 0 ? nothing : lines(whole, t('整体', 'As a whole'))}
    ${rows.map(row => lines(row.members, html`${row.name} <span class="tag info">${CHANGES[row.change]}</span>`))}
  </table></div>`;
}
