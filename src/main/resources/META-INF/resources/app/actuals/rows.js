// One row for each declared indicator: what was declared, what is typed, what it comes to.
import { html, nothing } from 'lit';
import { live } from 'lit/directives/live.js';
import { repeat } from 'lit/directives/repeat.js';
import { money, points, things } from '../format.js';
import { said, t } from '../language.js';
import { KINDS, SIGNS } from '../project/wording.js';
import { ATTAINMENTS, numeric } from './typed.js';

/** A target as it is read, in short. */
function readAs(target) {
  const { kind, operator, value, upper, unit, date } = target;
  const body = {
    quantitative: () => `${SIGNS[operator] ?? '='} ${value}${unit ? ` ${unit}` : ''}`,
    range: () => `${value} – ${upper}${unit ? ` ${unit}` : ''}`,
    deadline: () => t(`不晚于 ${date}`, `by ${date}`),
  }[kind];
  return body ? `${KINDS[kind]}${t('：', ': ')}${body()}` : KINDS[kind];
}

const ACTUAL_HINTS = {
  quantitative: t('数字，可带单位', 'number, unit if another'),
  range: t('数字，可带单位', 'number, unit if another'),
  deadline: t('日期，如 2023-11-30', 'date such as 2023-11-30'),
};

const COLUMNS = {
  actual: t('实际完成值', 'Actual'),
  unit: t('单位', 'Unit'),
  text: t('完成情况', 'Outcome in words'),
  attainment: t('达成程度', 'Attainment'),
  percent: t('达成比例（%）', 'Degree (%)'),
  deviationReason: t('偏差原因及改进措施', 'Reason for deviation'),
  evidence: t('佐证资料', 'Evidence'),
  selfScore: t('自评得分', 'Self score'),
};

/** The findings of a declared row that nobody has settled. */
function open(indicator) {
  return indicator.findings.filter(f => !f.settled && f.severity !== 'info');
}

/** Draws the rows of a form. `page` has: project, form, live, readOnly, current (the current evaluation or null), set(row, field, text). */
export class Rows {
  #kinds = new Map();
  #before = new Map();
  #told = new Map();
  #shown = new WeakMap();

  constructor(page) {
    this.page = page;
  }

