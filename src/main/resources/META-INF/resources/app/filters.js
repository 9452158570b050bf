// What projects are chosen by. It stands in the address and nowhere else, so that it can be sent to somebody and found again.
import { html, nothing } from 'lit';
import { live } from 'lit/directives/live.js';
import { read } from './api.js';
import { Element, uniqueId } from './element.js';
import { status, submissionState } from './format.js';
import { t } from './language.js';
import { Address, query, setQuery } from './router.js';

const TITLES = {
  year: t('年度', 'Year'),
  department: t('主管部门', 'Department'),
  grade: t('等级', 'Grade'),
  status: t('评价状态', 'Status'),
  unit: t('实施单位', 'Unit'),
  category: t('项目类别', 'Category'),
  level1: t('一级指标', 'Level 1'),
  level2: t('二级指标', 'Level 2'),
  month: t('评价月份', 'Month evaluated'),
  submission: t('填报状态', 'Submission'),
  lost: t('失分指标', 'Lost points on'),
  executionRateFrom: t('执行率不低于（%）', 'Execution at least (%)'),
  executionRateBelow: t('执行率低于（%）', 'Execution below (%)'),
  totalFrom: t('得分不低于', 'Points at least'),
  totalBelow: t('得分低于', 'Points below'),
  name: t('项目名称含', 'Name contains'),
};
const FIRST = ['year', 'department', 'grade', 'status'];
const MORE = ['unit', 'category', 'level1', 'level2', 'month', 'submission'];
const FIXED = {
  status: [['evaluated', t('已评价', 'evaluated')], ...['final', 'provisional', 'none'].map(code => [code, status(code)])],
  submission: [...['draft', 'submitted', 'confirmed', 'returned'].map(code => [code, submissionState(code)]), ['none', t('未填报', 'nothing posted')]],
};
/** What projects may not state, and how the service is asked for those. */
const MAY_LACK = ['department', 'category', 'level1', 'level2'];
export const NONE = 'none';
// What narrows the choices of another.
const WITHIN = { unit: ['department'], level2: ['level1'] };
/** More than these are found faster by typing. */
const FEW = 60;
const MOST = 500;
/** Choices are asked for year by year, and the service has so many years at hand; what only older ones have can be typed. */
const YEARS = 5;

/** Grades as nearly all rule sets name them, the best first. */
const GRADES = ['优', '良', '中', '差'];

/** Choices without those that come twice: grades from the best, all others by their words, and last what is not stated. */
function inOrder(name, choices) {
  const place = choice => (choice === NONE ? 2 : GRADES.includes(choice) && name === 'grade' ? GRADES.indexOf(choice) - GRADES.length : 1);
  return [...new Set(choices)].sort((one, other) => place(one) - place(other) || (one < other ? -1 : 1));
}

/** Whether a text is a year, as the service takes them. */
export function isYear(text) {
  return /^\d{4}$/.test(text) && text >= '1990' && text <= '2099';
}

/** The filters that stand in the address. */
export function filters() {
  return Object.fromEntries(Object.entries(query()).filter(([name]) => name in TITLES));
}

/** An address of the list of projects with filters; those that are null are left out. */
export function projectsBy(chosen) {
  const set = Object.entries(chosen).filter(([, value]) => value !== null && value !== undefined && value !== '');
  return `/projects${set.length ? `?${new URLSearchParams(set)}` : ''}`;
}

/** Chooses something else, from the first page on. */
export function choose(changes) {
  setQuery({ ...changes, cursor: null, from: null }, {});
}

function words(name, value) {
  const fixed = FIXED[name]?.find(([code]) => code === value)?.[1];
  return fixed ?? (value === NONE && MAY_LACK.includes(name) ? t('（未填写）', '(not stated)') : value);
}

/**
 * The filters of a page, with what can be chosen, and what is chosen as buttons that take it off.
 *
 *   <jh-filters search></jh-filters>                   with a search by name; any year
 *   <jh-filters .year=${2023}></jh-filters>            of a page that shows one year: which it is where the address has none
 *   <jh-filters .waits=${true}></jh-filters>           asks for no choices while the page's own figures are on their way
 */
class Filters extends Element {
  static properties = {
    search: { type: Boolean },
    year: {},
    waits: { attribute: false },
    choices: { state: true },
    open: { state: true },
  };

  constructor() {
    super();
    /** By name: null until they are read, and an empty list where they cannot be. */
    this.choices = {};
    this.open = false;
  }

