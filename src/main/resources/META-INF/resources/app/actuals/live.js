// The points as they would be, while somebody types.
import { call, read } from '../api.js';
import { numeric, placeOf, plainNumber, attainmentOf, toActuals } from './typed.js';

const PAUSE = 350;
/** Who waits for the points waits no longer than this. */
const PATIENCE = 10_000;

/** Tries the form after each pause in the typing; the newest answer counts. `changed` is told of it. */
export class Live {
  #changed;
  #timer;
  #running = null;
  #readings = new Map();
  #rows = new Map();
  #remarks = new Map();

  constructor(project, changed) {
    this.project = project;
    this.#changed = changed;
    /** What the post would answer, or null; stale while it is asked for again or what is typed is refused. */
    this.result = null;
    this.stale = false;
    this.busy = false;
    /** Words by 'field', 'indicator/field', 'indicator' or '' for the whole. */
    this.wrong = new Map();
    this.complete = false;
    /** Why the form could not be tried, or null: then `result` and `wrong` tell less than a post would. */
    this.problem = null;
    /** Whether the answer, or refusal, shows that the declaration is another one by now. */
    this.adjusted = false;
    /** Why the texts could not be read, or null. */
    this.unread = null;
  }

  /** Something was typed. */
  change(form) {
    clearTimeout(this.#timer);
    this.stale = true;
    this.#timer = setTimeout(() => this.run(form), PAUSE);
  }

  stop() {
    clearTimeout(this.#timer);
    this.#running?.abort();
  }

  /** Tries the form now. */
  async run(form) {
    clearTimeout(this.#timer);
    this.#running?.abort();
    const running = new AbortController();
    this.#running = running;
    const { actuals, wrong, complete } = toActuals(this.project, form);
    this.complete = complete;
    this.wrong = wrong;
    this.busy = true;
    this.#changed();
    const signal = AbortSignal.any([running.signal, AbortSignal.timeout(PATIENCE)]);
    try {
      // A text that cannot be read now has points all the same.
      const [{ body }, unread] = await Promise.all([
        call('POST', `/projects/${this.project.id}/actuals`, { parameters: { dryRun: true }, body: actuals, signal }),
        this.#readTexts(form, signal).catch(problem => problem),
      ]);
      if (this.#running === running) {
        this.#take(body);
        this.stale = false;
        this.problem = null;
        this.unread = unread ?? null;
      }
    } catch (problem) {
      if (problem.name === 'AbortError' || this.#running !== running) {
        return;
      }
      this.refused(problem, actuals);
    }
    this.busy = false;
    this.#changed();
  }

  #take(result) {
    const { indicators, reasons, warnings } = result.evaluation;
    this.result = result;
    this.adjusted = result.evaluation.declarationVersion !== this.project.declarationVersion;
    this.#rows = new Map(indicators.map(row => [row.indicatorId, row]));
    this.#remarks = new Map();
    for (const remark of [...reasons, ...warnings]) {
      this.#remarks.set(remark.indicatorId, [...(this.#remarks.get(remark.indicatorId) ?? []), remark]);
    }
  }

  /** Puts what a refusal says at its fields. */
  refused(problem, actuals) {
    this.stale = true;
    this.adjusted = problem.errors?.some(error => /^\/items\/\d+\/indicator$/.test(error.pointer)) ?? false;
    const placed = new Map(this.wrong);
    for (const error of problem.errors ?? []) {
      const place = placeOf(this.project, actuals, error.pointer);
      placed.set(place, placed.has(place) ? `${placed.get(place)} ${error.detail}` : error.detail);
    }
    this.wrong = placed;
    // What stands at a field need not be said again above the form.
    this.problem = problem.errors?.length && !placed.has('') ? null : problem;
  }

  /** How the service reads the texts that are no plain numbers where a number or date is wanted; each text is asked for once. */
  async #readTexts(form, signal) {
    const kinds = new Map(this.project.indicators.map(i => [i.id, i.target.kind]));
    const texts = form.items
      .filter(row => numeric(kinds.get(row.indicator)) || kinds.get(row.indicator) === 'deadline')
      .map(row => row.actual.trim())
      .filter(text => text !== '' && text.length <= 2000 && plainNumber(text) === null && !attainmentOf(text) && !this.#readings.has(text));
    if (texts.length > 0) {
      const unique = [...new Set(texts)];
      const { body } = await call('POST', '/targets/parse', { body: { texts: unique, year: this.project.year }, signal });
      unique.forEach((text, n) => this.#readings.set(text, body.targets[n]));
    }
  }

  /** How a text is read, or null while that is not known or it is a plain number. */
  reading(text) {
    return this.#readings.get(text.trim()) ?? null;
  }

  /** The row of the result of an indicator, or null. */
  row(indicator) {
    return this.#rows.get(indicator) ?? null;
  }

  /** Why the result would be provisional, and what is worth a look, about one row or (null) the whole. */
  remarks(indicator) {
    return this.#remarks.get(indicator) ?? [];
  }
}

/** What the page begins with. */
export async function readProject(id, signal) {
  // The id is what an address names, and may be anything.
  const path = `/projects/${encodeURIComponent(id)}`;
  const [project, submission] = await Promise.all([
    read(path, {}, signal),
    call('GET', `${path}/submission`, { signal }),
  ]);
  const has = project.revision > 0;
  const [revision, evaluation, year] = await Promise.all([
    has ? read(`${path}/actuals/${project.revision}`, {}, signal) : null,
    has ? read(`${path}/evaluation`, {}, signal) : null,
    project.yearClosed ? read(`/years/${project.year}`, {}, signal) : null,
  ]);
  return { project, submission: submission.body, submissionTag: submission.etag, revision, evaluation, year };
}
