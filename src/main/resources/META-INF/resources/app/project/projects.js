import { html, nothing } from 'lit';
import { announce } from '../announce.js';
import { download, read } from '../api.js';
import { Element } from '../element.js';
import { filters, NONE } from '../filters.js';
import { count, money, moneyUnit, points, status, submissionState, things } from '../format.js';
import { t } from '../language.js';
import { Load } from '../load.js';
import { Address, query, setQuery } from '../router.js';
import { has } from '../session.js';
import { turn } from '../table.js';

const PAGE = 100;
const FILES = {
  csv: { accept: 'text/csv', title: 'CSV' },
  xlsx: { accept: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', title: 'Excel' },
};

/** Which page led to which, so that one can go back also where the browser's history does not. */
const before = new Map();

/** The projects of the caller's scope, by the filters that stand in the address, a page at a time. */
class Projects extends Element {
  static properties = { exporting: { state: true } };

  #projects = new Load(this, signal => this.#read(signal));
  #total = new Load(this, signal => this.#countAll(signal));
  #address = new Address(this, () => {
    this.#projects.run();
    const asked = JSON.stringify(filters());
    if (asked !== this.counted) {
      this.counted = asked;
      this.#total.run();
    }
  });

  constructor() {
    super();
    this.exporting = null;
  }

  /** A page with where it stands: the address may be of another already, while that is read. */
  async #read(signal) {
    const { sort, cursor, from } = query();
    const page = await read('/projects', { limit: PAGE, ...filters(), sort, cursor }, signal);
    return { ...page, cursor, from: Math.max(0, Number.parseInt(from ?? '0', 10) || 0) };
  }

  /** How many there are, where that can be had without counting them one by one. */
  async #countAll(signal) {
    const { name, ...asked } = filters();
    return { projects: asked.year && !name ? (await read('/summaries', asked, signal)).total.figures.projects : null };
  }

  /** Where the filter names rows, what they earn: the part of the figure that led here. */
  get #columns() {
    const { level1, level2, lost } = filters();
    const rows = lost ?? level2 ?? level1;
    const at = this.#all.findIndex(column => column.key === 'total');
    return rows === undefined ? this.#all : [...this.#all.slice(0, at), ...this.#part(rows), ...this.#all.slice(at)];
  }

  #part(rows) {
    const name = rows === NONE ? t('（未填写）', '(not stated)') : rows;
    return [
      { key: 'partScore', title: t(`「${name}」得分`, `Points of “${name}”`), number: true, value: p => p.part?.score, cell: p => points(p.part?.score) },
      { key: 'partWeight', title: t(`「${name}」分值`, `Weight of “${name}”`), number: true, value: p => p.part?.weight, cell: p => points(p.part?.weight) },
    ];
  }

  #all = [
    { key: 'year', title: t('年度', 'Year') },
    { key: 'department', title: t('主管部门', 'Department'), wide: true, sort: 'department' },
    { key: 'unit', title: t('实施单位', 'Unit'), wide: true, sort: 'unit' },
    { key: 'name', title: t('项目', 'Project'), wide: true, sort: 'name', cell: p => html`<a href="/projects/${p.id}">${p.name}</a>` },
    { key: 'budget', title: t(`全年预算（${moneyUnit()}）`, `Budget (${moneyUnit()})`), number: true, sort: 'budget', cell: p => money(p.budget) },
    { key: 'executed', title: t(`全年执行（${moneyUnit()}）`, `Executed (${moneyUnit()})`), number: true, cell: p => money(p.executed) },
    { key: 'executionRate', title: t('执行率（%）', 'Execution (%)'), number: true, sort: 'executionRate', cell: p => points(p.executionRate) },
    { key: 'total', title: t('得分', 'Points'), number: true, sort: 'total', cell: p => points(p.total) },
    { key: 'grade', title: t('等级', 'Grade') },
    { key: 'status', title: t('评价状态', 'Status'), value: p => status(p.status) },
    { key: 'submission', title: t('填报状态', 'Submission'), value: p => submissionState(p.submission?.state) },
  ];

  async #export(kind) {
    this.exporting = kind;
    try {
      await download('/evaluations', { ...filters(), sort: this.#sortOfExport() }, FILES[kind].accept, `evaluations.${kind}`);
      announce(t('已导出评价结果。', 'The evaluations are exported.'));
    } catch (problem) {
      announce(problem.message, 'error');
    } finally {
      this.exporting = null;
    }
  }

  /** Evaluations call the project's name otherwise. */
  #sortOfExport() {
    return (query().sort ?? '-total').replace(/^(-?)name$/, '$1projectName');
  }

  #exports() {
    return html`<div class="actions">
      ${Object.entries(FILES).map(([kind, file]) => html`<button type="button" ?disabled=${this.exporting !== null} @click=${() => this.#export(kind)}>
        ${this.exporting === kind ? t('正在导出…', 'Exporting…') : t(`导出评价结果（${file.title}）`, `Export evaluations (${file.title})`)}</button>`)}
    </div>`;
  }

  #move(cursor, from) {
    setQuery({ cursor, from: from > 0 ? from : null }, {});
    this.querySelector('jh-table')?.scrollIntoView({ block: 'nearest' });
  }

  #pager({ cursor, from, items, next }) {
    const ahead = () => {
      before.set(next, cursor ?? null);
      this.#move(next, from + items.length);
    };
    const back = () => this.#move(before.get(cursor), from - PAGE);
    const where = (there, then) => (there && !this.#projects.reading ? then : null);
    return cursor || next
      ? html`<nav class="pager" aria-label=${t('翻页', 'Pages')}>
          ${turn(t('第一页', 'First'), where(cursor, () => this.#move(null, 0)))}
          ${turn(t('上一页', 'Previous'), where(before.has(cursor), back))}
          <span role="status">${t(`第 ${from + 1}–${from + items.length} 个`, `${from + 1}–${from + items.length}`)}</span>
          ${turn(t('下一页', 'Next'), where(next, ahead))}
        </nav>`
      : nothing;
  }

  #caption(page) {
    const all = page.next || page.cursor ? this.#total.value?.projects : page.items.length;
    return all === null || all === undefined ? t('项目', 'Projects') : t(`共 ${count(all)} 个项目`, things(all, 'project'));
  }

  #empty() {
    return Object.keys(filters()).length
      ? t('没有符合条件的项目；请去掉一些筛选条件。', 'No project passes the filters; take some of them off.')
      : html`${t('还没有项目。', 'There are no projects yet.')} ${has('auditor', 'admin') ? html`<a href="/import">${t('导入绩效目标申报表', 'Import declared forms')}</a>` : nothing}`;
  }

  render() {
    return html`<h1>${t('项目', 'Projects')}</h1>
      <jh-filters search></jh-filters>
      ${this.#projects.show(
        page => html`${this.#exports()}
          <jh-table
            caption=${this.#caption(page)} order=${query().sort ?? ''} @order=${e => setQuery({ sort: e.detail, cursor: null, from: null }, {})} .columns=${this.#columns} .rows=${page.items}></jh-table>
          ${this.#pager(page)}`,
        { isEmpty: page => page.items.length === 0, empty: this.#empty() })}`;
  }
}

customElements.define('jh-projects', Projects);
