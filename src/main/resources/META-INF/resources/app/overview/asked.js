// What the parts of the overview have in common: the year with its filters, and how each finds the projects behind a figure.
import { html, nothing } from 'lit';
import { read } from '../api.js';
import { Element } from '../element.js';
import { NONE, projectsBy } from '../filters.js';
import { t } from '../language.js';
import { Load } from '../load.js';

/** The most groups that a summary gives at once. */
const AT_ONCE = 500;

/** A summary with all of its groups, page by page. */
export async function readSummary(parameters, signal) {
  const summary = await read('/summaries', { limit: AT_ONCE, ...parameters }, signal);
  let cursor = summary.next;
  while (cursor) {
    const page = await read('/summaries', { limit: AT_ONCE, ...parameters, cursor }, signal);
    summary.groups.push(...page.groups);
    cursor = page.next;
  }
  return summary;
}

/** The name of a group; what has none is said so. */
export function named(key) {
  return key ?? t('（未填写）', '(not stated)');
}

/** The address of the projects behind a figure. Null in `more` stands for what is not stated. */
export function linkTo(asked, more = {}) {
  return projectsBy({ ...asked, ...Object.fromEntries(Object.entries(more).map(([name, value]) => [name, value === null ? NONE : value])) });
}

/** Words that lead there. */
export function leadsTo(words, asked, more) {
  return html`<a href=${linkTo(asked, more)}>${words}</a>`;
}

/** The same of the year before. */
export function yearBefore(asked) {
  return { ...asked, year: String(Number(asked.year) - 1) };
}

/** The name of a file about a year and its filters. */
export function fileOf(name, asked) {
  const parts = [name, ...Object.values(asked)].map(part => String(part).replace(/[\\/:*?"<>|\s]+/g, '-'));
  return parts.join('-').slice(0, 120);
}

/** A part that reads what it shows, again whenever something else is asked. */
export class Part extends Element {
  static properties = { asked: { attribute: false } };

  load = new Load(this, signal => this.read(signal));

  willUpdate(changed) {
    if (changed.has('asked') && this.asked) {
      this.load.run();
    }
  }

  /** A card with a heading around what was read. */
  card(title, draw, states) {
    return html`<section class="card" aria-label=${title}>${this.load.value === null || this.load.problem ? html`<h2>${title}</h2>` : nothing}${this.load.show(draw, states)}</section>`;
  }
}
