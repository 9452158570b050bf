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

/** The rows of a project with something open, and itself; `indicator` is null for the project. */
function openPlaces(project) {
  const rows = project.indicators.filter(i => i.findings.some(isOpen)).map(i => ({ project: project.id, indicator: i.id }));
  return project.findings.some(isOpen) ? [{ project: project.id, indicator: null }, ...rows] : rows;
}

/**
 * What stays open after storing, one at a time: a correction, or acceptance with a reason. Of a file of hundreds of projects, only the
 * one that somebody is at is read.
 */
class SettleList extends Element {
  static properties = { projects: { attribute: false } };

  #asked = { places: [], at: 0 };
  #one = new Load(this, signal => this.#read(signal));

  willUpdate(changed) {
    if (changed.has('projects')) {
      this.#goTo(this.projects.flatMap(openPlaces), 0);
    }
  }

  #goTo(places, at) {
    this.#asked = { places, at };
    this.#one.run();
  }

  /** The place that was asked for, as its project is now: what was settled meanwhile, here or elsewhere, is passed over. */
  async #read(signal) {
    let { places, at } = this.#asked;
    while (places.length > 0) {
      const asked = places[at];
      const { body: project, etag } = await call('GET', `/projects/${encodeURIComponent(asked.project)}`, { signal });
      const first = places.findIndex(p => p.project === asked.project);
      const now = openPlaces(project);
      places = [...places.slice(0, first), ...now, ...places.filter((p, n) => n > first && p.project !== asked.project)];
      const same = now.findIndex(p => p.indicator === asked.indicator);
      at = same >= 0 ? first + same : Math.min(at, Math.max(places.length - 1, 0));
      if (places[at]?.project === asked.project) {
        return { places, at, project, etag };
      }
    }
    return { places, at: 0 };
  }

  #move({ places, at }, step) {
    const loss = unsettled(this);
    if (!loss || confirm(loss)) {
      this.#goTo(places, at + step);
    }
  }

  #draw(now) {
    const { places, at, project, etag } = now;
    const indicator = project.indicators.find(i => i.id === places[at].indicator);
    const again = () => this.#goTo(places, at);
    const { reading } = this.#one;
    return html`<p><a href="/projects/${project.id}">${project.name}</a>${indicator ? html` · ${indicator.level1} · ${indicator.level2} · <strong>${indicator.name}</strong>${t('：', ': ')}${indicator.target.text}` : nothing}</p>
      ${keyed(indicator?.id ?? project.id, indicator
        ? html`<jh-settle-indicator .project=${project} .indicator=${indicator} .tag=${etag} changeable @settled=${again} @stale=${again}></jh-settle-indicator>`
        : html`<jh-settle-project .project=${project} .tag=${etag} changeable @settled=${again} @stale=${again}></jh-settle-project>`)}
      <nav class="pager" aria-label=${t('逐项', 'One by one')}>
        <button type="button" ?disabled=${reading || at === 0} @click=${() => this.#move(now, -1)}>${t('上一项', 'Previous')}</button>
        <span>${t(`第 ${at + 1} 项，共 ${places.length} 项待处理`, `${at + 1} of ${places.length} open`)}</span>
        <button type="button" ?disabled=${reading || at >= places.length - 1} @click=${() => this.#move(now, 1)}>${t('下一项', 'Next')}</button></nav>`;
  }

  render() {
    return html`<section class="card" aria-label=${t('逐项处理', 'Settle one by one')}><h3>${t('逐项处理核对事项', 'Settle the findings one by one')}</h3>
      ${this.#one.show(now => this.#draw(now), {
        isEmpty: now => now.places.length === 0, empty: t('没有待处理的事项；结果可以成为正式的。', 'Nothing is open; results can be final.'), keep: true,
      })}</section>`;
  }
}

customElements.define('jh-settle-list', SettleList);
