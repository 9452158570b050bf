import { html, nothing } from 'lit';
import { Element } from '../element.js';
import { points, things } from '../format.js';
import { t } from '../language.js';
import { query, setQuery } from '../router.js';
import '../table.js';

/** Every discrepancy of every table as a row of its own: {table, project, unit, file, place, selfScore, score, kind, title, message}. */
function discrepancies(tables) {
  return tables.flatMap((one, table) => {
    const of = (place, selfScore, score) => found => ({ ...tableOf(one, table), place, selfScore, score, ...found });
    return [
      ...one.rows.flatMap(row => row.discrepancies.map(of(nameOf(row), row.selfScore, row.score))),
      ...one.execution.discrepancies.map(of(t('预算执行率', 'Execution rate'), one.execution.selfScore, one.execution.score)),
      ...one.total.discrepancies.map(of(t('总分', 'Total'), one.total.selfScore, one.total.sum)),
    ];
  });
}

/** Every row whose points by the rule cannot be told, with what is known of the reason: {table, project, unit, file, place, selfScore, message}. */
function unchecked(tables) {
  return tables.flatMap((one, table) => one.rows.filter(row => row.score === null).map(row => ({
    ...tableOf(one, table), place: nameOf(row), selfScore: row.selfScore, message: row.findings.map(f => f.message).join(' '),
  })));
}

function tableOf(one, table) {
  return { table, project: one.project ?? one.title, unit: one.unit, file: one.file };
}

function nameOf(row) {
  return row.name ?? t(`第 ${row.ordinal} 行`, `row ${row.ordinal}`);
}

/** The list of discrepancies, and of what cannot be checked, narrowed by kind, unit and words; the filters stand in the address. An event `table` asks for one table. */
class Discrepancies extends Element {
  static properties = { tables: { attribute: false }, kind: { state: true }, unit: { state: true }, words: { state: true } };

  constructor() {
    super();
    const { kind = '', unit = '', q = '' } = query();
    this.kind = kind;
    this.unit = unit;
    this.words = q;
  }

  #narrow(name, key) {
    return event => {
      this[name] = event.target.value;
      setQuery({ [key]: event.target.value });
    };
  }

  #where = [
    { key: 'unit', title: t('实施单位', 'Unit') },
    { key: 'project', title: t('项目', 'Project'), cell: d => html`<button type="button" class="plain" @click=${() => this.dispatchEvent(new CustomEvent('table', { detail: d.table }))}>${d.project ?? '—'}</button>` },
    { key: 'file', title: t('文件', 'File') },
  ];

  #columns = [
    ...this.#where,
    { key: 'place', title: t('指标', 'Row') },
    { key: 'selfScore', title: t('自评得分', 'Self-awarded'), number: true, cell: d => points(d.selfScore) },
    { key: 'score', title: t('按规则', 'By rule'), number: true, cell: d => points(d.score) },
    { key: 'title', title: t('种类', 'Kind') },
    { key: 'message', title: t('说明', 'Explanation') },
  ];

  #uncheckedColumns = [
    ...this.#where,
    { key: 'place', title: t('指标', 'Row') },
    { key: 'selfScore', title: t('自评得分', 'Self-awarded'), number: true, cell: d => points(d.selfScore) },
    { key: 'message', title: t('原因', 'Why') },
  ];

  render() {
    const all = discrepancies(this.tables);
    const kinds = new Map(all.map(d => [d.kind, d.title]));
    const left = unchecked(this.tables);
    const units = [...new Set([...all, ...left].map(d => d.unit).filter(Boolean))].sort();
    // What is looked for is always among the choices, also where these tables have none of it.
    if (this.kind !== '' && !kinds.has(this.kind)) {
      kinds.set(this.kind, this.kind);
    }
    if (this.unit !== '' && !units.includes(this.unit)) {
      units.push(this.unit);
    }
    const has = text => text?.includes(this.words) ?? false;
    const wanted = d => (this.unit === '' || d.unit === this.unit) && (this.words === '' || [d.project, d.file, d.place, d.message].some(has));
    const shown = all.filter(d => (this.kind === '' || d.kind === this.kind) && wanted(d));
    const notChecked = left.filter(wanted);
    const choice = (label, name, key, options) => html`<label>${label}<select @change=${this.#narrow(name, key)}>
      <option value="" .selected=${this[name] === ''}>${t('全部', 'All')}</option>${options.map(([value, text]) => html`<option value=${value} .selected=${this[name] === value}>${text}</option>`)}</select></label>`;
    return html`<div class="filters">
        ${choice(t('种类', 'Kind'), 'kind', 'kind', [...kinds])}
        ${choice(t('单位', 'Unit'), 'unit', 'unit', units.map(u => [u, u]))}
        <label>${t('包含文字', 'Containing')}<input type="search" .value=${this.words} @input=${this.#narrow('words', 'q')}></label>
      </div>
      <jh-table caption=${t(`${shown.length} 处不符`, things(shown.length, 'discrepancy', 'discrepancies'))} file="discrepancies.csv" .columns=${this.#columns} .rows=${shown}></jh-table>
      ${notChecked.length === 0 ? nothing : html`<jh-table caption=${t(`未能核对的指标行：${notChecked.length}`, `Rows that cannot be checked: ${notChecked.length}`)} file="unchecked.csv" .columns=${this.#uncheckedColumns} .rows=${notChecked}></jh-table>`}`;
  }
}

customElements.define('jh-discrepancies', Discrepancies);
