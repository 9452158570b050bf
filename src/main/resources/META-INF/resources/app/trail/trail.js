import { html, nothing } from 'lit';
import { download, read } from '../api.js';
import { announce } from '../announce.js';
import { Element } from '../element.js';
import { time } from '../format.js';
import { t } from '../language.js';
import { Load } from '../load.js';
import { Address, query, setQuery } from '../router.js';
import { ACTIONS, SUBJECTS, word } from './words.js';
import './proof.js';

const FIELDS = [
  ['actor', t('用户', 'User'), 'text'],
  ['from', t('从', 'From'), 'datetime-local'],
  ['until', t('到（不含）', 'Until'), 'datetime-local'],
  ['project', t('项目名称含', 'Project name contains'), 'text'],
  ['subjectId', t('对象编号', 'Id of the subject'), 'text'],
  ['requestId', t('请求编号', 'Request id'), 'text'],
];
const LABELS = Object.fromEntries(FIELDS);
const MOMENTS = FIELDS.filter(([, , type]) => type === 'datetime-local').map(([name]) => name);

/** Whether a text is a moment as a field for one takes it: others read much more as one, "abc 1" and the 30th of February too. */
function isMoment(text) {
  return Object.assign(document.createElement('input'), { type: 'datetime-local', value: text }).value !== '';
}