  #id = uniqueId('filter');
  #asked = {};
  #address = new Address(this, () => {
    this.requestUpdate();
    if (this.hasUpdated) {
      this.#readChoices();
    }
  });

  firstUpdated() {
    // The page's own figures go first.
    setTimeout(() => this.#readChoices(), 0);
  }

  willUpdate(changed) {
    if (this.hasUpdated && (changed.has('year') || changed.has('waits'))) {
      this.#readChoices();
    }
  }

  async #readChoices() {
    if (this.waits) {
      return;
    }
    await this.#read('year', '/years', [{}], ([page]) => page.items.map(item => String(item.year)));
    const year = query().year ?? this.year;
    if (year !== undefined && !isYear(year)) {
      // A page of one year that has not found yet which it is; or what stands in the address is none.
      return;
    }
    const years = year === undefined ? this.choices.year?.slice(0, YEARS) : [year];
    if (!years) {
      // They are on their way; who asked for them first goes on from there.
      return;
    }
    for (const name of this.open ? [...FIRST, ...MORE] : FIRST) {
      if (name !== 'year' && !FIXED[name]) {
        const within = Object.fromEntries((WITHIN[name] ?? []).map(other => [other, query()[other]]));
        this.#read(name, '/summaries', years.map(one => ({ year: one, groupBy: name, limit: MOST, ...within })), summaries =>
          inOrder(name, summaries.flatMap(summary => summary.groups).map(group => group.key ?? (MAY_LACK.includes(name) ? NONE : null)).filter(key => key !== null)));
      }
    }
  }

  /** Reads the choices of a filter, by as many calls of a path as there are sets of parameters. */
  async #read(name, path, parameters, of) {
    const asked = JSON.stringify(parameters);
    if (this.#asked[name] === asked) {
      return;
    }
    this.#asked[name] = asked;
    let choices;
    try {
      choices = of(await Promise.all(parameters.map(one => read(path, one))));
    } catch {
      // What is known by heart can still be typed; the page itself says that something is wrong.
      choices = null;
    }
    if (this.#asked[name] !== asked) {
      // Others were asked for meanwhile.
      return;
    }
    if (choices === null) {
      delete this.#asked[name];
    }
    this.choices = { ...this.choices, [name]: choices ?? [] };
  }

  #control(name) {
    const value = query()[name] ?? (name === 'year' && this.year ? String(this.year) : '');
    const known = FIXED[name] ?? this.choices[name]?.map(choice => [choice, words(name, choice)]);
    const set = event => choose({ [name]: event.target.value.trim() });
    const notAll = name !== 'year' && (query().year ?? this.year) === undefined && this.choices.year?.length > YEARS;
    const typed = known && !FIXED[name] && (known.length === 0 || known.length > FEW || notAll);
    if (typed) {
      const list = `${this.#id}-${name}`;
      return html`<label>${TITLES[name]}
        <input name=${name} list=${list} maxlength="200" placeholder=${t('全部', 'All')} .value=${live(value)} @change=${set}>
        <datalist id=${list}>${known.map(([choice]) => html`<option value=${choice}></option>`)}</datalist></label>`;
    }
    const shown = known ?? [];
    const options = value === '' || shown.some(([code]) => code === value) ? shown : [[value, words(name, value)], ...shown];
    return html`<label>${TITLES[name]}
      <select name=${name} @change=${set}>
        ${name === 'year' && this.year ? nothing : html`<option value="" .selected=${value === ''}>${t('全部', 'All')}</option>`}
        ${options.map(([code, text]) => html`<option value=${code} .selected=${code === value}>${text}</option>`)}
      </select></label>`;
  }

  #chips() {
    const chosen = Object.entries(filters()).filter(([name]) => !(name === 'year' && this.year));
    const none = Object.fromEntries(chosen.map(([name]) => [name, null]));
    return chosen.length === 0
      ? nothing
      : html`<ul class="chips" aria-label=${t('已选条件', 'Chosen filters')}>
          ${chosen.map(([name, value]) => html`<li><button type="button" @click=${() => choose({ [name]: null })}
            aria-label=${t(`去掉条件：${TITLES[name]} ${words(name, value)}`, `Take off: ${TITLES[name]} ${words(name, value)}`)}>${TITLES[name]} <b>${words(name, value)}</b> <span aria-hidden="true">×</span></button></li>`)}
          ${chosen.length > 1 ? html`<li><button type="button" class="plain" @click=${() => choose(none)}>${t('全部去掉', 'Take off all')}</button></li>` : nothing}
        </ul>`;
  }

  #toggle(event) {
    this.open = event.target.open;
    this.#readChoices();
  }

  render() {
    return html`<div class="filters" role="search" aria-label=${t('筛选', 'Filters')}>
      ${this.search ? html`<label>${TITLES.name}
        <input type="search" name="name" maxlength="200" .value=${live(query().name ?? '')} @change=${e => choose({ name: e.target.value.trim() })}></label>` : nothing}
      ${FIRST.map(name => this.#control(name))}
      <details @toggle=${this.#toggle}>
        <summary>${t('更多筛选', 'More filters')}</summary>
        <div class="more">${MORE.map(name => this.#control(name))}</div>
      </details>
      ${this.#chips()}
    </div>`;
  }
}

customElements.define('jh-filters', Filters);
