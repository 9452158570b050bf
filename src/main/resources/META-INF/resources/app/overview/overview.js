import { html, nothing } from 'lit';
import { read } from '../api.js';
import { Element } from '../element.js';
import { choose, filters as chosenFilters, isYear } from '../filters.js';
import { t } from '../language.js';
import { busy, emptiness, failure, Load, notLoaded } from '../load.js';
import { Address, query } from '../router.js';
import { has } from '../session.js';
import { readSummary } from './asked.js';
import './figures.js';

/** Summaries know no search by name. */
function filters() {
  const { name, ...others } = chosenFilters();
  return others;
}

/** The newest year in which something was posted, otherwise the newest; null where there is none. */
async function newestYear(signal) {
  const years = (await read('/years', {}, signal)).items;
  const posted = years.find(year => Object.entries(year.projects).some(([state, projects]) => state !== 'none' && projects > 0));
  return (posted ?? years[0])?.year ?? null;
}

/** The year that the address asks for, with its summary: {year, asked, summary}, or {year: null} where there is none. */
async function readFirst(signal) {
  const chosen = filters();
  const year = chosen.year ?? (await newestYear(signal));
  if (year === null) {
    return { year };
  }
  const asked = { ...chosen, year: String(year) };
  // What stands in the address may be no year, or one that the service does not know; it is told of that and not of the year before.
  const against = Number(year) > 1990 && Number(year) <= 2099 ? Number(year) - 1 : null;
  return { year, asked, summary: await readSummary({ ...asked, groupBy: 'department', against }, signal) };
}

/** A year at a glance, by the filters that stand in the address; every figure leads to the projects behind it. */
class Overview extends Element {
  #first = new Load(this, readFirst);
  #cards = new Load(this, () => import('./cards.js'));
  #address = new Address(this, () => {
    const chosen = JSON.stringify(filters());
    if (chosen === this.chosen) {
      this.requestUpdate();
    } else {
      this.chosen = chosen;
      this.#first.run();
    }
  });

  #empty({ year }) {
    if (year !== null) {
      const none = Object.fromEntries(Object.keys(filters()).filter(name => name !== 'year').map(name => [name, null]));
      return emptiness(t(`${year} 年度没有符合条件的项目。`, `No project of ${year} passes the filters.`), Object.keys(none).length
        ? html`<button type="button" @click=${() => choose(none)}>${t('去掉筛选条件', 'Take off the filters')}</button>` : nothing);
    }
    return emptiness(t('还没有项目。', 'There are no projects yet.'),
      has('auditor', 'admin') ? html`<a class="button" href="/import">${t('导入绩效目标申报表', 'Import declared forms')}</a>` : nothing);
  }

  #parts({ asked, summary }) {
    const by = query().losses === 'level2' ? 'level2' : 'indicator';
    return html`<jh-overview-figures .asked=${asked} .summary=${summary}></jh-overview-figures>
      ${summary.total.figures.evaluated === 0
        ? emptiness(t('还没有评价结果；提交实际完成值后这里会有图表。', 'There are no evaluations yet; charts come with the first actuals.'))
        : this.#below(() => html`<jh-overview-grades .asked=${asked} .summary=${summary}></jh-overview-grades>
            <jh-overview-departments .asked=${asked} .groups=${summary.groups}></jh-overview-departments>
            <jh-overview-scatter .asked=${asked}></jh-overview-scatter>
            <jh-overview-levels .asked=${asked}></jh-overview-levels>
            <jh-overview-losses .asked=${asked} by=${by}></jh-overview-losses>`)}`;
  }

  #below(draw) {
    return this.#cards.problem
      ? failure(notLoaded(t('下面的图表没有读到', 'The charts below could not be loaded')), () => location.reload())
      : this.#cards.show(draw);
  }

  updated() {
    // The figures come first; what draws the cards below them is asked for when they stand.
    if (this.#first.value && !this.#cards.value && !this.#cards.reading && !this.#cards.problem) {
      this.#cards.run();
    }
  }

  render() {
    const found = this.#first.value;
    const asked = String(filters().year ?? found?.year ?? '');
    // What stands in the address may be no year; that is told where the figures would be.
    const year = isYear(asked) ? asked : '';
    return html`<h1>${year ? t(`${year} 年度总览`, `Overview of ${year}`) : t('总览', 'Overview')}</h1>
      <jh-filters .year=${asked} .waits=${this.#first.value === null && !this.#first.problem}></jh-filters>
      ${found?.year && year ? html`<jh-year-state .year=${year}></jh-year-state>` : nothing}
      ${found?.year && String(found.year) !== asked && this.#first.reading ? busy() : this.#first.show(value => (value.year === null || value.summary.total.figures.projects + (value.summary.total.against?.projects ?? 0) === 0 ? this.#empty(value) : this.#parts(value)))}`;
  }
}

customElements.define('jh-overview', Overview);