/** Who did what, when, from what to what and why; and the proof that nobody has rewritten it. */
class TrailPage extends Element {
  #entries = new Load(this, signal => read('/audit', this.#parameters(), signal));
  #address = new Address(this, () => {
    if (this.#wrong.length === 0) {
      this.#entries.run();
    }
    this.requestUpdate();
    this.#fill();
  });

  /** Moments in the address that are none: their names. */
  get #wrong() {
    const asked = query();
    return MOMENTS.filter(name => asked[name] && !isMoment(asked[name]));
  }

  #parameters() {
    const asked = query();
    const instant = moment => (moment ? new Date(moment).toISOString() : undefined);
    return { limit: 100, ...asked, from: instant(asked.from), until: instant(asked.until) };
  }

  /** The filters say what the list is narrowed by: what was typed and not asked for goes with the address. */
  #fill() {
    const now = this.#typed();
    for (const field of this.querySelectorAll('.filters [name]')) {
      field.value = now[field.name] ?? '';
    }
  }

  #filter(event) {
    event.preventDefault();
    setQuery({ ...Object.fromEntries(new FormData(event.target)), cursor: null }, {});
  }

  #export() {
    download('/audit/export', {}, 'application/x-ndjson', 'audit.jsonl').catch(problem => announce(problem.message, 'error'));
  }

  /** What the filters show: a field for a moment takes nothing else. */
  #typed() {
    return Object.fromEntries(Object.entries(query()).filter(([name]) => !this.#wrong.includes(name)));
  }

  #misread() {
    const asked = query();
    return html`<div class="message error" role="alert">
      ${this.#wrong.map(name => html`<p>${t(`网址中的条件「${LABELS[name]}」不是日期时间：${asked[name]}。应当如 2026-01-31T08:00。`,
        `The condition "${LABELS[name]}" in the address is no date and time: ${asked[name]}. It should be like 2026-01-31T08:00.`)}</p>`)}
      <p class="actions"><button type="button" @click=${() => setQuery(Object.fromEntries(this.#wrong.map(name => [name, null])))}>${this.#wrong.length > 1 ? t('去掉这些条件', 'Leave them out') : t('去掉这个条件', 'Leave it out')}</button></p></div>`;
  }

  #filters() {
    const now = this.#typed();
    // Also what has no word, in an address that somebody was given.
    const known = (name, words) => Object.entries(now[name] && !words[now[name]] ? { [now[name]]: now[name], ...words } : words);
    const choice = (name, label, words) => html`<label>${label}
      <select name=${name}><option value="" .selected=${!now[name]}>${t('全部', 'All')}</option>
        ${known(name, words).map(([code, text]) => html`<option value=${code} .selected=${now[name] === code}>${text}</option>`)}
      </select></label>`;
    return html`<form class="filters" @submit=${this.#filter}>
      ${choice('action', t('操作', 'Action'), ACTIONS)} ${choice('subjectType', t('对象', 'Subject'), SUBJECTS)}
      ${FIELDS.map(([name, label, type]) => html`<label>${label}<input name=${name} type=${type} maxlength="300" .value=${now[name] ?? ''}></label>`)}
      <button class="primary">${t('查询', 'Search')}</button>
      <a class="button" href="/audit">${t('清除', 'Clear')}</a>
      <button type="button" @click=${this.#export}>${t('导出全部', 'Export all')}</button>
    </form>`;
  }

  #subject(entry) {
    const kind = word(SUBJECTS, entry.subjectType);
    const { project } = entry;
    const about = [project ? t(`${project.year} 年度`, project.year) : null, entry.department, entry.unit ?? project?.unit].filter(Boolean).join(' · ');
    return html`${kind} ${project ? html`<a href="/projects/${entry.subjectId}">${project.name}</a>` : entry.subjectId}
      ${about ? html`<br><span class="hint">${about}</span>` : nothing}`;
  }

  #change(entry) {
    const side = (words, value) => (value ? html`<dt>${words}</dt><dd><pre>${JSON.stringify(value, null, 2)}</pre></dd>` : nothing);
    return html`<details><summary>${t('详情', 'Details')}</summary>
      <dl>${side(t('之前', 'Before'), entry.before)} ${side(t('之后', 'After'), entry.after)}
        <dt>${t('来自', 'From')}</dt><dd>${entry.client ?? '—'} · ${entry.via}</dd>
        <dt>${t('请求编号', 'Request id')}</dt><dd><code>${entry.requestId ?? '—'}</code></dd>
        <dt>${t('摘要', 'Hash')}</dt><dd><code class="long">${entry.hash ?? t('尚未封存', 'not sealed yet')}</code></dd></dl></details>`;
  }

  #rows(page) {
    return html`<div class="scroll" tabindex="0" role="region" aria-label=${t('审计日志', 'Trail')}><table>
        <caption>${t('最新的在前', 'Newest first')}</caption>
        <thead><tr>
          <th scope="col" class="number">${t('序号', 'No.')}</th><th scope="col">${t('时间', 'Time')}</th><th scope="col">${t('用户', 'User')}</th>
          <th scope="col">${t('操作', 'Action')}</th><th scope="col">${t('对象', 'Subject')}</th><th scope="col">${t('原因', 'Reason')}</th><th scope="col">${t('内容', 'Content')}</th>
        </tr></thead>
        <tbody>${page.items.map(entry => html`<tr>
          <td class="number">${entry.sequence ?? '—'}</td><td>${time(entry.at)}</td><td>${entry.actor}</td><td>${word(ACTIONS, entry.action)}</td>
          <td>${this.#subject(entry)}</td><td>${entry.reason ?? '—'}</td><td>${this.#change(entry)}</td></tr>`)}</tbody>
      </table></div>
      <nav class="pager" aria-label=${t('翻页', 'Pages')}>
        ${query().cursor ? html`<button type="button" @click=${() => setQuery({ cursor: null }, {})}>${t('回到最新', 'Newest')}</button>` : nothing}
        ${page.next ? html`<button type="button" @click=${() => setQuery({ cursor: page.next }, {})}>${t('更早的', 'Older')}</button>` : nothing}
      </nav>`;
  }

  render() {
    return html`<h1>${t('审计日志', 'Trail')}</h1>
      <jh-proof></jh-proof>
      ${this.#filters()}
      ${this.#wrong.length > 0 ? this.#misread() : this.#entries.show(page => this.#rows(page), {
        isEmpty: page => page.items.length === 0,
        empty: t('没有符合条件的记录。', 'No entry fits.'),
      })}`;
  }
}

customElements.define('jh-trail', TrailPage);