  #id(row, field) {
    return `f-${row.indicator}-${field}`;
  }

  /** Whether a field that few rows need is shown: once it has held something it stays, so that it can be emptied and written anew. */
  #shows(row, field) {
    if (!this.#shown.has(row)) {
      this.#shown.set(row, new Set());
    }
    const shown = this.#shown.get(row);
    if (row[field] !== '') {
      shown.add(field);
    }
    return shown.has(field);
  }

  /** What is to be said below a field: what is wrong, and what the evaluation asks for. */
  #words(row, field) {
    const { live: trial } = this.page;
    const wrong = trial.wrong.get(`${row.indicator}/${field}`);
    const asks = code => (code.startsWith('reason-') ? 'deviationReason' : /^(actual|attainment|unit|percent)-/.test(code) ? this.#primary(row) : 'row');
    // Findings of the declaration stand beside the target already.
    const told = this.#told.get(row.indicator);
    const remarks = trial.remarks(row.indicator).filter(r => asks(r.code) === field && r.code !== 'actual-missing' && !told.has(said(r.message)));
    return { wrong, remarks };
  }

  #primary(row) {
    return this.#kind(row) === 'qualitative' ? 'attainment' : 'actual';
  }

  #kind(row) {
    return this.#kinds.get(row.indicator);
  }

  #below(row, field) {
    const { wrong, remarks } = this.#words(row, field);
    if (!wrong && remarks.length === 0) {
      return nothing;
    }
    return html`<div id="${this.#id(row, field)}-said" class="said-here">
      ${wrong ? html`<p class="field-error">${wrong}</p>` : nothing}
      ${remarks.map(r => html`<p class="remark ${r.severity}">${said(r.message)}</p>`)}</div>`;
  }

  #attributes(row, field, name) {
    const { wrong, remarks } = this.#words(row, field);
    return {
      label: `${name} · ${COLUMNS[field]}`,
      invalid: wrong ? 'true' : nothing,
      described: [field === 'actual' && this.#read(row) ? `${this.#id(row, field)}-read` : '', wrong || remarks.length > 0 ? `${this.#id(row, field)}-said` : '']
        .filter(Boolean).join(' ') || nothing,
      typed: event => this.page.set(row, field, event.target.value),
    };
  }

  #input(row, field, name, { hint = '' } = {}) {
    const a = this.#attributes(row, field, name);
    return html`<input id=${this.#id(row, field)} data-column=${field} data-row=${row.indicator} autocomplete="off"
      placeholder=${hint} aria-label=${a.label} aria-invalid=${a.invalid} aria-describedby=${a.described} ?readonly=${this.page.readOnly}
      .value=${live(row[field])} @input=${a.typed}>${this.#below(row, field)}`;
  }

  #area(row, field, name, hint = '') {
    const a = this.#attributes(row, field, name);
    return html`<textarea id=${this.#id(row, field)} data-column=${field} data-row=${row.indicator} rows="2" placeholder=${hint}
      aria-label=${a.label} aria-invalid=${a.invalid} aria-describedby=${a.described} ?readonly=${this.page.readOnly}
      .value=${live(row[field])} @input=${a.typed}></textarea>${this.#below(row, field)}`;
  }

  #choice(row, name, column, words) {
    const a = this.#attributes(row, 'attainment', name);
    return html`<select id=${this.#id(row, 'attainment')} data-column=${column} data-row=${row.indicator} aria-label=${a.label}
      aria-invalid=${a.invalid} aria-describedby=${a.described} ?disabled=${this.page.readOnly} .value=${live(row.attainment)} @change=${a.typed}>
      ${words.map(([value, text]) => html`<option value=${value} ?selected=${value === row.attainment}>${text}</option>`)}</select>${this.#below(row, 'attainment')}`;
  }

  /** By the kind of the target: a number or date, or a degree of attainment with its percentage. What is there already is always shown. */
  #outcome(row, indicator) {
    const { kind } = indicator.target;
    const { name } = indicator;
    if (row.byUnit) {
      return this.#units(row, name);
    }
    const degree = html`${this.#input(row, 'percent', name, { hint: t('比例 %', 'degree %') })}`;
    if (kind === 'qualitative') {
      return html`<div class="pair"><div>${this.#choice(row, name, 'actual', this.#degrees())}</div><div>${degree}</div></div>
        ${this.#input(row, 'text', name, { hint: t('完成情况（文字）', 'outcome in words') })}`;
    }
    const dated = kind === 'deadline';
    return html`${this.#input(row, 'actual', name, { hint: ACTUAL_HINTS[kind] ?? '' })}${this.#reading(row, kind)}
      ${this.#shows(row, 'unit') ? html`<label class="small">${COLUMNS.unit}${this.#input(row, 'unit', name)}</label>` : nothing}
      ${this.#shows(row, 'text') ? this.#input(row, 'text', name) : nothing}
      ${dated ? this.#choice(row, name, 'attainment', this.#intime()) : this.#shows(row, 'attainment') ? this.#choice(row, name, 'attainment', this.#degrees()) : nothing}
      ${this.#shows(row, 'percent') ? degree : nothing}`;
  }

  #degrees() {
    return [['', t('请选择…', 'choose…')], ['met', `1 ${ATTAINMENTS.met}`], ['partly', `2 ${ATTAINMENTS.partly}`], ['unmet', `3 ${ATTAINMENTS.unmet}`], ['notApplicable', `0 ${ATTAINMENTS.notApplicable}`]];
  }

  #intime() {
    return [['', t('按日期判断', 'by the date')], ['met', t('1 按期完成', '1 in time')], ['unmet', t('3 未按期完成', '3 late')], ['notApplicable', `0 ${ATTAINMENTS.notApplicable}`]];
  }

  /** How the service reads the outcome of a row that wants a number or date; null where there is nothing to say about that. */
  #read(row) {
    return this.#kind(row) === 'qualitative' || row.actual.trim() === '' ? null : this.page.live.reading(row.actual);
  }

  #reading(row, kind) {
    const reading = this.#read(row);
    if (!reading) {
      return nothing;
    }
    const fits = numeric(kind) ? numeric(reading.kind) : reading.kind === kind;
    return html`<div id="${this.#id(row, 'actual')}-read"><p class="hint">${fits && reading.printed ? t(`读作 ${reading.printed}`, `read as ${reading.printed}`) : t('读不出确定的数值或日期，按文字保留', 'no certain number or date; kept as text')}</p>
      ${fits ? reading.findings.filter(f => f.severity !== 'info').map(f => html`<p class="remark ${f.severity}">${f.message}</p>`) : nothing}</div>`;
  }

  #units(row, name) {
    return html`<details><summary>${t(`${row.byUnit.length} 个单位分别填报`, `of ${things(row.byUnit.length, 'unit')}`)}</summary>
      <ul class="plain-list">${row.byUnit.map(u => html`<li>${u.name}${t('：', ': ')}${u.value ?? `${u.percent}%`}${u.amount ? t(`（${money(u.amount)} 万元）`, ` (${money(u.amount)} × 10,000 yuan)`) : ''}</li>`)}</ul>
      <button type="button" aria-label=${t(`${name}：改填一个完成值`, `${name}: give one outcome instead`)} ?disabled=${this.page.readOnly} @click=${() => this.page.set(row, 'byUnit', null)}>${t('改填一个完成值', 'Give one outcome instead')}</button>
    </details>${this.#below(row, 'actual')}${this.#below(row, 'attainment')}`;
  }

  #points(row) {
    const now = this.page.readOnly ? this.#current(row) : this.page.live.row(row.indicator);
    if (!now) {
      return html`<span class="hint">${t('待计算', 'to come')}</span>`;
    }
    const before = this.page.readOnly ? null : this.#current(row);
    return html`<strong class="row-points">${points(now.score)}</strong> <span class="hint">/ ${points(now.weight)}</span>
      ${before && before.score !== now.score ? html`<p class="changed">${t(`当前评价 ${before.score}`, `now ${before.score}`)}</p>` : nothing}
      <details><summary>${now.rule ? now.rule.name : t('没有适用的规则', 'no rule')}</summary>
        <p>${said(now.explanation)}</p>${now.rule?.basis ? html`<p class="hint">${now.rule.basis}</p>` : nothing}</details>`;
  }

  #current(row) {
    return this.#before.get(row.indicator) ?? null;
  }

  #row(row, indicator) {
    const { name } = indicator;
    return html`<tr>
      <th scope="row"><span class="hint">${[indicator.level1, indicator.level2].filter(Boolean).join(' › ')}</span><br>${name}
        ${this.#below(row, 'row')}${this.page.live.wrong.has(row.indicator) ? html`<p class="field-error">${this.page.live.wrong.get(row.indicator)}</p>` : nothing}</th>
      <td data-label=${t('指标值', 'Target')}>${indicator.target.text || '—'}<p class="hint">${readAs(indicator.target)}${indicator.weight === null ? '' : t(`，分值 ${indicator.weight}`, `, weight ${indicator.weight}`)}</p>
        ${open(indicator).map(f => html`<p class="remark ${f.severity}">${f.message}</p>`)}</td>
      <td data-label=${COLUMNS.actual}>${this.#outcome(row, indicator)}</td>
      <td data-label=${COLUMNS.deviationReason}>${this.#area(row, 'deviationReason', name)}</td>
      <td data-label=${COLUMNS.evidence}>${this.#area(row, 'evidence', name)}</td>
      <td data-label=${COLUMNS.selfScore}>${this.#input(row, 'selfScore', name)}</td>
      <td data-label=${t('得分', 'Points')} class="points">${this.#points(row)}</td>
    </tr>`;
  }

  render() {
    this.#kinds = new Map(this.page.project.indicators.map(i => [i.id, i.target.kind]));
    this.#told = new Map(this.page.project.indicators.map(i => [i.id, new Set(open(i).map(f => f.message))]));
    this.#before = new Map((this.page.current?.indicators ?? []).map(row => [row.indicatorId, row]));
    // A row keeps its fields, and who types in one keeps the caret, wherever the declaration has it now.
    const declared = new Map(this.page.project.indicators.map(i => [i.id, i]));
    const rows = this.page.form.items.map(row => [row, declared.get(row.indicator)]).filter(([, indicator]) => indicator);
    const head = [t('指标', 'Indicator'), t('指标值', 'Target'), COLUMNS.actual, COLUMNS.deviationReason, COLUMNS.evidence, COLUMNS.selfScore, t('得分', 'Points')];
    return html`<table class="actuals">
      <caption class="unseen">${t('各项指标的实际完成情况', 'The outcome of each indicator')}</caption>
      <thead><tr>${head.map(words => html`<th scope="col">${words}</th>`)}</tr></thead>
      <tbody>${repeat(rows, ([row]) => row.indicator, ([row, indicator]) => this.#row(row, indicator))}</tbody>
    </table>`;
  }
}
