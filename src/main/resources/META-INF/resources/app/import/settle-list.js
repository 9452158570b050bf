import { html, nothing } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import { call } from '../api.js';
import { Element } from '../element.js';
import { t } from '../language.js';
import { Load } from '../load.js';
import '../project/settle-indicator.js';
import '../project/settle-project.js';
import { unsettled } from '../project/settlement.js';
import { isOpen } from '../project/wording.js';

/** What stays open after storing, one at a time: a correction, or acceptance with a reason. */
class SettleList extends Element {
  static properties = { projects: { attribute: false }, at: { state: true } };

  #open = new Load(this, signal => this.#read(signal));

  constructor() {
    super();
    this.at = 0;
  }

  willUpdate(changed) {
    if (changed.has('projects')) {
      this.#open.run();
    }
  }

  /** Every row or project with something open, as it is now. */
  async #read(signal) {
    const found = [];
    const asked = this.projects.filter(p => p.findings.some(isOpen) || p.indicators.some(i => i.findings.some(isOpen)));
    for (const { id } of asked) {
      const { body: project, etag } = await call('GET', `/projects/${encodeURIComponent(id)}`, { signal });
      if (project.findings.some(isOpen)) {
        found.push({ project, etag, indicator: null });
      }
      found.push(...project.indicators.filter(i => i.findings.some(isOpen)).map(indicator => ({ project, etag, indicator })));
    }
    this.at = Math.min(this.at, Math.max(found.length - 1, 0));
    return found;
  }

  #move(step) {
    const loss = unsettled(this);
    if (!loss || confirm(loss)) {
      this.at += step;
    }
  }

  #one(found) {
    const { project, etag, indicator } = found[this.at];
    const again = () => this.#open.run();
    return html`<p><a href="/projects/${project.id}">${project.name}</a>${indicator ? html` · ${indicator.level1} · ${indicator.level2} · <strong>${indicator.name}</strong>：${indicator.target.text}` : nothing}</p>
      ${keyed(indicator?.id ?? project.id, indicator
        ? html`<jh-settle-indicator .project=${project} .indicator=${indicator} .tag=${etag} changeable @settled=${again} @stale=${again}></jh-settle-indicator>`
        : html`<jh-settle-project .project=${project} .tag=${etag} changeable @settled=${again} @stale=${again}></jh-settle-project>`)}
      <nav class="pager" aria-label=${t('逐项', 'One by one')}>
        <button type="button" ?disabled=${this.at === 0} @click=${() => this.#move(-1)}>${t('上一项', 'Previous')}</button>
        <span>${t(`第 ${this.at + 1} 项，共 ${found.length} 项待处理`, `${this.at + 1} of ${found.length} open`)}</span>
        <button type="button" ?disabled=${this.at >= found.length - 1} @click=${() => this.#move(1)}>${t('下一项', 'Next')}</button></nav>`;
  }

  render() {
    return html`<section class="card" aria-label=${t('逐项处理', 'Settle one by one')}><h3>${t('逐项处理核对事项', 'Settle the findings one by one')}</h3>
      ${this.#open.show(found => this.#one(found), { isEmpty: found => found.length === 0, empty: t('没有待处理的事项；结果可以成为正式的。', 'Nothing is open; results can be final.') })}</section>`;
  }
}

customElements.define('jh-settle-list', SettleList);
